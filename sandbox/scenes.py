"""What happens in the town: incidents as a CAD would report them, the same for the same seed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.residents import YOUR_NUMBERS, speaks_spanish
from sandbox.roster import (
    BEATS,
    CALL_TYPES,
    DISPATCHERS,
    DISPOSITIONS,
    OFFICERS,
    CallType,
    Officer,
)

Report = dict[str, object]

# Area codes of the middle of the country, all in one time zone; ours comes most often.
_HOME_CODE = "319"
_OTHER_CODES = (
    *("515", "563", "641", "712", "608", "920", "262", "414", "715"),
    *("612", "651", "763", "952", "507", "320", "218", "309", "217"),
    *("815", "630", "618", "314", "636", "573", "417", "816", "402"),
)
_AT_HOME = 0.3
_WITHOUT_PHONE = 0.06
_TYPE_CHANGES = 0.08
# What an incident may be besides ordinary, per thousand.
_UNUSUAL = {"ordinary": 880, "self-initiated": 60, "cancelled": 30, "duplicate": 15, "arrest": 15}
_TIMES = ("opened_at", "dispatched_at", "arrived_at", "closed_at", "updated_at")


@dataclass(frozen=True, slots=True)
class Scene:
    """One incident: its number and what the CAD reports about it, in order."""

    reference: str
    reports: tuple[Report, ...]


def scene(number: int, *, seed: int, closed_at: datetime) -> Scene:
    """Return the incident with this running number as it stands when it closes.

    Everything but the times depends on the number and the seed alone.
    """
    dice = random.Random(f"{seed}/{number}")
    call_type = dice.choices(CALL_TYPES, [kind.share for kind in CALL_TYPES])[0]
    officer = dice.choice(OFFICERS)
    phone = None if dice.random() < _WITHOUT_PHONE else _phone(dice)
    report = incident_report(
        call_type=call_type,
        disposition=dice.choice(call_type.dispositions),
        officer=officer,
        caller=_caller(dice, phone, seed),
        closed_at=closed_at,
        dice=dice,
    )
    report |= _unusual(dice)
    if report.get("self_initiated"):
        report.pop("caller", None)
    reference = f"{closed_at:%y}-{number:06}"
    if dice.random() < _TYPE_CHANGES:
        return Scene(reference, (_first_heard(dice, report), report))
    return Scene(reference, (report,))


def incident_report(
    *,
    call_type: CallType,
    disposition: str,
    officer: Officer,
    caller: Mapping[str, str] | None,
    closed_at: datetime,
    dice: random.Random,
) -> Report:
    """Return the report of an incident that has just closed, in the fields of the incident API."""
    opened = closed_at - timedelta(seconds=dice.randint(900, 5400))
    dispatched = opened + timedelta(seconds=dice.randint(30, 400))
    arrived = dispatched + timedelta(seconds=dice.randint(120, 480))
    by_phone = disposition == "05"
    times = (opened, dispatched, None if by_phone else arrived, closed_at, closed_at)
    report: Report = {
        "call_type": call_type.code,
        "call_type_description": call_type.description,
        "disposition": disposition,
        "disposition_description": DISPOSITIONS[disposition],
        "status": "closed",
        "priority": call_type.priority,
        "district": officer.district,
        "beat": dice.choice(BEATS[officer.district]),
        "unit": f"2{officer.district[0]}{officer.badge[1:]}",
        "officer_badge": officer.badge,
        "dispatcher": dice.choice(DISPATCHERS),
        "self_initiated": False,
        "arrest": disposition == "03",
    }
    report |= {
        name: moment.isoformat() if moment else None
        for name, moment in zip(_TIMES, times, strict=True)
    }
    return report | {"caller": dict(caller)} if caller else report


def _unusual(dice: random.Random) -> Report:
    """What makes a few incidents unlike the rest."""
    match dice.choices(tuple(_UNUSUAL), tuple(_UNUSUAL.values()))[0]:
        case "self-initiated":
            return {"self_initiated": True}
        case "cancelled":
            return _ended(dice.choice(("10", "32")), "cancelled")
        case "duplicate":
            return _ended("22", "duplicate")
        case "arrest":
            return {"arrest": True, "disposition": "03", "disposition_description": "Arrest"}
    return {}


def _ended(disposition: str, status: str) -> Report:
    return {
        "status": status,
        "disposition": disposition,
        "disposition_description": DISPOSITIONS[disposition],
        "arrived_at": None,
        "arrest": False,
    }


def _first_heard(dice: random.Random, report: Report) -> Report:
    """The incident while it was open, under the call type that it was first taken for."""
    taken_for = dice.choice(CALL_TYPES)
    return report | {
        "call_type": taken_for.code,
        "call_type_description": taken_for.description,
        "priority": taken_for.priority,
        "disposition": "",
        "disposition_description": "",
        "status": "open",
        "arrest": False,
        "arrived_at": None,
        "closed_at": None,
        "updated_at": report["dispatched_at"],
    }


def _caller(dice: random.Random, phone: str | None, seed: int) -> dict[str, str] | None:
    if phone is None:
        return None
    roles = ("Caller", "ReportingParty", "Victim", "Witness")
    return {
        "phone": phone,
        "role": dice.choices(roles, (86, 9, 3, 2))[0],
        "language": "es" if speaks_spanish(number=phone, seed=seed) else "en",
    }


def _phone(dice: random.Random) -> str:
    """A fictional number (area code, 555-0100 to 0197) that is not one of yours; 0198 and 0199 are lines."""
    code = _HOME_CODE if dice.random() < _AT_HOME else dice.choice(_OTHER_CODES)
    first = len(YOUR_NUMBERS) if code == _HOME_CODE else 0
    return f"+1{code}55501{dice.randint(first, 97):02}"
