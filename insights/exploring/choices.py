"""What can be chosen to narrow a view down: the values that the people asked in the last year had."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.cache import cache

from agencies.models import Agency
from insights.exploring.dimensions import (
    DIMENSIONS,
    NOTHING,
    OF_CONVERSATIONS,
    Dimension,
    key_of,
    name_of,
    names,
    value_of,
)

WITHIN = timedelta(days=365)
KEPT_FOR = 600
Choice = tuple[str, str]  # value, name


def choices(
    *, agency: Agency, dimensions: Sequence[Dimension], now: datetime
) -> dict[str, list[Choice]]:
    """The values of each dimension with their names, in the order of the names: a query, then ten minutes none."""
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


def _values(agency: Agency, now: datetime) -> dict[str, list[str]]:
    key = f"explore-choices:{agency.pk}"
    values: dict[str, list[str]] | None = cache.get(key)
    if values is None:
        recent = agency.conversations.filter(opened_at__gt=now - WITHIN).order_by()
        free = [each for each in DIMENSIONS.values() if each.names is None]
        found = recent.aggregate(
            **{
                each.key: ArrayAgg(
                    value_of(each, path=OF_CONVERSATIONS, zone=agency.zone),
                    distinct=True,
                    default=[],
                )
                for each in free
            }
        )
        values = {each.key: [key_of(each, value) for value in found[each.key]] for each in free}
        cache.set(key, values, KEPT_FOR)
    return values


def _name(choice: Choice) -> str:
    return choice[1]
