"""Follow-ups and recognition: each step by one person, once, and on the record."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from agencies.models import Agency, Membership, Officer, User
from agencies.tenancy import acting_for
from feedback import follow_ups, recognition
from feedback.models import FollowUp, Recognition
from tests.console.conftest import Page
from tests.insights.callers import HOUR, Callers

DAY = timedelta(days=1)


@pytest.fixture
def case(callers: Callers, agency: Agency, now: datetime) -> FollowUp:
    talk = callers.answered(officer=1, comment="Nobody called back.")
    with acting_for(agency):
        return FollowUp.objects.create(
            agency=agency,
            conversation=talk,
            rule="rated 1 of 5",
            opened_at=now - HOUR,
            due_at=now + 47 * HOUR,
        )


@pytest.fixture
def praise(callers: Callers, agency: Agency, officer: Officer, now: datetime) -> Recognition:
    talk = callers.answered(officer=5, comment="So kind.")
    with acting_for(agency):
        return Recognition.objects.create(
            agency=agency, conversation=talk, officer=officer, words="So kind.", suggested_at=now
        )


def test_a_case_is_taken_then_resolved_and_both_are_on_record(
    page: Page, agency: Agency, case: FollowUp
) -> None:
    address = f"follow-ups/{case.pk}/"
    assert "Next: take it" in page(address, role="supervisor")
    page.post(address, role="supervisor", action="take")
    taken = page(address, role="supervisor")
    assert f"{case} is yours." in taken
    assert "Waits for Supervisor Tester" in taken
    page.post(address, role="supervisor", action="resolve", words="Called, explained the wait.")
    html = page(address)
    for words in ("Taken by Supervisor Tester", "Resolved by Supervisor Tester", "What came of it"):
        assert words in html
    with acting_for(agency):
        actions = list(agency.audit_entries.order_by("pk").values_list("action", "subject"))
    assert actions == [
        ("follow_up.taken", f"follow-up {case}"),
        ("follow_up.resolved", f"follow-up {case}"),
    ]


def test_of_two_who_take_it_the_second_is_told(page: Page, agency: Agency, case: FollowUp) -> None:
    address = f"follow-ups/{case.pk}/"
    page.post(address, role="supervisor", action="take")
    page.post(address, role="command", action="take")
    assert f"Supervisor Tester has taken {case} already." in page(address, role="command")
    with acting_for(agency):
        case.refresh_from_db()
        assert case.owner is not None
        assert case.owner.name == "Supervisor Tester"
        assert agency.audit_entries.count() == 1


@pytest.mark.parametrize(
    ("action", "wrong"),
    [("resolve", "Write what came of it"), ("dismiss", "Write why nobody needs")],
)
def test_an_ending_needs_words(
    page: Page, agency: Agency, case: FollowUp, action: str, wrong: str
) -> None:
    address = f"follow-ups/{case.pk}/"
    page.post(address, action="take")
    answer = page.post(address, action=action, words="  ")
    assert wrong in answer.content.decode()
    with acting_for(agency):
        case.refresh_from_db()
    assert case.state == FollowUp.State.ASSIGNED


def test_a_case_can_be_dismissed_with_a_reason(page: Page, case: FollowUp) -> None:
    page.post(f"follow-ups/{case.pk}/", action="dismiss", words="Meant for the fire department.")
    html = page(f"follow-ups/{case.pk}/")
    assert "Meant for the fire department." in html
    assert "Next:" not in html
    assert f"Open {case}" in page("follow-ups/?show=closed")
    assert "Nobody waits for you" in page("follow-ups/")


def test_the_list_is_late_first_and_knows_mine(
    page: Page, callers: Callers, agency: Agency, case: FollowUp, now: datetime
) -> None:
    talk = callers.answered(officer=2)
    with acting_for(agency):
        late = FollowUp.objects.create(
            agency=agency,
            conversation=talk,
            rule="rated 2 of 5",
            opened_at=now - 50 * HOUR,
            due_at=now - 2 * HOUR,
        )
    html = page("follow-ups/")
    assert html.index(f"Open {late}") < html.index(f"Open {case}")
    assert "2 h late" in html
    assert "47 h left" in html
    page.post(f"follow-ups/{case.pk}/", action="take")
    mine = page("follow-ups/?show=mine")
    assert f"Open {case}" in mine
    assert f"Open {late}" not in mine


def test_a_long_list_has_pages_and_none_is_left_out(
    page: Page,
    callers: Callers,
    agency: Agency,
    case: FollowUp,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("console.follow_ups.ON_A_PAGE", 1)
    talk = callers.answered(officer=2)
    with acting_for(agency):
        later = FollowUp.objects.create(
            agency=agency, conversation=talk, rule="x", opened_at=now, due_at=now + 48 * HOUR
        )
    first, second = page("follow-ups/"), page("follow-ups/?page=2")
    assert f"Open {case}" in first
    assert f"Open {later}" not in first
    assert "Page 1 of 2" in first
    assert f"Open {later}" in second


@pytest.mark.parametrize("role", ["analyst", "officer"])
def test_follow_ups_and_recognition_are_for_leaders(page: Page, role: str, case: FollowUp) -> None:
    for path in ("follow-ups/", f"follow-ups/{case.pk}/", "recognition/"):
        assert page.get(path, role=role).status_code == 403
    assert page.post(f"follow-ups/{case.pk}/", role=role, action="take").status_code == 403


STEPS: dict[str, Callable[[FollowUp, datetime], None]] = {
    "resolve": lambda case, now: follow_ups.resolve(follow_up=case, outcome="Done.", now=now),
    "dismiss": lambda case, now: follow_ups.dismiss(follow_up=case, reason="None.", now=now),
}


@pytest.mark.parametrize(
    ("state", "step", "words"),
    [
        ("new", "resolve", "Nobody has taken F-{pk} yet: take it first."),
        ("resolved", "resolve", "F-{pk} was resolved already."),
        ("dismissed", "dismiss", "F-{pk} was dismissed already."),
    ],
)
def test_steps_out_of_turn(
    agency: Agency, case: FollowUp, now: datetime, state: str, step: str, words: str
) -> None:
    with acting_for(agency):
        FollowUp.objects.filter(pk=case.pk).update(state=state)
        with pytest.raises(follow_ups.OutOfTurn) as elsewhere:
            STEPS[step](case, now)
    assert str(elsewhere.value) == words.format(pk=case.pk)


def test_praise_is_shared_and_taken_back_within_the_page(
    page: Page, agency: Agency, praise: Recognition
) -> None:
    assert "“So kind.”" in page("recognition/")
    address = f"/a/cedar-falls/recognition/{praise.pk}/"
    browser = page.client
    shared = browser.post(address, {"action": "share"}, headers={"HX-Request": "true"})
    assert "Shared." in shared.content.decode()
    assert 'value="undo"' in shared.content.decode()
    undone = browser.post(address, {"action": "undo"}, headers={"HX-Request": "true"})
    assert 'value="share"' in undone.content.decode()
    browser.post(address, {"action": "decline"})
    assert "So kind." in page("recognition/?show=declined")
    again = browser.post(address, {"action": "share"}, headers={"HX-Request": "true"})
    assert "Somebody was quicker: it is declined already." in again.content.decode()
    with acting_for(agency):
        actions = list(agency.audit_entries.order_by("pk").values_list("action", flat=True))
    assert actions == ["recognition.shared", "recognition.undone", "recognition.declined"]


def test_what_the_officer_has_seen_cannot_be_taken_back(
    agency: Agency, praise: Recognition, now: datetime, make_member: object
) -> None:
    with acting_for(agency):
        by = User.objects.create_user("lead@cedar.example", name="Lead")
        recognition.share(recognition=praise, by=by, now=now - 7 * DAY)
        with pytest.raises(recognition.Decided, match="has seen it"):
            recognition.undo(recognition=praise, now=now)
        recognition.undo(recognition=praise, now=now - timedelta(seconds=1))
        assert praise.state == Recognition.State.SUGGESTED


def link(page: Page, agency: Agency, officer: Officer) -> None:
    """Link the signed-in officer's membership to an officer of the roster."""
    page.of("officer")
    with acting_for(agency):
        Membership.objects.filter(agency=agency, role="officer").update(officer=officer)


def test_an_officer_reads_praise_a_week_later_without_who_or_where(
    page: Page, agency: Agency, officer: Officer, praise: Recognition, now: datetime
) -> None:
    link(page, agency, officer)
    reference = praise.conversation.about
    with acting_for(agency):
        by = User.objects.create_user("lead@cedar.example", name="Lead")
        recognition.share(recognition=praise, by=by, now=now - 7 * DAY + HOUR)
    assert "Nothing to read yet" in page("praise/", role="officer")
    with acting_for(agency):
        Recognition.objects.update(decided_at=now - 7 * DAY)
    html = page("praise/", role="officer")
    assert "“So kind.”" in html
    assert "November 2026" in html
    assert reference not in html
    assert "10 November" not in html
    assert page.get("", role="officer").status_code == 403


def test_praise_for_a_colleague_or_not_shared_stays_hidden(
    page: Page, agency: Agency, officer: Officer, praise: Recognition, now: datetime
) -> None:
    with acting_for(agency):
        colleague = Officer.objects.create(agency=agency, badge="9", name="A. Osei")
        Recognition.objects.update(state="declined", decided_at=now - 30 * DAY)
    link(page, agency, officer)
    assert "So kind." not in page("praise/", role="officer")
    with acting_for(agency):
        Recognition.objects.update(state="shared", officer=colleague)
    assert "So kind." not in page("praise/", role="officer")


def test_an_officer_who_is_not_linked_is_told_whom_to_ask(page: Page) -> None:
    assert "Ask your agency’s admin to link it" in page("praise/", role="officer")
