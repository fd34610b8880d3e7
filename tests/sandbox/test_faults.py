"""The plan of failures: what it understands, and that a seed repeats it."""

import pytest

from sandbox.faults import Faults


def test_nothing_fails_unless_it_is_planned() -> None:
    faults = Faults()
    assert {faults.for_request() for _ in range(200)} == {None}
    assert not any(faults.for_callback().drop or faults.for_inbound().drop for _ in range(200))


def test_rates_are_kept_and_a_seed_repeats_them() -> None:
    def sequence(seed: int) -> list[str | None]:
        faults = Faults()
        faults.plan({"429": 0.2, "reset": 0.1, "slow": {"rate": 0.1, "seconds": 3}, "seed": seed})
        return [faults.for_request() for _ in range(2000)]

    first = sequence(1)
    assert first == sequence(1) != sequence(2)
    assert first.count("429") == pytest.approx(400, abs=80)
    assert first.count("reset") == pytest.approx(200, abs=60)
    assert first.count(None) == pytest.approx(1200, abs=100)


def test_callbacks_do_not_disturb_the_sequence_of_requests() -> None:
    plan = {"429": 0.5, "drop_callback": 0.5}
    alone, disturbed = Faults(), Faults()
    alone.plan(plan)
    disturbed.plan(plan)
    assert [alone.for_request() for _ in range(50)] == [
        (disturbed.for_callback(), disturbed.for_request())[1] for _ in range(50)
    ]


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ({"explode": 1}, "Unknown faults: explode"),
        ({"429": 1.5}, "429 is a rate and must be at most 1"),
        ({"latency": -1}, "latency must be a number from 0 up"),
        ({"reset": "often"}, "reset must be a number"),
        ({"429": 0.6, "500": 0.6}, "add up to more than 1"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused_and_changes_nothing(
    plan: dict[str, object], sentence: str
) -> None:
    faults = Faults()
    faults.plan({"429": 1})
    with pytest.raises(ValueError, match=sentence):
        faults.plan(plan)
    assert faults.for_request() == "429"
