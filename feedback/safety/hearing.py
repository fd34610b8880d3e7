"""Hears every reply before the survey does: danger is answered at once, misconduct is offered the complaint route."""

from datetime import datetime, timedelta

from agencies.models import Agency
from feedback.models import FollowUp, SafetyNet
from feedback.outcomes import LOOK_INTO_WITHIN
from feedback.safety.alerts import raise_alert
from feedback.safety.answers import complaint_text, help_text
from feedback.safety.concerns import Concern
from feedback.safety.recognizing import Heard, recognize
from messaging import outbox
from messaging.models import Message, Reply
from surveys.closing import close
from surveys.models import Conversation

ALLEGED = "alleges misconduct"
# Two machines that answer each other are told once.
ANSWERED_LATELY = timedelta(minutes=30)

Purpose = Message.Purpose


def handle(*, reply: Reply, now: datetime) -> bool:
    """Look after somebody who may be in danger, or who alleges misconduct. One of the reply handlers.

    After danger no survey hears the reply, and the open conversation ends. An allegation is an answer as well: the
    survey hears it too.
    """
    heard = recognize(reply.body)
    if heard is None:
        return False
    conversation = _conversation(reply)
    if heard.concern is not Concern.MISCONDUCT:
        _help(reply, heard, conversation, now)
        return True
    _take_allegation(reply, heard, conversation, now)
    return False


def _help(reply: Reply, heard: Heard, conversation: Conversation | None, now: datetime) -> None:
    reply.handled_by = reply.handled_by or "safety"
    net = safety_net(reply.citizen.agency)
    if conversation is not None:
        reply.thread = conversation.thread
        if conversation.state == Conversation.State.OPEN:
            close(conversation=conversation, state=Conversation.State.STOPPED, now=now)
    raise_alert(
        by=reply,
        conversation=conversation,
        concern=heard.concern,
        patience=net.escalate_after,
        now=now,
    )
    body = help_text(
        own=net.help_texts, languages=_languages(reply, heard), agency=reply.citizen.agency.voice
    )
    _answer(reply, body, Purpose.SAFETY, now)


def _take_allegation(
    reply: Reply, heard: Heard, conversation: Conversation | None, now: datetime
) -> None:
    """A follow-up with this reason; an alert where there was no conversation that it could belong to."""
    net = safety_net(reply.citizen.agency)
    if conversation is not None:
        reply.thread = conversation.thread
        open_follow_up(conversation=conversation, now=now)
    else:
        raise_alert(
            by=reply,
            conversation=None,
            concern=heard.concern,
            patience=net.escalate_after,
            now=now,
        )
    body = complaint_text(
        own=net.complaint_texts,
        route=net.complaint_route,
        languages=_languages(reply, heard),
        agency=reply.citizen.agency.voice,
    )
    _answer(reply, body, Purpose.COMPLAINT, now)


def safety_net(agency: Agency) -> SafetyNet:
    """What the agency has set; the defaults where it has set nothing."""
    return SafetyNet.objects.filter(agency=agency).first() or SafetyNet(agency=agency)


def _conversation(reply: Reply) -> Conversation | None:
    """The citizen's latest on this line, locked: the open one, where there is one."""
    theirs = Conversation.objects.select_for_update().filter(
        agency=reply.agency_id, line=reply.line_id, citizen=reply.citizen_id
    )
    return theirs.order_by("-opened_at", "-pk").first()


def open_follow_up(*, conversation: Conversation, now: datetime) -> None:
    """Somebody looks into an allegation, whatever was rated."""
    follow_up, made = FollowUp.objects.get_or_create(
        conversation=conversation,
        defaults={
            "agency_id": conversation.agency_id,
            "rule": ALLEGED,
            "opened_at": now,
            "due_at": now + LOOK_INTO_WITHIN,
        },
    )
    if not made and ALLEGED not in follow_up.rule:
        follow_up.rule = f"{ALLEGED}, {follow_up.rule}"[:80]
        follow_up.save(update_fields=["rule"])


def _languages(reply: Reply, heard: Heard) -> list[str]:
    """The citizen's own where the reply is put like that in it; else the one in which it is."""
    own = reply.citizen.language
    return [own, *heard.languages] if own in heard.languages else [*heard.languages, own]


def _answer(reply: Reply, body: str, purpose: str, now: datetime) -> None:
    if not reply.citizen.reachable:
        return
    lately = Message.objects.filter(
        citizen=reply.citizen_id, purpose=purpose, queued_at__gt=now - ANSWERED_LATELY
    )
    if not lately.exists():
        outbox.answer(reply=reply, body=body, purpose=purpose, thread=reply.thread, now=now)
