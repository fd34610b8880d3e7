"""The rows that the benchmarks play on: an agency with its line and survey, and many open conversations."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from agencies.encryption import fingerprint
from agencies.models import Agency, ApiKey, Line, Officer, Scope
from agencies.tenancy import acting_for
from incidents.history import HistoryEntry, HistoryKind, saved_as
from incidents.models import Code, Incident
from messaging import segments
from messaging.models import Citizen, Message
from surveys import wording
from surveys.default import create_default_survey
from surveys.models import Conversation, Survey

CALL_TYPES = ("NOISE", "ALARM", "THEFT", "WELFARE")
DISPOSITIONS = ("01", "02", "REPORT")
BADGE = "233"
PLACES = 900_000  # exchanges 220 to 309, among which there is no service code such as 311


@dataclass(frozen=True, slots=True)
class Stage:
    """An agency that may send at any hour, and a key with which machines act for it."""

    agency: Agency
    line: Line
    survey: Survey
    officer: Officer
    key: str


def build(*, now: datetime) -> Stage:
    """Make the agency with everything that it needs to ask."""
    agency = Agency.objects.create(
        name="Cedar Falls Police Department",
        slug="cedar-falls",
        voice="Cedar Falls Police",
        languages=["en", "es"],
        window_opens=None,
        window_closes=None,
    )
    with acting_for(agency), transaction.atomic():
        line = Line.objects.create(
            agency=agency,
            number="+13195550142",
            account=f"AC{1:032x}",
            auth_token="a" * 32,
            per_second=200,
        )
        Code.objects.bulk_create(
            Code(agency=agency, kind=kind, code=code, use=Code.Use.ASK, first_seen_at=now)
            for kind, codes in (
                (Code.Kind.CALL_TYPE, CALL_TYPES),
                (Code.Kind.DISPOSITION, DISPOSITIONS),
            )
            for code in codes
        )
        return Stage(
            agency=agency,
            line=line,
            survey=create_default_survey(agency=agency, now=now),
            officer=Officer.objects.create(agency=agency, badge=BADGE, name="L. Brandt"),
            key=ApiKey.issue(agency=agency, name="CAD", scopes=list(Scope.values))[1],
        )


def phone(place: int) -> str:
    """The number of the citizen at this place, below PLACES: each place has another."""
    return f"+1319{2_200_000 + place:07d}"


def open_conversations(
    stage: Stage, *, places: range, now: datetime, queued: bool = False
) -> list[Conversation]:
    """Open a conversation with the citizen at each place; its first text has been sent, or waits if `queued`."""
    with acting_for(stage.agency), transaction.atomic():
        citizens = Citizen.objects.bulk_create(
            Citizen(
                agency=stage.agency,
                phone=phone(place),
                phone_hash=fingerprint(phone(place)),
            )
            for place in places
        )
        incidents = _incidents(stage, citizens, places, now)
        question = stage.survey.questions.get(position=1)
        conversations = Conversation.objects.bulk_create(
            Conversation(
                agency=stage.agency,
                survey=stage.survey,
                incident=incident,
                citizen=citizen,
                line=stage.line,
                language="en",
                question=question,
                opened_at=now,
                checked_at=now,
                expires_at=now + timedelta(hours=48),
            )
            for incident, citizen in zip(incidents, citizens, strict=True)
        )
        Message.objects.bulk_create(_first_text(each, queued, now) for each in conversations)
    _analyze()
    return conversations


def _incidents(
    stage: Stage, citizens: list[Citizen], places: range, now: datetime
) -> list[Incident]:
    closed = now - timedelta(hours=4)
    return Incident.objects.bulk_create(
        Incident(
            agency=stage.agency,
            reference=f"26-{place:06d}",
            status=Incident.Status.CLOSED,
            call_type=CALL_TYPES[place % len(CALL_TYPES)],
            seen=saved_as(
                [HistoryEntry(HistoryKind.CALL_TYPE, CALL_TYPES[place % len(CALL_TYPES)], closed)]
            ),
            officer=stage.officer,
            officer_badge=BADGE,
            caller_role="Caller",
            caller_phone=citizen.phone,
            caller_hash=citizen.phone_hash,
            opened_at=closed - timedelta(minutes=30),
            closed_at=closed,
            source="benchmark",
            received_at=closed,
            changed_at=closed,
            undecided=False,
        )
        for citizen, place in zip(citizens, places, strict=True)
    )


def _first_text(conversation: Conversation, queued: bool, now: datetime) -> Message:
    body = segments.plain(wording.ask(conversation, conversation.question))
    sent = {} if queued else {"claimed_at": now, "sent_at": now}
    return Message(
        agency_id=conversation.agency_id,
        line=conversation.line,
        citizen=conversation.citizen,
        thread=conversation.thread,
        purpose=Message.Purpose.OPENING,
        body=body,
        segments=segments.count(body).segments,
        status=Message.Status.QUEUED if queued else Message.Status.SENT,
        queued_at=now,
        not_before=now,
        expires_at=now + timedelta(hours=24),
        **sent,
    )


def _analyze() -> None:
    """What Postgres does by itself sooner or later: know how many rows there are."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
