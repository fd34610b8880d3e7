"""The conversation: a reply becomes an answer, and the next question leaves with the webhook's own answer."""

from datetime import datetime

from engage.made import made
from engage.statements import Insert, Statement, Update
from incidents.models import Incident
from messaging import outbox
from messaging.models import Message, Reply
from surveys import late, wording
from surveys.closing import close
from surveys.languages import asked_for
from surveys.models import Answer, Conversation
from surveys.parsing import Kind, Value, parse, several
from surveys.rethinking import continued, rethought
from surveys.scripts import script_of
from surveys.sending import ONLY_HELD, forbidden
from surveys.signals import answered

State = Conversation.State

# What each reply needs of the database (docs/performance.md).
OPEN = Statement(
    """
    SELECT {conversation:
            agency survey incident citizen line code thread language state question repeated
            opened_at checked_at expires_at closed_at
        },
        {incident: reference number officer}, question.version_id, (
            SELECT json_agg(json_build_array(answer.question_id, answer.number, answer.comment))
            FROM surveys_answer answer WHERE answer.conversation_id = conversation.id
        ),
        incident.changed_at >= conversation.checked_at OR EXISTS (
            SELECT FROM incidents_incident other
            WHERE other.agency_id = conversation.agency_id AND other.caller_hash = %(phone_hash)s
                AND other.caller_hash <> ''  -- or the index on numbers, which is partial, is of no use
                AND other.changed_at >= conversation.checked_at
        ) OR EXISTS (
            SELECT FROM incidents_code code
            WHERE code.agency_id = conversation.agency_id
                AND code.decided_at >= conversation.checked_at
        )
    FROM surveys_conversation conversation
    JOIN surveys_question question ON question.id = conversation.question_id
    JOIN incidents_incident incident ON incident.id = conversation.incident_id
    WHERE conversation.line_id = %(line)s AND conversation.citizen_id = %(citizen)s
        AND conversation.state = 'open' AND conversation.channel = 'text'
    FOR UPDATE OF conversation
    """,
    conversation=Conversation,
    incident=Incident,
)
LATEST = Statement(
    """
    SELECT {conversation} FROM surveys_conversation conversation
    WHERE line_id = %(line)s AND citizen_id = %(citizen)s ORDER BY opened_at DESC LIMIT 1
    """,
    conversation=Conversation,
)
GOES_ON = Update(
    Conversation, "question", "repeated", "language", "checked_at", "state", "closed_at"
)
ANSWERED = Insert(Answer, along=GOES_ON)


def handle(*, reply: Reply, now: datetime) -> bool:
    """Take the reply if its citizen has been asked something on this line. One of the reply handlers.

    A text that comes when nothing is open by text is shown beside the latest conversation, and answered by nothing; it
    is a comment on it where that has expired.
    """
    conversation = _open_conversation(reply)
    if conversation is None:
        _after_the_end(reply, now)
        return False
    reply.thread = conversation.thread
    if end := _end_of(conversation, reply, now):
        close(conversation=conversation, state=end, now=now)
        if end == State.EXPIRED:
            late.keep(conversation=conversation, reply=reply, now=now)
        elif conversation.is_held:
            _keep_last(conversation, reply, now)
    else:
        take_reply(conversation=conversation, reply=reply, now=now)
    reply.handled_by = reply.handled_by or "survey"
    return True


def _end_of(conversation: Conversation, reply: Reply, now: datetime) -> str:
    """How the conversation ends with this reply, before it is understood; empty where it goes on."""
    if not reply.citizen.reachable:
        return State.STOPPED
    if conversation.expires_at <= now:
        return State.EXPIRED
    against = forbidden(conversation, reply.citizen, now) if conversation.has_news else set()
    conversation.is_held = bool(against) and against <= ONLY_HELD
    return State.STOPPED if against else ""


def _keep_last(conversation: Conversation, reply: Reply, now: datetime) -> None:
    """Store what answers the question that was asked, though no other may follow for now: nothing more is said."""
    values = _one(conversation, reply)
    if not values:
        late.keep(conversation=conversation, reply=reply, now=now)
    for value in values:
        answer = _answer(conversation, reply, value, now)
        ANSWERED.write(answer, along=conversation)
        answered.send(sender=Answer, answer=answer, now=now)


def _open_conversation(reply: Reply) -> Conversation | None:
    """The one in which this citizen was asked on this line, locked; with its script, incident and agency.

    Where the first text still waits and the citizen wants none, it is that one all the same, so that it ends.
    """
    citizen = reply.citizen
    found = OPEN.first(line=reply.line_id, citizen=citizen.pk, phone_hash=citizen.phone_hash)
    if found is None:
        return None
    conversation: Conversation
    conversation, incident, version_id, given, has_news = found
    if citizen.reachable and conversation.thread not in reply.begun:
        return None
    conversation.agency, conversation.has_news = citizen.agency, has_news
    if not has_news:  # or else the gate wants to read all of the incident
        conversation.incident = incident
    conversation.script = script_of(version_id)
    conversation.question = conversation.script.question(conversation.question_id)
    conversation.numbers = {question: number for question, number, _ in given or ()}
    conversation.words = {question: words for question, _, words in given or ()}
    return conversation


def _after_the_end(reply: Reply, now: datetime) -> None:
    found = LATEST.first(line=reply.line_id, citizen=reply.citizen_id)
    if found is None:
        return
    [latest] = found
    reply.thread = latest.thread
    if latest.state == State.EXPIRED:
        late.keep(conversation=latest, reply=reply, now=now)


def take_reply(*, conversation: Conversation, reply: Reply, now: datetime) -> None:
    """Store what the reply answers and queue what comes next: a question, the same one once more, or thanks.

    The caller holds the lock on the conversation. A reply that stays unclear after one repetition is kept as a comment,
    and the next question is asked.
    """
    if _turn_to_language(conversation, reply):
        GOES_ON.write(conversation)
        body = wording.ask(conversation, conversation.question)
        _say(conversation, reply, body, Message.Purpose.REPEAT, now)
        return
    if continued(conversation=conversation, reply=reply, now=now):
        return
    if answer := rethought(conversation=conversation, reply=reply, now=now):
        conversation.question = answer.question
        purpose, body = _go_on(conversation, now)
        GOES_ON.write(conversation)
        _say(conversation, reply, body, purpose, now)
        return
    values = _several(conversation, reply) or _one(conversation, reply)
    if not values:
        _repeat(conversation, reply, now)
        return
    for value in values:
        answer = _answer(conversation, reply, value, now)
        purpose, body = _go_on(conversation, now)
        ANSWERED.write(answer, along=conversation)
        answered.send(sender=Answer, answer=answer, now=now)
    _say(conversation, reply, body, purpose, now)


def _one(conversation: Conversation, reply: Reply) -> list[Value]:
    """What the reply answers to the present question; nothing where it is unclear for the first time."""
    question, language = conversation.question, conversation.language
    parsed = parse(
        kind=Kind(question.kind),
        text=reply.body,
        language=language,
        choices=question.choices.get(language, ()),
    )
    if isinstance(parsed, Value):
        return [parsed]
    if conversation.repeated:
        return [Value(number=None, comment=reply.body, language=language)]
    return []


def _several(conversation: Conversation, reply: Reply) -> list[Value]:
    """What the reply answers to the present question and those after it, where nothing else can be meant.

    Nothing where one of the answers calls for another question than the person can have had in mind.
    """
    script, numbers = conversation.script, dict(conversation.numbers)
    path = script.ahead(conversation.question, numbers)
    kinds = [Kind(question.kind) for question in path]
    values = several(kinds=kinds, text=reply.body, language=conversation.language)
    for question, value, expected in zip(path, values, path[1 : len(values)], strict=False):
        numbers[question.pk] = value.number
        if script.after(question, numbers) != expected:
            return []
    return values


def _turn_to_language(conversation: Conversation, reply: Reply) -> bool:
    """Whether the reply does nothing but ask for another language that the survey speaks: then it goes on in it."""
    return _speak(conversation, reply, asked_for(reply.body))


def _speak(conversation: Conversation, reply: Reply, language: str) -> bool:
    """Go on in this language; False where that changes nothing, or nobody has confirmed the survey's texts in it."""
    ready = wording.languages_of(conversation, conversation.question)
    if language == conversation.language or language not in ready:
        return False
    conversation.language = reply.citizen.language = language
    reply.citizen.save(update_fields=["language"])
    return True


def _repeat(conversation: Conversation, reply: Reply, now: datetime) -> None:
    """Ask once more; whoever has just been told that they were heard is not told that they were not understood."""
    conversation.repeated = True
    GOES_ON.write(conversation)
    again = wording.ask if reply.answers_given else wording.ask_again
    body = again(conversation, conversation.question)
    _say(conversation, reply, body, Message.Purpose.REPEAT, now)


def _answer(conversation: Conversation, reply: Reply, value: Value, now: datetime) -> Answer:
    """The answer to the present question; the conversation goes on in the language that was answered in."""
    _speak(conversation, reply, value.language)
    conversation.numbers[conversation.question.pk] = value.number
    conversation.words[conversation.question.pk] = value.comment
    return made(
        Answer,
        agency_id=conversation.agency_id,
        conversation=conversation,
        question=conversation.question,
        reply=reply,
        number=value.number,
        comment=value.comment,
        answered_at=now,
    )


def _go_on(conversation: Conversation, now: datetime) -> tuple[Message.Purpose, str]:
    """Turn to the next question, or complete the conversation; what is said then, and to what purpose."""
    following = conversation.script.after(conversation.question, conversation.numbers)
    if following is None:
        conversation.state, conversation.closed_at = State.COMPLETED, now
        return Message.Purpose.THANKS, wording.thank(conversation)
    conversation.question, conversation.repeated = following, False
    return Message.Purpose.QUESTION, wording.ask(conversation, following)


def _say(conversation: Conversation, reply: Reply, body: str, purpose: str, now: datetime) -> None:
    """Answer; where no more may be said today, the conversation ends rather than wait on a question never asked."""
    said = outbox.answer(
        reply=reply, body=body, purpose=purpose, thread=conversation.thread, now=now
    )
    if said is None and conversation.state == State.OPEN:
        close(conversation=conversation, state=State.STOPPED, now=now)
