"""Rows made in one go are those that Django would have made."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Model

from agencies.models import Agency, Line
from engage.made import made
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models import Answer, Conversation, Question

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
AGENCY, LINE, CITIZEN = Agency(pk=1), Line(pk=2), Citizen(pk=3)
MADE: list[tuple[type[Model], dict[str, Any]]] = [
    (Message, {"agency": AGENCY, "line": LINE, "citizen": CITIZEN, "body": "?", "queued_at": NOW}),
    (Message, {"agency_id": 1, "line_id": 2, "citizen_id": 3, "attempts": 1}),
    (Reply, {"agency": AGENCY, "line": LINE, "citizen": CITIZEN, "received_at": NOW}),
    (Answer, {"conversation": Conversation(pk=4), "question": Question(pk=5), "number": 3}),
    (Incident, {"agency": AGENCY, "reference": "26-1", "opened_at": NOW}),
]
DRAWN = {"thread"}  # by chance, anew for each row


def of(row: Model) -> dict[str, Any]:
    """What is known of a row: its columns, and the rows beside it."""
    columns = {name: value for name, value in vars(row).items() if name not in {"_state", *DRAWN}}
    return columns | {f"beside {name}": id(each) for name, each in row._state.fields_cache.items()}


@pytest.mark.parametrize(("model", "values"), MADE)
def test_a_row_is_what_django_makes_of_it(model: type[Model], values: dict[str, Any]) -> None:
    row = made(model, **values)
    assert of(row) == of(model(**values))
    assert row._state.adding
    assert row._state.db is None


def test_no_two_rows_share_what_is_made_anew() -> None:
    one, other = made(Incident, reference="26-1"), made(Incident, reference="26-2")
    one.seen.append(["call_type", "NOISE", "2026-11-26T12:00:00+00:00"])
    assert other.seen == []
