"""An incident that is held since a later row about it could not be read: a person looks at the row and lets it go."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only
from incidents.unread import let_go

LONGEST_WHY = 200
WHY_MISSING = "Write what the row says: it goes on the record."
NOT_THE_LATEST = "Meanwhile it is held for another row, or no longer. Look again."


@require_POST
@leaders_only
def looked(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Hold the incident no longer, where the row is the one that the person saw named on the page."""
    incident = get_object_or_404(request.agency.incidents, pk=pk)
    why = request.POST.get("why", "").strip()[:LONGEST_WHY]
    seen = _moment(request.POST.get("seen", ""))
    if not why:
        messages.error(request, WHY_MISSING)
    elif seen is None or not let_go(incident=incident, seen=seen, now=timezone.now()):
        messages.error(request, NOT_THE_LATEST)
    else:
        audit.record(
            request=request,
            agency=request.agency,
            action="incident.let_go",
            subject=f"incident {incident}",
            detail={"Row": incident.unread_from, "It says": why},
        )
        messages.success(request, "The incident is held no longer: the other rules decide.")
    return redirect("console:incident", slug=slug, pk=pk)


def _moment(words: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
