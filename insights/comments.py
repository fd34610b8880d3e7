"""The list of comments: what citizens wrote, newest first, narrowed down as somebody chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery

from agencies.models import Agency
from engage.statements import Statement
from insights.counted import What, by_value
from insights.exploring.dimensions import NOTHING
from insights.models import CommentFacts
from insights.period import USUAL, Period
from insights.tallies import added
from insights.whole_comments import complete
from surveys.masking import Known, mask
from surveys.models import Answer

PAGE = 25
KEPT_FOR = 600  # seconds
COUNTED = 2_000  # comments of a list: to count on takes longer than to show them
MOST_UNREAD = 99
SEARCHED = 500  # comments that hold the word somewhere, of which those are shown that show it
NEWEST_FIRST, OLDEST_FIRST = ("-answered_at", "-pk"), ("answered_at", "pk")
BANDS = {"poor": (1, 2), "neutral": (3, 3), "good": (4, 5)}
RATINGS = {"good": "4 or 5", "neutral": "3", "poor": "1 or 2", "none": "No rating"}
# Asked by every page.
UNREAD = Statement("""
    SELECT count(*) FROM surveys_answer
    WHERE agency_id = %(agency)s AND comment <> '' AND answered_at >= %(since)s AND id IN (
        SELECT answer_id FROM feedback_reading WHERE agency_id = %(agency)s AND seen_at IS NULL
        ORDER BY id DESC LIMIT %(most)s
    )
""")
UNLIKE = "unlike"
SEEN = {"unread": "Unread", "read": "Read"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list is narrowed down to; `where` by district and call type, as in Explore."""

    period: Period
    q: str = ""
    survey: int | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    rating: str = ""
    sounds: str = ""
    language: str = ""  # it is written in
    theme: int | None = None
    seen: str = ""

    @property
    def are_days_alone(self) -> bool:
        """Whether nothing but days is chosen, whatever is searched for."""
        return self == Filters(period=self.period, q=self.q)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list, and whether there are newer and older comments.

    `total` is known of a search whose finds all stand here.
    """

    answers: Sequence[Answer]
    total: int | None
    newer: bool
    older: bool


@dataclass(frozen=True, slots=True)
class From:
    """Where a page begins: older than the comment `below`, or newer than the one `above`, by key; else the newest."""

    below: int | None = None
    above: int | None = None


def page(*, agency: Agency, filters: Filters, start: From, known: Known) -> Page:
    """One page of it, newest first: at most nine queries. `known` is what the reader may see of names."""
    found = matching(agency=agency, filters=filters)
    shown = partial(_first, word=filters.q, known=known)
    newer = shown(_beyond(found, start.above, "gt"), OLDEST_FIRST) if start.above else []
    if len(newer) > PAGE:
        return Page(complete(newer[:PAGE]), None, newer=True, older=True)
    older = shown(_beyond(found, start.below, "lt"), NEWEST_FIRST)
    further = len(older) > PAGE
    total = None if further or start.below or not filters.q else len(older)
    return Page(complete(older[:PAGE]), total, newer=start.below is not None, older=further)


def _first(
    found: QuerySet[CommentFacts], order: tuple[str, ...], *, word: str, known: Known
) -> list[int]:
    """The keys of one page, and one more where there is more.

    Only keys: where filters and all that is shown stand in one statement, Postgres goes wrong about what is rare.
    """
    ordered = found.order_by(*order)
    if word:
        return list(islice(_that_show(ordered, word, known, most=SEARCHED), PAGE + 1))
    return list(ordered.values_list("pk", flat=True)[: PAGE + 1])


def _beyond(found: QuerySet[CommentFacts], key: int | None, side: str) -> QuerySet[CommentFacts]:
    """Those older ("lt") or newer ("gt") than the comment with this key; all where there is none."""
    if key is None:
        return found
    answered = Subquery(CommentFacts.objects.filter(pk=key).values("answered_at"))
    return found.filter(
        Q(**{f"answered_at__{side}": answered})
        | Q(**{"answered_at": answered, f"pk__{side}": key}),
        **{f"answered_at__{side}e": answered},
    )


def counted(*, agency: Agency, filters: Filters) -> int:
    """How many comments the filters leave, but for the search: as far as COUNTED, and one more where there are more."""
    found = matching(agency=agency, filters=filters)
    return found.order_by().values("pk")[: COUNTED + 1].count()


def unread(*, agency: Agency, now: datetime) -> int:
    """How many comments of the last days nobody has read, as far as they are counted: a query over a hundred rows."""
    since = now - timedelta(days=USUAL)
    found = UNREAD.first(agency=agency.pk, most=MOST_UNREAD + 1, since=since)
    return found[0] if found else 0


def keys(*, agency: Agency, filters: Filters, known: Known) -> list[int]:
    """The keys of all comments of the list, newest first."""
    found = matching(agency=agency, filters=filters).order_by(*NEWEST_FIRST)
    if filters.q:
        return list(_that_show(found, filters.q, known))
    return list(found.values_list("pk", flat=True))


def one(*, agency: Agency, pk: int) -> Answer | None:
    """The comment with this key, with everything that the list shows of it."""
    found = agency.answers.exclude(comment="").filter(pk=pk)
    return next(iter(complete(list(found.values_list("pk", flat=True)))), None)


def matching(*, agency: Agency, filters: Filters) -> QuerySet[CommentFacts]:
    """The comments that the filters leave, but for the search, in no order: by what an index knows of all of them."""
    period = filters.period
    found = agency.commentfacts.filter(answered_at__gte=period.start, answered_at__lt=period.end)
    if filters.survey:
        found = found.filter(survey=filters.survey)
    if filters.rating:
        found = found.filter(_rated(filters.rating))
    if filters.sounds == UNLIKE:
        found = found.filter(Q(_rated("good"), sounds="poor") | Q(_rated("poor"), sounds="good"))
    elif filters.sounds:
        found = found.filter(sounds=filters.sounds)
    if filters.language:
        found = found.filter(language=filters.language)
    if filters.theme:
        found = found.filter(themes__contains=[filters.theme])
    if filters.seen:
        found = found.filter(seen=filters.seen == "read")
    values = {key: "" if value == NOTHING else value for key, value in filters.where.items()}
    return found.filter(**values)


def _rated(band: str) -> Q:
    """Whose person rated so."""
    return Q(rating__range=BANDS[band]) if band in BANDS else Q(rating=None)


def languages(*, agency: Agency) -> list[str]:
    """The languages that the agency's comments were found to be written in: a query, then ten minutes none."""
    key = f"comment-languages:{agency.pk}"
    known: list[str] | None = cache.get(key)
    if known is None:
        found = agency.readings.exclude(language="").order_by("language")
        known = list(found.values_list("language", flat=True).distinct())
        cache.set(key, known, KEPT_FOR)
    return known


def wrote(*, agency: Agency, period: Period) -> tuple[int, int]:
    """How many of the people asked in the period wrote something, of how many who answered: a query."""
    whats = (What.WROTE, What.TEXTED, What.VISITED)
    found = by_value(agency=agency, whats=whats, period=period)
    wrote, texted, visited = (added(found[what].values()) for what in whats)
    return wrote.total, texted.good + visited.total


def _that_show(
    found: QuerySet[CommentFacts], word: str, known: Known, *, most: int | None = None
) -> Iterator[int]:
    """The keys of the comments in which the word can be read: a search must not find out what is hidden.

    Each comment is looked up in the order of the list: by a join, Postgres would read all comments and sort them.
    """
    words = Subquery(Answer.objects.filter(pk=OuterRef("pk")).values("comment"))
    holding = found.annotate(words=words).filter(words__icontains=word)
    for pk, comment in holding.values_list("pk", "words")[:most]:
        if any(word.lower() in part.text.lower() for part in mask(comment, known=known)):
            yield pk
