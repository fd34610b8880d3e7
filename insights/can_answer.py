"""Who was texted and can still answer: so that nobody takes a share for lower whose time is not over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from agencies.models import Agency
from insights.models import ConversationFacts
from insights.period import Period
from surveys.models import Conversation


@dataclass(frozen=True, slots=True)
class CanAnswer:
    """So many people texted in a period can still answer; `since` is the first day on which one of them was texted."""

    people: int = 0
    since: date | None = None

    def open_days(self, period: Period) -> Period | None:
        """The days of the period that are left out where shares are compared; None where there are none.

        All who were texted on them, and not those alone who can still answer: else who answers early would count, and
        nobody beside them who never will.
        """
        return Period(self.since, period.last, period.zone) if self.since else None


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
