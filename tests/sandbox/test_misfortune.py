"""The sandbox fails in every way that it is told to, seen from Twilio's own client."""

import time
from typing import TYPE_CHECKING

import pytest
import requests
from requests.exceptions import ChunkedEncodingError
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from sandbox.process import Sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import ClientOf, Receiver

LINE = "+13195550199"
CITIZEN = "+13195550142"


def _create(client: Client, **more: str) -> str:
    return str(client.messages.create(to=CITIZEN, from_=LINE, body="Hi", **more).sid)


@pytest.mark.parametrize(
    ("fault", "code", "created"), [("429", 20429, 0), ("500", 20500, 0), ("500_after", 20500, 1)]
)
def test_a_refused_request(
    client: Client, sandbox: Sandbox, fault: str, code: int, created: int
) -> None:
    sandbox.fail(**{fault: 1})
    with pytest.raises(TwilioRestException) as refusal:
        _create(client)
    assert refusal.value.code == code
    assert sandbox.books()["messages"] == created
    assert sandbox.books()["faults"] == {fault: 1}


@pytest.mark.parametrize(("fault", "created"), [("reset", 0), ("reset_after", 1)])
def test_a_cut_connection(client: Client, sandbox: Sandbox, fault: str, created: int) -> None:
    sandbox.fail(**{fault: 1})
    with pytest.raises((requests.exceptions.ConnectionError, ChunkedEncodingError)):
        _create(client)
    assert sandbox.books()["messages"] == created


@pytest.mark.parametrize(("fault", "created"), [("timeout_before", 0), ("timeout_after", 1)])
def test_an_answer_that_never_comes(
    sandbox: Sandbox, client_of: "ClientOf", fault: str, created: int
) -> None:
    sandbox.fail(**{fault: 1, "hold": 1})
    with pytest.raises(requests.exceptions.ReadTimeout):
        _create(client_of(sandbox, timeout=0.3))
    assert sandbox.books()["messages"] == created


@pytest.mark.parametrize("plan", [{"slow": {"rate": 1, "seconds": 0.3}}, {"latency": 0.3}])
def test_a_late_answer_is_right(client: Client, sandbox: Sandbox, plan: dict[str, object]) -> None:
    sandbox.fail(**plan)
    begin = time.monotonic()
    assert _create(client).startswith("SM")
    assert time.monotonic() - begin >= 0.3


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [
        ("drop_callback", []),
        ("duplicate_callback", ["sending", "sending", "sent", "sent", "delivered", "delivered"]),
    ],
)
def test_lost_and_doubled_receipts(
    client: Client, sandbox: Sandbox, receiver: "Receiver", fault: str, statuses: list[str]
) -> None:
    sandbox.fail(**{fault: 1})
    sid = _create(client, status_callback=f"{receiver.url}/receipt")
    sandbox.wait_until_idle()
    assert receiver.statuses(sid) == statuses
    assert client.messages(sid).fetch().status == "delivered"


def test_receipts_out_of_order(client: Client, sandbox: Sandbox, receiver: "Receiver") -> None:
    sandbox.fail(reorder_callback=0.5, seed=3)
    sids = [_create(client, status_callback=f"{receiver.url}/receipt") for _ in range(8)]
    sandbox.wait_until_idle()
    orders = [receiver.statuses(sid) for sid in sids]
    assert all(sorted(order) == ["delivered", "sending", "sent"] for order in orders)
    assert any(order != ["sending", "sent", "delivered"] for order in orders)


def test_a_forged_copy_comes_before_the_genuine_webhook(
    client: Client, sandbox: Sandbox, receiver: "Receiver"
) -> None:
    sandbox.fail(wrong_signature=1)
    sandbox.text(sender=CITIZEN, to=LINE, body="5")
    sandbox.wait_until_idle()
    forged, genuine = receiver.received
    assert forged.form == genuine.form
    assert forged.headers["X-Twilio-Signature"] != genuine.headers["X-Twilio-Signature"]
    assert sandbox.books()["alerts"] == {"wrong_signature_accepted": 1}


def test_a_lost_incoming_text_is_only_in_the_list(
    client: Client, sandbox: Sandbox, receiver: "Receiver"
) -> None:
    sandbox.fail(drop_inbound=1)
    sid = sandbox.text(sender=CITIZEN, to=LINE, body="5")
    sandbox.wait_until_idle()
    assert receiver.received == []
    assert [text.sid for text in client.messages.list(to=LINE)] == [sid]


def test_a_doubled_incoming_text_is_answered_once(sandbox: Sandbox, receiver: "Receiver") -> None:
    receiver.answer = lambda _: (200, "text/xml", "<Response><Message>Thanks</Message></Response>")
    sandbox.fail(duplicate_inbound=1)
    sandbox.text(sender=CITIZEN, to=LINE, body="5")
    sandbox.wait_until_idle()
    assert len(receiver.received) == 2
    assert [message["body"] for message in sandbox.messages()] == ["5", "Thanks"]
    assert sandbox.books()["alerts"] == {}


def test_two_different_answers_to_one_text_are_noted(
    sandbox: Sandbox, receiver: "Receiver"
) -> None:
    receiver.answer = lambda _: (
        200, "text/xml", f"<Response><Message>{len(receiver.received)}</Message></Response>"
    )  # fmt: skip
    sandbox.fail(duplicate_inbound=1)
    sandbox.text(sender=CITIZEN, to=LINE, body="5")
    sandbox.wait_until_idle()
    assert sandbox.books()["alerts"] == {"answers_differ": 1}


def test_a_plan_without_sense_is_refused_with_a_sentence(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="Unknown faults: explode"):
        sandbox.fail(explode=1)
