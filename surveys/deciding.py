"""Closed and undecided incidents become decisions; some of them become conversations."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from incidents.models import Incident
from surveys.eligibility import GateVerdict, decide
from surveys.gathering import Circumstances, citizen_for, gather
from surveys.models import Decision, Survey
from surveys.opening import open_conversation

logger = logging.getLogger(__name__)


# An incident of which a later report could not be read waits so long for one that can be, or for a person.
HELD_FOR = timedelta(days=3)
AT_ONCE = 20  # incidents in one transaction: a citizen who replies meanwhile waits for it


def decide_due(*, now: datetime, limit: int = 500) -> int:
    """Decide about the incidents of every agency whose survey's delay has passed; return how many.

    At most `limit` for each agency, so that a flood in one does not hold up another. Any number of workers may call it
    at once: each claims a few incidents that no other has claimed, and decides them in one transaction.
    """
    with across_agencies(), transaction.atomic():
        waiting = _undecided().values("agency").distinct()
        agencies = list(Agency.objects.filter(pk__in=waiting))
    return sum(_decide_agency(agency, now, limit) for agency in agencies)


def _decide_agency(agency: Agency, now: datetime, limit: int) -> int:
    decided: list[int] = []
    left: list[int] = []
    with acting_for(agency):
        while len(decided) < limit:
            claimed = _decide_few(agency, now, limit - len(decided), decided, left)
            if not claimed:
                break
    return len(decided)


@transaction.atomic
def _decide_few(
    agency: Agency, now: datetime, most: int, decided: list[int], left: list[int]
) -> int:
    """Claim the longest waiting incidents that nobody else has claimed; return how many, having decided each.

    Their keys join `decided`, or `left`: one that can't be decided holds up no other, and waits for a later run like
    one whose own survey asks later than another.
    """
    here = Circumstances.of(agency)
    latest = now - here.shortest_delay
    due = _undecided().filter(agency=agency, closed_at__lte=latest).exclude(pk__in=left)
    due = due.exclude(unread_at__gt=now - HELD_FOR)
    unclaimed = due.order_by("closed_at").select_for_update(skip_locked=True)
    claimed = list(unclaimed.values_list("caller_hash", "closed_at", "pk")[: min(AT_ONCE, most)])
    done: list[int] = []
    # Citizens are locked in one order, so that two workers can't wait for each other.
    for _, _, pk in sorted(claimed):
        try:
            with transaction.atomic():
                is_decided = _decide_if_due(pk, here, now)
        except Exception:
            logger.exception("Incident %s could not be decided", pk)
            is_decided = False
        (done if is_decided else left).append(pk)
    Incident.objects.filter(pk__in=done).update(undecided=False)
    decided += done
    return len(claimed)


def _decide_if_due(pk: int, here: Circumstances, now: datetime) -> bool:
    incident = Incident.objects.get(pk=pk)
    due_at = here.due_at(incident)
    if due_at is None or due_at > now:
        return False
    decide_one(incident, here, now)
    return True


def _undecided() -> QuerySet[Incident]:
    return Incident.objects.filter(undecided=True, closed_at__isnull=False)


def decide_one(incident: Incident, here: Circumstances, now: datetime) -> Decision:
    """Write the decision about a claimed incident and, on ASK, the conversation and its first text."""
    incident.agency = here.agency
    citizen = citizen_for(incident=incident)
    survey = here.survey_for(incident)
    verdict = decide(gather(incident=incident, citizen=citizen, here=here, survey=survey, now=now))
    decision = write_decision(incident=incident, here=here, survey=survey, verdict=verdict, now=now)
    if verdict.ask and citizen and survey and here.line:
        open_conversation(
            incident=incident, citizen=citizen, survey=survey, line=here.line, now=now
        )
    return decision


def write_decision(
    *,
    incident: Incident,
    here: Circumstances,
    survey: Survey | None,
    verdict: GateVerdict,
    now: datetime,
) -> Decision:
    """What the gate answered, kept for good; there is one of an incident."""
    return Decision.objects.create(
        agency=here.agency,
        incident=incident,
        ask=verdict.ask,
        reasons=list(verdict.reasons),
        policy_version_id=here.policy.version,
        survey_version_id=survey.in_force_id if survey else None,
        findings=findings_of(verdict),
        decided_at=now,
    )


def findings_of(verdict: GateVerdict) -> list[dict[str, str | bool]]:
    """What every rule saw, as a decision keeps it."""
    return [
        {"rule": f.rule, "title": f.title, "saw": f.saw, "allows": f.allows}
        for f in verdict.findings
    ]
