"""Receipts and incoming texts reach the product as Twilio would bring them."""

from typing import TYPE_CHECKING

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from sandbox.process import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import Received, Receiver

LINE = "+13195550199"
CITIZEN = "+13195550142"
TOKEN = "a-token-of-the-account"


def _is_genuine(post: "Received") -> bool:
    signature = post.headers["X-Twilio-Signature"]
    return bool(RequestValidator(TOKEN).validate(post.url, post.form, signature))


def test_receipts_come_signed_and_in_order(
    client: Client, sandbox: Sandbox, receiver: "Receiver"
) -> None:
    callback = f"{receiver.url}/receipt/17?agency=4"
    text = client.messages.create(to=CITIZEN, from_=LINE, body="Hi", status_callback=callback)
    posts = receiver.wait_for(3)
    assert receiver.statuses(text.sid) == ["sending", "sent", "delivered"]
    assert all(post.url == callback and _is_genuine(post) for post in posts)
    last = posts[-1].form
    assert last["SmsSid"] == last["MessageSid"] == text.sid
    assert (last["SmsStatus"], last["To"], last["From"]) == ("delivered", CITIZEN, LINE)
    assert last["AccountSid"] == client.account_sid
    assert last["ApiVersion"] == "2010-04-01"
    assert len(last["RawDlrDoneDate"]) == 10
    assert "ErrorCode" not in last
    sandbox.wait_until_idle()
    delivered = client.messages(text.sid).fetch()
    assert delivered.status == "delivered"
    assert delivered.date_sent is not None


@pytest.mark.parametrize(
    ("last", "code"), [(33, 30003), (34, 30004), (35, 30005), (36, 30006), (37, 30007), (38, 30008)]
)
def test_some_numbers_fail_by_receipt(
    client: Client, sandbox: Sandbox, receiver: "Receiver", last: int, code: int
) -> None:
    text = client.messages.create(
        to=f"+150055500{last}", from_=LINE, body="Hi", status_callback=f"{receiver.url}/receipt"
    )
    receiver.wait_for(3)
    assert receiver.statuses(text.sid) == ["sending", "sent", "undelivered"]
    assert receiver.received[-1].form["ErrorCode"] == str(code)
    sandbox.wait_until_idle()
    assert client.messages(text.sid).fetch().error_code == code


def test_an_incoming_text_is_posted_signed_and_its_answer_sent(
    client: Client, sandbox: Sandbox, receiver: "Receiver"
) -> None:
    twiml = (
        '<Response><Message statusCallback="/receipt/9">Thank you &amp; bye</Message></Response>'
    )
    receiver.answer = lambda post: (200, "text/xml", twiml if "Body" in post.form else "")
    sid = sandbox.text(sender=CITIZEN, to=LINE, body=" 5 ⭐ ")
    posts = receiver.wait_for(4)
    sandbox.wait_until_idle()
    incoming = posts[0]
    assert _is_genuine(incoming)
    assert incoming.url.endswith("/twilio/inbound?line=7")
    form = incoming.form
    assert (form["MessageSid"], form["SmsStatus"], form["Body"]) == (sid, "received", " 5 ⭐ ")
    assert (form["From"], form["To"]) == (CITIZEN, LINE)
    assert (form["NumMedia"], form["NumSegments"], form["FromState"]) == ("0", "1", "IA")
    answer, received = client.messages.list()
    assert (answer.body, answer.direction, answer.to) == (
        "Thank you & bye",
        "outbound-reply",
        CITIZEN,
    )
    assert receiver.statuses(answer.sid) == ["sending", "sent", "delivered"]
    assert posts[-1].url == f"{receiver.url}/receipt/9"
    assert (received.sid, received.status, received.direction) == (sid, "received", "inbound")


def test_stop_is_answered_by_twilio_forwarded_and_kept(
    client: Client, sandbox: Sandbox, receiver: "Receiver"
) -> None:
    sandbox.text(sender=CITIZEN, to=LINE, body="stop")
    receiver.wait_for(1)
    sandbox.wait_until_idle()
    assert receiver.received[0].form["Body"] == "stop"
    own, _ = client.messages.list()
    assert own.body.startswith("You have successfully been unsubscribed")
    assert own.to == CITIZEN
    with pytest.raises(TwilioRestException) as refusal:
        client.messages.create(to=CITIZEN, from_=LINE, body="Hi")
    assert refusal.value.code == 21610
    sandbox.text(sender=CITIZEN, to=LINE, body="START")
    assert client.messages.create(to=CITIZEN, from_=LINE, body="Hi").status == "queued"


def test_an_answer_to_someone_who_said_stop_is_not_sent(
    sandbox: Sandbox, receiver: "Receiver"
) -> None:
    receiver.answer = lambda _: (200, "text/xml", "<Response><Message>Bye</Message></Response>")
    sandbox.text(sender=CITIZEN, to=LINE, body="STOP")
    sandbox.wait_until_idle()
    assert [m["by_twilio"] for m in sandbox.messages()] == [False, True]
    assert sandbox.books()["alerts"] == {"21610": 1}


def test_yes_is_an_answer_unless_one_had_left(sandbox: Sandbox, receiver: "Receiver") -> None:
    sandbox.text(sender=CITIZEN, to=LINE, body="yes")
    sandbox.wait_until_idle()
    assert len(receiver.received) == len(sandbox.messages()) == 1


@pytest.mark.parametrize(
    ("answer", "alert"),
    [
        ((500, "text/html", "Oops"), "11200"),
        ((200, "text/html", "<html></html>"), "12300"),
        ((200, "text/xml", "<Response><Message>"), "12100"),
    ],
)
def test_a_bad_answer_is_noted_and_not_asked_for_again(
    sandbox: Sandbox, receiver: "Receiver", answer: tuple[int, str, str], alert: str
) -> None:
    receiver.answer = lambda _: answer
    sandbox.text(sender=CITIZEN, to=LINE, body="5")
    sandbox.wait_until_idle()
    assert len(receiver.received) == 1
    assert sandbox.books()["alerts"] == {alert: 1}
    assert sandbox.messages()[0]["webhooks"] == [["received", answer[0]]]
