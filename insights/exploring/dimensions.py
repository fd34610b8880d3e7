"""By what incidents and their answers can be told apart: places, codes, hours, people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Expression, F, IntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, ExtractHour, ExtractIsoWeekDay

from agencies.models import Agency
from agencies.models.agency import LANGUAGES
from incidents.models import Code
from surveys.models import Conversation

Row = TypeVar("Row", bound=Model)

NOTHING = "-"
"""The value that stands for those of which nothing is known: no district was given, no officer named, no call meant."""

SHIFTS = {"day": "Day, 07–15", "evening": "Evening, 15–23", "night": "Night, 23–07"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHANNELS = dict(Conversation.Channel.choices)
WEEKDAYS = {str(number): day for number, day in enumerate(DAYS, start=1)}
OPENED = "opened_at"
DAY_BEGINS, HOURS_OF_A_SHIFT, HOURS = 7, 8, 24
NOBODY = Q(pk__in=[])
NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of them: its column, of the incident unless `of_conversation`, and what it is called where it is empty.

    Those with `names` of their own are shown in that order; the others by how many people they hold. What tells of
    officers goes by the agency's policy on them: a unit too, which often is one officer's car.
    """

    key: str
    title: str
    column: str
    empty: str = ""
    of_conversation: bool = False
    names: Mapping[str, str] | None = None
    has_numbers: bool = False  # whether facts hold a number, and no text
    of_officers: bool = False


DIMENSIONS = {
    each.key: each
    for each in (
        Dimension("survey", "Survey", "survey", of_conversation=True, has_numbers=True),
        Dimension("district", "District", "district", "No district given"),
        Dimension("beat", "Beat", "beat", "No beat given"),
        Dimension("call_type", "Call type", "call_type", "No call type given"),
        Dimension("disposition", "Disposition", "disposition", "No disposition given"),
        Dimension("shift", "Shift", OPENED, "Not about a call", names=SHIFTS, has_numbers=True),
        Dimension(
            *("weekday", "Day of the week", OPENED, "Not about a call"),
            names=WEEKDAYS,
            has_numbers=True,
        ),
        Dimension("unit", "Unit", "unit", "No unit given", of_officers=True),
        Dimension("language", "Language", "language", "No language given", of_conversation=True),
        Dimension(
            *("officer", "Officer", "officer", "No officer named"),
            has_numbers=True,
            of_officers=True,
        ),
        Dimension("channel", "Way of answering", "channel", of_conversation=True, names=CHANNELS),
    )
}

OF_OFFICERS = frozenset(key for key, each in DIMENSIONS.items() if each.of_officers)
CALLER_LANGUAGE = Dimension("caller_language", "Language", "caller_language", "No language given")
"""What CAD gave of the caller, before anybody answered. Not one to explore by: that is the conversation's."""
OF_LANGUAGES = {"language", CALLER_LANGUAGE.key}


@dataclass(frozen=True, slots=True)
class Path:
    """How to get from a row to its incident and to its conversation, as the beginning of a look-up."""

    incident: str
    conversation: str
    knows_doors: bool = True  # whether a row may be of a conversation that began at a door

    @property
    def door_officer(self) -> str:
        return f"{self.conversation}door__officer"

    def to(self, dimension: Dimension) -> str:
        return (
            f"{self.conversation if dimension.of_conversation else self.incident}{dimension.column}"
        )


OF_ANSWERS = Path("conversation__incident__", "conversation__")
OF_CONVERSATIONS = Path("incident__", "")
OF_INCIDENTS = Path("", "conversation__", knows_doors=False)


def value_of(dimension: Dimension, *, path: Path, zone: ZoneInfo) -> Expression | F:
    """What the database groups rows by; `key_of` reads it."""
    column = path.to(dimension)
    if dimension.key == "shift":
        return _number_of_shift(ExtractHour(column, tzinfo=zone))
    if dimension.key == "weekday":
        return ExtractIsoWeekDay(column, tzinfo=zone)
    if dimension.key == "officer" and path.knows_doors:
        return Coalesce(F(path.door_officer), F(column))
    return F(column)


def key_of(dimension: Dimension, value: object) -> str:
    """The group to which a value belongs, as it stands in an address."""
    if value is None or value == "":
        return NOTHING
    if dimension.key == "shift" and isinstance(value, int):
        return list(SHIFTS)[value]
    return str(value)


def number_of(dimension: Dimension, key: str) -> int:
    """The value of a dimension that has numbers, by its key; one that there is not for what is no key."""
    if dimension.key == "shift":
        return list(SHIFTS).index(key) if key in SHIFTS else NO_NUMBER
    return int(key) if key.isdecimal() else NO_NUMBER


def shift_of(hour: int) -> str:
    """The shift in which an hour of the day lies."""
    return list(SHIFTS)[(hour - DAY_BEGINS) % HOURS // HOURS_OF_A_SHIFT]


def _number_of_shift(hour: Expression) -> Expression:
    """The same in the database, as its place among SHIFTS: time zones are worked out once a row."""
    whole: Expression = Cast(hour, IntegerField())
    return (whole + (HOURS - DAY_BEGINS)) % HOURS / HOURS_OF_A_SHIFT


def narrowed(
    rows: QuerySet[Row], *, where: Mapping[str, str], path: Path, zone: ZoneInfo
) -> QuerySet[Row]:
    """The rows whose incidents have these values, by key of the dimension."""
    for key, value in where.items():
        dimension = DIMENSIONS[key]
        if dimension.names and dimension.column == OPENED:
            part = {f"its_{key}": value_of(dimension, path=path, zone=zone)}
            rows = rows.alias(**part).filter(_at_times(dimension, value))
        elif key == "officer":
            rows = rows.filter(_of_officer(path, value))
        elif key == "survey":
            rows = rows.filter(**{path.to(dimension): int(value) if value.isdecimal() else 0})
        else:
            rows = rows.filter(_with_value(dimension, path, value))
    return rows


def _with_value(dimension: Dimension, path: Path, value: str) -> Q:
    """Rows with this value. Nothing is known of the calls of those who came through a door: they meant none."""
    column = path.to(dimension)
    if value != NOTHING:
        return Q((column, value))
    of_a_door = path.knows_doors and not dimension.of_conversation
    return Q((column, "")) | Q((f"{column}__isnull", True)) if of_a_door else Q((column, ""))


def _of_officer(path: Path, value: str) -> Q:
    """Rows of an officer, or of none: the incident's officer, or the one of the door."""
    columns = [f"{path.incident}officer", *([path.door_officer] if path.knows_doors else [])]
    if value == NOTHING:
        return Q(*((f"{column}__isnull", True) for column in columns))
    pk = int(value) if value.isdecimal() else 0
    return Q(*((column, pk) for column in columns), _connector=Q.OR)


def names(agency: Agency, dimension: Dimension) -> dict[str, str]:
    """How the values of a dimension read, where they don't speak for themselves: at most one query."""
    if dimension.names is not None:
        return dict(dimension.names)
    if dimension.key in Code.Kind.values:
        codes = agency.codes.filter(kind=dimension.key).exclude(description="")
        return dict(codes.values_list("code", "description"))
    if dimension.key == "officer":
        return agency.officers.names()
    if dimension.key == "survey":
        return {str(survey.pk): survey.name for survey in agency.surveys.all()}
    return dict(LANGUAGES) if dimension.key in OF_LANGUAGES else {}


def name_of(dimension: Dimension, key: str, known: Mapping[str, str]) -> str:
    """How a group reads."""
    return dimension.empty if key == NOTHING else known.get(key, key)


def _at_times(dimension: Dimension, value: str) -> Q:
    """Rows whose call came in a shift, on a day of the week, or that are about no call."""
    column = f"its_{dimension.key}"
    if value == NOTHING:
        return Q((f"{column}__isnull", True))
    known = WEEKDAYS if dimension.key == "weekday" else SHIFTS
    if value not in known:
        return NOBODY
    first = 1 if dimension.key == "weekday" else 0
    return Q((column, list(known).index(value) + first))
