"""A machine that sends incidents, and a count of every row that it could have changed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from agencies.models import Agency, ApiKey, Scope
from agencies.tenancy import across_agencies, acting_for
from incidents.models import Code, Incident, Link
from tests.api.machine import CLOSED, Machine, Rows


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def closed() -> dict[str, Any]:
    """An incident that closed an hour ago."""
    return {**CLOSED}


@pytest.fixture
def machine(api_key: str) -> Machine:
    """machine("put", "26-1", {…}): the answer to a request with a key of `agency`, or with `key=`."""

    def call(
        method: str, path: str, body: Any = None, *, key: str | None = api_key, **extra: Any
    ) -> Any:
        address = path if path.startswith("/") else f"/api/v1/incidents/{path}"
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        if body is not None:
            extra |= {"data": body, "content_type": extra.get("content_type", "application/json")}
        return getattr(Client(), method)(
            address, headers=headers | extra.pop("headers", {}), **extra
        )

    return call


@pytest.fixture
def other_key(other_agency: Agency) -> str:
    with acting_for(other_agency):
        return ApiKey.issue(agency=other_agency, name="RMS", scopes=list(Scope.values))[1]


@pytest.fixture
def rows(db: None) -> Rows:
    """rows() -> everything that an incident leaves in the database, of every agency."""

    def read() -> list[Any]:
        with across_agencies():
            return [list(model.objects.order_by("pk").values()) for model in (Incident, Code, Link)]

    return read
