"""Answers in the order in which they changed: whoever reads on from where they stopped misses none.

Each answer carries the number of the transaction that wrote it last (`changed_in`, set by a trigger of Postgres). Such
numbers are given when a transaction begins to write, not when it commits. So an answer is handed out only once every
transaction with a lower or the same number has ended: until then another could still turn up before it. That is some
milliseconds, or as long as the longest transaction that writes.
"""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Func, QuerySet

from agencies.models import Agency
from surveys.models import Answer


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody has read: up to this answer of this transaction."""

    transaction: int = 0
    answer: int = 0


class OldestUnfinished(Func):
    """The number below which every transaction has ended."""

    output_field = BigIntegerField()
    template = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def changed_after(*, agency: Agency, place: Place, limit: int) -> tuple[list[Answer], Place]:
    """The next answers after a place, at most `limit`, and how far that is: at most two queries."""
    settled = agency.answers.filter(changed_in__lt=OldestUnfinished())
    found = _first(settled.filter(changed_in=place.transaction, pk__gt=place.answer), limit)
    if len(found) < limit:
        found += _first(settled.filter(changed_in__gt=place.transaction), limit - len(found))
    return found, Place(found[-1].changed_in, found[-1].pk) if found else place


def _first(found: QuerySet[Answer], limit: int) -> list[Answer]:
    """The first ones, with what they belong to. Their keys are found first, along the index, in the same statement.

    Joined at once, Postgres takes an agency's answers for few, and sorts all that there are.
    """
    keys = found.order_by("changed_in", "pk").values("pk")[:limit]
    rows = Answer.objects.filter(pk__in=keys)
    joined = rows.select_related("question", "conversation__incident", "conversation__door")
    return list(joined.order_by("changed_in", "pk"))
