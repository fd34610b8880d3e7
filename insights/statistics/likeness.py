"""What share to expect of somebody, given the work that fell to them.

Pure: no Django, no clock. Shares are between 0 and 1.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from insights.statistics.proportions import FEWEST

Person = TypeVar("Person", bound=Hashable)
Work = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Answers(Generic[Person]):
    """Answers about one kind of work: how many were good, of how many, and how many there are about each person."""

    good: int
    total: int
    about: Mapping[Person, int]


def expected_shares(
    done: Mapping[Work, Answers[Person]], *, fewest: int = FEWEST
) -> dict[Person, float]:
    """Return for each person the share that is usual in the kinds of work that they did.

    `done` has the answers by kind of work; a kind is a tuple from coarse to fine (call type, district, shift), of one
    length for all. Indirect standardisation: the share of all in each kind, weighted by how much of it the person did:

        expected = Σ n_kind (share of all in that kind) / Σ n_kind

    Where fewer than `fewest` answers of others are of a kind, its coarser kind counts in its place, at last all work:
    nobody is measured by themselves. Source: P. Armitage, G. Berry and J. N. S. Matthews, Statistical Methods in
    Medical Research, 4th edition (Blackwell 2002) §19.3.

    Raises ValueError where there is nobody to compare with.
    """
    good: defaultdict[Person, float] = defaultdict(float)
    total: defaultdict[Person, int] = defaultdict(int)
    alike = done
    left: Mapping[Work, Mapping[Person, int]] = {
        kind: answers.about for kind, answers in done.items()
    }
    while left:
        scarce: defaultdict[Work, Counter[Person]] = defaultdict(Counter)
        for kind, people in left.items():
            answers = alike[kind]
            share, spare = answers.good / answers.total, answers.total - (fewest if kind else 1)
            for person, count in people.items():
                if answers.about[person] <= spare:
                    good[person] += count * share
                    total[person] += count
                elif kind:
                    scarce[kind[:-1]][person] += count
                else:
                    raise ValueError("There is nobody to compare with.")
        alike, left = _alike(done, scarce), scarce
    return {person: count / total[person] for person, count in good.items()}


def _alike(
    done: Mapping[Work, Answers[Person]], wanted: Mapping[Work, Mapping[Person, int]]
) -> dict[Work, Answers[Person]]:
    """The answers of these coarser kinds; about whom, of the people that are named for each."""
    depth = max(map(len, wanted), default=0)
    good: Counter[Work] = Counter()
    total: Counter[Work] = Counter()
    about: defaultdict[Work, Counter[Person]] = defaultdict(Counter)
    for fine, answers in done.items():
        kind = fine[:depth]
        good[kind] += answers.good
        total[kind] += answers.total
        own = about[kind]
        for person in wanted.get(kind, {}):
            own[person] += answers.about.get(person, 0)
    return {kind: Answers(good[kind], total[kind], about[kind]) for kind in wanted}
