"""What Twilio posts, signed as Twilio signs it."""

from collections.abc import Mapping
from itertools import count
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from twilio.request_validator import RequestValidator

from agencies.models import Line

PUBLIC_URL = "http://localhost:8000"
FORM = "application/x-www-form-urlencoded"
_ids = count(1)


def text(sender: str, body: str) -> dict[str, str]:
    """The fields of a text that came in."""
    return {
        "From": sender,
        "To": "+13195550142",
        "Body": body,
        "MessageSid": f"SM{next(_ids):032x}",
    }


def inbound(line: Line) -> str:
    """The path that Twilio calls for a text."""
    return reverse("twilio-inbound", args=[line.key])


def post(
    line: Line,
    fields: Mapping[str, str],
    *,
    path: str = "",
    url: str = "",
    signed: Mapping[str, str] | None = None,
    token: str = "",
    signature: str | None = None,
    headers: Mapping[str, str] | None = None,
    client: Client | None = None,
) -> Any:
    """The answer to a webhook; what is signed is what is sent, at our public address, unless said otherwise."""
    path = path or inbound(line)
    if signature is None:
        genuine = RequestValidator(token or line.auth_token)
        signature = genuine.compute_signature(url or PUBLIC_URL + path, signed or fields)
    sent = {"X-Twilio-Signature": signature, **(headers or {})}
    return (client or Client()).post(path, urlencode(fields), content_type=FORM, headers=sent)
