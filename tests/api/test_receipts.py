"""Receipts through Twilio's webhook: in any order, any number of times, for the line's own texts alone."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from django.urls import reverse

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.models import Citizen, Message
from tests.api.twilio import post

PROVIDER_ID = "SM" + "1" * 32
Status = Message.Status


@pytest.fixture
def message(agency: Agency, line: Line, now: datetime) -> Message:
    """A text of whose sending no answer was read."""
    with acting_for(agency):
        return Message.objects.create(
            agency=agency,
            line=line,
            citizen=Citizen.objects.create(agency=agency, phone="+13195550123", phone_hash="a"),
            purpose=Message.Purpose.QUESTION,
            body="How was it?",
            segments=1,
            status=Status.UNKNOWN,
            not_before=now,
            queued_at=now,
            claimed_at=now,
            expires_at=now + timedelta(days=1),
        )


def receive(message: Message, status: str, **more: str) -> int:
    path = reverse("twilio-receipt", args=[message.line.key, message.pk])
    fields = {"MessageStatus": status, "MessageSid": PROVIDER_ID, **more}
    status_code: int = post(message.line, fields, path=path).status_code
    return status_code


def state(message: Message) -> tuple[str, str, int | None, str]:
    with acting_for(message.agency_id):
        kept = Message.objects.values_list("status", "reason", "error_code", "provider_id")
        return kept.get(pk=message.pk)


GOOD = ("queued", "sending", "sent", "delivered")
BAD = [("queued", "sending", "sent", last) for last in ("failed", "undelivered")]


@pytest.mark.parametrize("order", [*permutations(GOOD)], ids=" ".join)
def test_every_order_ends_delivered(message: Message, order: tuple[str, ...]) -> None:
    assert {receive(message, status) for status in (*order, *order)} == {204}
    assert state(message) == (Status.DELIVERED, "", None, PROVIDER_ID)


@pytest.mark.parametrize(
    "order", [each for words in BAD for each in permutations(words)], ids=" ".join
)
def test_every_order_ends_failed_with_the_reason(message: Message, order: tuple[str, ...]) -> None:
    for status in (*order, *order):
        code = {"ErrorCode": "30006"} if status in {"failed", "undelivered"} else {}
        assert receive(message, status, **code) == 204
    reason = "The number is a landline or can't get texts."
    assert state(message) == (Status.FAILED, reason, 30006, PROVIDER_ID)


@pytest.mark.parametrize("code", ["", "none", "9" * 10, "-1"])
def test_an_error_code_that_is_none_loses_no_receipt(message: Message, code: str) -> None:
    assert receive(message, "failed", ErrorCode=code) == 204
    assert state(message)[:3] == (Status.FAILED, "Twilio did not say why.", None)


@pytest.mark.parametrize("missing", ["MessageStatus", "MessageSid"])
def test_a_receipt_that_lacks_something_changes_nothing(message: Message, missing: str) -> None:
    before = state(message)
    assert receive(message, "delivered", **{missing: ""}) == 400
    assert state(message) == before


def test_a_receipt_for_a_text_of_another_line_is_for_no_text(
    message: Message, agency: Agency, other_agency: Agency
) -> None:
    before = state(message)
    for owner in (agency, other_agency):
        with acting_for(owner):
            stranger = Line.objects.create(
                agency=owner,
                number=f"+1319555017{owner.pk % 10}",
                account="AC" + "c" * 32,
                auth_token="c" * 32,
            )
        path = reverse("twilio-receipt", args=[stranger.key, message.pk])
        fields = {"MessageStatus": "failed", "MessageSid": PROVIDER_ID}
        assert post(stranger, fields, path=path).status_code == 404
    assert state(message) == before


@pytest.mark.parametrize("pk", [0, 10**30])
def test_a_receipt_for_no_text_is_404(line: Line, pk: int) -> None:
    path = reverse("twilio-receipt", args=[line.key, pk])
    fields = {"MessageStatus": "sent", "MessageSid": PROVIDER_ID}
    assert post(line, fields, path=path).status_code == 404


def test_an_unsigned_receipt_changes_nothing(message: Message) -> None:
    before = state(message)
    path = reverse("twilio-receipt", args=[message.line.key, message.pk])
    fields = {"MessageStatus": "failed", "MessageSid": PROVIDER_ID, "ErrorCode": "21610"}
    assert post(message.line, fields, path=path, signature="forged").status_code == 403
    assert state(message) == before
