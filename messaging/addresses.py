"""The addresses that Twilio calls, as the world sees them: built from PUBLIC_URL, never from a Host header."""

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
    return public(reverse("twilio-receipt", args=[line.key, message.pk]))
