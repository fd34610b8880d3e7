"""The list of incidents: found by reference, narrowed down, each with what was decided and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Subquery, Value

from agencies.models import Agency
from incidents.models import Code, Incident
from insights.by_number import begins_with
from insights.exploring.dimensions import DIMENSIONS, OF_INCIDENTS, narrowed
from insights.incident_rows import Row, rows
from insights.overview import conversations_texted, has_answered
from insights.period import Period
from insights.ratings import RATINGS, ratings
from surveys.eligibility import REASON_WORDS
from surveys.models import Conversation, Decision

PAGE = 50
DISTRICTS_OF = timedelta(days=90)
KNOWN_FOR = 5 * 60  # seconds
MANY = 2_000  # conversations
FEW = 5_000  # incidents

DECISIONS = {
    "asked": "Asked",
    "not-asked": "Not asked",
    "undecided": "Not decided yet",
    "held": "Held: a row not read",
}
ANSWERS = {
    "texted": "Were texted",
    "answered": "Answered",
    "silent": "Did not answer",
    **RATINGS,
}
SORTS = {
    "newest": ("-opened_at", "-pk"),
    "oldest": ("opened_at", "pk"),
    "reference": ("reference", "pk"),
    "reference-back": ("-reference", "-pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list is narrowed to; an empty one narrows nothing.

    `where` are values of dimensions, by their keys. `decision` is a key of DECISIONS or a reason of the gate. `ask` is
    the key of the measure that `answer` speaks of; without one, it is the rating of the officer. `period` speaks of
    the answers where `answer` asks for ratings, of the asking where it asks who was texted, and of the calls
    otherwise: as the figures count.
    """

    q: str = ""
    decision: str = ""
    answer: str = ""
    status: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    ask: str = ""
    period: Period | None = None
    sort: str = "newest"

    @property
    def any(self) -> bool:
        return replace(self, sort="newest") != Filters()

    @property
    def district(self) -> str:
        return self.where.get("district", "")

    @property
    def call_type(self) -> str:
        return self.where.get("call_type", "")

    @property
    def others(self) -> list[tuple[str, str, str]]:
        """Filters that have no field of their own on the page: key, title and value."""
        fields = {"district", "call_type"}
        return [
            (key, DIMENSIONS[key].title, value)
            for key, value in self.where.items()
            if key not in fields
        ]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of it, and whether there are pages before and after."""

    rows: list[Row]
    number: int
    more: bool

    @property
    def first(self) -> int:
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the filters."""

    districts: list[str] = field(default_factory=list)
    call_types: list[tuple[str, str]] = field(default_factory=list)


def page(*, agency: Agency, filters: Filters, number: int) -> Page:
    """One page of the incidents that the filters leave: three queries, none of which counts them all."""
    start = (number - 1) * PAGE
    found = matching(agency=agency, filters=filters).order_by(*SORTS[filters.sort])
    keys = list(found.values_list("pk", flat=True)[start : start + PAGE + 1])
    return Page(rows(keys[:PAGE]), number, len(keys) > PAGE)


def matching(*, agency: Agency, filters: Filters) -> QuerySet[Incident]:
    """The incidents that the filters leave, in no order."""
    found: QuerySet[Incident] = agency.incidents.all()
    if filters.q:
        found = found.filter(begins_with(agency=agency, words=filters.q))
    found = _decided(found, agency, filters.decision)
    if filters.answer:
        people = _who(agency, filters).filter(incident=OuterRef("pk"))
        found = found.filter(_any_of(people, walk=_many_asked(agency, filters.period)))
    elif filters.period:
        found = found.filter(opened_at__gte=filters.period.start, opened_at__lt=filters.period.end)
    if filters.status:
        found = found.filter(status=filters.status)
    return narrowed(found, where=filters.where, path=OF_INCIDENTS, zone=agency.zone)


def exact(*, agency: Agency, reference: str) -> Incident | None:
    """The incident with just this reference, or else with just this number of the agency's own."""
    named = agency.incidents.filter(reference=reference).first()
    return named or agency.incidents.filter(number=reference).exclude(number="").first()


def choices(*, agency: Agency, now: datetime) -> Choices:
    """The districts of the last 90 days and the agency's call types."""
    codes = agency.codes.filter(kind=Code.Kind.CALL_TYPE).order_by("code")
    return Choices(_districts(agency, now), list(codes.values_list("code", "description")))


def _districts(agency: Agency, now: datetime) -> list[str]:
    """Known for five minutes: to find the few among a hundred thousand incidents takes as long as a page."""
    recent = agency.incidents.filter(opened_at__gt=now - DISTRICTS_OF).exclude(district="")
    names = recent.order_by("district").values_list("district", flat=True).distinct()
    key = f"districts:{agency.pk}"
    known: list[str] | None = cache.get(key)
    if known is None:
        known = list(names)
        if known:
            cache.set(key, known, KNOWN_FOR)
    return known


def _decided(found: QuerySet[Incident], agency: Agency, decision: str) -> QuerySet[Incident]:
    if decision == "undecided":
        return found.filter(undecided=True)
    if decision == "held":
        return found.filter(unread_at__isnull=False)
    if decision == "asked":
        return found.filter(Q(decision__ask=True) | Q(conversation__isnull=False))
    if decision == "not-asked":
        return _not_asked(found)
    return _refused_for(found, agency, decision) if decision in REASON_WORDS else found


def _refused_for(found: QuerySet[Incident], agency: Agency, reason: str) -> QuerySet[Incident]:
    """Where few are, they are named one by one; where many are, the list has soon filled a page of them."""
    refusals = agency.refusals.filter(reason=reason).order_by().values_list("incident", flat=True)
    few = list(refusals[:FEW])
    if len(few) < FEW:
        return found.filter(pk__in=few)
    refused = Decision.objects.filter(
        agency=OuterRef("agency"), incident=OuterRef("pk"), reasons__contains=[reason]
    ).values(there=Value(True))
    return found.alias(refused=Subquery(refused[:1], output_field=BooleanField())).filter(
        refused=True
    )


def _not_asked(found: QuerySet[Incident]) -> QuerySet[Incident]:
    """Refused by the gate, and not asked by hand either: looked up incident by incident, in the order of the list.

    By joins, Postgres takes a conversation that is missing for the rarest thing, and goes through all that there are.
    """
    of_it = {"agency": OuterRef("agency"), "incident": OuterRef("pk")}
    refused = Decision.objects.filter(**of_it, ask=False).values(there=Value(True))
    talk = Conversation.objects.filter(**of_it).order_by().values("pk")
    return found.alias(
        refused=Subquery(refused[:1], output_field=BooleanField()), talk=Subquery(talk[:1])
    ).filter(refused=True, talk__isnull=True)


def _who(agency: Agency, filters: Filters) -> QuerySet[Conversation]:
    """The conversations that a choice of ANSWERS means."""
    answer, period = filters.answer, filters.period
    if answer in RATINGS:
        given = ratings(agency=agency, which=answer, ask=filters.ask, period=period)
        return agency.conversations.filter(Exists(given.filter(conversation=OuterRef("pk"))))
    asked = conversations_texted(agency)
    if period:
        asked = asked.filter(opened_at__gte=period.start, opened_at__lt=period.end)
    if answer == "answered":
        return asked.filter(has_answered())
    return asked.exclude(has_answered()) if answer == "silent" else asked


def _many_asked(agency: Agency, period: Period | None) -> bool:
    asked = agency.conversations.order_by()
    if period:
        asked = asked.filter(opened_at__gte=period.start, opened_at__lt=period.end)
    return bool(asked[:MANY].count() == MANY)


def _any_of(people: QuerySet[Conversation], *, walk: bool) -> Exists | Subquery:
    """Whether there is one of these people for an incident.

    Postgres turns EXISTS into a join, and so finds all of them before it shows fifty. A value it works out incident by
    incident, in the order of the list, until the page is full: better where there are many, worse where there are few.
    """
    if not walk:
        return Exists(people)
    return Subquery(people.order_by().values(there=Value(True))[:1], output_field=BooleanField())
