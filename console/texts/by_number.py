"""Finding what belongs to a phone number: by POST, with a reason, so that it stands in no address or log."""

from dataclasses import dataclass

from agencies import audit
from agencies.access import AgencyRequest
from agencies.encryption import fingerprint
from agencies.phones import e164
from console.frame import LEADERS
from messaging.models import Citizen


@dataclass(frozen=True, slots=True)
class NumberSearch:
    """What became of a search: the citizen, or what was wrong, at its field."""

    citizen: Citizen | None = None
    why: str = ""
    number_wrong: str = ""
    why_wrong: bool = False
    nobody: str = ""  # "ends in 23": a number that nobody has

    @property
    def went_wrong(self) -> bool:
        return bool(self.number_wrong or self.why_wrong or self.nobody)


def search(request: AgencyRequest) -> NumberSearch:
    """Look for the posted `number` on the record, for the posted reason `why`."""
    why = request.POST.get("why", "").strip()
    try:
        phone = e164(request.POST.get("number", ""))
    except ValueError as wrong:
        return NumberSearch(number_wrong=str(wrong), why=why)
    if not why:
        return NumberSearch(why_wrong=True)
    citizen = request.agency.citizens.filter(phone_hash=fingerprint(phone)).first()
    audit.record(
        request=request,
        agency=request.agency,
        action="citizen.searched",
        subject=f"number ending in {phone[-2:]}",
        detail={"why": why[:200], "found": citizen is not None},
    )
    if citizen is None:
        return NumberSearch(nobody=f"ends in {phone[-2:]}")
    return NumberSearch(citizen)


def citizen_shown(request: AgencyRequest, key: str) -> Citizen | None:
    """Whom a list is narrowed to: for leaders alone, since it ties together what belongs to one person."""
    if not whole_number(key) or request.membership.role not in LEADERS:
        return None
    return request.agency.citizens.filter(pk=whole_number(key)).first()


LONGEST_KEY = 18  # digits: within a bigint of Postgres


def whole_number(value: str) -> int:
    """A number from an address; 0 where it is none, or longer than any key."""
    return int(value) if value.isdecimal() and len(value) <= LONGEST_KEY else 0
