"""The addresses that Twilio calls, as the world sees them: built from PUBLIC_URL, never from a Host header."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from agencies.models import Line
from messaging.models import Message


def public(path: str) -> str:
    """The full public address of a path of ours."""
    return f"{settings.PUBLIC_URL}{path}"


def inbound_address(line: Line) -> str:
    """Where Twilio delivers the texts that `line` receives: entered at Twilio by an admin."""
    return public(reverse("twilio-inbound", args=[line.key]))


def receipt_address(line: Line, message: Message) -> str:
    """Where Twilio reports on `message`; it carries our own id, so that a receipt settles a lost answer."""
    return public(f"{_receipts(line.key)}{message.pk}/")


@lru_cache(maxsize=1024)
def _receipts(key: UUID) -> str:
    """What the addresses of all receipts of a line begin with: finding it takes longer than all else about them."""
    return reverse("twilio-receipt", args=[key, 0]).removesuffix("0/")
