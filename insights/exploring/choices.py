"""What can be chosen to narrow a view down: the values that the people asked in the last year had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

from agencies.models import Agency
from insights.exploring.dimensions import DIMENSIONS, NOTHING, Dimension, key_of, name_of, names

WITHIN = timedelta(days=365)
KEPT_FOR = timedelta(days=1)
FRESH_FOR = timedelta(minutes=10)
FREE = [each for each in DIMENSIONS.values() if each.names is None]
Choice = tuple[str, str]  # value, name


@dataclass(frozen=True, slots=True)
class Values:
    """The values of the free dimensions: all of a year as of `since`, and those that came by `at`."""

    found: dict[str, set[str]]
    since: datetime
    at: datetime


def choices(
    *, agency: Agency, dimensions: Sequence[Dimension], now: datetime
) -> dict[str, list[Choice]]:
    """The values of each dimension with their names, in the order of the names.

    A year is looked through once a day, by a query for each dimension; ten minutes later, the latest days.
    """
    values = _values(agency, now)
    found = {}
    for dimension in dimensions:
        known = names(agency, dimension)
        keys = list(known) if dimension.names is not None else values[dimension.key]
        named = [(key, name_of(dimension, key, known)) for key in keys if key != NOTHING]
        found[dimension.key] = named if dimension.names is not None else sorted(named, key=_name)
        if NOTHING in keys:
            found[dimension.key].append((NOTHING, dimension.empty))
    return found


def _values(agency: Agency, now: datetime) -> dict[str, set[str]]:
    key = f"explore-values:{agency.pk}"
    kept: Values | None = cache.get(key)
    if kept and now - kept.at < FRESH_FOR:
        return kept.found
    if kept and now - kept.since < KEPT_FOR:
        latest = _found(agency, kept.at)
        found = {name: kept.found[name] | latest[name] for name in latest}
        values = Values(found, kept.since, now)
    else:
        values = Values(_found(agency, now - WITHIN), now, now)
    cache.set(key, values, KEPT_FOR.total_seconds())
    return values.found


def _found(agency: Agency, since: datetime) -> dict[str, set[str]]:
    """The values of those whom we asked since that day."""
    recent = agency.conversationfacts.filter(day__gte=since.astimezone(agency.zone).date())
    return {
        each.key: {
            key_of(each, value)
            for value in recent.order_by().values_list(each.key, flat=True).distinct()
        }
        for each in FREE
    }


def _name(choice: Choice) -> str:
    return choice[1]
