"""The past of a demo agency: three months of incidents and of what people answered, written as rows at once.

Everything is judged, worded and understood by the product's own rules; only sending and receiving are left out.
"""

from datetime import datetime, timedelta

from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from feedback.comments.hearing import read_due
from feedback.listening import hear
from incidents.models import Incident
from incidents.recording import record_all
from messaging.models import Message, Reply
from sandbox.past import PastConversation, Rows
from sandbox.reading import as_report
from sandbox.scenes import scene
from surveys.deciding import findings_of
from surveys.eligibility import decide
from surveys.gathering import Circumstances, citizen_for, gather
from surveys.models import Answer, Conversation, Decision
from surveys.recalling import recall

DAYS = 91
BATCH = 500
UNREAD_FOR = timedelta(days=6)


def write_history(*, agency: Agency, a_day: int, now: datetime, seed: int) -> int:
    """Fill the three months before `now` with so many incidents a day; return how many were written.

    What people wrote is sorted as well, so that whoever opens the demo does not wait for the worker to have done it;
    and somebody of the agency has read all but the last days.
    """
    total = _write_past(agency, a_day, now, seed)
    read_due(clock=lambda: now)
    with acting_for(agency), transaction.atomic():
        old = agency.readings.filter(answer__answered_at__lt=now - UNREAD_FOR)
        old.update(seen_at=now - UNREAD_FOR, seen_by=agency.memberships.order_by("pk")[0].user)
    return total


@transaction.atomic
def _write_past(agency: Agency, a_day: int, now: datetime, seed: int) -> int:
    with acting_for(agency):
        total = DAYS * a_day
        _record(agency, now, seed, total)
        rows = Rows()
        incidents = agency.incidents.filter(undecided=True, closed_at__isnull=False)
        here = Circumstances.of(agency)
        for incident in incidents.order_by("closed_at"):
            _decide(incident, here, rows, seed)
        _write(rows)
        incidents.update(undecided=False)
        return total


def _record(agency: Agency, now: datetime, seed: int, total: int) -> None:
    step = timedelta(days=DAYS) / total
    closings = [now - timedelta(hours=1) - step * back for back in range(total, 0, -1)]
    scenes = [scene(n, seed=seed, closed_at=at) for n, at in enumerate(closings, start=1)]
    reports = [as_report(each.reference, body) for each in scenes for body in each.reports]
    for start in range(0, total, BATCH):
        batch = reports[start : start + BATCH]
        record_all(agency=agency, reports=batch, source="API key Demo CAD", now=now)


def _decide(incident: Incident, here: Circumstances, rows: Rows, seed: int) -> None:
    closed_at = incident.closed_at
    if closed_at is None:
        return
    incident.agency = here.agency
    citizen = citizen_for(incident=incident)
    survey = here.survey_for(incident)
    facts = gather(incident=incident, citizen=citizen, here=here, survey=survey, now=closed_at)
    verdict = decide(facts)
    rows.decisions.append(
        Decision(
            agency=here.agency,
            incident=incident,
            ask=verdict.ask,
            reasons=list(verdict.reasons),
            survey_version_id=survey.in_force_id if survey else None,
            findings=findings_of(verdict),
            decided_at=closed_at,
        )
    )
    if verdict.ask and citizen and survey and here.line:
        PastConversation(incident, citizen, survey, here.line, rows, seed).play(closed_at)


def _write(rows: Rows) -> None:
    Decision.objects.bulk_create(rows.decisions)
    Conversation.objects.bulk_create(rows.conversations)
    Reply.objects.bulk_create(rows.replies)
    Message.objects.bulk_create(rows.messages)
    Answer.objects.bulk_create(rows.answers)
    # What followed from the answers of the last days still waits for somebody; what is older was settled long ago.
    recent = [
        a for a in rows.answers if a.answered_at > rows.answers[-1].answered_at - timedelta(days=10)
    ]
    for answer in recent:
        recall(answer.conversation)
        hear(answer=answer, now=answer.answered_at)
