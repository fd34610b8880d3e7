"""Doors with what each brought: how many began, how many came to the end, how many cards were used."""

from dataclasses import dataclass

from django.db.models import Count, Q

from agencies.models import Agency
from surveys.models import Conversation, Door


@dataclass(frozen=True, slots=True)
class DoorRow:
    """A door. `begun` people gave one answer at least, `finished` of them came to the end."""

    door: Door
    begun: int
    finished: int
    printed: int
    used: int


def door_rows(*, agency: Agency) -> list[DoorRow]:
    """Every door of the agency, those that are open first, by name: three queries."""
    talks = agency.conversations.filter(door__isnull=False).order_by().values("door")
    ended = Q(state=Conversation.State.COMPLETED)
    answers = {
        row["door"]: (row["begun"], row["finished"])
        for row in talks.annotate(begun=Count("pk"), finished=Count("pk", filter=ended))
    }
    used = Q(used_at__isnull=False)
    cards = {
        row["door"]: (row["printed"], row["used"])
        for row in agency.cards.order_by()
        .values("door")
        .annotate(printed=Count("pk"), used=Count("pk", filter=used))
    }
    doors = agency.doors.select_related("survey", "officer", "made_by")
    rows = [
        DoorRow(door, *answers.get(door.pk, (0, 0)), *cards.get(door.pk, (0, 0))) for door in doors
    ]
    return sorted(rows, key=lambda row: row.door.closed_at is not None)
