"""Surveys with their results at a glance: asked, answered, come through a door, satisfied."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from agencies.models import Agency
from insights.headlines import GOOD
from insights.overview import conversations_texted
from insights.tallies import Tally
from surveys.models import Answer, Conversation, Question

JUDGED = (Question.Kind.RATING, Question.Kind.YES_NO)


@dataclass(frozen=True, slots=True)
class Results:
    """`answered` of all who were asked; `satisfied` of all who rated, or said yes or no, at the first question.

    Whoever came through a door was not asked: `by_door` has how many of those who began there came to the end.
    """

    answered: Tally = field(default_factory=Tally)
    by_door: Tally = field(default_factory=Tally)
    satisfied: Tally = field(default_factory=Tally)


def results(*, agency: Agency, since: datetime | None = None) -> Mapping[int, Results]:
    """The results of each survey by its primary key, over all its versions: three queries.

    `since` leaves out conversations that were opened before.
    """
    opened = Q(opened_at__gte=since) if since else Q()
    said = Exists(Answer.objects.filter(conversation=OuterRef("pk")))
    rows = conversations_texted(agency).filter(opened).order_by().values("survey")
    answered = {
        row["survey"]: Tally(row["said"], row["asked"])
        for row in rows.annotate(asked=Count("pk"), said=Count("pk", filter=said))
    }
    ended = Q(state=Conversation.State.COMPLETED)
    at_doors = agency.conversations.filter(opened, door__isnull=False).order_by().values("survey")
    by_door = {
        row["survey"]: Tally(row["ended"], row["began"])
        for row in at_doors.annotate(began=Count("pk"), ended=Count("pk", filter=ended))
    }
    of_them = Q(conversation__opened_at__gte=since) if since else Q()
    first = agency.answers.filter(
        of_them,
        question__position=1,
        question__kind__in=JUDGED,
        number__isnull=False,
    )
    satisfied = {
        row["conversation__survey"]: Tally(row["good"], row["total"])
        for row in first.order_by()
        .values("conversation__survey")
        .annotate(total=Count("pk"), good=Count("pk", filter=GOOD))
    }
    known: defaultdict[int, Results] = defaultdict(Results)
    for survey in answered | by_door | satisfied:
        known[survey] = Results(
            answered=answered.get(survey, Tally()),
            by_door=by_door.get(survey, Tally()),
            satisfied=satisfied.get(survey, Tally()),
        )
    return known
