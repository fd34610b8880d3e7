"""Lists of incidents: filtered, newest first, page by page."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import Q, QuerySet
from rest_framework import serializers

from api.fields import Moment, OneOf, Strict, Text
from incidents.models import Incident

PAGE = 50
LARGEST_PAGE = 200
LARGEST_KEY = 2**63


class Filters(Strict):
    """What a list of incidents may be narrowed to."""

    status = OneOf(Incident.Status.choices, required=False)
    call_type = Text(required=False, help_text="Exactly this code, as it is now.")
    district = Text(required=False, help_text="Exactly this district.")
    closed_from = Moment(required=False, help_text="Closed at this time or later.")
    closed_to = Moment(required=False, help_text="Closed before this time.")
    limit = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LARGEST_PAGE,
        default=PAGE,
        help_text="A page's size.",
    )
    cursor = serializers.CharField(
        required=False, help_text="Where the page starts: taken from next of the page before."
    )

    def validate_cursor(self, cursor: str) -> "Cursor":
        return Cursor.read(cursor)


COLUMNS = {
    "status": "status",
    "call_type": "call_type",
    "district": "district",
    "closed_from": "closed_at__gte",
    "closed_to": "closed_at__lt",
}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last incident of a page: the next one starts behind it, whatever came in meanwhile."""

    opened_at: datetime
    key: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Undo `str`; raises ValidationError for what is no cursor."""
        try:
            opened_at, key = base64.urlsafe_b64decode(text.encode()).decode().split("|")
            cursor = cls(datetime.fromisoformat(opened_at), int(key))
        except (binascii.Error, ValueError) as error:
            raise serializers.ValidationError("This is not a cursor of ours.") from error
        if cursor.opened_at.tzinfo is None or abs(cursor.key) >= LARGEST_KEY:
            raise serializers.ValidationError("This is not a cursor of ours.")
        return cursor

    @classmethod
    def at(cls, incident: Incident) -> Self:
        return cls(incident.opened_at, incident.pk)

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(
            f"{self.opened_at.isoformat()}|{self.key}".encode()
        ).decode()


def page(
    *, incidents: QuerySet[Incident], filters: dict[str, Any]
) -> tuple[list[Incident], Cursor | None]:
    """A page of those incidents, and the cursor of the next one where there is one."""
    chosen = incidents.filter(**{COLUMNS[n]: v for n, v in filters.items() if n in COLUMNS})
    if cursor := filters.get("cursor"):
        # The first condition is implied by the second, and is the one that the index understands.
        chosen = chosen.filter(opened_at__lte=cursor.opened_at).filter(
            Q(opened_at__lt=cursor.opened_at) | Q(pk__lt=cursor.key)
        )
    limit = filters["limit"]
    found = list(chosen.order_by("-opened_at", "-pk")[: limit + 1])
    shown = found[:limit]
    return shown, Cursor.at(shown[-1]) if len(found) > limit else None
