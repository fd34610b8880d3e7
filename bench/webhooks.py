"""The webhooks with which Twilio brings replies, signed and ready to be sent."""

import hashlib
from urllib.parse import urlencode

from django.urls import reverse

from bench.load import Request
from bench.stage import Stage, phone
from messaging.addresses import inbound_address
from sandbox.twilio.signing import sign


def webhook(stage: Stage, *, place: int, body: str, step: int, expects: str) -> Request:
    """The webhook with the reply of the citizen at `place`; its answer must have the words in `expects`."""
    sid = sid_of(place, step)
    fields = {
        "AccountSid": stage.line.account,
        "ApiVersion": "2010-04-01",
        "Body": body,
        "From": phone(place),
        "MessageSid": sid,
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsMessageSid": sid,
        "SmsSid": sid,
        "SmsStatus": "received",
        "To": stage.line.number,
    }
    signature = sign(
        url=inbound_address(stage.line), parameters=fields, auth_token=stage.line.auth_token
    )
    return Request(
        path=reverse("twilio-inbound", args=[stage.line.key]),
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": signature,
        },
        body=urlencode(fields).encode(),
        expects=expects,
    )


def sid_of(place: int, step: int) -> str:
    """Twilio's id of the reply: another for each citizen and step."""
    return "SM" + hashlib.md5(f"{place}/{step}".encode(), usedforsecurity=False).hexdigest()
