"""Real calls of real cities through the whole gate: whoever is texted had no code that is sensitive or undecided.

A part of each file here; the whole of it by `make proof`.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from incidents.policy import CodeKind, Use
from incidents.presets import suggest
from incidents.recording import Report, record_all
from incidents.revising import adopt
from messaging.models import Message
from sandbox.replay.callers import Numbers
from sandbox.replay.calls import Call
from sandbox.replay.files import read_calls
from surveys.deciding import decide_due
from surveys.models import Decision, Survey
from tests.gate.playing import send_all
from tests.sensitive import sounds_sensitive

CALLS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "calls_for_service"
FILES = sorted(CALLS.glob("*.csv"))
ROWS = None if os.environ.get("WHOLE_FILES") else 100
TYPE = CodeKind.CALL_TYPE
PORTION = 500

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILES, reason=f"no real calls for service in {CALLS}"),
]


@pytest.fixture
def ready(agency: Agency, line: Line, survey: Survey) -> Agency:
    """An agency that may text at any hour."""
    agency.window_opens = agency.window_closes = None
    agency.save(update_fields=["window_opens", "window_closes"])
    return agency


def reports_of(call: Call, phone: str, now: datetime) -> list[Report]:
    """The call as if it had closed four hours ago: opened with its first type, closed with its last."""
    opened, closed = now - timedelta(hours=6), now - timedelta(hours=4, minutes=1)
    return [
        Report(
            reference=call.reference,
            opened_at=opened,
            call_type=each.code,
            call_type_description=each.description,
            status="open" if at == opened else "closed",
            closed_at=None if at == opened else closed,
            updated_at=at,
            caller_phone=phone,
            caller_role="Caller",
            arrest=call.arrest,
        )
        for each, at in zip((call.types[0], call.types[-1]), (opened, closed), strict=True)
    ]


def decided(calls: list[Call]) -> list[Code]:
    """What an admin makes of the codes: as suggested, but every seventh stays open, and those without a suggestion."""
    words = {
        each.code: each.description[:120] for call in calls for each in call.types if each.code
    }
    codes = []
    for place, (code, description) in enumerate(sorted(words.items())):
        suggestion = suggest(kind=TYPE, code=code, description=description)
        use = suggestion.use.value if suggestion and place % 7 else ""
        codes.append(Code(kind=TYPE, code=code, description=description, use=use))
    return codes


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("has_policy", [True, False])
def test_nobody_who_must_not_be_texted_is(
    ready: Agency, line: Line, path: Path, now: datetime, has_policy: bool
) -> None:
    calls = list(read_calls(path=path, limit=ROWS if has_policy else 20).calls)
    numbers = Numbers(seed=7)
    codes = decided(calls) if has_policy else []
    may = {code.code for code in codes if code.use == Use.ASK}
    with acting_for(ready), transaction.atomic():
        adopt(agency=ready, codes=codes, by=None, why="", now=now - timedelta(days=1))
        reports = [
            each for call in calls for each in reports_of(call, numbers.of(call.reference), now)
        ]
        for start in range(0, len(reports), PORTION):
            portion = reports[start : start + PORTION]
            record_all(agency=ready, reports=portion, source=path.name, now=now)
        closed = Incident.objects.count()
        assert decide_due(now=now, limit=closed + 1) == closed
        assert Decision.objects.filter(policy_version=None).count() == (0 if has_policy else closed)
        send_all(line, now)
        left = Message.objects.filter(status__in=Message.LEFT).values("thread")
        asked = Incident.objects.filter(conversation__thread__in=left)
        seen = [entry for incident in asked for entry in incident.history]
        texted = {entry.code for entry in seen if entry.kind == TYPE}
        words = dict(Code.objects.filter(code__in=texted).values_list("code", "description"))
    assert texted <= may
    assert not [each for each in words.values() if sounds_sensitive(each)]
    assert bool(texted) is has_policy
