"""How many texts of a line may go now. Counted from the texts themselves, so that no counter can drift."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from agencies.models import Line
from messaging.models import Message

SECOND = timedelta(seconds=1)
PROBE_EVERY = timedelta(minutes=5)  # one text tries whether a broken line works again


@dataclass(frozen=True, slots=True)
class Room:
    """How many texts may go now; where none may, `next_at` is when one may."""

    texts: int
    next_at: datetime


def room(*, line: Line, now: datetime) -> Room:
    """The room that is left within the line's pace. The caller holds the lock on the line until they are claimed.

    Whatever the order in which workers with slightly different clocks come here: no second, wherever it begins, sees
    more claims than `line.per_second`, since each comer counts everything later than one second before itself.
    """
    if line.broken_at:
        return _room_for_a_probe(line, now)
    claims = Message.objects.filter(line=line, claimed_at__gt=now - SECOND).order_by("claimed_at")
    latest = [at for at in claims.values_list("claimed_at", flat=True) if at]
    left = line.per_second - len(latest)
    return Room(left, now) if left > 0 else Room(0, latest[-line.per_second] + SECOND)


def _room_for_a_probe(line: Line, now: datetime) -> Room:
    last: datetime | None = Message.objects.filter(line=line).aggregate(at=Max("claimed_at"))["at"]
    next_at = last + PROBE_EVERY if last else now
    return Room(int(next_at <= now), next_at)
