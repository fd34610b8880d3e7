"""The officer's rating by district and by call type, and which of them is really lower than the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agencies.models import Agency
from incidents.models import Code
from insights.counted import What, by_value
from insights.headlines import Headlines, Topic
from insights.period import Period
from insights.statistics import suppress
from insights.tallies import Change, Tally, added, against_the_rest

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Group:
    """A district or a call type, `value` as incidents have it, `name` as people read it; `tally` None where hidden."""

    value: str
    name: str
    tally: Tally | None
    lower: bool  # than the rest, and not by chance


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, those with most people first."""

    everyone: Tally
    every: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Group, ...]:
        """Those that are shown in a table."""
        return self.every[:SHOWN]

    @property
    def others(self) -> int:
        return max(0, len(self.every) - SHOWN)

    @property
    def lowest(self) -> Group | None:
        """The group to know of: of those really lower than the rest, the one with the lowest share."""
        lower = [(group.tally, group) for group in self.rows if group.lower and group.tally]
        return min(lower, key=lambda one: one[0].good / one[0].total, default=(None, None))[1]


def groups(
    *, agency: Agency, period: Period, asked: Headlines, names: Mapping[str, str]
) -> tuple[Groups, Groups]:
    """The districts and the call types of the period: a query. `names` reads call types out."""
    whats, ratings = (What.DISTRICT, What.CALL_TYPE), asked.about(Topic.OFFICER)
    found = by_value(agency=agency, whats=whats, questions=ratings, period=period)
    return (
        grouped(found[What.DISTRICT], lambda value: value or "No district given"),
        grouped(
            found[What.CALL_TYPE],
            lambda value: names.get(value) or value or "No call type given",
        ),
    )


def call_type_names(agency: Agency) -> dict[str, str]:
    """How each call type of the agency reads: its description where CAD gave one."""
    codes = agency.codes.filter(kind=Code.Kind.CALL_TYPE).exclude(description="")
    return dict(codes.values_list("code", "description"))


def grouped(tallies: Mapping[str, Tally], name: Callable[[str], str]) -> Groups:
    """The groups of these values, and which of them chance does not explain.

    Hidden are those of under five people, and beside them what they could be computed from.
    """
    everyone = added(tallies.values())
    by_people = sorted(tallies.items(), key=lambda item: (-item[1].total, name(item[0])))
    hidden, _ = suppress([tally.total for _, tally in by_people])
    shown = [None if hides else tally for (_, tally), hides in zip(by_people, hidden, strict=True)]
    words = against_the_rest(shown, everyone)
    every = tuple(
        Group(value, name(value), tally, lower=word is Change.LOWER)
        for (value, _), tally, word in zip(by_people, shown, words, strict=True)
    )
    return Groups(everyone, every)
