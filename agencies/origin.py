"""From which address a request came, where proxies stand between."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of whoever asks; the empty string where it is not known.

    Each of our `PROXIES` adds the address that it saw to the end of X-Forwarded-For. What stands further left was
    written by whoever asks, and is believed by nobody.
    """
    if not settings.PROXIES:
        return str(request.META.get("REMOTE_ADDR") or "")
    seen = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return seen[-settings.PROXIES] if len(seen) >= settings.PROXIES else ""
