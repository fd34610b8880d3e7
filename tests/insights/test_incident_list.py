"""The list finds the same incidents, whether it walks along them or starts from the people who answered."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights import incident_list
from insights.counting import count_again, wrong_facts
from insights.incident_list import ANSWERS, Filters, matching
from insights.models import Refusal
from insights.period import period
from tests.insights.callers import HOUR, Callers

FOUND = {
    "texted": {"pleased", "displeased", "silent"},
    "answered": {"pleased", "displeased"},
    "silent": {"silent"},
    "rated": {"pleased", "displeased"},
    "good": {"pleased"},
    "poor": {"displeased"},
}


@pytest.mark.parametrize("many", [1, 2_000], ids=["walks", "starts from people"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_answers_narrow_the_list(
    answer: str,
    many: int,
    agency: Agency,
    callers: Callers,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(incident_list, "MANY", many)
    people = {
        "pleased": callers.answered(officer=5),
        "displeased": callers.answered(officer=1),
        "silent": callers.asked(),
        "never texted": callers.asked(sent=False),
        "long ago": callers.answered(officer=5, at=now - 24 * 40 * HOUR),
    }
    within = period(days=30, zone=agency.zone, now=now)
    with acting_for(agency), transaction.atomic():
        found = matching(agency=agency, filters=Filters(answer=answer, period=within))
        incidents = set(found.values_list("pk", flat=True))
    assert {who for who, talk in people.items() if talk.incident_id in incidents} == FOUND[answer]


@pytest.mark.parametrize("few", [1, 5_000], ids=["walks", "names them"])
def test_a_reason_of_the_gate_narrows_the_list(
    few: int, agency: Agency, callers: Callers, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incident_list, "FEW", few)
    both = callers.refused("opted_out", "asked_recently", at=now)
    one = callers.refused("asked_recently", at=now)
    callers.asked()
    with acting_for(agency), transaction.atomic():
        found = {
            reason: set(matching(agency=agency, filters=Filters(decision=reason)))
            for reason in ("opted_out", "asked_recently", "never_text")
        }
        assert not wrong_facts(agency=agency)
        Refusal.objects.filter(incident=one.pk).delete()
        assert wrong_facts(agency=agency) == [f"refusal {one.pk}"]
        count_again(agency=agency)
        assert not wrong_facts(agency=agency)
    assert found == {"opted_out": {both}, "asked_recently": {both, one}, "never_text": set()}
