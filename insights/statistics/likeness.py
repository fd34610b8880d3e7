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
    """Return for each person the share that colleagues reached in the same kinds of work.

    `done` has for each person how many of how many answers were good, by kind of work; a kind is a tuple from coarse
    to fine (call type, district, shift). Indirect standardisation: the share of the others in each kind, weighted by
    how much of it the person did:

        expected = Σ n_kind (share of the others in that kind) / Σ n_kind

    The person's own answers are left out, so that nobody is measured by themselves. Where fewer than `fewest` answers
    of others are of a kind, its coarser kind counts in its place, at last all work. Source: P. Armitage, G. Berry and
    J. N. S. Matthews, Statistical Methods in Medical Research, 4th edition (Blackwell 2002) §19.3.

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
    """The share of the others in the finest kind in which there are enough of them."""
    for depth in range(len(kind), -1, -1):
        good, total = everyone[kind[:depth]]
        own_good, own_total = own[kind[:depth]]
        if total - own_total >= fewest or (depth == 0 and total > own_total):
            return (good - own_good) / (total - own_total)
    raise ValueError("There is nobody to compare with.")


def _by_kind(works: Iterable[Mapping[Work, Counted]]) -> dict[Work, Counted]:
    """Answers by kind and by each coarser kind; the empty tuple is all of them."""
    sums: defaultdict[Work, list[int]] = defaultdict(lambda: [0, 0])
    for work in works:
        for kind, (good, total) in work.items():
            for depth in range(len(kind) + 1):
                sums[kind[:depth]][0] += good
                sums[kind[:depth]][1] += total
    return {kind: (good, total) for kind, (good, total) in sums.items()}
