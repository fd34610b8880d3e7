"""A reply that belongs to the answer before, and not to the question that has been asked meanwhile.

People answer "2", get the next question within a second, and write "sorry I meant 4". Or their phone has split a long
text, and its second part comes after the next question has left.
"""

from datetime import datetime

from messaging.models import Reply
from surveys.models import Answer, Conversation, Question
from surveys.parsing import Kind, continues, second_thought
from surveys.signals import corrected


def rethought(*, conversation: Conversation, reply: Reply, now: datetime) -> Answer | None:
    """Put what the citizen meant in the place of their last answer; None where the reply takes nothing back.

    Both texts stay in the thread; the answer belongs to the later one. The caller holds the lock, and goes on from the
    question of this answer: a changed answer may lead another way.
    """
    question = _last_answered(conversation)
    if question is None:
        return None
    meant = second_thought(
        kind=Kind(question.kind),
        text=reply.body,
        language=conversation.language,
        choices=question.choices.get(conversation.language, ()),
    )
    if meant is None:
        return None
    answer = _answer_to(conversation, question)
    if answer is None:
        return None
    answer.number, answer.reply = meant.number, reply
    answer.save(update_fields=["number", "reply"])
    conversation.numbers[question.pk] = meant.number
    corrected.send(sender=Answer, answer=answer, now=now)
    return answer


def continued(*, conversation: Conversation, reply: Reply, now: datetime) -> bool:
    """Add the next part of a split text to what its first part said; False where the reply is no such part."""
    question = _last_answered(conversation)
    if question is None or "/" not in reply.body:
        return False
    answer = _answer_to(conversation, question)
    if answer is None or answer.reply is None:
        return False
    said = continues(before=_part_before(answer.reply, reply), text=reply.body)
    if not said:
        return False
    answer.comment = f"{answer.comment} {said}".strip()
    answer.save(update_fields=["comment"])
    conversation.words[question.pk] = answer.comment
    corrected.send(sender=Answer, answer=answer, now=now)
    return True


def _last_answered(conversation: Conversation) -> Question | None:
    """The question before the present one that has an answer."""
    present, given = conversation.question.position, conversation.numbers
    before = [each for each in conversation.script.questions if each.position < present]
    return next((each for each in reversed(before) if each.pk in given), None)


def _answer_to(conversation: Conversation, question: Question) -> Answer | None:
    answer = (
        conversation.answers.select_related("reply")
        .filter(question=question, reply__isnull=False)
        .first()
    )
    if answer is not None:
        answer.conversation, answer.question = conversation, question
    return answer


def _part_before(first: Reply, reply: Reply) -> str:
    """The text that came before this one, from the one that was the answer on."""
    between = Reply.objects.filter(
        agency=reply.agency_id,
        citizen=reply.citizen_id,
        received_at__gte=first.received_at,
    ).exclude(pk=reply.pk)
    latest = between.order_by("received_at", "pk").last()
    return latest.body if latest else first.body
