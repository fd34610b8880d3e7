"""The list finds the same conversations, whether it walks along them or names the few that were rated."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from insights import conversation_list
from insights.conversation_list import ConversationFilters, conversation_page, matching
from insights.period import period
from insights.ratings import RATINGS
from tests.insights.callers import HOUR, Callers

FOUND = {
    ("rated", ""): {"pleased", "displeased", "in the south", "at the door"},
    ("good", ""): {"pleased", "in the south"},
    ("poor", ""): {"displeased", "cross with the call-taker", "at the door"},
    ("rated", "North"): {"pleased", "displeased"},
    ("good", "North"): {"pleased"},
    ("poor", "North"): {"displeased", "cross with the call-taker"},
    ("rated", "-"): {"at the door"},
    ("good", "-"): set(),
    ("poor", "-"): {"at the door"},
}


@pytest.mark.parametrize("few", [1, 2_000], ids=["walks", "names them"])
@pytest.mark.parametrize("which", RATINGS)
@pytest.mark.parametrize("district", ["", "North", "-"])
def test_ratings_narrow_the_list(
    few: int,
    which: str,
    district: str,
    agency: Agency,
    officer: Officer,
    callers: Callers,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conversation_list, "FEW", few)
    people = {
        "pleased": callers.answered(officer=5, district="North"),
        "displeased": callers.answered(officer=1, district="North"),
        "in the south": callers.answered(officer=4, district="South"),
        "cross with the call-taker": callers.answered(call_taker=2, district="North"),
        "at the door": callers.visited(officer=2, of=officer),
        "silent": callers.asked(district="North"),
        "long ago": callers.answered(officer=5, district="North", at=now - 24 * 40 * HOUR),
    }
    filters = ConversationFilters(
        answers=which,
        where={"district": district} if district else {},
        period=period(days=30, zone=agency.zone, now=now),
    )
    with acting_for(agency), transaction.atomic():
        every = set(matching(agency=agency, filters=filters).values_list("pk", flat=True))
        shown = conversation_page(agency=agency, filters=filters, number=1).rows
    assert {who for who, talk in people.items() if talk.pk in every} == FOUND[which, district]
    assert {row.talk.pk for row in shown} == every
