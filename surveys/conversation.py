"""The conversation: a reply becomes an answer, and the next question leaves with the webhook's own answer."""

from datetime import datetime
from uuid import UUID

from incidents.models import Incident
from messaging import outbox
from messaging.models import Message, Reply
from surveys import wording
from surveys.closing import close
from surveys.models import Answer, Conversation, Question
from surveys.parsing import Kind, Unclear, Value, parse
from surveys.sending import forbidden
from surveys.signals import answered

State = Conversation.State

# Reads that every reply needs, written by hand: to build them took longer than to run them (docs/performance.md).
OPEN = """
    SELECT c.*,
        EXISTS (
            SELECT FROM messaging_message m
            WHERE m.agency_id = c.agency_id AND m.thread = c.thread AND m.purpose = 'opening'
                AND m.status IN ('sending', 'unknown', 'sent', 'delivered')
        ) AS was_asked,
        EXISTS (
            SELECT FROM incidents_incident i
            WHERE i.agency_id = c.agency_id AND i.caller_hash = p.phone_hash
                AND i.caller_hash <> ''  -- or the index on numbers, which is partial, is of no use
                AND i.changed_at >= c.checked_at
        ) OR EXISTS (
            SELECT FROM incidents_incident i WHERE i.id = c.incident_id AND i.changed_at >= c.checked_at
        ) OR EXISTS (
            SELECT FROM incidents_code k
            WHERE k.agency_id = c.agency_id AND k.decided_at >= c.checked_at
        ) AS has_news
    FROM surveys_conversation c JOIN messaging_citizen p ON p.id = c.citizen_id
    WHERE c.line_id = %s AND c.citizen_id = %s AND c.state = 'open' FOR UPDATE OF c
"""
LATEST = """
    SELECT id, thread FROM surveys_conversation
    WHERE line_id = %s AND citizen_id = %s ORDER BY opened_at DESC LIMIT 1
"""
INCIDENT = "SELECT * FROM incidents_incident WHERE id = %s"
QUESTION = "SELECT * FROM surveys_question WHERE id = %s"
FOLLOWING = """
    SELECT * FROM surveys_question WHERE survey_id = %s AND position > %s ORDER BY position LIMIT 1
"""


def handle(*, reply: Reply, now: datetime) -> bool:
    """Take the reply if its citizen has been asked something on this line. One of the reply handlers.

    A text that comes when nothing is open is shown beside the latest conversation, and answered by nothing.
    """
    conversation = _open_conversation(reply)
    if conversation is None:
        reply.thread = _latest_thread(reply)
        return False
    reply.thread, reply.handled_by = conversation.thread, reply.handled_by or "survey"
    if end := _end_of(conversation, reply, now):
        close(conversation=conversation, state=end, now=now)
    else:
        take_reply(conversation=conversation, reply=reply, now=now)
    return True


def _end_of(conversation: Conversation, reply: Reply, now: datetime) -> str:
    """How the conversation ends with this reply, before it is understood; empty where it goes on."""
    if not reply.citizen.reachable:
        return State.STOPPED
    if conversation.expires_at <= now:
        return State.EXPIRED
    if conversation.has_news and forbidden(conversation, reply.citizen, now):
        return State.STOPPED
    return ""


def _open_conversation(reply: Reply) -> Conversation | None:
    """The one in which this citizen was asked on this line, locked; with its question, incident and agency.

    Where the first text still waits and the citizen wants none, it is that one all the same, so that it ends.
    """
    found = Conversation.objects.raw(OPEN, [reply.line_id, reply.citizen_id])
    conversation = next(iter(found), None)
    if conversation is None or (reply.citizen.reachable and not conversation.was_asked):
        return None
    conversation.agency = reply.citizen.agency
    [conversation.incident] = Incident.objects.raw(INCIDENT, [conversation.incident_id])
    [conversation.question] = Question.objects.raw(QUESTION, [conversation.question_id])
    conversation.incident.agency = conversation.agency
    return conversation


def _latest_thread(reply: Reply) -> UUID | None:
    found = Conversation.objects.raw(LATEST, [reply.line_id, reply.citizen_id])
    return next((conversation.thread for conversation in found), None)


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
    conversation.save(update_fields=["repeated", "checked_at"])
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
    conversation.save(update_fields=["question", "repeated", "language", "checked_at"])
    body = wording.ask(conversation, following)
    _say(conversation, reply, body, Message.Purpose.QUESTION, now)


def _say(conversation: Conversation, reply: Reply, body: str, purpose: str, now: datetime) -> None:
    """Answer; where no more may be said today, the conversation ends rather than wait on a question never asked."""
    said = outbox.answer(
        reply=reply, body=body, purpose=purpose, thread=conversation.thread, now=now
    )
    if said is None and conversation.state == State.OPEN:
        close(conversation=conversation, state=State.STOPPED, now=now)
