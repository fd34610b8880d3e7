"""The never-text list as a file, and the history of each number's consent."""

from datetime import datetime

import pytest

from agencies.models import Agency, Role, User
from agencies.tenancy import acting_for
from messaging.citizens import citizen_of, never_text, opt_in, opt_out, text_again
from messaging.models import Citizen, ConsentChange
from messaging.never_text import Listed, read_list, take_in
from tests.conftest import MakeMember
from tests.walk import PHONE, Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(agency: Agency, make_member: MakeMember) -> User:
    return make_member(agency, Role.ADMIN)


def changes(agency: Agency) -> list[tuple[str, str, bool]]:
    """What the history says, oldest first."""
    with acting_for(agency):
        rows = ConsentChange.objects.order_by("pk")
        return [(row.change, row.how, row.doubtful) for row in rows]


def test_each_change_is_kept_once_with_who_and_how(
    agency: Agency, admin: User, now: datetime
) -> None:
    with acting_for(agency):
        citizen = citizen_of(agency=agency, phone=PHONE)
        opt_in(citizen=citizen, how="texted “START”", now=now)  # changes nothing
        opt_out(citizen=citizen, how="texted “STOP”", now=now)
        opt_out(citizen=citizen, how="error 21610 from Twilio", now=now)
        opt_in(citizen=citizen, how="texted “START”", now=now)
        never_text(citizen=citizen, reason="undercover", now=now, by=admin)
        never_text(citizen=citizen, reason="undercover", now=now)
        text_again(citizen=citizen, how="retired", by=admin, now=now)
        text_again(citizen=citizen, how="retired", by=admin, now=now)
        by = list(ConsentChange.objects.order_by("pk").values_list("by", flat=True))
        assert citizen.reachable
    assert by == [None, None, admin.pk, admin.pk]
    assert changes(agency) == [
        ("opted_out", "texted “STOP”", False),
        ("opted_in", "texted “START”", False),
        ("listed", "undercover", False),
        ("unlisted", "retired", False),
    ]


@pytest.mark.parametrize(
    ("replies", "expected", "to_review"),
    [
        (["S.T.O.P"], [("opted_out", "texted “S.T.O.P”", False)], 0),
        (["🛑"], [("opted_out", "texted “🛑”", True)], 1),
        # A clear wish after a doubtful one takes its place: no review may undo it.
        (
            ["🛑", "STOP"],
            [("opted_out", "texted “🛑”", True), ("opted_out", "texted “STOP”", False)],
            0,
        ),
        (["STOP", "🛑"], [("opted_out", "texted “STOP”", False)], 0),
        (
            ["🛑", "START"],
            [("opted_out", "texted “🛑”", True), ("opted_in", "texted “START”", False)],
            0,
        ),
        (["wrong number"], [("listed", "texted “wrong number”", False)], 0),
    ],
)
def test_a_doubtful_wish_opts_out_and_waits_for_a_person(
    agency: Agency,
    text: Text,
    replies: list[str],
    expected: list[tuple[str, str, bool]],
    to_review: int,
) -> None:
    for reply in replies:
        text(reply)
    assert changes(agency) == expected
    with acting_for(agency):
        waiting = ConsentChange.objects.filter(doubtful=True, reviewed_at__isnull=True)
        assert waiting.count() == to_review
        assert Citizen.objects.get().reachable == (replies[-1] == "START")


@pytest.mark.parametrize(
    ("data", "rows", "problems"),
    [
        (
            b"\xef\xbb\xbfReason;Phone\r\nAsked us;(319) 555-0142\r\n",
            [Listed(2, "+13195550142", "Asked us")],
            [],
        ),
        (
            b"number,reason\n'+13195550142,a\n\n319-555-0142,b\n555,c\n3195550143,\n",
            [Listed(2, "+13195550142", "a")],
            [(4, "number"), (5, "number"), (6, "reason")],
        ),
        ("number\treason\n3195550142\tñ".encode("utf-16"), [Listed(2, "+13195550142", "ñ")], []),
        (b"number,reason\n3195550142," + b"x" * 121, [], [(2, "reason")]),
        (b"name,reason\nBrandt,x\n", [], [(1, "number")]),
        (b"", [], [(1, "")]),
        (b"PK\x03\x04", [], [(1, "")]),
        (b"number,reason\n" + b"3195550142,x\n" * 5001, [], [(1, "")]),
    ],
)
def test_a_file_is_read_row_by_row(
    data: bytes, rows: list[Listed], problems: list[tuple[int, str]]
) -> None:
    read = read_list(data)
    assert list(read.rows) == rows
    assert [(problem.line, problem.column) for problem in read.problems] == problems
    assert not any("555" in problem.value for problem in read.problems)


def test_an_import_adds_corrects_and_leaves_the_rest(
    agency: Agency, other_agency: Agency, admin: User, now: datetime
) -> None:
    numbers = ["+13195550141", "+13195550142", "+13195550143"]
    with acting_for(other_agency):
        stranger = citizen_of(agency=other_agency, phone=numbers[0])
        never_text(citizen=stranger, reason="theirs", now=now)
    with acting_for(agency):
        for phone in numbers[:2]:
            never_text(citizen=citizen_of(agency=agency, phone=phone), reason="old", now=now)
        rows = [
            Listed(2, numbers[0], "old"),
            Listed(3, numbers[1], "b"),
            Listed(4, numbers[2], "c"),
        ]
        taken = take_in(agency=agency, rows=rows, by=admin, now=now)
        reasons = sorted(agency.citizens.values_list("never_text_reason", flat=True))
    assert (taken.added, taken.changed, taken.unchanged) == (1, 1, 1)
    assert reasons == ["b", "c", "old"]
    assert sorted(changes(agency)[2:]) == [
        ("listed", "imported: b", False),
        ("listed", "imported: c", False),
    ]
