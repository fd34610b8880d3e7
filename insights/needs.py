"""What waits for a person of the agency: follow-ups, codes nobody has decided, a line, a survey."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from agencies.models import Agency, Line
from engage.statements import Statement, attach
from feedback.follow_ups import OPEN
from feedback.models import FollowUp
from incidents.models import Code
from insights.voices import Voice, voices
from messaging.caps import Cap, caps

FOLLOW_UPS_SHOWN = 4
CODES_SEEN_WITHIN = timedelta(days=30)
COUNTS = Statement("""
    SELECT
        (SELECT count(*) FROM feedback_followup
            WHERE agency_id = %(agency)s AND state IN ('new', 'assigned')),
        (SELECT count(*) FROM feedback_followup
            WHERE agency_id = %(agency)s AND state IN ('new', 'assigned') AND due_at < %(now)s),
        (SELECT count(*) FROM messaging_consentchange
            WHERE agency_id = %(agency)s AND doubtful AND reviewed_at IS NULL),
        (SELECT count(*) FROM incidents_incident incident
            WHERE agency_id = %(agency)s AND unread_at IS NOT NULL AND (undecided OR EXISTS (
                SELECT FROM surveys_conversation talk JOIN messaging_message first ON first.thread = talk.thread
                WHERE talk.incident_id = incident.id AND first.agency_id = %(agency)s
                    AND first.purpose = 'opening' AND first.status = 'queued'
            ))),
        (SELECT count(*) FROM (
            SELECT FROM feedback_recognition WHERE agency_id = %(agency)s AND state = 'suggested' LIMIT 100
        ) AS suggested),
        EXISTS (SELECT FROM surveys_survey WHERE agency_id = %(agency)s AND active)
""")


@dataclass(frozen=True, slots=True)
class Case:
    """A follow-up with what the citizen said."""

    follow_up: FollowUp
    voice: Voice


@dataclass(frozen=True, slots=True)
class UndecidedCode:
    """A code that nobody has decided: incidents with it are never texted."""

    code: str
    description: str
    incidents: int  # of the last 30 days


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything on the list "Needs you"."""

    cases: tuple[Case, ...]
    open_cases: int
    late_cases: int
    codes: tuple[UndecidedCode, ...]  # those with most incidents first
    has_line: bool
    has_survey: bool
    to_review: int = 0  # doubtful opt-outs that nobody has looked at
    broken_line: Line | None = None  # of which carriers or Twilio take no texts
    caps: tuple[Cap, ...] = ()  # on segments, nearly reached
    held: int = 0  # incidents that may be asked about, of which a later row could not be read
    praise: int = 0  # suggested, that nobody has decided about; counted to a hundred

    @property
    def nothing(self) -> bool:
        urgent = self.open_cases or self.to_review or self.broken_line
        waits = urgent or self.codes or self.caps or self.held or self.praise
        return not waits and self.has_line and self.has_survey


def needs(*, agency: Agency, now: datetime, leads: bool) -> Needs:
    """Gather it: at most eight queries. Praise waits for those who lead alone."""
    lines = list(agency.lines.filter(active=True))
    waiting = agency.follow_ups.filter(state__in=OPEN)
    counts = COUNTS.first(agency=agency.pk, now=now)
    open_cases, late_cases, to_review, held, praise, has_survey = counts or (0, 0, 0, 0, 0, False)
    return Needs(
        cases=tuple(cases(waiting.order_by("due_at", "pk")[:FOLLOW_UPS_SHOWN])),
        open_cases=open_cases,
        late_cases=late_cases,
        codes=_undecided(agency, now),
        has_line=bool(lines),
        has_survey=has_survey,
        to_review=to_review,
        held=held,
        praise=praise if leads else 0,
        broken_line=next((line for line in lines if line.broken_at), None),
        caps=tuple(cap for cap in caps(agency=agency, now=now) if cap.nearly_reached),
    )


def cases(follow_ups: QuerySet[FollowUp]) -> list[Case]:
    """Follow-ups in their order with incident, owner and answers: three queries, whatever their number."""
    rows = list(follow_ups.select_related("owner"))
    heard = voices([row.conversation_id for row in rows])
    return [_case(row, voice) for row in rows if (voice := heard.get(row.conversation_id))]


def _case(row: FollowUp, voice: Voice) -> Case:
    attach(row, conversation=voice.conversation)
    return Case(row, voice)


def _undecided(agency: Agency, now: datetime) -> tuple[UndecidedCode, ...]:
    codes = list(agency.codes.filter(use=""))
    if not codes:
        return ()
    types = [code.code for code in codes if code.kind == Code.Kind.CALL_TYPE]
    dispositions = [code.code for code in codes if code.kind == Code.Kind.DISPOSITION]
    seen: Counter[tuple[str, str]] = Counter()
    rows = (
        agency.incidents.filter(opened_at__gt=now - CODES_SEEN_WITHIN)
        .filter(Q(call_type__in=types) | Q(disposition__in=dispositions))
        .values_list("call_type", "disposition")
        .annotate(count=Count("pk"))
        .order_by()
    )
    for call_type, disposition, incidents in rows:
        seen[Code.Kind.CALL_TYPE, call_type] += incidents
        seen[Code.Kind.DISPOSITION, disposition] += incidents
    undecided = [
        UndecidedCode(code.code, code.description, seen[code.kind, code.code]) for code in codes
    ]
    return tuple(sorted(undecided, key=lambda code: (-code.incidents, code.code)))
