"""Shares and differences against published examples, and what must hold of any."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.statistics import Proportion, difference, too_few, wilson


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
        # Medicine 17 (1998) 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_published(count: int, total: int, low: float, high: float) -> None:
    got = wilson(count=count, total=total)
    assert (got.count, got.total, got.share) == (count, total, count / total)
    assert (round(got.low, 4), round(got.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("a", "b", "low", "high", "real"),
    [
        # Newcombe, "Interval estimation for the difference between independent proportions",
        # Statistics in Medicine 17 (1998) 873-890, table II, method 10.
        ((56, 70), (48, 80), 0.0524, 0.3339, True),
        ((9, 10), (3, 10), 0.1705, 0.8090, True),
        ((6, 7), (2, 7), 0.0582, 0.8062, True),
        ((5, 56), (0, 29), -0.0381, 0.1926, False),
        ((0, 10), (0, 20), -0.1611, 0.2775, False),
        ((0, 10), (0, 10), -0.2775, 0.2775, False),
        ((10, 10), (0, 20), 0.6791, 1.0000, True),
        ((10, 10), (0, 10), 0.6075, 1.0000, True),
    ],
)
def test_difference_as_published(
    a: tuple[int, int], b: tuple[int, int], low: float, high: float, real: bool
) -> None:
    got = difference(a=wilson(count=a[0], total=a[1]), b=wilson(count=b[0], total=b[1]))
    assert got.estimate == a[0] / a[1] - b[0] / b[1]
    assert (round(got.low, 4), round(got.high, 4), got.real) == (low, high, real)


def test_a_difference_the_other_way_round_is_real_too() -> None:
    got = difference(a=wilson(count=48, total=80), b=wilson(count=56, total=70))
    assert (round(got.low, 4), round(got.high, 4), got.real) == (-0.3339, -0.0524, True)


@pytest.mark.parametrize(("total", "hidden"), [(0, True), (4, True), (5, False), (500, False)])
def test_too_few(total: int, hidden: bool) -> None:
    assert too_few(total) is hidden


@pytest.mark.parametrize(
    ("count", "total", "confidence", "reason"),
    [
        (0, 0, 0.95, "at least one person"),
        (-1, 10, 0.95, "-1 of 10 is not a share"),
        (11, 10, 0.95, "11 of 10 is not a share"),
        (1, 10, 0.0, "between 0 and 1"),
        (1, 10, 95, "between 0 and 1"),
    ],
)
def test_what_is_no_share(count: int, total: int, confidence: float, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wilson(count=count, total=total, confidence=confidence)


COUNTS = st.integers(1, 100_000).flatmap(
    lambda total: st.tuples(st.integers(0, total), st.just(total))
)
CONFIDENCES = st.floats(0.5, 0.999)


def of(counts: tuple[int, int], confidence: float = 0.95) -> Proportion:
    return wilson(count=counts[0], total=counts[1], confidence=confidence)


@given(COUNTS, CONFIDENCES)
def test_the_interval_is_in_bounds_and_around_the_share(
    counts: tuple[int, int], confidence: float
) -> None:
    got = of(counts, confidence)
    assert 0 <= got.low <= got.share <= got.high <= 1
    assert got.low < got.high


@given(COUNTS)
def test_the_other_answer_has_the_mirrored_interval(counts: tuple[int, int]) -> None:
    count, total = counts
    got, other = of(counts), of((total - count, total))
    assert isclose(got.low, 1 - other.high, abs_tol=1e-12)
    assert isclose(got.high, 1 - other.low, abs_tol=1e-12)


@given(COUNTS)
def test_one_more_moves_both_ends_up(counts: tuple[int, int]) -> None:
    count, total = counts
    fewer, more = of((count, total + 1)), of((count + 1, total + 1))
    assert fewer.low < more.low
    assert fewer.high < more.high


@given(COUNTS, st.integers(2, 50))
def test_more_people_narrow_it(counts: tuple[int, int], times: int) -> None:
    count, total = counts
    few, many = of(counts), of((count * times, total * times))
    assert many.high - many.low < few.high - few.low


@given(COUNTS, CONFIDENCES)
def test_more_confidence_widens_it(counts: tuple[int, int], confidence: float) -> None:
    surer = of(counts, (1 + confidence) / 2)
    got = of(counts, confidence)
    assert surer.high - surer.low > got.high - got.low


@given(COUNTS, COUNTS)
def test_a_difference_is_in_bounds_and_turns_its_sign_with_its_sides(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    got = difference(a=of(first), b=of(second))
    turned = difference(a=of(second), b=of(first))
    assert -1 - 1e-12 <= got.low <= got.estimate <= got.high <= 1 + 1e-12
    assert (turned.low, turned.high, turned.estimate) == (-got.high, -got.low, -got.estimate)
    assert turned.real is got.real


@given(COUNTS)
def test_a_share_does_not_differ_from_itself(counts: tuple[int, int]) -> None:
    got = difference(a=of(counts), b=of(counts))
    assert not got.real
    assert got.estimate == 0
