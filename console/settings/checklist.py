"""Set up and go live: what an agency needs before its first survey leaves, and how far it has come."""

from dataclasses import dataclass

from agencies.models import Agency
from incidents.models import Code
from surveys.models import Survey


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `found` says how it stands; `next_step` what to do about it, empty when nothing is left."""

    title: str
    page: str
    done: bool
    found: str
    next_step: str = ""


def steps(agency: Agency) -> list[Step]:
    """Every step in the order in which an admin takes them."""
    return [
        _profile(agency),
        _line(agency),
        _hours(agency),
        _codes(agency),
        _roster(agency),
        _people(agency),
        _on_call(agency),
        _key(agency),
        _first_incident(agency),
    ]


def leaves_by_itself(agency: Agency) -> bool:
    """Whether a survey leaves when a call closes: a line, a call type that may be asked about and a survey are on."""
    asks = agency.codes.filter(kind=Code.Kind.CALL_TYPE, use=Code.Use.ASK)
    surveys = agency.surveys.filter(active=True, trigger=Survey.Trigger.CLOSED)
    return all(found.exists() for found in (agency.lines.filter(active=True), asks, surveys))


def _profile(agency: Agency) -> Step:
    found = f"Texts begin with “{agency.voice}”, times are {agency.time_zone.replace('_', ' ')}"
    return Step("Agency", "settings-agency", True, found)


def _line(agency: Agency) -> Step:
    line = agency.lines.filter(active=True).first()
    if line is None:
        to_do = "Enter your Twilio number: without a line nobody is asked"
        return Step("Line", "settings-lines", False, "No line is on", to_do)
    return Step("Line", "settings-lines", True, f"Texts leave from {line}")


def _hours(agency: Agency) -> Step:
    found = f"Texts leave from {agency.window}" if agency.window else "Texts leave at any hour"
    return Step("Hours", "settings-hours", True, found)


def _codes(agency: Agency) -> Step:
    every = agency.codes.count()
    waiting = agency.codes.filter(use="").count()
    page = "settings-call-types"
    if not every:
        to_do = "They appear with the first incidents, or you can add them before"
        return Step("Call types", page, False, "No code is known yet", to_do)
    found = f"{every - waiting} of {every} codes decided"
    to_do = f"Decide {waiting}: until then nobody is texted about them" if waiting else ""
    asks = agency.codes.filter(kind=Code.Kind.CALL_TYPE, use=Code.Use.ASK).exists()
    if not waiting and not asks:
        to_do = "Let at least one call type be asked about"
    return Step("Call types", page, not to_do, found, to_do)


def _roster(agency: Agency) -> Step:
    officers = agency.officers.filter(active=True).count()
    to_do = "" if officers else "Import it, so that praise finds its officer"
    return Step("Roster", "settings-roster", bool(officers), _many(officers, "officer"), to_do)


def _people(agency: Agency) -> Step:
    people = agency.memberships.filter(active=True).count()
    to_do = "" if people > 1 else "Invite those who answer follow-ups"
    return Step("People", "settings-people", people > 1, _many(people, "person", "people"), to_do)


def _on_call(agency: Agency) -> Step:
    told = agency.on_call.filter(at_once=True, membership__active=True).count()
    if not told:
        to_do = "Say who is told when a reply sounds like danger"
        found = "Nobody is on call: every admin is told, by e-mail alone"
        return Step("Safety net", "settings-safety", False, found, to_do)
    found = f"{_many(told, 'person', 'people')} on call, told at once"
    return Step("Safety net", "settings-safety", True, found)


def _key(agency: Agency) -> Step:
    keys = agency.api_keys.filter(revoked_at=None).count()
    to_do = "" if keys else "Make one for your CAD"
    return Step("API key", "settings-keys", bool(keys), _many(keys, "key"), to_do)


def _first_incident(agency: Agency) -> Step:
    latest = agency.incidents.order_by("-received_at").first()
    if latest is None:
        to_do = "Let your CAD send one: the page of keys shows how"
        return Step("First incident", "settings-keys", False, "None has arrived yet", to_do)
    when = f"{latest.received_at.astimezone(agency.zone):%d %b %Y, %H:%M}"
    return Step("First incident", "incidents", True, f"The latest arrived {when}")


def _many(number: int, one: str, many: str = "") -> str:
    if number == 1:
        return f"1 {one}"
    return f"{number or 'No'} {many or f'{one}s'}"
