"""Counts what a view with filters shows, on the facts that Postgres keeps of answers and conversations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Count, Q, QuerySet

from agencies.models import Agency
from insights.exploring.dimensions import DIMENSIONS, NOTHING, Dimension, key_of, number_of
from insights.exploring.measures import Measure
from insights.models import AnswerFacts, ConversationFacts
from insights.period import Period
from insights.tallies import Tally

Rows = QuerySet[AnswerFacts] | QuerySet[ConversationFacts]
COUNTED = "day"  # is never null, and in the index: nothing else is read


def grouped(
    *, agency: Agency, measure: Measure, period: Period, where: Mapping[str, str], by: Dimension
) -> Mapping[str, Tally]:
    """How many of how many there are in each group: one query."""
    rows, good = counted(agency=agency, measure=measure, period=period, where=where)
    counts = rows.values_list(by.key).annotate(
        good=Count(COUNTED, filter=good), total=Count(COUNTED)
    )
    tallies: dict[str, Tally] = defaultdict(Tally)
    for value, *counted_people in counts:
        tallies[key_of(by, value)] += Tally(*counted_people)
    return tallies


def totals(
    *, agency: Agency, measure: Measure, periods: Sequence[Period], where: Mapping[str, str]
) -> list[Tally]:
    """How many of how many in each period. Periods that lie in each other are counted together, by one query."""
    if not periods:
        return []
    around = Period(
        min(each.first for each in periods), max(each.last for each in periods), periods[0].zone
    )
    if around.days > sum(each.days for each in periods):
        return [
            tally
            for each in periods
            for tally in totals(agency=agency, measure=measure, periods=[each], where=where)
        ]
    rows, good = counted(agency=agency, measure=measure, period=around, where=where)
    within = [Q(day__range=(each.first, each.last)) for each in periods]
    found = rows.aggregate(
        **{f"good_{at}": Count(COUNTED, filter=good & days) for at, days in enumerate(within)},
        **{f"total_{at}": Count(COUNTED, filter=days) for at, days in enumerate(within)},
    )
    return [Tally(found[f"good_{at}"], found[f"total_{at}"]) for at in range(len(periods))]


def counted(
    *, agency: Agency, measure: Measure, period: Period, where: Mapping[str, str]
) -> tuple[Rows, Q]:
    """What a measure counts in a period where the filters leave it, and which of it is good."""
    narrow, days = with_values(where), Q(day__range=(period.first, period.last))
    if measure.is_answering:
        people = agency.conversationfacts.filter(narrow, days, asked=True)
        return people.order_by(), Q(came__gt=ConversationFacts.Came.NOWHERE)
    answers = agency.answerfacts.filter(narrow, days, question__in=measure.questions)
    return answers.order_by(), Q(good=True)


def with_values(where: Mapping[str, str]) -> Q:
    """Facts with these values, by key of the dimension."""
    return Q(*(_with(DIMENSIONS[key], value) for key, value in where.items()))


def _with(dimension: Dimension, value: str) -> Q:
    """Those with this value. NOTHING is what nobody said, or could say: who came through a door meant no call."""
    if not dimension.has_numbers:
        return Q((dimension.key, "" if value == NOTHING else value))
    if value == NOTHING:
        return Q((f"{dimension.key}__isnull", True))
    return Q((dimension.key, number_of(dimension, value)))
