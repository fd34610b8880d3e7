"""Why: of one incident, or of those of a number, what was decided, by which rule and version, from what facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, staff_only
from agencies.encryption import fingerprint
from agencies.phones import e164
from console.frame import LEADERS
from incidents.models import Incident
from messaging.models import Message
from surveys.eligibility import Finding, GateVerdict
from surveys.models import Decision

MOST = 20
NOT_LEFT = (Message.Status.CANCELLED, Message.Status.QUEUED)


@dataclass(frozen=True, slots=True)
class Reasons:
    """One incident. `held` says why its first text did not leave after all, or waits although it was decided to ask."""

    incident: Incident
    decision: Decision | None
    verdict: GateVerdict | None
    opening: Message | None

    @property
    def held(self) -> str:
        has_not_left = self.opening and self.opening.status in NOT_LEFT
        return self.opening.reason if self.opening and has_not_left else ""


@staff_only
def by_reference(request: AgencyRequest, slug: str) -> HttpResponse:
    """The incident of this reference."""
    wanted = request.GET.get("q", "").strip()
    found = request.agency.incidents.filter(reference=wanted)
    return _render(request, found if wanted else [], wanted=wanted)


def ask_about(request: AgencyRequest, number: str) -> HttpResponse:
    """The page on which somebody says why they look for this number; others read who may."""
    return _render(request, [], number_given=number)


@leaders_only
@never_cache
@require_POST
def by_number(request: AgencyRequest, slug: str) -> HttpResponse:
    """The latest incidents of a number. It is asked for by POST, with a reason that goes on the record."""
    reason = request.POST.get("why", "").strip()
    try:
        phone = e164(request.POST.get("number", ""))
    except ValueError as wrong:
        return _render(request, [], number_wrong=str(wrong), why=reason)
    if not reason:
        return _render(request, [], why_wrong=True)
    found = request.agency.incidents.filter(caller_hash=fingerprint(phone))
    audit.record(
        request=request,
        agency=request.agency,
        action="citizen.why_asked",
        subject=f"number ending in {phone[-2:]}",
        detail={"why": reason[:200], "found": found.count()},
    )
    return _render(request, found.order_by("-opened_at")[:MOST], number=f"ends in {phone[-2:]}")


def _render(request: AgencyRequest, found: Iterable[Incident], **more: Any) -> HttpResponse:
    context = {
        "found": _reasons(request, found),
        "most": MOST,
        "leads": request.membership.role in LEADERS,
    }
    return render(request, "console/why.html", context | more)


def _reasons(request: AgencyRequest, found: Iterable[Incident]) -> list[Reasons]:
    incidents = request.agency.incidents.select_related(
        "decision__policy_version__made_by", "conversation"
    ).filter(pk__in=[each.pk for each in found])
    shown = list(incidents.order_by("-opened_at"))
    threads = [each.conversation.thread for each in shown if hasattr(each, "conversation")]
    openings = {
        each.thread: each
        for each in request.agency.messages.filter(
            thread__in=threads, purpose=Message.Purpose.OPENING
        )
    }
    return [_reasons_of(each, openings) for each in shown]


def _reasons_of(incident: Incident, openings: dict[Any, Message]) -> Reasons:
    decision: Decision | None = getattr(incident, "decision", None)
    talk = getattr(incident, "conversation", None)
    verdict = None
    if decision is not None:
        verdict = GateVerdict(tuple(Finding(**finding) for finding in decision.findings))
    return Reasons(incident, decision, verdict, openings.get(talk.thread) if talk else None)
