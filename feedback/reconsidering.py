"""A person has read an answer anew: what followed from the old number goes, what follows from the new one comes."""

from datetime import datetime
from typing import Any

from feedback.listening import follow, heard_in
from feedback.models import FollowUp, Recognition
from feedback.outcomes import Judgement, Outcome, judge
from surveys.models import Answer, Conversation

State = FollowUp.State
CORRECTED = "The answer was corrected."
BY_RATING = "rated"  # how the rules begin that go by a number


def reconsider(*, answer: Answer, now: datetime, **signal: Any) -> None:
    """Judge the conversation as if it had always been answered like this.

    What a person has taken up or decided stays theirs, and so does what goes by words: an allegation.
    """
    conversation = answer.conversation
    judged = {each.outcome: each for each in judge(heard_in(conversation=conversation))}
    _put_right(conversation, judged.get(Outcome.FOLLOW_UP), now)
    if Outcome.RECOGNITION not in judged:
        suggested = Recognition.objects.filter(state=Recognition.State.SUGGESTED)
        suggested.filter(conversation=conversation).delete()
    follow(conversation=conversation, now=now)


def _put_right(conversation: Conversation, judgement: Judgement | None, now: datetime) -> None:
    """A follow-up that nobody has taken yet: with its new rule, or withdrawn where no rule calls for it."""
    untaken = FollowUp.objects.filter(
        conversation=conversation, state=State.NEW, rule__startswith=BY_RATING
    )
    if judgement is not None:
        untaken.update(rule=judgement.rule)
    else:
        untaken.update(state=State.WITHDRAWN, outcome=CORRECTED, closed_at=now)
