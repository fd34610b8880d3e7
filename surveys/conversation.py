"""The conversation: a reply becomes an answer, and the next question leaves with the webhook's own answer."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from agencies.tenancy import across_agencies
from incidents.models import Incident
from messaging import outbox
from messaging.models import Message, Reply
from surveys import wording
from surveys.models import Answer, Conversation
from surveys.parsing import Kind, Unclear, Value, parse
from surveys.signals import answered

State = Conversation.State

# Reads that every reply needs, written by hand: to build them took longer than to run them (docs/performance.md).
OPEN = """
    SELECT * FROM surveys_conversation
    WHERE line_id = %s AND citizen_id = %s AND state = 'open' FOR UPDATE
"""
INCIDENT = "SELECT id, reference, officer_id FROM incidents_incident WHERE id = %s"
QUESTION = "SELECT * FROM surveys_question WHERE id = %s"
FOLLOWING = """
    SELECT * FROM surveys_question WHERE survey_id = %s AND position > %s ORDER BY position LIMIT 1
"""


def handle(*, reply: Reply, now: datetime) -> bool:
    """Take the reply if its citizen has a conversation open on this line. One of the reply handlers."""
    conversation = _open_conversation(reply)
    if conversation is None:
        return False
    reply.thread, reply.handled_by = conversation.thread, reply.handled_by or "survey"
    reply.save(update_fields=["thread", "handled_by"])
    if not reply.citizen.reachable:
        close(conversation=conversation, state=State.STOPPED, now=now)
    elif conversation.expires_at <= now:
        close(conversation=conversation, state=State.EXPIRED, now=now)
    else:
        take_reply(conversation=conversation, reply=reply, now=now)
    return True


def _open_conversation(reply: Reply) -> Conversation | None:
    """The one that is open with this citizen on this line, locked; with its question, incident and agency."""
    found = Conversation.objects.raw(OPEN, [reply.line_id, reply.citizen_id])
    conversation = next(iter(found), None)
    if conversation is not None:
        conversation.agency = reply.citizen.agency
        [conversation.incident] = Incident.objects.raw(INCIDENT, [conversation.incident_id])
        [conversation.question] = Question.objects.raw(QUESTION, [conversation.question_id])
    return conversation


def take_reply(*, conversation: Conversation, reply: Reply, now: datetime) -> None:
    """Store what the reply answers and queue what comes next: a question, the same one once more, or thanks.

    The caller holds the lock on the conversation. A reply that stays unclear after one repetition is kept as a comment,
    and the next question is asked.
    """
    question = conversation.question
    parsed = parse(kind=Kind(question.kind), text=reply.body, language=conversation.language)
    if isinstance(parsed, Unclear):
        if not conversation.repeated:
            _repeat(conversation, reply, now)
            return
        parsed = Value(number=None, comment=reply.body, language=conversation.language)
    _store(conversation, reply, parsed, now)
    _go_on(conversation, reply, now)


def _repeat(conversation: Conversation, reply: Reply, now: datetime) -> None:
    conversation.repeated = True
    conversation.save(update_fields=["repeated"])
    body = wording.ask_again(conversation, conversation.question)
    _say(conversation, reply, body, Message.Purpose.REPEAT, now)


def _store(conversation: Conversation, reply: Reply, value: Value, now: datetime) -> None:
    answer = Answer.objects.create(
        agency_id=conversation.agency_id,
        conversation=conversation,
        question=conversation.question,
        reply=reply,
        number=value.number,
        comment=value.comment,
        answered_at=now,
    )
    spoken = value.language
    if spoken != conversation.language and spoken in conversation.agency.languages:
        conversation.language = reply.citizen.language = spoken
        reply.citizen.save(update_fields=["language"])
    answered.send(sender=Answer, answer=answer, now=now)


def _go_on(conversation: Conversation, reply: Reply, now: datetime) -> None:
    place = [conversation.survey_id, conversation.question.position]
    following = next(iter(Question.objects.raw(FOLLOWING, place)), None)
    if following is None:
        close(conversation=conversation, state=State.COMPLETED, now=now)
        _say(conversation, reply, wording.thank(conversation), Message.Purpose.THANKS, now)
        return
    conversation.question, conversation.repeated = following, False
    conversation.save(update_fields=["question", "repeated", "language"])
    body = wording.ask(conversation, following)
    _say(conversation, reply, body, Message.Purpose.QUESTION, now)


def _say(conversation: Conversation, reply: Reply, body: str, purpose: str, now: datetime) -> None:
    outbox.answer(reply=reply, body=body, purpose=purpose, thread=conversation.thread, now=now)


def close(*, conversation: Conversation, state: str, now: datetime) -> None:
    """End a conversation; what was answered stays."""
    conversation.state, conversation.closed_at = state, now
    conversation.save(update_fields=["state", "closed_at", "language"])


def expire_due(*, now: datetime) -> int:
    """End the conversations whose time is up, and those whose first text never arrived; return how many."""
    ended = Message.objects.filter(
        thread=OuterRef("thread"),
        in_reply_to__isnull=True,
        purpose=Message.Purpose.QUESTION,
        status__in=[Message.Status.FAILED, Message.Status.CANCELLED],
    )
    still_open = Conversation.objects.filter(state=State.OPEN)
    with across_agencies(), transaction.atomic():
        unreached = still_open.filter(Exists(ended)).update(state=State.UNREACHABLE, closed_at=now)
        expired = still_open.filter(expires_at__lte=now).update(state=State.EXPIRED, closed_at=now)
    return unreached + expired
