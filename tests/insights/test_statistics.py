"""Statistics against SciPy, against published tables, and what must hold of any."""

from math import isclose

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize, stats

from insights.statistics import (
    Answers,
    Sample,
    Weighed,
    benjamini_hochberg,
    beta_below,
    beta_quantile,
    expected_shares,
    noise,
    p_value,
    rake,
    shrink,
    strength,
    weighted_share,
    wilson,
)

Done = dict[tuple[object, ...], Answers[str]]
People = dict[tuple[str, ...], int]

SHAPES = st.floats(0.05, 5000)
COUNTS = st.integers(1, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


# ---- the beta distribution


@given(st.floats(0, 1), SHAPES, SHAPES)
def test_beta_as_scipy(share: float, a: float, b: float) -> None:
    assert isclose(beta_below(share, a=a, b=b), stats.beta.cdf(share, a, b), abs_tol=1e-9)


@given(st.floats(0.005, 0.995), st.floats(0.5, 3000), st.floats(0.5, 3000))
def test_its_quantile_as_scipy(probability: float, a: float, b: float) -> None:
    assert isclose(
        beta_quantile(probability, a=a, b=b), stats.beta.ppf(probability, a, b), abs_tol=1e-8
    )


def test_what_is_no_beta() -> None:
    with pytest.raises(ValueError, match="above 0"):
        beta_below(0.5, a=0, b=1)
    with pytest.raises(ValueError, match="between 0 and 1"):
        beta_quantile(1.5, a=1, b=1)


# ---- shrinking


def test_shrunk_as_the_posterior_by_scipy() -> None:
    got = shrink(sample=Sample(3, 10, 0.8), strength=40)
    posterior = stats.beta(40 * 0.8 + 3, 40 * 0.2 + 7)
    assert isclose(got.share, posterior.mean())
    assert isclose(got.low, posterior.ppf(0.025), abs_tol=1e-9)
    assert isclose(got.high, posterior.ppf(0.975), abs_tol=1e-9)


def test_the_strength_that_made_the_groups_is_found_again() -> None:
    """Beta-binomial groups of a known strength, simulated by NumPy."""
    random = np.random.default_rng(7)
    for true in (10.0, 50.0):
        totals = random.integers(30, 120, size=3000)
        shares = random.beta(0.85 * true, 0.15 * true, size=3000)
        counts = random.binomial(totals, shares)
        samples = [Sample(int(x), int(n), 0.85) for x, n in zip(counts, totals, strict=True)]
        assert abs(strength(samples) / true - 1) < 0.1


def test_groups_that_differ_by_chance_alone_are_worth_everyone() -> None:
    assert strength([Sample(8, 10, 0.8)] * 12) == 120


def test_the_baseball_players_of_efron_and_morris() -> None:
    """JASA 70 (1975) table 1: hits of 45 times at bat of 18 players, of whom the best and the worst come closer."""
    hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
    mean = sum(hits) / (18 * 45)
    assert round(mean, 3) == 0.265
    samples = [Sample(hit, 45, mean) for hit in hits]
    weight = strength(samples)
    best, worst = (shrink(sample=one, strength=weight).share for one in (samples[0], samples[-1]))
    # James and Stein's estimates in the table: .290 and .242 (by the arcsine transform).
    assert abs(best - 0.290) < 0.01
    assert abs(worst - 0.242) < 0.0125


@given(COUNTS, st.floats(0.01, 0.99), st.floats(1, 2000))
def test_what_is_shrunk_lies_between_what_was_said_and_what_is_usual(
    counts: tuple[int, int], usual: float, weight: float
) -> None:
    count, total = counts
    got = shrink(sample=Sample(count, total, usual), strength=weight)
    low, high = sorted((count / total, usual))
    assert low - 1e-12 <= got.share <= high + 1e-12
    assert 0 <= got.low <= got.high <= 1


@given(st.lists(COUNTS, min_size=2, max_size=12))
def test_strength_is_from_one_person_to_all(groups: list[tuple[int, int]]) -> None:
    everyone = sum(total for _, total in groups)
    mean = sum(count for count, _ in groups) / everyone
    assert 1 <= strength([Sample(x, n, mean) for x, n in groups]) <= everyone


def test_nothing_is_learnt_from_one_group() -> None:
    with pytest.raises(ValueError, match="two groups"):
        strength([Sample(5, 10, 0.5), Sample(0, 0, 0.5)])


@pytest.mark.parametrize(
    ("sample", "weight", "confidence"),
    [(Sample(3, 2, 0.5), 1, 0.95), (Sample(1, 2, 0.5), 0, 0.95), (Sample(1, 2, 0.5), 1, 95)],
)
def test_what_cant_be_shrunk(sample: Sample, weight: float, confidence: float) -> None:
    with pytest.raises(ValueError, match=r"share|worth|between 0 and 1"):
        shrink(sample=sample, strength=weight, confidence=confidence)


# ---- like work


def test_expected_of_like_work_counted_by_hand() -> None:
    expected = expected_shares(
        {
            ("noise", "North"): Answers(9 + 18, 30, {"nights": 10, "days": 20}),
            ("theft", "North"): Answers(2 + 10, 40, {"nights": 10, "detective": 30}),
        }
    )
    # Half noise, of which 27 of 30 were good; half theft, of which 12 of 40 were.
    assert isclose(expected["nights"], 0.5 * 27 / 30 + 0.5 * 12 / 40)
    assert isclose(expected["days"], 27 / 30)
    assert isclose(expected["detective"], 12 / 40)


def test_few_others_in_the_same_district_give_way_to_the_same_call_type() -> None:
    done: Done = {
        ("noise", "North"): Answers(1, 5, {"a": 1, "b": 4}),
        ("noise", "South"): Answers(8, 10, {"c": 10}),
    }
    expected = expected_shares(done)
    assert isclose(expected["a"], 9 / 15)
    # Of four others there are five, with a: that is enough for b's own work only at the call type.
    assert isclose(expected["b"], 9 / 15)
    assert isclose(expected["c"], 9 / 15)
    others = expected_shares({("x",): Answers(1, 1, {"a": 1}), ("y",): Answers(1, 2, {"b": 2})})
    assert isclose(others["a"], 2 / 3)
    with pytest.raises(ValueError, match="nobody to compare"):
        expected_shares({("x",): Answers(1, 1, {"a": 1})})


@given(
    st.dictionaries(
        st.tuples(*[st.sampled_from("xyz")] * 3),
        st.dictionaries(st.sampled_from("abcde"), COUNTS, min_size=1),
        min_size=1,
    )
)
def test_expected_as_each_is_looked_up_alone(
    counted: dict[tuple[str, str, str], dict[str, tuple[int, int]]],
) -> None:
    people = {person for each in counted.values() for person in each}
    assume(len(people) > 1)
    expected = expected_shares(
        {
            kind: Answers(
                sum(good for good, _ in each.values()),
                sum(total for _, total in each.values()),
                {person: total for person, (_, total) in each.items()},
            )
            for kind, each in counted.items()
        }
    )
    assert expected == pytest.approx({person: looked_up(person, counted) for person in people})


def looked_up(
    person: str, counted: dict[tuple[str, str, str], dict[str, tuple[int, int]]]
) -> float:
    """The rule as it is written: kind by kind, the finest one with five others, else all with any."""
    good, answers = 0.0, 0
    for kind in (kind for kind in counted if person in counted[kind]):
        count = counted[kind][person][1]
        for depth in range(3, -1, -1):
            alike = [each for of, each in counted.items() if of[:depth] == kind[:depth]]
            total = sum(n for each in alike for _, n in each.values())
            others = total - sum(each[person][1] for each in alike if person in each)
            if others >= (5 if depth else 1):
                good += count * sum(g for each in alike for g, _ in each.values()) / total
                break
        answers += count
    return good / answers


# ---- weights


def test_a_weighted_share_by_hand() -> None:
    got = weighted_share([Weighed(30, 40, 0.5), Weighed(10, 20, 2.0)])
    assert isclose(got.share, (0.5 * 30 + 2 * 10) / (0.5 * 40 + 2 * 20))
    assert isclose(got.design_effect, 60 * (40 * 0.25 + 20 * 4) / 60**2)  # 1.5
    assert isclose(got.effective, 40)


@given(st.integers(0, 50), st.floats(0.1, 10))
def test_equal_weights_are_no_weights(count: int, weight: float) -> None:
    got, plain = weighted_share([Weighed(count, 50, weight)]), wilson(count=count, total=50)
    assert isclose(got.design_effect, 1)
    assert isclose(got.share, plain.share)
    assert isclose(got.low, plain.low, abs_tol=1e-9)
    assert isclose(got.high, plain.high, abs_tol=1e-9)


def test_what_cant_be_weighed() -> None:
    with pytest.raises(ValueError, match="at least one person"):
        weighted_share([])
    with pytest.raises(ValueError, match="below 0"):
        weighted_share([Weighed(1, 2, -1)])


CELLS = st.lists(st.integers(1, 40), min_size=6, max_size=6)
TARGETS = st.lists(st.floats(0.5, 2), min_size=2, max_size=3)


@given(
    CELLS,
    st.lists(st.floats(0.5, 2), min_size=2, max_size=2),
    st.lists(st.floats(0.5, 2), min_size=3, max_size=3),
)
def test_raked_as_the_least_informative_weights_by_scipy(
    counts: list[int], rows: list[float], columns: list[float]
) -> None:
    """Raking minimises the information in the weights; SciPy finds the same by solving for the margins directly."""
    people: People = {(r, c): counts[3 * int(r) + int(c)] for r in "01" for c in "012"}
    margins = [dict(zip("01", rows, strict=True)), dict(zip("012", columns, strict=True))]
    got = rake(people=people, margins=margins, trim=1000)
    assert got.converged
    assert got.trimmed == 0
    everyone = sum(counts)
    goals = np.array([rows[1] / sum(rows), columns[1] / sum(columns), columns[2] / sum(columns)])
    design = np.array([[r == "1", c == "1", c == "2"] for r in "01" for c in "012"], dtype=float)
    sizes = np.array(list(people.values()), dtype=float) / everyone

    def missed(at: np.ndarray) -> np.ndarray:
        weights = sizes * np.exp(design @ at)
        gap: np.ndarray = design.T @ (weights / weights.sum()) - goals
        return gap

    found = optimize.root(missed, np.zeros(3), tol=1e-12)
    assume(found.success)
    weights = np.exp(design @ found.x)
    weights /= (sizes * weights).sum()
    assert np.allclose([got.weights[cell] for cell in people], weights, atol=1e-4)


def test_deming_and_stephan_reach_their_margins_and_say_what_they_could_not() -> None:
    people: People = {("young", "en"): 10, ("old", "en"): 60, ("old", "es"): 10}
    margins = [{"young": 50, "old": 50}, {"en": 70, "es": 20, "so": 10}]
    got = rake(people=people, margins=margins)
    assert got.unreached == ((1, "so"),)
    assert got.converged
    by_language = {"en": 0.0, "es": 0.0}
    for cell, count in people.items():
        by_language[cell[1]] += got.weights[cell] * count
    assert isclose(by_language["en"], 80 * 70 / 90, rel_tol=1e-4)


def test_trimmed_weights_stay_in_bounds_and_it_is_said() -> None:
    people: People = {("a",): 99, ("b",): 1}
    got = rake(people=people, margins=[{"a": 50, "b": 50}], trim=5)
    assert got.trimmed == 1
    assert not got.converged
    assert max(got.weights.values()) / min(got.weights.values()) < 50
    assert isclose(sum(got.weights[cell] * count for cell, count in people.items()), 100)


@pytest.mark.parametrize(
    ("people", "trim", "why"),
    [
        ({}, 5.0, "nobody answered"),
        ({("c",): 3}, 5.0, "nobody of its"),
        ({("a",): 3}, 1.0, "more than 1"),
    ],
)
def test_what_cant_be_raked(people: dict[tuple[str, ...], int], trim: float, why: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)" + why):
        rake(people=people, margins=[{"a": 1, "b": 2}], trim=trim)


# ---- comparisons


@given(COUNTS, COUNTS)
def test_the_probability_as_scipy(a: tuple[int, int], b: tuple[int, int]) -> None:
    table = [[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]]
    if min(sum(column) for column in zip(*table, strict=True)) == 0:
        assert p_value(a=a, b=b) == 1
        return
    expected = stats.contingency.expected_freq(table)
    if expected.min() < 1:
        assert isclose(p_value(a=a, b=b), stats.fisher_exact(table).pvalue, abs_tol=1e-7)
    else:
        everyone = a[1] + b[1]
        chi = stats.chi2_contingency(table, correction=False).statistic * (everyone - 1) / everyone
        assert isclose(p_value(a=a, b=b), stats.chi2.sf(chi, 1), abs_tol=1e-9)


def test_benjamini_and_hochberg_as_published() -> None:
    """Their own example, section 4: of 15 comparisons the four smallest count at 0.05; Bonferroni finds three."""
    published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000,
    ]  # fmt: skip
    assert [one.real for one in benjamini_hochberg(published)] == [True] * 4 + [False] * 11


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_as_scipy(p_values: list[float]) -> None:
    adjusted = [one.adjusted for one in benjamini_hochberg(p_values)]
    assert np.allclose(adjusted, stats.false_discovery_control(p_values))


def test_what_is_no_comparison() -> None:
    assert benjamini_hochberg([]) == []
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([2])
    with pytest.raises(ValueError, match="not a share"):
        p_value(a=(0, 0), b=(1, 2))


# ---- noise


def test_the_orange_juice_cans_of_montgomery() -> None:
    """Introduction to Statistical Quality Control, table 7.1: thirty samples of 50 cans; 15 and 23 stand out."""
    bad = [
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22,
        8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ]  # fmt: skip
    limits = noise([(count, 50) for count in bad])
    assert [at for at, one in enumerate(limits, start=1) if one and one.stands_out] == [15, 23]
    assert limits[0] is not None
    assert (round(limits[0].low, 4), round(limits[0].high, 4)) == (0.0524, 0.4102)


def test_a_week_of_nobody_has_no_limits() -> None:
    assert noise([(0, 0)]) == [None]
    found = noise([(9, 10), (0, 0)])
    assert found[0] is not None
    assert found[1] is None
    with pytest.raises(ValueError, match="not a share"):
        noise([(3, 2)])
