"""Who was texted and can still answer: so that nobody takes a share for lower whose time is not over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from agencies.models import Agency
from insights.models import ConversationFacts
from insights.period import Period
from insights.stretches import DAY
from surveys.models import Conversation


@dataclass(frozen=True, slots=True)
class CanAnswer:
    """So many people texted in a period can still answer; `since` is the first day on which one of them was texted."""

    people: int = 0
    since: date | None = None

    def before(self, period: Period) -> Period | None:
        """The days of a period on which nobody was texted who can still answer: all whose time is over, and no others.

        Who answered early counts only beside those who did not, so that the share of these days is nobody's advantage.
        None where there are no such days.
        """
        if self.since is None:
            return period
        last = self.since - DAY
        return Period(period.first, last, period.zone) if last >= period.first else None


def can_answer(*, agency: Agency, period: Period) -> CanAnswer:
    """Those texted on the days of a period who have not answered, and whose conversation is open: one query."""
    waiting = agency.conversations.filter(
        state=Conversation.State.OPEN,
        facts__day__range=(period.first, period.last),
        facts__asked=True,
        facts__came=ConversationFacts.Came.NOWHERE,
    )
    found = waiting.order_by().aggregate(people=Count("pk"), since=Min("facts__day"))
    return CanAnswer(found["people"], found["since"])
