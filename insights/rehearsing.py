"""What would come of incidents: the real walk from report to text, in a transaction that is taken back.

The same code decides here and in earnest: nothing of the gate is written twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import count

from django.db import transaction

from agencies.models import Agency
from incidents.models import Incident
from incidents.recording import record
from incidents.report import Report
from messaging.claiming import judge
from messaging.models import Citizen, Message
from surveys.deciding import decide_one
from surveys.eligibility import REASON_WORDS, Finding, GateVerdict
from surveys.gathering import Circumstances
from surveys.models import Conversation, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What would have come of one incident. `ends_in` are the last two digits of the number, never more.

    `texted_at` is None where nobody would have been texted: then `why` says why, and `reasons` are its short names.
    """

    reference: str
    call_type: str
    closed_at: datetime | None
    why: str = ""
    reasons: tuple[str, ...] = ()
    texted_at: datetime | None = None
    ends_in: str = ""
    language: str = ""
    text: str = ""
    segments: int = 0


def rehearse(*, agency: Agency, reports: Sequence[Report], now: datetime) -> list[Rehearsed]:
    """Let these incidents happen at their own times, and return what would have been texted, when and to whom.

    Incidents of one number, and those that are linked, belong into one call: they count for each other, as do the
    number's consent, its earlier surveys and the incidents that are already known. Nothing is stored and nothing is
    sent. The caller acts for the agency. Locks on known incidents and citizens last as long as the call.
    """
    with transaction.atomic():
        done = _Rehearsal(agency, now).run(reports)
        transaction.set_rollback(True)
    return done


@dataclass(slots=True)
class _Step:
    """Something that happens at a moment: a report comes in, an incident is decided, its text may leave."""

    what: str
    report: Report
    incident: Incident | None = None
    message: Message | None = field(default=None)


class _Rehearsal:
    """Steps in the order of their moments; each may lead to a later one."""

    def __init__(self, agency: Agency, now: datetime) -> None:
        self._agency = agency
        self._now = now
        self._here = Circumstances.of(agency)
        self._steps: list[tuple[datetime, int, _Step]] = []
        self._order = count()
        self._done: dict[str, Rehearsed] = {}

    def run(self, reports: Iterable[Report]) -> list[Rehearsed]:
        for report in reports:
            self._at(_happened(report, self._now), _Step("record", report))
        heapify(self._steps)
        while self._steps:
            moment, _, step = heappop(self._steps)
            getattr(self, f"_{step.what}")(moment, step)
        return list(self._done.values())

    def _at(self, moment: datetime, step: _Step) -> None:
        heappush(self._steps, (moment, next(self._order), step))

    def _record(self, moment: datetime, step: _Step) -> None:
        incident = record(
            agency=self._agency, report=step.report, source="dry run", now=moment
        ).incident
        if incident.closed_at is None:
            self._finish(incident, why="It has not closed yet.", reasons=("Still open",))
        else:
            due = self._here.due_at(incident) or moment
            self._at(max(due, moment), _Step("decide", step.report, incident))

    def _decide(self, moment: datetime, step: _Step) -> None:
        incident = Incident.objects.get(pk=_pk(step))
        decided = Decision.objects.filter(incident=incident).first()
        if decided is not None:
            words = "asked" if decided.ask else "not asked"
            self._finish(
                incident,
                why=f"It came in before and was decided then: {words}.",
                reasons=("Decided before",),
            )
            return
        self._expire(incident, moment)
        decision = decide_one(incident, self._here, moment)
        Incident.objects.filter(pk=incident.pk).update(undecided=False)
        conversation = Conversation.objects.filter(incident=incident).first()
        if not decision.ask or conversation is None:
            self._refuse(incident, decision)
            return
        message = Message.objects.select_related("citizen", "line").get(thread=conversation.thread)
        message.agency = self._agency
        self._at(moment, _Step("send", step.report, incident, message))

    def _send(self, moment: datetime, step: _Step) -> None:
        """Ask once more when the text would leave, and put it off to the hours in which it may."""
        incident, message = step.incident, step.message
        if incident is None or message is None:
            return
        message.citizen.refresh_from_db()
        objection = judge(message, moment)
        text = Message.objects.filter(pk=message.pk)
        if objection is None:
            text.update(status=Message.Status.SENT, claimed_at=moment)
            self._finish(incident, message=message, texted_at=moment)
        elif objection.until:
            message.reason = objection.why
            self._at(objection.until, step)
        else:
            text.update(status=Message.Status.CANCELLED)
            self._finish(incident, why=objection.why, reasons=("Refused when about to leave",))

    def _expire(self, incident: Incident, moment: datetime) -> None:
        """Conversations of the same number whose time is up are over, as the sweep has it."""
        over = Conversation.objects.filter(
            citizen__in=Citizen.objects.filter(
                agency=self._agency, phone_hash=incident.caller_hash
            ),
            state=Conversation.State.OPEN,
            expires_at__lte=moment,
        )
        over.update(state=Conversation.State.EXPIRED, closed_at=moment)

    def _refuse(self, incident: Incident, decision: Decision) -> None:
        findings = tuple(Finding(**finding) for finding in decision.findings)
        self._finish(
            incident,
            why=GateVerdict(findings=findings).sentence,
            reasons=tuple(REASON_WORDS.get(reason, reason) for reason in decision.reasons),
        )

    def _finish(
        self,
        incident: Incident,
        *,
        why: str = "",
        reasons: tuple[str, ...] = (),
        message: Message | None = None,
        texted_at: datetime | None = None,
    ) -> None:
        self._done[incident.reference] = Rehearsed(
            reference=incident.reference,
            call_type=incident.call_type,
            closed_at=incident.closed_at,
            why=why,
            reasons=reasons,
            texted_at=texted_at,
            ends_in=incident.caller_phone[-2:],
            language=message.citizen.language if message else "",
            text=message.body if message else "",
            segments=message.segments if message else 0,
        )


def _happened(report: Report, now: datetime) -> datetime:
    """When the report would have come in: at the last thing that it tells of."""
    told = (
        *(report.updated_at, report.closed_at, report.arrived_at),
        *(report.dispatched_at, report.opened_at),
    )
    return next((moment for moment in told if moment), now)


def _pk(step: _Step) -> int:
    return step.incident.pk if step.incident else 0
