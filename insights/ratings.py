"""The ratings that a list narrows down to: given at one question, within some days, good or poor."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import QuerySet

from agencies.models import Agency
from insights.exploring.dimensions import OF_ANSWERS, narrowed
from insights.exploring.facts import with_values
from insights.exploring.measures import RATED, measure_of
from insights.headlines import POOR_RATING
from insights.models import AnswerFacts
from insights.period import Period
from surveys.models import Answer, Question

RATINGS = {
    "rated": "Rated",
    "good": "Rated 4 or 5, or yes",
    "poor": "Gave a 1 or 2",
}
ANY: Mapping[str, str] = MappingProxyType({})

Given = QuerySet[AnswerFacts] | QuerySet[Answer]
"""Each knows its conversation."""


def ratings(
    *, agency: Agency, which: str, ask: str, period: Period | None, where: Mapping[str, str] = ANY
) -> Given:
    """The answers with a number, by text and through doors alike, as the figures count them, in no order.

    `which` is a key of RATINGS. `ask` is the key of the measure that they answer: without one the rating of the
    officer. Poor ones are of any question. `where` are values of dimensions, by their keys.
    """
    if which == "poor":
        return _poor(agency, period, where)
    measure = measure_of(agency, ask or RATED)
    given = agency.answerfacts.filter(
        with_values(where), question__in=measure.questions if measure else []
    )
    if period:
        given = given.filter(day__range=(period.first, period.last))
    return given.filter(good=True) if which == "good" else given


def _poor(agency: Agency, period: Period | None, where: Mapping[str, str]) -> QuerySet[Answer]:
    given = agency.answers.filter(question__kind=Question.Kind.RATING, number__lte=POOR_RATING)
    if period:
        given = given.filter(answered_at__gte=period.start, answered_at__lt=period.end)
    return narrowed(given, where=where, path=OF_ANSWERS, zone=agency.zone).order_by()
