"""The ratings that a list narrows down to: given at one question, within some days, good or poor."""

from django.db.models import QuerySet

from agencies.models import Agency
from insights.exploring.measures import RATED, measure_of
from insights.headlines import GOOD, POOR_RATING
from insights.period import Period
from surveys.models import Answer, Question

RATINGS = {
    "rated": "Rated",
    "good": "Rated 4 or 5, or yes",
    "poor": "Gave a 1 or 2",
}


def ratings(*, agency: Agency, which: str, ask: str, period: Period | None) -> QuerySet[Answer]:
    """The answers with a number, by text and through doors alike. `which` is a key of RATINGS.

    `ask` is the key of the measure that they answer: without one the rating of the officer. Poor ones are of any
    question.
    """
    given = agency.answers.filter(number__isnull=False)
    if period:
        given = given.filter(answered_at__gte=period.start, answered_at__lt=period.end)
    if which == "poor":
        return given.filter(question__kind=Question.Kind.RATING, number__lte=POOR_RATING)
    measure = measure_of(agency, ask or RATED)
    given = given.filter(question__in=list(measure.questions) if measure else [])
    return given.filter(GOOD) if which == "good" else given
