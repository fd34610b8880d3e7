"""A conversation on the web: it begins at a door, or goes on from a text, and takes one answer after another."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from surveys import codes
from surveys.languages import spoken
from surveys.models import Answer, Card, Conversation, Door, Question
from surveys.recalling import recall
from surveys.scripts import Script, script_of
from surveys.signals import answered, corrected

State, Channel = Conversation.State, Conversation.Channel

HOUR = timedelta(hours=1)
ON_A_SHARED_DEVICE = timedelta(minutes=30)  # to answer in, before the next person may sit there
AT_MOST_BY_ONE_ADDRESS = 20  # an hour at one door: a whole waiting room may share an address
AT_MOST_AT_A_DOOR = 300  # an hour


class Closed(Exception):
    """Nobody is let in here; `why` is one of the names below."""

    UNPUBLISHED, PAUSED, DOOR, CARD_USED, CARD_NEEDED, BUSY = (
        *("unpublished", "paused", "door", "card_used", "card_needed", "busy"),
    )

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the page took it: a number where the question has one, and words."""

    number: int | None
    comment: str = ""


def script_at(*, door: Door, card: Card | None) -> Script:
    """What is asked at a door of whoever comes now. Raises Closed where nobody is let in."""
    survey, version = door.survey, door.survey.in_force
    if version is None:
        raise Closed(Closed.UNPUBLISHED)
    if not survey.active or door.agency.suspended_at:
        raise Closed(Closed.PAUSED)
    if door.closed_at:
        raise Closed(Closed.DOOR)
    if card is None and door.only_by_card:
        raise Closed(Closed.CARD_NEEDED)
    if card is not None and card.used_at:
        raise Closed(Closed.CARD_USED)
    return script_of(version.pk)


def begin(
    *, door: Door, card: Card | None, language: str, visitor: str, now: datetime
) -> Conversation:
    """A conversation at a door, which the caller gives its first answer in the same transaction. Raises Closed.

    The door's row is held, so that of many who come at once no more get in than may; a card lets in one.
    """
    door = Door.objects.select_for_update(no_key=True).get(pk=door.pk)
    script = script_at(door=door, card=card)
    _count(door, visitor, now)
    if card is not None:
        _use(card, now)
    agency = door.agency
    conversation = Conversation.objects.create(
        agency=agency,
        survey=door.survey,
        door=door,
        channel=Channel.WEB,
        code=codes.new_code(codes.CONVERSATION),
        visitor=visitor,
        language=spoken(wanted=language, agency=agency.languages, ready=script.version.languages),
        question=script.questions[0],
        opened_at=now,
        checked_at=now,
        expires_at=now + (ON_A_SHARED_DEVICE if door.shared else door.survey.open_for),
    )
    if card is not None:
        Card.objects.filter(pk=card.pk).update(conversation=conversation)
    conversation.script, conversation.numbers, conversation.words = script, {}, {}
    return conversation


def _use(card: Card, now: datetime) -> None:
    if not Card.objects.filter(pk=card.pk, used_at__isnull=True).update(used_at=now):
        raise Closed(Closed.CARD_USED)


def _count(door: Door, visitor: str, now: datetime) -> None:
    lately = Conversation.objects.filter(agency=door.agency_id, door=door, opened_at__gt=now - HOUR)
    if lately.count() >= AT_MOST_AT_A_DOOR:
        raise Closed(Closed.BUSY)
    if visitor and lately.filter(visitor=visitor).count() >= AT_MOST_BY_ONE_ADDRESS:
        raise Closed(Closed.BUSY)


def hold(*, pk: int) -> Conversation:
    """The conversation, locked as by a reply, with what was answered so far."""
    return recall(Conversation.objects.select_for_update().get(pk=pk))


def goes_on(*, conversation: Conversation, now: datetime) -> bool:
    """Whether it may still be answered."""
    return conversation.state == State.OPEN and conversation.expires_at > now


def way(*, conversation: Conversation) -> list[Question]:
    """What this person is asked, first to last, as far as the answers so far tell."""
    script = conversation.script
    return script.ahead(script.questions[0], conversation.numbers)


def take(
    *, conversation: Conversation, question: Question, given: Given, language: str, now: datetime
) -> Answer | None:
    """Store what was answered to a question and turn to the next one, or complete the conversation.

    The caller holds the lock and has seen that it goes on. An earlier answer given on the web is changed. None where
    the question is not to be answered here: it was answered by text meanwhile, or is not asked of this person.
    """
    former = conversation.answers.filter(question=question).first()
    if former is not None and former.reply_id is not None:
        return None
    if former is None and question not in way(conversation=conversation):
        return None
    _speak(conversation, language)
    conversation.channel = Channel.WEB  # from here on no text is an answer to it
    conversation.numbers[question.pk] = given.number
    conversation.words[question.pk] = given.comment
    answer = former or Answer(agency_id=conversation.agency_id, question=question, answered_at=now)
    answer.conversation = conversation
    answer.number, answer.comment = given.number, given.comment
    answer.save()
    _turn_to_next(conversation, now)
    conversation.save(update_fields=["channel", "language", "question", "state", "closed_at"])
    (answered if former is None else corrected).send(sender=Answer, answer=answer, now=now)
    return answer


def _turn_to_next(conversation: Conversation, now: datetime) -> None:
    """The first question on this person's way without an answer. A changed answer may lead another way."""
    unanswered = [
        each for each in way(conversation=conversation) if each.pk not in conversation.numbers
    ]
    if unanswered:
        conversation.question = unanswered[0]
    else:
        conversation.state, conversation.closed_at = State.COMPLETED, now


def _speak(conversation: Conversation, language: str) -> None:
    if language in languages_of(conversation.script, conversation):
        conversation.language = language


def languages_of(script: Script, of: Conversation | Door) -> list[str]:
    """The agency's languages, as far as the version speaks them."""
    return [each for each in of.agency.languages if each in script.version.languages]
