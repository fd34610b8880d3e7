"""Whether anything has changed: one cheap query each, asked again and again by every open page."""

from datetime import datetime
from hashlib import blake2s
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Aggregate, CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from agencies.models import Agency
from feedback.follow_ups import State
from feedback.models import FollowUp
from messaging.models import Message, Reply


def of_agency(*, agency: Agency, now: datetime) -> str:
    """A mark that differs once there is a new answer, conversation or follow-up, or a follow-up moved on.

    It differs each minute as well, since "3 h late" grows older by itself.
    """
    marks = Agency.objects.filter(pk=agency.pk).values_list(
        Subquery(agency.answers.order_by("-answered_at", "-pk").values("pk")[:1]),
        Subquery(agency.conversations.order_by("-opened_at", "-pk").values("pk")[:1]),
        _follow_ups(State.NEW),
        _follow_ups(State.ASSIGNED),
        "paused_at",
        "suspended_at",
    )
    return _digest(*marks.get(), f"{now:%d%H%M}")


def of_incident(*, agency: Agency, pk: int) -> str | None:
    """A mark that differs once anything on the incident's time line has changed; None where there is none."""
    here = {"agency": agency, "thread": OuterRef("conversation__thread")}
    where_texts_are = StringAgg(
        Concat("status", Value(" "), Cast("not_before", CharField())), ",", order_by="pk"
    )
    marks = agency.incidents.filter(pk=pk).values_list(
        "changed_at",
        "undecided",
        "conversation__state",
        "conversation__follow_up__state",
        "conversation__recognition__state",
        _together(Message.objects.filter(**here), where_texts_are),
        _together(Reply.objects.filter(**here), Count("pk")),
    )
    found = marks.first()
    return None if found is None else _digest(*found)


def _follow_ups(state: str) -> Subquery:
    return _together(FollowUp.objects.filter(agency=OuterRef("pk"), state=state), Count("pk"))


def _together(rows: QuerySet[Any], aggregate: Aggregate) -> Subquery:
    """An aggregate over `rows`, all of one agency, as part of another query."""
    return Subquery(
        rows.order_by().values("agency").annotate(together=aggregate).values("together")
    )


def _digest(*parts: object) -> str:
    return blake2s(repr(parts).encode(), digest_size=8).hexdigest()
