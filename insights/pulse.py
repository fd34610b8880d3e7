"""Whether anything has changed: one cheap query each, asked again and again by every open page."""

from datetime import datetime
from hashlib import blake2s
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Aggregate, CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from agencies.models import Agency
from engage.statements import Statement
from messaging.models import Message, Reply

OF_AGENCY = Statement("""
    SELECT
        (SELECT id FROM surveys_answer WHERE agency_id = %(agency)s
            ORDER BY answered_at DESC, id DESC LIMIT 1),
        (SELECT id FROM surveys_conversation WHERE agency_id = %(agency)s
            ORDER BY opened_at DESC, id DESC LIMIT 1),
        (SELECT count(*) FROM feedback_followup WHERE agency_id = %(agency)s AND state = 'new'),
        (SELECT count(*) FROM feedback_followup
            WHERE agency_id = %(agency)s AND state = 'assigned'),
        paused_at, suspended_at
    FROM agencies_agency WHERE id = %(agency)s
""")


def of_agency(*, agency: Agency, now: datetime) -> str:
    """A mark that differs once there is a new answer, conversation or follow-up, or a follow-up moved on.

    It differs each minute as well, since "3 h late" grows older by itself.
    """
    return _digest(OF_AGENCY.first(agency=agency.pk), f"{now:%d%H%M}")


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


def _together(rows: QuerySet[Any], aggregate: Aggregate) -> Subquery:
    """An aggregate over `rows`, all of one agency, as part of another query."""
    return Subquery(
        rows.order_by().values("agency").annotate(together=aggregate).values("together")
    )


def _digest(*parts: object) -> str:
    return blake2s(repr(parts).encode(), digest_size=8).hexdigest()
