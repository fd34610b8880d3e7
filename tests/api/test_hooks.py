"""Texts through Twilio's webhook: genuine ones are answered, the same way each time; others change nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from agencies.encryption import fingerprint
from agencies.models import Agency, Line
from agencies.tenancy import across_agencies, acting_for
from agencies.tenancy.scope import current_scope
from incidents.history import HistoryEntry, HistoryKind, saved_as
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.deciding import decide_due
from surveys.models import Answer, Conversation, Survey
from tests.api.twilio import PUBLIC_URL, inbound, post, text

PHONE = "+13195550123"


@pytest.fixture
def asked(agency: Agency, line: Line, survey: Survey, codes: None, now: datetime) -> Conversation:
    """A caller who was asked how it went."""
    with acting_for(agency):
        Incident.objects.create(
            agency=agency,
            reference="26-1",
            status=Incident.Status.CLOSED,
            call_type="NOISE",
            caller_role="Caller",
            caller_phone=PHONE,
            caller_hash=fingerprint(PHONE),
            opened_at=now - survey.delay - timedelta(hours=1),
            closed_at=now - survey.delay,
            received_at=now,
            changed_at=now - timedelta(minutes=1),
            seen=saved_as([HistoryEntry(HistoryKind.CALL_TYPE, "NOISE", now)]),
        )
    assert decide_due(now=now) == 1
    with acting_for(agency):
        Message.objects.update(status=Message.Status.SENT)
        return Conversation.objects.get()


@pytest.fixture
def traces() -> Callable[[], list[int]]:
    """traces() -> how many rows of each kind a text could have left, over all agencies."""

    def count() -> list[int]:
        with across_agencies():
            return [model.objects.count() for model in (Citizen, Reply, Message, Answer)]

    return count


def messages(response: HttpResponse) -> list[tuple[str | None, str | None]]:
    assert response.status_code == 200, response.content
    assert response["Content-Type"].startswith("text/xml")
    found = ElementTree.fromstring(response.content).findall("Message")
    return [(each.text, each.get("statusCallback")) for each in found]


def test_a_reply_is_stored_and_answered_in_the_same_breath(line: Line, asked: Conversation) -> None:
    [(body, callback)] = messages(post(line, text(PHONE, "5")))
    with acting_for(line.agency):
        answer = Answer.objects.get()
        sent = Message.objects.get(in_reply_to__isnull=False)
    assert answer.number == 5
    assert sent.body == body
    assert callback == f"{PUBLIC_URL}/hooks/twilio/{line.key}/receipts/{sent.pk}/"
    assert current_scope() == ""


def test_the_same_text_again_gets_the_same_answer_byte_for_byte(
    line: Line, asked: Conversation
) -> None:
    sent = text(PHONE, "5")
    first, second = post(line, sent), post(line, sent)
    assert first.content == second.content
    assert messages(first)
    with acting_for(line.agency):
        assert (Reply.objects.count(), Answer.objects.count()) == (1, 1)
        assert Message.objects.filter(in_reply_to__isnull=False).count() == 1


def test_a_text_from_somebody_we_never_asked_is_kept_and_not_answered(line: Line) -> None:
    assert messages(post(line, text(PHONE, "Hello?"))) == []
    with acting_for(line.agency):
        assert Reply.objects.get().body == "Hello?"


def test_the_signature_is_judged_by_our_public_address_not_by_the_host(line: Line) -> None:
    assert post(line, text(PHONE, "1"), headers={"Host": "127.0.0.1"}).status_code == 200
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "81"}
    assert post(line, text(PHONE, "2"), headers=forwarded).status_code == 200
    as_the_host_says = f"http://127.0.0.1{inbound(line)}"
    forged = post(line, text(PHONE, "3"), url=as_the_host_says, headers={"Host": "127.0.0.1"})
    assert forged.status_code == 403


def test_parameters_of_the_address_are_signed_too(line: Line) -> None:
    address = f"{inbound(line)}?who=me&when=now"
    assert post(line, text(PHONE, "1"), path=address).status_code == 200
    assert (
        post(line, text(PHONE, "1"), path=address, url=PUBLIC_URL + inbound(line)).status_code
        == 403
    )


@pytest.mark.parametrize("signature", ["", "wrong", "ñ", "A" * 28])
def test_an_unsigned_text_changes_nothing(
    line: Line, asked: Conversation, traces: Callable[[], list[int]], signature: str
) -> None:
    before = traces()
    response = post(line, text(PHONE, "STOP"), signature=signature)
    assert response.status_code == 403
    assert response["Content-Type"].startswith("text/plain")
    assert traces() == before


def test_a_text_that_was_changed_on_its_way_changes_nothing(
    line: Line, traces: Callable[[], list[int]]
) -> None:
    before = traces()
    genuine = text(PHONE, "4")
    assert post(line, genuine | {"Body": "5"}, signed=genuine).status_code == 403
    assert post(line, genuine | {"From": "+13195550199"}, signed=genuine).status_code == 403
    assert traces() == before


def test_the_token_of_another_line_signs_nothing(line: Line, other_agency: Agency) -> None:
    with acting_for(other_agency):
        theirs = Line.objects.create(
            agency=other_agency, number="+13195550177", account="AC" + "b" * 32, auth_token="b" * 32
        )
    assert post(line, text(PHONE, "1"), token=theirs.auth_token).status_code == 403
    assert post(theirs, text(PHONE, "1")).status_code == 200
    with acting_for(line.agency):
        assert not Reply.objects.exists()


MALFORMED = [
    ("nobody", {"From": ""}, "no phone number"),
    ("a name", {"From": "CEDARFALLS"}, "no number that can be answered"),
    ("a short code", {"From": "72975"}, "no number that can be answered"),
    ("another channel", {"From": "whatsapp:+13195550123"}, "no number that can be answered"),
    ("no id", {"MessageSid": ""}, "MessageSid is missing"),
    ("a long id", {"MessageSid": "SM" + "1" * 33}, "MessageSid is missing"),
    ("another id", {"MessageSid": "CA" + "1" * 32}, "MessageSid is missing"),
]


@pytest.mark.parametrize(
    ("said", "words"), [c[1:] for c in MALFORMED], ids=[c[0] for c in MALFORMED]
)
def test_a_text_that_lacks_something_changes_nothing(
    line: Line, traces: Callable[[], list[int]], said: Mapping[str, str], words: str
) -> None:
    before = traces()
    response = post(line, {**text(PHONE, "1"), **said})
    assert response.status_code == 400
    assert words in response.content.decode()
    assert traces() == before


def test_a_picture_without_words_is_kept(line: Line) -> None:
    fields = text(PHONE, "") | {"MessageSid": "MM" + "a" * 32}
    del fields["Body"]
    assert post(line, fields).status_code == 200
    assert post(line, text(PHONE, "a\0b")).status_code == 200
    with acting_for(line.agency):
        assert list(Reply.objects.values_list("body", flat=True)) == ["", "ab"]


def test_an_agency_that_is_suspended_still_hears_stop(line: Line, now: datetime) -> None:
    Agency.objects.filter(pk=line.agency_id).update(suspended_at=now)
    assert post(line, text(PHONE, "STOP")).status_code == 200
    with acting_for(line.agency):
        assert Citizen.objects.get().opted_out_at == now


@pytest.mark.django_db
def test_only_twilio_knows_the_addresses() -> None:
    nobody = "00000000-0000-0000-0000-000000000000"
    assert Client().post(reverse("twilio-inbound", args=[nobody])).status_code == 404
    assert Client().post(reverse("twilio-receipt", args=[nobody, 1])).status_code == 404
    assert Client().get(reverse("twilio-inbound", args=[nobody])).status_code == 405


def test_a_webhook_needs_no_token_of_ours(line: Line) -> None:
    client: Any = Client(enforce_csrf_checks=True)
    assert post(line, text(PHONE, "1"), client=client).status_code == 200
