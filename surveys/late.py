"""What comes after a conversation has expired: kept as a comment, so that somebody reads it; answered by nothing."""

from datetime import datetime

from messaging.models import Reply
from surveys.models import Answer, Conversation
from surveys.parsing import Kind, Value, parse
from surveys.recalling import recall
from surveys.signals import answered


def keep(*, conversation: Conversation, reply: Reply, now: datetime) -> None:
    """Keep a late reply as a comment on the question that was left open, whatever it says.

    A number that comes days later rates what nobody can say, so it is a comment as well. Further ones are added to the
    first. A wish about texts, and a reply that declines to comment, are none.
    """
    read = parse(kind=Kind.COMMENT, text=reply.body, language=conversation.language)
    if reply.handled_by or not (isinstance(read, Value) and read.comment):
        return
    reply.handled_by = "late"
    answer, made = Answer.objects.get_or_create(
        agency_id=conversation.agency_id,
        conversation=conversation,
        question_id=conversation.question_id,
        defaults={"reply": reply, "comment": read.comment, "answered_at": now},
    )
    if not made:
        answer.comment = f"{answer.comment}\n{read.comment}".strip()
        answer.answered_at = now
        answer.save(update_fields=["comment", "answered_at"])
    answer.conversation = recall(conversation)
    answered.send(sender=Answer, answer=answer, now=now)
