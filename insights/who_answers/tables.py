"""Asked, delivered and answered by one dimension, beside all incidents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from insights.exploring.dimensions import DIMENSIONS, NOTHING, Dimension, name_of
from insights.statistics import benjamini_hochberg, p_value, suppress
from insights.tallies import Change, Tally, added, against_the_rest
from insights.who_answers.asked import BY, Cell, Counts

OUT_OF_STEP = 0.05
"""From five points on, that a group is another part of those who answered than of all incidents is said."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a table. `counts` is None where too few were asked to show them.

    `of_incidents` and `of_answers` are the parts that it has of all incidents and of all who answered.
    """

    key: str
    name: str
    incidents: int
    counts: Counts | None
    answers: Tally
    word: Change | None  # whether it answers more or less than the rest
    of_incidents: float
    of_answers: float | None

    @property
    def out_of_step(self) -> float:
        """How much larger its part is of those who answered than of all incidents."""
        return 0.0 if self.of_answers is None else self.of_answers - self.of_incidents


@dataclass(frozen=True, slots=True)
class Table:
    """The groups of one dimension."""

    dimension: Dimension
    groups: tuple[Group, ...]

    @property
    def opens_lists(self) -> bool:
        """Whether lists of incidents can be narrowed down to a group of it."""
        return self.dimension.key in DIMENSIONS


def tables(
    cells: Mapping[Cell, Counts],
    incidents: Sequence[Counter[str]],
    known: Sequence[Mapping[str, str]],
) -> tuple[Table, ...]:
    """One for each dimension of BY; `incidents` counts by its values, `known` names them."""
    return tuple(
        Table(dimension, _groups(at, dimension, known[at], cells, incidents[at]))
        for at, dimension in enumerate(BY)
    )


def farthest(shown: Iterable[Table]) -> Group | None:
    """The group that is most out of step with all incidents; None where none is by much, or where it may be chance.

    It is no chance where its callers answer more or less often than all others, allowing for so many groups. Those of
    whom nobody said to which group they belong are none.
    """
    beside = [each for table in shown for each in _beside_the_rest(table)]
    found = benjamini_hochberg(
        [p_value(a=(own.good, own.total), b=(rest.good, rest.total)) for _, own, rest in beside]
    )
    real = [group for (group, *_), one in zip(beside, found, strict=True) if one.real]
    most = max(real, key=lambda group: abs(group.out_of_step), default=None)
    return most if most and abs(most.out_of_step) >= OUT_OF_STEP else None


def _beside_the_rest(table: Table) -> Iterator[tuple[Group, Tally, Tally]]:
    """Each group that is shown: how many answered of its incidents, and of all others.

    Some who answered called before the period: there are no fewer incidents than answers.
    """
    answers = [
        Tally(group.answers.good, max(group.incidents, group.answers.good))
        for group in table.groups
    ]
    everyone = added(answers)
    for group, own in zip(table.groups, answers, strict=True):
        rest = everyone - own
        if group.counts and group.key != NOTHING and own.total and rest.total:
            yield group, own, rest


def _groups(
    at: int,
    dimension: Dimension,
    known: Mapping[str, str],
    cells: Mapping[Cell, Counts],
    happened: Counter[str],
) -> tuple[Group, ...]:
    counted: defaultdict[str, Counts] = defaultdict(Counts)
    for cell, counts in cells.items():
        counted[cell[at]].add(counts)
    keys = sorted({*counted, *happened}, key=lambda key: name_of(dimension, key, known))
    if dimension.names is not None:
        keys = [key for key in dimension.names if key in keys]
    hidden, _ = suppress([counted[key].asked for key in keys])
    answers = [Tally(counted[key].answered, counted[key].asked) for key in keys]
    everyone, all_incidents = added(answers), happened.total()
    shown = [None if hides else tally for tally, hides in zip(answers, hidden, strict=True)]
    words = against_the_rest(shown, everyone)
    return tuple(
        Group(
            key=key,
            name=name_of(dimension, key, known),
            incidents=happened[key],
            counts=None if hides else counted[key],
            answers=tally,
            word=word,
            of_incidents=happened[key] / all_incidents if all_incidents else 0.0,
            of_answers=None if hides or not everyone.good else tally.good / everyone.good,
        )
        for key, hides, tally, word in zip(keys, hidden, answers, words, strict=True)
    )
