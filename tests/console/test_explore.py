"""Explore as people use it: filters in the address, numbers that open their rows, saved views, files."""

import csv
import re
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import parse_qsl, urlencode

import pytest
from openpyxl import load_workbook

from agencies.models import Agency, AuditEntry, Officer, Role
from agencies.tenancy import acting_for
from console.explore.address import view_of
from console.explore.figures import figures
from console.explore.picture import words_of
from console.models import SavedView
from surveys.models import Conversation
from tests.conftest import MakeMember
from tests.console.conftest import Page
from tests.insights.callers import HOUR, Callers


@pytest.fixture
def answered(callers: Callers) -> list[Conversation]:
    """North 18 of 20, River 6 of 15."""
    return [
        callers.answered(officer=rating, district=district)
        for district, good, poor in (("North", 18, 2), ("River", 6, 9))
        for rating in [5] * good + [2] * poor
    ]


def link(html: str, words: str) -> str:
    """Where the first link with these words leads."""
    found = re.search(rf'<a href="([^"]+)">{re.escape(words)}</a>', html)
    assert found, words
    return unescape(found[1]).removeprefix("/a/cedar-falls/")


def listed(html: str) -> int:
    """How many incidents or conversations a list shows."""
    return len(re.findall(r'class="ref"><a |data-label="About"', html))


def test_a_breakdown_says_what_is_lower_and_each_number_opens_its_rows(
    page: Page, answered: list[Conversation]
) -> None:
    html = page("explore/")
    assert "69&nbsp;%" in html  # 24 of 35
    assert "lower than the rest" in html
    assert listed(page(link(html, "20"))) == 20
    assert listed(page(link(html, "90&nbsp;%"))) == 18
    assert listed(page(link(html, "35 people"))) == 35
    assert listed(page(link(html, "69&nbsp;%"))) == 24


def test_many_groups_come_page_by_page(
    page: Page, answered: list[Conversation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.explore.page.PAGE", 1)
    html = page("explore/?by=district&days=90")
    plot = html[html.index("<tbody>") : html.index("</tbody>")]
    assert "North" in plot
    assert "River" not in plot
    assert "35 people" in html
    assert '<option value="River">River</option>' in html[html.index('id="f-second"') :]
    assert 'href="?by=district&amp;days=90&amp;page=2" rel="next">Next</a>' in html
    second = page("explore/?by=district&days=90&page=2")
    assert "River" in second[second.index("<tbody>") : second.index("</tbody>")]
    assert "Page 2 of 2" in second


def test_the_address_narrows_down(page: Page, answered: list[Conversation]) -> None:
    html = page("explore/?district=River&by=call_type&days=90")
    assert "15 people" in html
    assert "Noise" in html or "NOISE" in html
    assert listed(page(link(html, "15 people"))) == 15
    assert "nobody" in page("explore/?district=Nowhere")


def test_dates_are_taken_or_answered_at_their_field(
    page: Page, callers: Callers, now: datetime
) -> None:
    for back in range(5):
        callers.answered(officer=5, at=now - timedelta(days=60 + back))
    html = page("explore/?from=2026-09-10&to=2026-09-20")
    assert "5 people" in html
    assert listed(page(link(html, "5 people"))) == 5
    for wrong, words in (
        ("from=yesterday", "Choose the first day"),
        ("to=2026-09-20", "Choose the first day"),
        ("from=2026-09-20&to=2026-09-10", "The last day is before the first."),
        ("from=2026-09-20&to=2999-01-01", "not after today"),
        ("from=2010-01-01", "five years at the most"),
        ("from=0001-01-01", "Choose the first day"),
    ):
        html = page(f"explore/?{wrong}")
        assert words in html, wrong
        assert 'aria-invalid="true"' in html
        assert '<details class="reveal" open><summary>More filters' in html
        instead = "Here are the last 30 days instead, 19 October – 17 November 2026."
        assert instead in notice(html), wrong
        for name, typed in parse_qsl(wrong):
            assert f'name="{name}" value="{typed[:10]}"' in html
    assert "The days asked for can’t be shown: choose five years" in notice(
        page("explore/?from=2010-01-01")
    )


def notice(html: str) -> str:
    """What stands in notices above the figures."""
    before, _ = html.split('<p class="say', 1)
    return " ".join(re.findall(r'<p class="notice warning">([^<]*)</p>', before))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("days=45", "There is no such length of days to choose. Here are the last 30 days"),
        ("ask=mood", "there is no such question, so this is “Officer, rated 4 or 5”."),
        ("by=colour", "there is no such breakdown, so this is by district."),
        ("sort=best", "there is no such order, so this is in the usual one."),
        ("by=colour&sort=best", "so this is by district; there is no such order"),
        ("by=officer", "your agency shows officers to nobody, so this is by district."),
        ("by=officer&officer=1", "so this is by district and people count whichever officer"),
        ("officer=1", "to nobody, so people count whichever officer came."),
        ("by=unit", "your agency shows officers to nobody, so this is by district."),
        ("unit=2A", "to nobody, so people count whichever officer came."),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said(
    page: Page, answered: list[Conversation], address: str, words: str
) -> None:
    assert words in notice(page(f"explore/?{address}"))


def test_who_sees_no_officers_is_told_that_others_do(
    page: Page, answered: list[Conversation], agency: Agency
) -> None:
    Agency.objects.filter(pk=agency.pk).update(officers_shown="command")
    address = "explore/?by=officer&first=1&second=2"
    html = page(address, role=Role.ANALYST)
    assert "your agency shows officers to others only, so this is by district" in notice(html)
    assert "Choose two" in html
    assert not notice(page(address, role=Role.COMMAND))


def test_an_address_of_which_all_is_shown_has_no_notice(
    page: Page, answered: list[Conversation]
) -> None:
    for address in ("", "ask=answered&by=shift&sort=low&days=90", "from=2026-11-01&to=&days=45"):
        assert not notice(page(f"explore/?{address}")), address


def test_two_groups_side_by_side_in_a_sentence(page: Page, answered: list[Conversation]) -> None:
    html = page("explore/?first=River&second=North")
    # Newcombe's interval of 6/15 less 18/20, to whole points.
    assert "River is lower than North, by 50 points (18 to 71 with 95\xa0% confidence)." in html
    assert "40\xa0% less 90\xa0% is −50 points (−71 to −18)." in html


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("", "Choose two, and read here whether they really differ."),
        ("second=River", "Choose another one beside River, and read here"),
        ("first=River&second=River", "River is chosen on both sides. Choose another one"),
        ("first=Harbor&second=River", "“Harbor” has nobody here, so there is nothing to compare."),
        ("first=Harbor&second=Harbor", "“Harbor” has nobody here"),
        ("first=Harbor&second=-", "“Harbor” and “No district given” have nobody here"),
        ("first=River&second=North&district=River", "“North” has nobody here"),
        ("first=River&second=North&district=Harbor", "“River” and “North” have nobody here"),
    ],
)
def test_why_no_two_groups_are_side_by_side(
    page: Page, answered: list[Conversation], chosen: str, words: str
) -> None:
    html = page(f"explore/?{chosen}")
    assert words in html
    assert "Difference:" not in html


def sent_on(html: str) -> dict[str, str]:
    """What the form of filters sends with each change of them."""
    form = html[html.index('class="sifting') :]
    hidden = re.findall(
        r'type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]
    )
    return {name: unescape(value) for name, value in hidden}


def test_groups_stay_side_by_side_as_long_as_the_breakdown_does(
    page: Page, answered: list[Conversation]
) -> None:
    beside = saved_view(page, "All", "ask=rated&days=30")
    html = page(f"explore/?by=district&first=River&second=North&with={beside}")
    kept = sent_on(html)
    assert kept == {"first": "River", "second": "North", "groups": "district", "with": f"{beside}"}
    html = page(f"explore/?{urlencode({'by': 'district', 'days': '90', **kept})}")
    assert "River is lower than North" in html
    assert sent_on(html) == kept
    html = page(f"explore/?{urlencode({'by': 'call_type', 'days': '90', **kept})}")
    assert sent_on(html) == {"with": f"{beside}"}
    assert "first=" not in html
    html = page("explore/?district=River&by=shift&first=day&second=night")
    assert 'href="?ask=rated&amp;by=shift&amp;first=day&amp;second=night">Clear</a>' in html


def saved_view(page: Page, name: str, query: str, role: str = Role.ADMIN) -> int:
    page.post("explore/views/", role=role, query=query, name=name, shared="")
    with acting_for(page.agency):
        return int(SavedView.objects.get(name=name).pk)


def test_this_view_against_a_saved_one(page: Page, answered: list[Conversation]) -> None:
    north = saved_view(page, "North alone", "ask=answered&days=90&district=North")
    html = page(f"explore/?district=River&with={north}")
    # Newcombe's interval of 6/15 less 18/20, as above.
    assert "This view is lower than “North alone”, by 50 points (18 to 71" in html
    assert "District: River." in html
    assert "District: North." in html
    assert "Here both answer this one." in html
    assert "in both" not in html
    html = page(f"explore/?with={north}")
    assert "Everybody of “North alone” is in this view as well" in html
    everyone = saved_view(page, "All", "ask=rated&days=30")
    html = page(f"explore/?district=River&with={everyone}")
    assert "15 people are in both: they count in this view and are left out of “All”." in html
    assert "“All”: 90&nbsp;% of 20 people" in html
    assert "Here both" not in html


def test_a_view_of_somebody_else_is_not_compared_with(
    page: Page, answered: list[Conversation]
) -> None:
    secret = saved_view(page, "Mine", "district=North", role=Role.ANALYST)
    for beside in (secret, 999_999, "nonsense"):
        html = page(f"explore/?with={beside}")
        assert "There is no such view" in html
        assert "Mine" not in html


def test_a_saved_view_of_an_officer_says_that_here_it_is_of_all(
    page: Page, answered: list[Conversation], agency: Agency
) -> None:
    Agency.objects.filter(pk=agency.pk).update(officers_shown="command")
    query = "ask=rated&days=30&officer=1"
    page.post("explore/views/", role=Role.COMMAND, query=query, name="One", shared="on")
    with acting_for(agency):
        address = f"explore/?district=River&with={SavedView.objects.get().pk}"
    said = "It was saved with the answers about one officer."
    assert said in page(address, role=Role.ANALYST)
    assert said not in page(address, role=Role.COMMAND)


def test_too_few_are_not_shown_anywhere(page: Page, callers: Callers) -> None:
    for district, people in (("North", 8), ("West", 2), ("East", 6)):
        for _ in range(people):
            callers.answered(officer=5, district=district)
    html = page("explore/?first=North&second=East")
    assert html.count(">not shown<") == 2
    assert "too few to show" not in html
    assert "“Not shown” are groups of under five people, and those from which" in html
    assert "They are not compared, since that could tell of too few people" in html
    assert "East: not shown." in html
    table = page.get("explore/table.csv")
    text = b"".join(table.streaming_content).decode("utf-8-sig")
    assert [row[:2] for row in csv.reader(StringIO(text))][1:] == [
        ["North", "8"],
        ["East", "not shown"],
        ["West", "not shown"],
    ]


def test_officers_only_where_the_agency_shows_them(
    page: Page, callers: Callers, agency: Agency, officer: Officer
) -> None:
    for _ in range(12):
        callers.answered(officer=5)
        callers.answered(officer=5, call_type="THEFT")
    for shown, sees in (
        ("nobody", set()),
        ("leaders", {Role.ADMIN, Role.COMMAND, Role.SUPERVISOR}),
        ("command", {Role.COMMAND}),
    ):
        Agency.objects.filter(pk=agency.pk).update(officers_shown=shown)
        for role in (Role.ADMIN, Role.COMMAND, Role.SUPERVISOR, Role.ANALYST):
            html = page(f"explore/?by=officer&officer={officer.pk}", role=role)
            assert ('name="officer"' in html) is (role in sees), (shown, role)
            # The filter of somebody who may not see officers is not applied either.
            assert ("nobody</b>" in html) is (role in sees), (shown, role)
            rows = b"".join(page.get("explore/rows.csv", role=role).streaming_content)
            assert (b"badge" in rows) is (role in sees)
            # A unit is often one officer.
            assert (b"Unit" in rows) is (role in sees)
            by_unit = page("explore/?by=unit&unit=2N01", role=role)
            assert ('name="unit"' in by_unit) is (role in sees), (shown, role)
            assert ("nobody</b>" in by_unit) is (role in sees), (shown, role)


def test_a_view_is_saved_shared_and_removed(
    page: Page, answered: list[Conversation], agency: Agency
) -> None:
    query = "ask=rated&days=30&district=River&by=shift"
    assert page.post("explore/views/", query=query, name="").status_code == 200
    page.post("explore/views/", role=Role.ANALYST, query=query, name="River at night")
    page.post("explore/views/", role=Role.ANALYST, query=query, name="For all", shared="on")
    mine, others = page("explore/", role=Role.ANALYST), page("explore/", role=Role.SUPERVISOR)
    assert link(mine, "River at night") == f"?{query}"
    assert "River at night" not in others
    assert "For all" in others
    with acting_for(agency):
        secret, shared = SavedView.objects.order_by("-name")
    assert (secret.name, shared.name) == ("River at night", "For all")
    for role, pk, status in (
        (Role.SUPERVISOR, shared.pk, 404),
        (Role.ADMIN, secret.pk, 404),
        (Role.ADMIN, shared.pk, 302),
        (Role.ANALYST, secret.pk, 302),
    ):
        assert page.post(f"explore/views/{pk}/remove/", role=role).status_code == status
    with acting_for(agency):
        assert not SavedView.objects.exists()
        acts = AuditEntry.objects.filter(action__startswith="view.").values_list("action")
        assert sorted(acts) == [("view.removed",)] * 2 + [("view.saved",)] * 2


def test_a_name_without_words_is_answered_at_its_field(
    page: Page, answered: list[Conversation]
) -> None:
    html = page.post("explore/views/", query="district=River", name=" ").content.decode()
    assert "Write a name to find it by." in html
    assert "15 people" in html


def test_no_stranger_sees_or_removes_a_view(
    page: Page, agency: Agency, other_agency: Agency, make_member: MakeMember, now: datetime
) -> None:
    stranger = make_member(other_agency, Role.ADMIN)
    with acting_for(other_agency):
        view = SavedView.objects.create(
            agency=other_agency,
            owner=stranger,
            name="Theirs",
            page="explore",
            query="",
            shared=True,
            saved_at=now,
        )
    assert "Theirs" not in page("explore/")
    assert page.post(f"explore/views/{view.pk}/remove/").status_code == 404


def test_files_hold_the_rows_and_are_recorded(
    page: Page, answered: list[Conversation], agency: Agency
) -> None:
    response = page.get("explore/rows.csv?district=River", role=Role.ANALYST)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert len(rows) == 1 + 15
    assert {row[rows[0].index("District")] for row in rows[1:]} == {"River"}
    response = page.get("explore/rows.xlsx?ask=answered")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet is not None
    assert len(list(sheet.rows)) == 1 + 35
    response = page.get("explore/table.xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet is not None
    assert [cell.value for cell in list(sheet.rows)[1]][:3] == ["North", 20, 18]
    with acting_for(agency):
        entries = AuditEntry.objects.filter(action="explore.exported")
        assert entries.count() == 3
        first = entries.order_by("pk")[0]
    assert first.actor is not None
    assert first.detail["File"] == "CSV"
    assert "district=River" in first.detail["Address"]


@pytest.mark.parametrize(
    ("suffix", "kind", "begins"),
    [("png", "image/png", b"\x89PNG"), ("pdf", "application/pdf", b"%PDF-")],
)
def test_the_chart_is_taken_away_and_recorded(
    page: Page,
    answered: list[Conversation],
    agency: Agency,
    suffix: str,
    kind: str,
    begins: bytes,
) -> None:
    response = page.get(f"explore/chart.{suffix}?district=River&by=call_type", role=Role.ANALYST)
    assert response.headers["Content-Type"] == kind
    name = f'filename="cedar-falls-rated-chart-2026-10-19-2026-11-17.{suffix}"'
    assert name in response.headers["Content-Disposition"]
    assert response.content.startswith(begins)
    with acting_for(agency):
        entry = AuditEntry.objects.get(action="explore.exported")
    assert entry.subject.startswith("the chart: Officer, rated 4 or 5")
    assert entry.detail["File"] == suffix.upper()
    assert "district=River" in entry.detail["Address"]
    assert page.get(f"explore/chart.{suffix}", role=Role.OFFICER).status_code == 403


def test_the_chart_says_what_the_page_says(
    page: Page, answered: list[Conversation], agency: Agency, now: datetime
) -> None:
    north = saved_view(page, "North alone", "district=North")
    address = f"explore/?first=River&second=North&district=&with={north}"
    html, request = page(address), page.get(address).wsgi_request
    with acting_for(agency):
        view = view_of(request, now)
        words = words_of(request, view, figures(agency, view), now)
    assert words.title == "Officer, rated 4 or 5, by district"
    agencys, days, together, *compared = words.above
    assert agencys == agency.name
    assert days == "19 October – 17 November 2026. No filters."
    assert together == "69 % of 35 people rated 4 or 5 (52–81 %)."
    assert len(compared) == 3  # of the groups a sentence and a figure; nobody is left of the view
    for sentence in compared:
        assert (
            sentence in unescape(html).replace("\xa0", " ").replace("<b>", "")
            or "in both count in this view alone" in sentence
        )
    assert words.below[-1].startswith("Source: answers to the agency’s surveys, as of 17 November")


def test_before_the_first_answer_the_page_says_what_will_be_here(page: Page) -> None:
    html = page("explore/")
    assert "Nobody is like this in these days." in html
    assert "Views you save under a name are here." in html


def test_officers_do_not_open_it(page: Page) -> None:
    assert page.get("explore/", role=Role.OFFICER).status_code == 403


def test_who_can_still_answer_is_not_compared(
    page: Page, callers: Callers, agency: Agency, now: datetime
) -> None:
    for at in (now - timedelta(days=5), now - timedelta(days=40)):
        for _ in range(10):
            callers.answered(officer=5, at=at)
            callers.asked(at=at)
    with acting_for(agency):
        Conversation.objects.filter(answers=None).update(state="expired", closed_at=now)
    address = "explore/?ask=answered&by=call_type&call_type=NOISE"
    assert "can still answer" not in page(address)
    for _ in range(30):
        callers.asked(at=now - HOUR)
    html = page(address)
    assert "20&nbsp;%</a> of" in html
    assert "No real change from the 30 days before (50\N{NO-BREAK SPACE}% of 20)." in html
    assert "Who was texted since 17 November can still answer, and is not compared." in html
