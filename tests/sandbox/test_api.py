"""Twilio's own client works against the sandbox."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from sandbox.process import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import ClientOf

LINE = "+13195550199"
CITIZEN = "+13195550142"


def test_a_created_text_has_twilios_fields(client: Client) -> None:
    text = client.messages.create(to=CITIZEN, from_=LINE, body="Hello " * 30, validity_period=3600)
    assert text.sid.startswith("SM")
    assert len(text.sid) == 34
    assert (text.status, text.direction, text.num_segments) == ("queued", "outbound-api", "2")
    assert (text.to, text.from_, text.error_code) == (CITIZEN, LINE, None)
    assert text.date_created is not None
    assert abs(text.date_created - datetime.now(UTC)) < timedelta(seconds=5)
    assert client.messages(text.sid).fetch().body == "Hello " * 30


def test_a_text_through_a_messaging_service_is_accepted_first(
    client: Client, sandbox: Sandbox
) -> None:
    text = client.messages.create(to=CITIZEN, messaging_service_sid="MG" + "e" * 32, body="Hi")
    assert (text.status, text.from_) == ("accepted", None)
    sandbox.wait_until_idle()
    later = client.messages(text.sid).fetch()
    assert (later.status, later.from_) == ("delivered", LINE)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": "+15005550001"}, 21211),
        ({"to": "+15005550002"}, 21612),
        ({"to": "+15005550003"}, 21408),
        ({"to": "+15005550004"}, 21610),
        ({"to": "+15005550009"}, 21614),
        ({"to": "12"}, 21211),
        ({"to": ""}, 21604),
        ({"to": LINE}, 21266),
        ({"from_": "+15005550001"}, 21212),
        ({"from_": "+15005550007"}, 21606),
        ({"from_": "+15005550008"}, 21611),
        ({"from_": "+13195550111"}, 21606),
        ({"from_": ""}, 21603),
        ({"body": ""}, 21602),
        ({"body": "a" * 1601}, 21617),
        ({"status_callback": "engage.example/receipt"}, 21609),
        ({"validity_period": 36001}, 90007),
        ({"from_": "", "messaging_service_sid": "MG1"}, 21701),
    ],
)
def test_refusals_carry_twilios_numbers(
    client: Client, sandbox: Sandbox, changes: dict[str, object], code: int
) -> None:
    with pytest.raises(TwilioRestException) as refusal:
        client.messages.create(**{"to": CITIZEN, "from_": LINE, "body": "Hi"} | changes)
    assert (refusal.value.code, refusal.value.status) == (code, 400)
    assert sandbox.books()["messages"] == 0
    assert sandbox.books()["alerts"] == {str(code): 1}


def test_a_refusal_is_json_with_a_link(sandbox: Sandbox) -> None:
    answer = sandbox.http.request("GET", f"{sandbox.url}/2010-04-01/Nowhere.json")
    assert answer.json() == {
        "code": 20404,
        "message": "The requested resource /2010-04-01/Nowhere.json was not found",
        "more_info": "https://www.twilio.com/docs/errors/20404",
        "status": 404,
    }


def test_a_wrong_token_is_told_so(sandbox: Sandbox, client_of: "ClientOf") -> None:
    with pytest.raises(TwilioRestException) as refusal:
        client_of(sandbox, token="wrong").messages.create(to=CITIZEN, from_=LINE, body="Hi")
    assert (refusal.value.code, refusal.value.status) == (20003, 401)
    bare = sandbox.http.request("GET", f"{sandbox.url}/2010-04-01/Accounts/AC1.json")
    assert bare.status == 401


def test_an_unknown_text_is_not_found(client: Client) -> None:
    with pytest.raises(TwilioRestException) as refusal:
        client.messages("SM" + "0" * 32).fetch()
    assert (refusal.value.code, refusal.value.status) == (20404, 404)


def test_the_list_is_newest_first_both_ways_and_comes_in_pages(
    client: Client, sandbox: Sandbox
) -> None:
    sent = [client.messages.create(to=CITIZEN, from_=LINE, body=f"text {n}").sid for n in range(7)]
    reply = sandbox.text(sender=CITIZEN, to=LINE, body="5")
    other = client.messages.create(to="+13195550143", from_=LINE, body="other").sid
    everything = [text.sid for text in client.messages.list(page_size=3)]
    assert everything == [other, reply, *reversed(sent)]
    assert [t.sid for t in client.messages.list(to=CITIZEN, page_size=2)] == sent[::-1]
    assert [t.sid for t in client.messages.list(to=LINE, from_=CITIZEN)] == [reply]
    assert [t.sid for t in client.messages.list(limit=2)] == [other, reply]


def test_a_text_that_comes_between_two_pages_shifts_nothing(client: Client) -> None:
    old = [client.messages.create(to=CITIZEN, from_=LINE, body=f"{n}").sid for n in range(4)]
    first = client.messages.page(page_size=2)
    assert [text.sid for text in first] == [old[3], old[2]]
    client.messages.create(to=CITIZEN, from_=LINE, body="between")
    second = first.next_page()
    assert second is not None
    assert [text.sid for text in second] == [old[1], old[0]]
    assert second.next_page() is None


def test_the_list_knows_dates(client: Client) -> None:
    sid = client.messages.create(to=CITIZEN, from_=LINE, body="Hi").sid
    now = datetime.now(UTC)
    hour = timedelta(hours=1)

    def listed(**dates: datetime) -> list[str | None]:
        return [text.sid for text in client.messages.list(**dates)]

    assert listed(date_sent_after=now - hour) == [sid]
    assert listed(date_sent_after=now + hour) == []
    assert listed(date_sent_before=now + hour) == [sid]
    assert listed(date_sent_before=now - hour) == []
    assert listed(date_sent_after=now - hour, date_sent_before=now + hour) == [sid]


def test_the_account_and_its_numbers_can_be_asked_for(client: Client) -> None:
    account = client.api.accounts(client.account_sid).fetch()
    assert (account.status, account.friendly_name) == ("active", "Cedar Falls Police")
    numbers = client.incoming_phone_numbers.list(phone_number=LINE)
    assert [number.phone_number for number in numbers] == [LINE]
    assert numbers[0].capabilities["sms"] is True
    assert client.incoming_phone_numbers.list(phone_number="+13195550198") == []


def test_another_accounts_texts_are_not_there(
    client: Client, sandbox: Sandbox, line_fields: dict[str, str]
) -> None:
    other = "AC" + "f" * 32
    changes = {"account_sid": other, "auth_token": "x", "number": "+13195550198"}
    sandbox.register_line(**line_fields | changes)
    sandbox.text(sender=CITIZEN, to="+13195550198", body="for the other")
    mine = client.messages.create(to=CITIZEN, from_=LINE, body="Hi").sid
    assert [text.sid for text in client.messages.list()] == [mine]
    with pytest.raises(TwilioRestException) as refusal:
        client.messages.create(to=CITIZEN, from_="+13195550198", body="not my line")
    assert refusal.value.code == 21606
