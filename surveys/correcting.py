"""A person reads an answer anew: its number changes, and everything that follows from it."""

from datetime import datetime

from django.db import transaction

from agencies.models import User
from surveys.models import Answer, Conversation, Correction
from surveys.recalling import recall
from surveys.signals import corrected

LONGEST_WHY = 200


class NotCorrected(ValueError):
    """The answer stays as it is; the message says why, and what to do."""


@transaction.atomic
def correct(*, answer: Answer, number: int | None, why: str, by: User, now: datetime) -> Correction:
    """Set the number that the citizen meant (None: they meant none). Their words stay as they are.

    Figures, follow-ups and praise follow in the same transaction. Raises NotCorrected where the question knows no such
    number, no reason is given, or that is what the answer says already.
    """
    _hold(answer)
    if number is not None and number not in answer.question.values:
        raise NotCorrected("Choose one of the answers that this question allows.")
    if number == answer.number:
        raise NotCorrected("That is what the answer says already. Choose another one.")
    if not why.strip():
        raise NotCorrected("Write why you correct it: it is kept with the answer.")
    correction = Correction.objects.create(
        agency_id=answer.agency_id,
        answer=answer,
        before=answer.number,
        after=number,
        why=why.strip()[:LONGEST_WHY],
        by=by,
        at=now,
    )
    _set(answer, number, now)
    return correction


@transaction.atomic
def undo(*, correction: Correction, by: User, now: datetime) -> None:
    """Give the answer the number back that it had before.

    Only the latest correction that stands can be undone, so that they come off in the order in which they were made.
    Raises NotCorrected where it isn't that, or the citizen has answered anew (on the web) since.
    """
    answer = correction.answer
    _hold(answer)
    standing = answer.corrections.filter(undone_at__isnull=True).order_by("at", "pk").last()
    if standing != correction or answer.number != correction.after:
        raise NotCorrected(
            "The answer has been changed since. Undo the latest correction first, or correct it again."
        )
    Correction.objects.filter(pk=correction.pk).update(undone_by=by, undone_at=now)
    _set(answer, correction.before, now)


def _hold(answer: Answer) -> None:
    """Lock the conversation, as whoever takes a reply does, and see the answer as it is then."""
    Conversation.objects.select_for_update().get(pk=answer.conversation_id)
    answer.refresh_from_db(fields=["number"])


def _set(answer: Answer, number: int | None, now: datetime) -> None:
    answer.number = number
    answer.save(update_fields=["number"])
    recall(answer.conversation)
    corrected.send(sender=Answer, answer=answer, now=now)
