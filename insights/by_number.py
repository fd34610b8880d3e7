"""Incidents found by the beginning of their number, as people type it into a search."""

from functools import reduce
from itertools import product
from operator import or_

from django.db.models import Q

from agencies.models import Agency

FEW = 1_000
LAST = "\U0010ffff"  # no character comes after it
NUMBERS = ("reference", "number")


def begins_with(*, agency: Agency, words: str, path: str = "") -> Q:
    """Incidents whose reference, or number of the agency's own, begins like this. `path` leads to the incident.

    As typed, in capitals or in small letters. Where few begin so, they are named one by one: left to choose, Postgres
    walks through all incidents in the order of the list. Where many do, it has soon filled a page of them.
    """
    starts = dict.fromkeys((words, words.upper(), words.lower()))
    few: set[int] = set()
    for name, start in product(NUMBERS, starts):
        found = agency.incidents.filter(_range(name, start)).exclude(**{name: ""})
        few.update(found.order_by(name).values_list("pk", flat=True)[:FEW])
    if len(few) < FEW:
        return Q(**{f"{path}pk__in": few})
    return reduce(or_, (_range(name, start, path) for name, start in product(NUMBERS, starts)))


def _range(name: str, start: str, path: str = "") -> Q:
    """LIKE finds no index under row-level security; comparisons do, and these columns are ordered letter by letter."""
    column = f"{path}{name}"
    return Q(**{f"{column}__gte": start, f"{column}__lt": start + LAST})
