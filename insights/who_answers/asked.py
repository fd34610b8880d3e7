"""People asked and incidents, counted by where, what, when and in which language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Count

from agencies.models import Agency
from insights.exploring.dimensions import (
    DAY_BEGINS,
    DIMENSIONS,
    HOURS,
    OF_INCIDENTS,
    key_of,
    value_of,
)
from insights.exploring.measures import RATED, measure_of
from insights.period import Period
from insights.tallies import Tally
from insights.who_answers.phones import Known, known_of
from messaging.models import Message

BY = tuple(DIMENSIONS[key] for key in ("district", "call_type", "shift", "language"))
Cell = tuple[str, ...]  # a value for each of BY

# How far somebody came; each includes those before it.
ANSWERED, RATED_US, RATED_WELL = 1, 2, 3

# A thread is how messaging and surveys call one conversation, and no foreign key: the ORM can look for first texts and
# for answers of one conversation after the other only. Joined as wholes they are read in half the time.
ASKED = """
    WITH came AS (
        SELECT answer.conversation_id, max(
            CASE WHEN answer.number IS NULL OR answer.question_id <> ALL(%(rating)s::bigint[]) THEN 1
                WHEN insights_is_good(question.kind, answer.number) THEN 3 ELSE 2 END
        ) AS far
        FROM surveys_answer answer JOIN surveys_question question ON question.id = answer.question_id
        WHERE answer.agency_id = %(agency)s AND answer.answered_at >= %(start)s
        GROUP BY 1
    )
    SELECT incident.district, incident.call_type,
        (extract(hour FROM incident.opened_at AT TIME ZONE %(zone)s)::integer + %(turned)s) %% 24 / 8, talk.language,
        text.sent_at IS NOT NULL, text.status, text.error_code, coalesce(came.far, 0), count(*)
    FROM surveys_conversation talk
    JOIN incidents_incident incident ON incident.id = talk.incident_id
    JOIN messaging_message text
        ON text.agency_id = talk.agency_id AND text.thread = talk.thread AND text.purpose = 'opening'
    LEFT JOIN came ON came.conversation_id = talk.id
    WHERE talk.agency_id = %(agency)s AND talk.opened_at >= %(start)s AND talk.opened_at < %(end)s
        AND text.queued_at >= %(queued_since)s
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""
# A conversation and its first text are made at one moment: from here on it is enough to look for the text.
BEFORE = timedelta(days=1)


@dataclass(slots=True)
class Counts:
    """People by how far it came: each asked, of those delivered, answered, rated, rated 4 or 5."""

    asked: int = 0
    delivered: int = 0
    answered: int = 0
    rated: int = 0
    good: int = 0

    def add(self, other: "Counts") -> None:
        self.asked += other.asked
        self.delivered += other.delivered
        self.answered += other.answered
        self.rated += other.rated
        self.good += other.good


@dataclass(frozen=True, slots=True)
class Asked:
    """The people whose first text left, by cell; and how many answered of how many, by what is known of the phone.

    The phones are those of everybody whose first text left or failed.
    """

    cells: defaultdict[Cell, Counts] = field(default_factory=lambda: defaultdict(Counts))
    phones: defaultdict[Known, Tally] = field(default_factory=lambda: defaultdict(Tally))

    @property
    def everyone(self) -> Counts:
        counts = Counts()
        for each in self.cells.values():
            counts.add(each)
        return counts


def asked(*, agency: Agency, period: Period) -> Asked:
    """Those whose conversation began in the period: one query, and two for what it is that rates an officer."""
    found = Asked()
    for *values, sent, status, error_code, far, people in _rows(agency, period):
        answered = far >= ANSWERED
        known = known_of(status=status, error_code=error_code, answered=answered)
        if known is not None:
            found.phones[known] += Tally(people if answered else 0, people)
        if sent:
            came = (
                True,
                status == Message.Status.DELIVERED,
                answered,
                far >= RATED_US,
                far >= RATED_WELL,
            )
            found.cells[_cell(values)].add(Counts(*(people if each else 0 for each in came)))
    return found


def incidents(*, agency: Agency, period: Period) -> Counter[Cell]:
    """Incidents opened in the period, in the language that CAD gave: one query."""
    found = agency.incidents.filter(opened_at__gte=period.start, opened_at__lt=period.end)
    shift = value_of(DIMENSIONS["shift"], path=OF_INCIDENTS, zone=period.zone)
    rows = found.order_by().values_list("district", "call_type", shift, "caller_language")
    counted: Counter[Cell] = Counter()
    for *values, count in rows.annotate(count=Count("pk")):
        counted[_cell(values)] += count
    return counted


def _rows(agency: Agency, period: Period) -> Iterator[tuple[Any, ...]]:
    measure = measure_of(agency, RATED)
    given: dict[str, Any] = {
        "agency": agency.pk,
        "rating": list(measure.questions) if measure else [],
        "start": period.start,
        "end": period.end,
        "queued_since": period.start - BEFORE,
        "zone": period.zone.key,
        "turned": HOURS - DAY_BEGINS,  # as in value_of
    }
    with connection.cursor() as cursor:
        cursor.execute(ASKED, given)
        yield from cursor.fetchall()


def _cell(values: Iterable[object]) -> Cell:
    """The values of the dimensions of BY as they stand in addresses."""
    return tuple(key_of(each, value) for each, value in zip(BY, values, strict=True))
