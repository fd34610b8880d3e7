"""A dry run says of a file exactly what comes of it in earnest: who is texted, when, what; who is not, and why."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from incidents.intake.claiming import claim
from incidents.intake.storing import remember
from incidents.intake.taking import detected, take_in
from incidents.models import Incident, IntakeFile
from insights.dry_run import try_file
from insights.rehearsing import Rehearsed
from messaging.citizens import citizen_of
from messaging.models import Citizen, Message
from surveys.closing import expire_due
from surveys.deciding import decide_due
from surveys.eligibility import REASON_WORDS, Finding, GateVerdict
from surveys.models import Decision, Survey
from tests.gate.playing import send_all
from tests.incidents.intake.exports import written

pytestmark = pytest.mark.django_db
CHICAGO = ZoneInfo("America/Chicago")
HEADER = (
    *("Incident Number", "Call Received", "Cleared", "Final Type", "Initial Type", "Disposition"),
    *("Caller Phone", "Role", "Call Source", "Status", "Related Incident"),
)
DAYS = 5
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What came of an incident, as far as a dry run may be wrong about it."""

    texted_at: datetime | None
    ends_in: str
    text: str
    segments: int
    why: str
    reasons: tuple[str, ...]


def a_week(seed: int, until: datetime) -> list[tuple[datetime, Cells]]:
    """Sixty calls of twenty numbers at any hour of five days, each at another second; when each closed."""
    chance = Random(seed)
    start = until - timedelta(days=DAYS)
    calls: list[tuple[datetime, Cells]] = []
    for number in range(60):
        closed = start + timedelta(minutes=chance.randrange(DAYS * 1440), seconds=number)
        opened = closed - timedelta(minutes=chance.randrange(5, 90))
        is_open = chance.random() < 0.05
        cells = (
            f"26-{number:03d}",
            written_at(opened),
            "" if is_open else written_at(closed),
            chance.choices(("NOISE", "DV", "NEWCODE"), (10, 1, 1))[0],
            chance.choices(("", "NOISE", "DV"), (8, 3, 1))[0],
            chance.choices(("01", "", "99"), (8, 3, 1))[0],
            f"(319) 555-01{chance.randrange(50, 70)}" if chance.random() < 0.9 else "",
            chance.choices(("Caller", "RP", "Victim", "Suspect"), (8, 4, 1, 1))[0],
            chance.choices(("911", "Officer"), (10, 1))[0],
            "open" if is_open else chance.choices(("closed", "cancelled"), (12, 1))[0],
            f"26-{chance.randrange(60):03d}" if chance.random() < 0.1 else "",
        )
        calls.append((opened if is_open else closed, cells))
    return calls


def written_at(moment: datetime) -> str:
    return f"{moment.astimezone(CHICAGO):%m/%d/%Y %I:%M:%S %p}"


def rehearsed(agency: Agency, content: bytes, now: datetime) -> list[Rehearsed]:
    file = IntakeFile(agency=agency, name="week.csv", size=len(content))
    with transaction.atomic():
        file.rules = detected(agency=agency, content=io.BytesIO(content)).mapping.as_json()
    done, refused = try_file(file=file, content=io.BytesIO(content), clock=lambda: now)
    assert not refused
    return done


def in_earnest(
    agency: Agency, line: Line, calls: Sequence[tuple[datetime, Cells]], rules: bytes, now: datetime
) -> None:
    """Each row comes in as it happens; decisions and texts at every moment at which there may be one."""
    survey = Survey.objects.get()
    arrivals = dict(calls)
    due = {moment + survey.delay for moment in arrivals}
    days = {moment.astimezone(CHICAGO).date() for moment in due}
    opens = {datetime.combine(day, time(8), CHICAGO) for day in days}
    opens |= {each + timedelta(days=1) for each in opens}
    with transaction.atomic():
        mapping = detected(agency=agency, content=io.BytesIO(rules)).mapping
    for moment in sorted({*arrivals, *due, *opens}):
        if moment in arrivals:
            bring(agency, written([HEADER, arrivals[moment]]), moment, mapping.as_json())
        expire_due(now=moment)
        decide_due(now=moment)
        with transaction.atomic():
            send_all(line, moment)


def bring(agency: Agency, content: bytes, now: datetime, rules: object) -> None:
    """A file of one row, taken in."""
    with transaction.atomic():
        file = remember(
            agency=agency,
            name="week.csv",
            content=io.BytesIO(content),
            door=IntakeFile.Door.PAGE,
            now=now,
        )
    claimed = claim(agency=agency, file_id=file.pk, now=now)
    assert claimed is not None
    claimed.rules = rules
    assert take_in(file=claimed, content=io.BytesIO(content), clock=lambda: now).refused == 0


def fate_of(incident: Incident) -> Fate:
    """What came of an incident in earnest, by what stands in the database."""
    decision = Decision.objects.filter(incident=incident).first()
    ends_in = incident.caller_phone[-2:]
    if decision is None:
        return Fate(None, ends_in, "", 0, "It has not closed yet.", ("Still open",))
    if not decision.ask:
        findings = tuple(Finding(**found) for found in decision.findings)
        reasons = tuple(REASON_WORDS.get(each, each) for each in decision.reasons)
        return Fate(None, ends_in, "", 0, GateVerdict(findings=findings).sentence, reasons)
    message = Message.objects.get(thread=incident.conversation.thread)
    if message.status == Message.Status.CANCELLED:
        return Fate(None, ends_in, "", 0, message.reason, ("Refused when about to leave",))
    return Fate(message.claimed_at, ends_in, message.body, message.segments, "", ())


@pytest.mark.parametrize("seed", range(4))
def test_what_a_dry_run_says_is_what_happens(
    agency: Agency, line: Line, survey: Survey, codes: None, now: datetime, seed: int
) -> None:
    calls = a_week(seed, now)
    content = written([HEADER, *(cells for _, cells in calls)])
    with acting_for(agency):
        with transaction.atomic():
            gone = citizen_of(agency=agency, phone="+13195550151", language="en")
            Citizen.objects.filter(pk=gone.pk).update(opted_out_at=now - timedelta(days=30))
        said = rehearsed(agency, content, now)
        in_earnest(agency, line, calls, content, now)
        with transaction.atomic():
            happened = {each.reference: fate_of(each) for each in Incident.objects.all()}
    whys = {reason for fate in happened.values() for reason in fate.reasons}
    foretold = {
        each.reference: Fate(
            each.texted_at, each.ends_in, each.text, each.segments, each.why, each.reasons
        )
        for each in said
    }
    assert sum(fate.texted_at is not None for fate in happened.values()) > 2
    assert len(whys) > 7
    assert foretold == happened
