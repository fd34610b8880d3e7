"""Doubtful opt-outs: a person reads what was texted and says whether it was meant as a stop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from messaging.citizens import confirm_opt_out, opt_in
from messaging.models import Citizen, ConsentChange

SHOWN = 50


def to_review(agency: Agency) -> list[ConsentChange]:
    """The doubtful opt-outs that nobody has looked at, oldest first."""
    waiting = agency.consent_changes.filter(doubtful=True, reviewed_at__isnull=True)
    return list(waiting.select_related("citizen").order_by("at", "pk")[:SHOWN])


@admins_only
@require_POST
def decide(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Confirm the opt-out, or read the words as an answer: then the number is texted again."""
    change = get_object_or_404(request.agency.consent_changes.filter(doubtful=True), pk=pk)
    citizen = Citizen.objects.select_for_update().get(pk=change.citizen_id)
    change.refresh_from_db()  # under the lock: somebody, or the citizen, may have been faster
    if change.reviewed_at is not None:
        messages.info(request, "This has been decided in the meantime.")
    elif request.POST.get("meant") == "answer":
        opt_in(
            citizen=citizen,
            how="reviewed: the words were an answer",
            now=timezone.now(),
            by=request.user,
        )
        _record(request, "citizen.texted_again", change)
        messages.success(request, f"The {citizen} may be texted again.")
    elif request.POST.get("meant") == "stop":
        confirm_opt_out(citizen=citizen, by=request.user, now=timezone.now())
        _record(request, "citizen.opt_out_confirmed", change)
        messages.success(request, f"The {citizen} stays opted out.")
    return redirect("console:texts-never", slug=slug)


def _record(request: AgencyRequest, action: str, change: ConsentChange) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=str(change.citizen),
        detail={"opted out": f"{change.at:%Y-%m-%d %H:%M} UTC"},
    )
