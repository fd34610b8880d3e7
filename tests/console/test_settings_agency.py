"""Profile, hours and line: what was good stays typed, what is wrong is answered at its field."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from agencies.models import Agency, AuditEntry, Line, Role
from agencies.tenancy import acting_for
from sandbox.process import Sandbox
from surveys.models import Survey
from tests.conftest import make_line

pytestmark = pytest.mark.django_db
SETTINGS = "/a/cedar-falls/settings/"
PROFILE = {
    "name": "Cedar Falls Police Department",
    "voice": "Cedar Falls Police",
    "kind": "police",
    "time_zone": "America/Chicago",
    "languages": ["en", "es"],
    "officers_shown": "nobody",
}
HOURS = {
    "window_opens": "08:00",
    "window_closes": "20:00",
    "daily_cap": "12",
}
TOKEN = "0123456789abcdef" * 2
LINE = {
    "name": "Main line",
    "number": "(319) 555-0177",
    "messaging_service": "",
    "account": "AC" + "b" * 32,
    "auth_token": TOKEN,
}


@pytest.fixture
def admin(signed_in: Callable[[str], Client]) -> Client:
    return signed_in(Role.ADMIN)


def entries(agency: Agency) -> list[tuple[str, Any]]:
    with acting_for(agency):
        return list(AuditEntry.objects.order_by("pk").values_list("action", "detail"))


def assert_wrong(page: Any, field: str, says: str) -> None:
    """The page marks the field, says what to do beside it, and names the one from the other."""
    shown = page.content.decode()
    bound = page.context["form"][field]
    assert says in " ".join(bound.errors)
    assert f'id="{bound.auto_id}_error"' in shown
    assert 'aria-invalid="true"' in shown


# ---- profile


def test_a_change_is_saved_and_recorded_from_what_to_what(agency: Agency, admin: Client) -> None:
    changed = PROFILE | {"voice": "CFPD", "time_zone": "America/Denver", "victims_allowed": "on"}
    page = admin.post(f"{SETTINGS}agency/", changed, follow=True)
    assert "Saved." in page.content.decode()
    saved = Agency.objects.get(pk=agency.pk)
    assert (saved.voice, saved.time_zone, saved.victims_allowed) == ("CFPD", "America/Denver", True)
    detail = {
        "How your texts begin": ["Cedar Falls Police", "CFPD"],
        "Time zone": ["Central (America/Chicago)", "Mountain (America/Denver)"],
        "Also ask people whom your CAD calls victims": ["no", "yes"],
    }
    assert entries(agency) == [("agency.changed", detail)]


def test_saving_what_stands_already_records_nothing(agency: Agency, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}agency/", PROFILE, follow=True)
    assert "Nothing was changed." in page.content.decode()
    assert entries(agency) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Write your agency's name."),
        ("voice", "", "Write the words that your texts begin with."),
        ("voice", "x" * 41, "at most 40 characters"),
        ("voice", "Łódź Police", "Write it without “Ł”"),
        ("time_zone", "Iowa", "Select a valid choice"),
        ("languages", [], "Choose at least one language."),
        ("languages", ["fr"], "Select a valid choice"),
    ],
)
def test_a_bad_profile_is_answered_at_the_field(
    agency: Agency, admin: Client, field: str, value: object, says: str
) -> None:
    page = admin.post(f"{SETTINGS}agency/", PROFILE | {"kind": "sheriff", field: value})
    assert_wrong(page, field, says)
    assert page.context["form"]["kind"].value() == "sheriff"
    assert page.context["agency"].name == agency.name
    assert Agency.objects.get(pk=agency.pk).kind == "police"


def test_curly_quotes_are_made_straight_before_they_cost_anything(
    agency: Agency, admin: Client
) -> None:
    admin.post(f"{SETTINGS}agency/", PROFILE | {"voice": "Sheriff’s Office"})
    assert Agency.objects.get(pk=agency.pk).voice == "Sheriff's Office"


def test_the_phone_shows_the_first_text_and_its_price(survey: Survey, admin: Client) -> None:
    typed = {"voice": "CFPD", "languages": ["en", "es", "fr"]}
    page = admin.get(f"{SETTINGS}agency/preview/", typed)
    english, spanish = page.context["previews"]
    assert english.text.startswith("CFPD: about your call #26-018113, how was")
    assert spanish.text.startswith("CFPD: por su llamada")
    assert (english.segments, english.price) == (1, english.price)
    assert "1 segment, about $0.0083" in page.content.decode()


# ---- hours


def test_hours_are_saved_and_recorded(agency: Agency, survey: Survey, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}hours/", HOURS | {"window_closes": "21:00"}, follow=True)
    assert "Saved." in page.content.decode()
    assert Agency.objects.get(pk=agency.pk).window_closes == time(21)
    assert entries(agency) == [("hours.changed", {"Not after": ["20:00", "21:00"]})]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("window_opens", {"window_opens": "07:59"}, "Write 08:00 or later"),
        ("window_closes", {"window_closes": "21:01"}, "Write 21:00 or earlier"),
        ("window_closes", {"window_opens": "12:00", "window_closes": "12:00"}, "later in the day"),
        ("window_opens", {"window_opens": ""}, "Write a time such as 08:00"),
        ("window_opens", {"window_opens": "noon"}, "Write a time such as 08:00"),
        ("daily_cap", {"daily_cap": "5"}, "Write 6 or more"),
        ("daily_cap", {"daily_cap": "51"}, "Write 50 or less"),
    ],
)
def test_bad_hours_are_answered_at_the_field(
    agency: Agency, survey: Survey, admin: Client, field: str, typed: dict[str, str], says: str
) -> None:
    page = admin.post(f"{SETTINGS}hours/", {**HOURS, "daily_cap": "13", **typed})
    assert_wrong(page, field, says)
    assert entries(agency) == []


def test_any_hour_is_said_plainly(agency: Agency, survey: Survey, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}hours/", HOURS | {"at_any_hour": "on"}, follow=True)
    assert Agency.objects.get(pk=agency.pk).window is None
    says = (
        "Texts leave at any hour. For demonstrations only: the carriers&#x27; rule is 08:00–21:00"
    )
    assert says.replace("&#x27;", "'") in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        (
            {},
            [
                "A call that closes at 09:00 is asked at 13:00 the same day.",
                "A call that closes at 17:30 is asked at 08:00 the next day.",
            ],
        ),
        (
            {"window_opens": "14:00"},
            [
                "A call that closes at 09:00 is asked at 14:00 the same day.",
                "A call that closes at 17:30 is asked at 14:00 the next day.",
            ],
        ),
        ({"window_opens": "x"}, []),
    ],
)
def test_what_the_hours_mean_today(
    survey: Survey, admin: Client, typed: dict[str, str], sentences: list[str]
) -> None:
    page = admin.get(f"{SETTINGS}hours/", HOURS | {"preview": "1"} | typed)
    assert page.context["sentences"] == sentences
    assert "<html" not in page.content.decode()


def test_without_a_survey_hours_are_set_all_the_same(agency: Agency, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}hours/", HOURS | {"daily_cap": "20"}, follow=True)
    assert "none is on, so nobody is asked" in page.content.decode()
    assert Agency.objects.get(pk=agency.pk).daily_cap == 20


# ---- line


def test_a_line_is_added_and_its_token_never_shown(agency: Agency, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}lines/add/", LINE, follow=True)
    with acting_for(agency):
        line = Line.objects.get()
        assert (line.number, line.auth_token) == ("+13195550177", TOKEN)
    assert f"/hooks/twilio/{line.key}/inbound/" in page.content.decode()
    assert "A token is kept, since" in page.content.decode()
    for shown in ("lines/", f"lines/{line.pk}/", "record/", "record/export/"):
        assert TOKEN.encode() not in admin.get(SETTINGS + shown).getvalue()
    assert TOKEN not in str(entries(agency))


def test_a_token_that_is_refused_is_not_shown_again(agency: Agency, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}lines/add/", LINE | {"account": "AC1"})
    assert_wrong(page, "account", "It starts with AC and has 34 characters.")
    assert TOKEN not in page.content.decode()
    assert page.context["form"]["number"].value() == "(319) 555-0177"


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("number", {"number": "555-0177"}, "The phone number has 7 digits"),
        ("number", {"number": ""}, "Give a phone number or a messaging service."),
        ("messaging_service", {"messaging_service": "MG1"}, "It starts with MG"),
        ("account", {"account": ""}, "Write the account SID"),
        ("auth_token", {"auth_token": ""}, "Write the auth token"),
        ("auth_token", {"auth_token": "abc"}, "A token has 32 characters; this has 3."),
    ],
)
def test_a_bad_line_is_answered_at_the_field(
    agency: Agency, admin: Client, field: str, typed: dict[str, str], says: str
) -> None:
    assert_wrong(admin.post(f"{SETTINGS}lines/add/", LINE | typed), field, says)


def test_another_agencys_number_is_refused(
    agency: Agency, other_agency: Agency, admin: Client
) -> None:
    with acting_for(other_agency):
        make_line(other_agency, "+13195550177")
    page = admin.post(f"{SETTINGS}lines/add/", LINE)
    assert_wrong(page, "number", "This number belongs to another line already.")


def test_an_empty_token_keeps_the_old_one_unless_the_account_changes(
    agency: Agency, line: Line, admin: Client
) -> None:
    kept = LINE | {"account": line.account, "number": line.number, "auth_token": ""}
    admin.post(f"{SETTINGS}lines/{line.pk}/", kept | {"name": "North line"})
    with acting_for(agency):
        assert (Line.objects.get().name, Line.objects.get().auth_token) == ("North line", "a" * 32)
    assert entries(agency) == [("line.changed", {"Name": ["Main line", "North line"]})]
    page = admin.post(f"{SETTINGS}lines/{line.pk}/", kept | {"account": LINE["account"]})
    assert_wrong(page, "auth_token", "Another account has another token: write it here.")


def test_the_test_speaks_to_twilio(carried_line: Line, admin: Client) -> None:
    page = admin.post(f"{SETTINGS}lines/{carried_line.pk}/test/", follow=True)
    assert "and its number +13195550142" in page.content.decode()


def test_the_test_says_what_twilio_refused(
    agency: Agency, twilio: Sandbox, carried_line: Line, admin: Client
) -> None:
    with acting_for(agency):
        carried_line.auth_token = "wrong" + "a" * 27
        carried_line.save()
    page = admin.post(f"{SETTINGS}lines/{carried_line.pk}/test/", follow=True)
    assert "Twilio refused: " in page.content.decode()
    assert "error 20003" in page.content.decode()


def test_the_test_says_that_twilio_cannot_be_reached(
    line: Line, admin: Client, settings: Settings
) -> None:
    settings.TWILIO_API_BASE = "http://127.0.0.1:1"
    page = admin.post(f"{SETTINGS}lines/{line.pk}/test/", follow=True)
    assert "Twilio could not be reached. Try again in a minute." in page.content.decode()


def test_a_line_is_switched_off_and_on(agency: Agency, line: Line, admin: Client) -> None:
    for active in (False, True):
        admin.post(f"{SETTINGS}lines/{line.pk}/switch/")
        with acting_for(agency):
            assert Line.objects.get().active is active
    assert [action for action, _ in entries(agency)] == ["line.switched_off", "line.switched_on"]
