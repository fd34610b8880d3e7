"""The list of conversations: found by incident, narrowed down, each with how far it came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.db.models import BooleanField, Count, OuterRef, QuerySet, Subquery, Value

from agencies.models import Agency
from agencies.tenancy import acting_for
from engage.statements import attach
from insights.by_number import begins_with
from insights.exploring.dimensions import DIMENSIONS, OF_CONVERSATIONS, narrowed
from insights.overview import has_answered
from insights.period import Period
from insights.ratings import RATINGS, ratings
from insights.voices import Voice, voices
from messaging.models import Citizen
from surveys.models import Answer, Conversation
from surveys.scripts import script_of

PAGE = 50
PORTION = 1000
FEW = 2_000  # ratings

ANSWERS = {
    "some": "Answered something",
    "none": "Answered nothing",
    "corrected": "Corrected by hand",
    **RATINGS,
}
SORTS = {
    "newest": ("-opened_at", "-pk"),
    "oldest": ("opened_at", "pk"),
    "incident": ("incident__reference",),
    "incident-back": ("-incident__reference",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFilters:
    """What the list is narrowed to; an empty one narrows nothing.

    `q` is an incident's reference, or its start; `answers` a key of ANSWERS. `where` are values of dimensions, by their
    keys. `ask` is the key of the measure that a rating is of. `period` has the days on which ratings were given, where
    `answers` asks for these, and on which conversations began otherwise: as the figures count.
    """

    q: str = ""
    state: str = ""
    survey: int | None = None
    language: str = ""
    answers: str = ""
    ask: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    period: Period | None = None
    citizen: Citizen | None = None
    sort: str = "newest"

    @property
    def any(self) -> bool:
        return replace(self, sort="newest") != ConversationFilters()

    @property
    def rates(self) -> bool:
        """Whether it is about ratings, and the days on which they were given."""
        return self.answers in RATINGS

    @property
    def others(self) -> list[tuple[str, str, str]]:
        """Filters that have no field of their own on the page: key, title and value."""
        return [(key, DIMENSIONS[key].title, value) for key, value in self.where.items()]


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A conversation with how many of its questions were answered so far, and the rating."""

    talk: Conversation
    answered: int
    questions: int
    corrected: int
    rating: int | None
    answers: Sequence[Answer]


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """One page of it, and whether there are more."""

    rows: list[ConversationRow]
    number: int
    more: bool

    @property
    def first(self) -> int:
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def conversation_page(
    *, agency: Agency, filters: ConversationFilters, number: int
) -> ConversationPage:
    """None of its queries counts all conversations: the keys of the page first, along an index, then its rows."""
    found = matching(agency=agency, filters=filters)
    keys = _keys(agency, found, filters.sort, start=(number - 1) * PAGE)
    return ConversationPage(_rows(agency, keys[:PAGE]), number, len(keys) > PAGE)


def _keys(agency: Agency, found: QuerySet[Conversation], sort: str, *, start: int) -> list[int]:
    """The keys of a page and one more. By incident, those that have one come first, along the index of incidents."""
    wanted = PAGE + 1
    if "incident" not in SORTS[sort][0]:
        found = found.order_by(*SORTS[sort])
        return list(found.values_list("pk", flat=True)[start : start + wanted])
    # Named twice, or Postgres joins all of them: the policy of the incidents' table leads to no index.
    of_calls = found.filter(incident__agency=agency).order_by(*SORTS[sort])
    keys = list(of_calls.values_list("pk", flat=True)[start : start + wanted])
    if len(keys) < wanted:
        start = max(start - of_calls.count(), 0)
        others = found.filter(incident=None).order_by("pk").values_list("pk", flat=True)
        keys += others[start : start + wanted - len(keys)]
    return keys


def every_conversation(
    *, agency: Agency, filters: ConversationFilters
) -> Iterator[ConversationRow]:
    """All of them in the order in which they began. Each portion is read in a transaction of its own."""
    with acting_for(agency), transaction.atomic():
        found = matching(agency=agency, filters=filters).order_by("pk")
        keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), PORTION):
        with acting_for(agency), transaction.atomic():
            portion = _rows(agency, keys[start : start + PORTION])
        yield from portion


def matching(*, agency: Agency, filters: ConversationFilters) -> QuerySet[Conversation]:
    """The conversations that the filters leave, in no order: no query yet, but for ratings three."""
    found: QuerySet[Conversation] = agency.conversations.all()
    if filters.q:
        found = found.filter(begins_with(agency=agency, words=filters.q, path="incident__"))
    if (period := filters.period) and not filters.rates:
        found = found.filter(opened_at__gte=period.start, opened_at__lt=period.end)
    for name in ("state", "survey", "language", "citizen"):
        if value := getattr(filters, name):
            found = found.filter(**{name: value})
    if filters.rates:
        return _rated(found, agency, filters)
    found = narrowed(found, where=filters.where, path=OF_CONVERSATIONS, zone=agency.zone)
    return _answering(found, agency, filters.answers)


def _rated(
    found: QuerySet[Conversation], agency: Agency, filters: ConversationFilters
) -> QuerySet[Conversation]:
    """Those with such a rating. Where few are, they are named one by one; where many are, the list walks until a page
    is full of them: Postgres can't tell which of both it is, and would go through all that there are.
    """
    given = ratings(
        agency=agency,
        which=filters.answers,
        ask=filters.ask,
        period=filters.period,
        where=filters.where,
    )
    few = list(given.values_list("conversation", flat=True)[:FEW])
    if len(few) < FEW:
        return found.filter(pk__in=few)
    of_it = given.filter(conversation=OuterRef("pk")).values(there=Value(True))
    return found.alias(rated=Subquery(of_it[:1], output_field=BooleanField())).filter(rated=True)


def _answering(
    found: QuerySet[Conversation], agency: Agency, answers: str
) -> QuerySet[Conversation]:
    """Those of them that a choice of ANSWERS means that is none of ratings."""
    match answers:
        case "some":
            return found.filter(has_answered())
        case "none":
            return found.exclude(has_answered())
        case "corrected":
            standing = agency.corrections.filter(undone_at__isnull=True)
            return found.filter(pk__in=standing.values("answer__conversation"))
    return found


def _rows(agency: Agency, keys: Sequence[int]) -> list[ConversationRow]:
    """What is shown of these conversations, in their order: three queries."""
    heard, corrected = voices(keys), _corrected(agency, keys)
    return [_row(heard[key], corrected.get(key, 0)) for key in keys if key in heard]


def _corrected(agency: Agency, talks: Sequence[int]) -> dict[int, int]:
    """How many answers of each conversation stand corrected by a person, where any do."""
    standing = agency.corrections.filter(undone_at__isnull=True, answer__conversation__in=talks)
    counted = standing.order_by().values_list("answer__conversation")
    return dict(counted.annotate(answers=Count("answer", distinct=True)))


def _row(voice: Voice, corrected: int) -> ConversationRow:
    talk = voice.conversation
    script = script_of(talk.question.version_id)
    attach(talk.question, version=script.version)
    for answer in voice.answers:
        attach(answer, question=script.question(answer.question_id))
    return ConversationRow(
        talk=talk,
        answered=len(voice.answers),
        questions=len(script.questions),
        corrected=corrected,
        rating=voice.rating,
        answers=voice.answers,
    )
