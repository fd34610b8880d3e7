"""Who is said to have called."""

import pytest

from agencies.phones import e164
from sandbox.replay.callers import NOBODY_CALLED, Numbers, area_codes, is_self_initiated
from sandbox.replay.calls import Call, CallType, Times
from sandbox.residents import YOUR_NUMBERS
from tests.sandbox.replay.calls import NOON


def test_numbers_are_fictional_american_and_nobody_elses() -> None:
    numbers = [Numbers(seed=1).of(f"SAC19-{n}") for n in range(500)]
    assert all(e164(number) == number and number[5:10] == "55501" for number in numbers)
    assert not {number[-2:] for number in numbers} & {"98", "99"}
    assert len(area_codes()) >= 300
    assert "319" in area_codes()
    assert "800" not in area_codes()
    assert "416" not in area_codes()  # Toronto


def test_numbers_are_the_same_for_the_same_seed_and_rarely_repeat() -> None:
    def drawn(seed: int) -> list[str]:
        numbers = Numbers(seed=seed)
        return [numbers.of(f"SAC19-{n}") for n in range(18_000)]

    once = drawn(1)
    assert once == drawn(1)
    assert once != drawn(2)
    assert 0 < len(once) - len(set(once)) < 0.03 * len(once)
    assert not set(once) & set(YOUR_NUMBERS)


def test_an_incident_keeps_its_number() -> None:
    numbers = Numbers(seed=1)
    assert numbers.of("SAC19-1") == numbers.of("SAC19-1")


@pytest.mark.parametrize(
    ("first", "last", "by_an_officer"),
    [
        (None, "TRAFFIC STOP", True),
        (None, "ALL UNITS BROADCAST", True),
        (None, "BURGLARY-CSI", True),
        ("TRAFFIC STOP - OFFICER INITIATED ONVIEW", "MOTOR VEHICLE COLLISION", True),
        ("SUSPICIOUS PERSON, VEHICLE OR INCIDENT", "DISTURBANCE, OTHER", False),
        (None, "DISTURBANCE-NOISE", False),
        (None, "CHECK ON HAZARD", False),
    ],
)
def test_who_began_it_is_judged_by_the_words_of_the_call_types(
    first: str | None, last: str, by_an_officer: bool
) -> None:
    call = Call(
        reference="SAC19-1",
        times=Times(opened=NOON),
        first_type=CallType(first, first) if first else None,
        call_type=CallType(last, last),
    )
    assert is_self_initiated(call) is by_an_officer
    assert all(words == words.lower() for words in NOBODY_CALLED)
