"""Taking EIDOs in: each on its own merits, like incidents in our own form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from agencies.models import ApiKey
from api.incidents.taking import Taken, record_each
from incidents.eido.document import Remark
from incidents.eido.reading import read


@dataclass(frozen=True, slots=True)
class TakenEido:
    """What became of one EIDO: why it was not taken, or what of it was left out."""

    taken: Taken
    problems: tuple[Remark, ...]
    notices: tuple[Remark, ...]


def take_in_eidos(
    *, key: ApiKey, sent: Sequence[object], now: datetime, alone: bool
) -> list[TakenEido]:
    """Read and record EIDOs; the answers are in their order. `alone` is said of one that is not in a list."""
    read_ones = [
        read(eido=each, now=now, pointer="" if alone else f"/{place}")
        for place, each in enumerate(sent)
    ]
    reports = {place: each.report for place, each in enumerate(read_ones) if each.report}
    unread = {each.reference for each in read_ones if each.reference and not each.report}
    taken = record_each(key=key, reports=reports, unread=unread, now=now)
    return [
        TakenEido(taken.get(place) or Taken(one.reference, None), one.problems, one.notices)
        for place, one in enumerate(read_ones)
    ]
