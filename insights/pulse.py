"""Whether anything has changed: one cheap query, asked by every open overview every other second."""

from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agencies.models import Agency
from feedback.follow_ups import State


def pulse(*, agency: Agency, now: datetime) -> str:
    """A mark that differs once there is a new answer, conversation or follow-up, or a follow-up moved on.

    It differs each minute as well, since "3 h late" grows older by itself.
    """
    newest = (
        agency.answers.order_by("-answered_at", "-pk"),
        agency.conversations.order_by("-opened_at", "-pk"),
    )
    marks = Agency.objects.filter(pk=agency.pk).values_list(
        *(Subquery(rows.values("pk")[:1]) for rows in newest),
        _waiting(agency, State.NEW),
        _waiting(agency, State.ASSIGNED),
        "paused_at",
        "suspended_at",
    )
    parts = [*marks.get(), f"{now:%H%M}"]
    return ".".join(str(part or 0).replace(" ", "T") for part in parts)
