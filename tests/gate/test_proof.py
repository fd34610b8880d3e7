"""The gate and a plain reading of the field's rules agree about everybody, whatever happens in whatever order.

`make proof` asks about ten thousand stories; `make test` about a few.
"""

import os
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from agencies.models import Agency
from agencies.tenancy import acting_for
from tests.gate.oracle import outcome
from tests.gate.playing import play
from tests.gate.stories import towns
from tests.gate.told import Outcome, Town

STORIES = 25  # of one town
TOWNS = -(-int(os.environ.get("STORIES", "150")) // STORIES)
START = datetime(2026, 11, 17, 18, 0, tzinfo=UTC)


class Ended(Exception):
    """The town is thrown away."""


def told(town: Town, agency: Agency) -> list[Outcome]:
    outcomes = []
    with acting_for(agency):
        try:
            with transaction.atomic():
                outcomes = play(town=town, agency=agency, start=START)
                raise Ended
        except Ended:
            return outcomes


@pytest.fixture
def sleepless(agency: Agency) -> Agency:
    """An agency that may text at any hour."""
    agency.window_opens = agency.window_closes = None
    agency.save(update_fields=["window_opens", "window_closes"])
    return agency


@pytest.mark.django_db
@settings(
    max_examples=TOWNS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # the one story that fails is short enough
)
@given(town=towns(size=STORIES))
def test_no_disagreement(town: Town, sleepless: Agency) -> None:
    for story, came in zip(town.stories, told(town, sleepless), strict=True):
        assert came == outcome(town, story), f"{story} with {town.victims=} {town.most=}"


def test_the_stories_are_worth_telling() -> None:
    """Enough are asked, enough of those are held back later, and enough of either kind are not."""
    texted = held = silent = 0

    @settings(max_examples=8, deadline=None, derandomize=True, database=None)
    @given(town=towns(size=STORIES))
    def count(town: Town) -> None:
        nonlocal texted, held, silent
        for story in town.stories:
            came = outcome(town, story)
            texted += len(came.texted)
            held += len(came.asked - came.texted)
            silent += not came.asked

    count()
    assert texted > 20
    assert held > 5
    assert silent > 20
