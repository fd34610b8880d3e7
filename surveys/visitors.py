"""Who comes twice, without knowing who: a keyed hash of an address that changes every day and is soon forgotten."""

import ipaddress
from datetime import datetime, timedelta

from django.db.models import Q

from agencies.encryption import fingerprint
from agencies.tenancy import across_agencies
from surveys.models import Conversation

KNOWN_FOR = timedelta(days=1)
HOUSEHOLD = 64  # the bits of an IPv6 address that a household or a phone keeps


def visitor(*, address: str, now: datetime) -> str:
    """The hash of an address on this day; the empty string where there is no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 6:  # noqa: PLR2004  the version
        parsed = ipaddress.ip_network((parsed, HOUSEHOLD), strict=False).network_address
    return fingerprint(f"visitor {now:%Y-%m-%d} {parsed}")


def forget_due(*, now: datetime) -> int:
    """Forget the hashes of addresses that came more than a day ago; return how many."""
    with across_agencies():
        return (
            Conversation.objects.filter(~Q(visitor=""), opened_at__lt=now - KNOWN_FOR)
            .order_by()
            .update(visitor="")
        )
