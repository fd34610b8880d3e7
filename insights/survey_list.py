"""Surveys with their results at a glance: asked, answered, satisfied."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from agencies.models import Agency
from insights.headlines import GOOD
from insights.overview import conversations_texted
from insights.tallies import Tally
from surveys.models import Answer, Question

JUDGED = (Question.Kind.RATING, Question.Kind.YES_NO)


@dataclass(frozen=True, slots=True)
class Results:
    """`answered` of all who were asked; `satisfied` of all who rated, or said yes or no, at the first question."""

    answered: Tally = field(default_factory=Tally)
    satisfied: Tally = field(default_factory=Tally)


def results(*, agency: Agency, since: datetime | None = None) -> Mapping[int, Results]:
    """The results of each survey by its primary key, over all its versions: two queries.

    `since` leaves out conversations that were opened before.
    """
    opened = Q(opened_at__gte=since) if since else Q()
    said = Exists(Answer.objects.filter(conversation=OuterRef("pk")))
    rows = conversations_texted(agency).filter(opened).order_by().values("survey")
    answered = {
        row["survey"]: Tally(row["said"], row["asked"])
        for row in rows.annotate(asked=Count("pk"), said=Count("pk", filter=said))
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
    for survey in answered | satisfied:
        known[survey] = Results(answered.get(survey, Tally()), satisfied.get(survey, Tally()))
    return known
