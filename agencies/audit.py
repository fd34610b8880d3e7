"""The audit trail: who did what, to what, from where."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from agencies.models import Agency, AuditEntry
from agencies.origin import address_of


def record(
    *,
    request: HttpRequest,
    agency: Agency,
    action: str,
    subject: str,
    detail: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> AuditEntry:
    """Write down what the person behind `request` just did.

    `action` is a dotted word ("line.changed"), `subject` says to what in words, `detail` what changed, from what to
    what; never a secret.
    """
    user = request.user if request.user.is_authenticated else None
    return AuditEntry.objects.create(
        agency=agency,
        at=now or timezone.now(),
        actor=user,
        action=action,
        subject=subject[:120],
        detail=detail or {},
        address=address_of(request) or None,
    )
