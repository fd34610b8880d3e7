"""Two groups side by side as the page shows them: two of the breakdown, or this view and a saved one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from agencies.access import AgencyRequest, sees_officers
from agencies.models import Agency
from console.explore.address import View, asked_of, selection_of
from console.explore.sentences import compared, difference_of, narrowed_to, not_there
from console.models import SavedView
from insights.exploring.breakdown import Breakdown
from insights.exploring.dimensions import OF_OFFICERS, name_of, names
from insights.exploring.side_by_side import (
    Selection,
    Side,
    SideBySide,
    selections_side_by_side,
    side_by_side,
)

THIS_VIEW = "this view"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides, and of whom each of them is: empty where their names say it."""

    pair: SideBySide
    of: tuple[str, str] = ("", "")

    @property
    def words(self) -> str:
        """The sentence of what holds."""
        return compared(self.pair)

    @property
    def difference(self) -> str:
        """The figure that it rests on; empty where nothing is compared."""
        return difference_of(self.pair)

    @property
    def sides(self) -> list[tuple[Side, str]]:
        return [(self.pair.first, self.of[0]), (self.pair.second, self.of[1])]


@dataclass(frozen=True, slots=True)
class AgainstSaved:
    """This view and a saved one. `view` is None where there is no such view, or none that is shown to the reader."""

    view: SavedView | None
    compared: Compared | None
    another_question: bool = False  # it was saved with one, and answers this view's here
    without_officer: bool = False  # it was saved with one, whom the reader may not see


def groups_compared(view: View, shown: Breakdown) -> Compared | None:
    """The two groups of the breakdown that the address names; None where it doesn't name two."""
    first, second = shown.group(view.first), shown.group(view.second)
    if first is None or second is None or first == second:
        return None
    return Compared(side_by_side(Side(first.name, first.tally), Side(second.name, second.tally)))


def why_none(agency: Agency, view: View, shown: Breakdown) -> str:
    """Why no two groups are side by side, and what to do; empty where they are."""
    first, second = shown.group(view.first), shown.group(view.second)
    lost = [key for key in (view.first, view.second) if key and shown.group(key) is None]
    if lost:
        known = names(agency, view.by)
        return not_there([name_of(view.by, key, known) for key in dict.fromkeys(lost)])
    if first and first == second:
        return f"{first.name} is chosen on both sides. Choose another one to compare it with."
    if first and second:
        return ""
    chosen = first or second
    if chosen:
        return f"Choose another one beside {chosen.name}, and read here whether they really differ."
    return "Choose two, and read here whether they really differ."


def against_saved(
    request: AgencyRequest, view: View, saved: Sequence[SavedView], now: datetime
) -> AgainstSaved | None:
    """This view and the saved one that the address names; None where it names none."""
    if not view.beside:
        return None
    found = next((each for each in saved if str(each.pk) == view.beside), None)
    if found is None:
        return AgainstSaved(None, None)
    given = QueryDict(found.query).dict()
    this, other = view.selection, selection_of(given, request, now)
    pair = selections_side_by_side(
        agency=request.agency,
        measure=view.measure,
        first=(THIS_VIEW, this),
        second=(f"“{found.name}”", other),
    )
    of = (_in_words(request, this), _in_words(request, other))
    another = asked_of(given, view.measures).key != view.measure.key
    asks_of_officers = any(given.get(key) for key in OF_OFFICERS)
    without = asks_of_officers and not sees_officers(request.membership)
    return AgainstSaved(found, Compared(pair, of), another, without)


def _in_words(request: AgencyRequest, chosen: Selection) -> str:
    return f"{chosen.period.dates}. {narrowed_to(request.agency, chosen.where)}"
