"""Officers and who answers, as people see them."""

import re

import pytest

from agencies.models import Agency, AuditEntry, Officer, Role
from agencies.tenancy import acting_for
from tests.console.conftest import Page
from tests.insights.callers import Callers

LEADERS = {Role.ADMIN, Role.COMMAND, Role.SUPERVISOR}


@pytest.fixture
def said(callers: Callers, agency: Agency, officer: Officer) -> Officer:
    """Twelve people spoke of Brandt, eleven of another."""
    with acting_for(agency):
        other = Officer.objects.create(agency=agency, badge="9", name="A. Other")
    for who, ratings in ((officer, [5] * 10 + [2] * 2), (other, [5] * 9 + [1] * 2)):
        for rating in ratings:
            callers.answered(callers.asked(officer=who), officer=rating)
    return officer


@pytest.mark.parametrize(
    ("shown", "sees"), [("nobody", set()), ("leaders", LEADERS), ("command", {Role.COMMAND})]
)
def test_the_agencys_switch_decides_who_sees_officers(
    page: Page, agency: Agency, said: Officer, shown: str, sees: set[str]
) -> None:
    Agency.objects.filter(pk=agency.pk).update(officers_shown=shown)
    for role in LEADERS:
        html = page("officers/", role=role)
        assert ("Brandt" in html) is (role in sees), role
        assert ("does not show these figures to you" in html) is (role not in sees), role
        assert ('/officers/"' in page("incidents/", role=role)) is (role in sees), role
    for role in (Role.ANALYST, Role.OFFICER):
        assert page.get("officers/", role=role).status_code == 403
    with acting_for(agency):
        looks = AuditEntry.objects.filter(action="officers.opened")
        assert {entry.actor.email.split("@")[0] for entry in looks if entry.actor} == sees


def test_names_in_their_order_each_with_its_rows(page: Page, agency: Agency, said: Officer) -> None:
    Agency.objects.filter(pk=agency.pk).update(officers_shown="leaders")
    html = page("officers/")
    assert html.index("A. Other") < html.index("Brandt")
    [behind] = re.findall(rf'incidents/(\?[^"]+officer={said.pk}[^"]+)"', html)
    rows = page(f"incidents/{behind.replace('&amp;', '&')}")
    assert len(re.findall(r'class="ref"><a ', rows)) == 12


def test_where_chance_explains_all_the_page_says_so(
    page: Page, agency: Agency, callers: Callers, said: Officer
) -> None:
    Agency.objects.filter(pk=agency.pk).update(officers_shown="leaders")
    assert "These answers tell no officer from another" in page("officers/")
    for rating in [5] * 60 + [1] * 90:
        callers.answered(callers.asked(officer=said), officer=rating)
    assert "These answers tell no officer from another" not in page("officers/")


def test_many_officers_come_page_by_page(
    page: Page, agency: Agency, said: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Agency.objects.filter(pk=agency.pk).update(officers_shown="leaders")
    monkeypatch.setattr("insights.officers.PAGE", 1)
    first, second = page("officers/?days=90"), page("officers/?days=90&page=2")
    assert "A. Other" in first
    assert "Brandt" not in first
    assert 'href="?days=90&amp;page=2" rel="next">Next</a>' in first
    assert "Brandt" in second
    assert "Page 2 of 2" in second
    # What is usual was learnt of all of them, whatever page is shown.
    assert "as if 23 more people had answered" in first
    assert "as if 23 more people had answered" in second


def test_an_admin_moves_the_switch_on_the_record(page: Page, agency: Agency) -> None:
    assert "Show what people say of each officer" in page("settings/agency/")
    page.post(
        "settings/agency/",
        name=agency.name,
        voice=agency.voice,
        kind=agency.kind,
        time_zone=agency.time_zone,
        languages="en",
        officers_shown="command",
    )
    agency.refresh_from_db()
    assert agency.officers_shown == "command"
    with acting_for(agency):
        entry = AuditEntry.objects.get(action="agency.changed")
    assert entry.detail["Show what people say of each officer"] == [
        "To nobody",
        "To command staff alone",
    ]


def test_who_answers_counts_and_opens_its_rows(page: Page, callers: Callers) -> None:
    assert "once the first text has left" in page("who-answers/")
    for district, asked, good, poor in (("North", 40, 18, 2), ("River", 40, 4, 6)):
        talks = [callers.asked(district=district) for _ in range(asked)]
        for talk, rating in zip(talks, [5] * good + [2] * poor, strict=False):
            callers.answered(talk, officer=rating)
    html = page("who-answers/?days=30", role=Role.ANALYST)
    # Plain 22 of 30; weighted half of 0.9 and half of 0.4.
    assert "It matters who answers" in html
    assert "it would be 65\xa0%, not 73\xa0%." in html
    assert "River is 40 of 80 incidents (50 %) and 10 of the 30 people who answered (33 %)." in html
    assert "Gets texts: ours arrived, or was answered" in html
    [behind] = re.findall(r'incidents/(\?answer=answered&amp;district=North[^"]+)"', html)
    rows = page(f"incidents/{behind.replace('&amp;', '&')}")
    assert len(re.findall(r'class="ref"><a ', rows)) == 20
    assert page.get("who-answers/", role=Role.OFFICER).status_code == 403


def test_who_answers_says_in_plain_words_what_weighting_costs_and_what_is_not_shown(
    page: Page, callers: Callers
) -> None:
    for district, asked, good in (
        ("North", 20, 18),
        ("Hills", 20, 6),
        ("River", 8, 0),
        ("West", 2, 0),
    ):
        talks = [callers.asked(district=district) for _ in range(asked)]
        for talk in talks[:good]:
            callers.answered(talk, officer=5)
    html = page("who-answers/?days=30")
    # Weights 2/3 for eighteen people and 2 for six: 24 (18 · 4/9 + 6 · 4) / 24² = 4/3.
    assert re.search(r'Counts like</h2><div class="pair"><p class="num">18</p>', html)
    assert "people, of 24 who rated us" in html
    assert "design effect 1.33 (Kish)" in html
    assert re.search(r'Groups nobody speaks for</h2><div class="pair"><p class="num">2</p>', html)
    assert "<p>2 districts</p>" in html
    assert "by district, call type, shift and language. Groups with fewer" in html
    assert html.count(">not shown</td>") == 2  # West has two, and River would tell how many
    assert "others, however large, from which one could compute" in html
    assert "too few" not in html


def test_who_answers_says_where_weighting_could_not_go_all_the_way(
    page: Page, callers: Callers
) -> None:
    for district, asked, good in (("North", 8, 8), ("River", 60, 5)):
        talks = [callers.asked(district=district) for _ in range(asked)]
        for talk in talks[:good]:
            callers.answered(talk, officer=5)
    html = page("who-answers/?days=30")
    # Of those who rated, 8 of 13 are of North, of those asked 8 of 68: a weight of 0.19, held to 0.2.
    assert "Here they are so to within 1 in a hundred people." in html
    assert "or less than a fifth of it. Some were held to that here." in html


@pytest.mark.parametrize(
    ("north", "river", "said"),
    [
        ((8, 2), (8, 2), "It makes no difference who answers"),
        ((8, 2), (8, 2), "like those asked, it would be 80\xa0% as well."),
        ((15, 4), (12, 3), "it would be 79\xa0% as well."),
        ((14, 2), (10, 2), "It matters little who answers"),
        ((14, 2), (10, 2), "like those asked, it would go from 86\xa0% to 85\xa0%."),
    ],
)
def test_how_much_weighting_moves_is_said_by_what_is_seen_of_it(
    page: Page, callers: Callers, north: tuple[int, int], river: tuple[int, int], said: str
) -> None:
    for district, (good, poor) in (("North", north), ("River", river)):
        talks = [callers.asked(district=district) for _ in range(20)]
        for talk, rating in zip(talks, [5] * good + [2] * poor, strict=False):
            callers.answered(talk, officer=rating)
    html = page("who-answers/?days=30")
    assert said in html
    assert "They are least like all incidents" not in html
