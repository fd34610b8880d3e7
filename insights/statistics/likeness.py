"""What share to expect of somebody, given the work that fell to them.

Pure: no Django, no clock. Shares are between 0 and 1.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from insights.statistics.proportions import FEWEST

Work = tuple[str, ...]
Counted = tuple[int, int]  # good, total


def expected_shares(
    done: Mapping[str, Mapping[Work, Counted]], *, fewest: int = FEWEST
) -> dict[str, float]:
    """Return for each person the share that is usual in the kinds of work that they did.

    `done` has for each person how many of how many answers were good, by kind of work; a kind is a tuple from coarse
    to fine (call type, district, shift). Indirect standardisation: the share of all in each kind, weighted by how much
    of it the person did:

        expected = Σ n_kind (share of all in that kind) / Σ n_kind

    Where fewer than `fewest` answers of others are of a kind, its coarser kind counts in its place, at last all work:
    nobody is measured by themselves. Source: P. Armitage, G. Berry and J. N. S. Matthews, Statistical Methods in
    Medical Research, 4th edition (Blackwell 2002) §19.3.

    Raises ValueError where a person has no answers, or there is nobody to compare with.
    """
    everyone = _by_kind(done.values())
    return {person: _expected(work, everyone, fewest) for person, work in done.items()}


def _expected(work: Mapping[Work, Counted], everyone: Mapping[Work, Counted], fewest: int) -> float:
    own = _by_kind([work])
    answers = sum(total for _, total in work.values())
    if not answers:
        raise ValueError("Nothing can be expected of somebody about whom nobody answered.")
    good = sum(total * _share(kind, own, everyone, fewest) for kind, (_, total) in work.items())
    return good / answers


def _share(
    kind: Work, own: Mapping[Work, Counted], everyone: Mapping[Work, Counted], fewest: int
) -> float:
    """The share of all in the finest kind in which there are enough others."""
    for depth in range(len(kind), -1, -1):
        good, total = everyone[kind[:depth]]
        others = total - own[kind[:depth]][1]
        if others >= fewest or (depth == 0 and others):
            return good / total
    raise ValueError("There is nobody to compare with.")


def _by_kind(works: Iterable[Mapping[Work, Counted]]) -> dict[Work, Counted]:
    """Answers by kind and by each coarser kind; the empty tuple is all of them."""
    sums: defaultdict[Work, list[int]] = defaultdict(lambda: [0, 0])
    for work in works:
        for kind, (good, total) in work.items():
            for depth in range(len(kind) + 1):
                counted = sums[kind[:depth]]
                counted[0] += good
                counted[1] += total
    return {kind: (good, total) for kind, (good, total) in sums.items()}
