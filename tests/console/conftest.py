"""A member's browser at a moment that stands still, and callers who answer."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from agencies.models import Agency, Line, Role
from surveys.models import Survey
from tests.insights.callers import Callers


@pytest.fixture
def callers(agency: Agency, line: Line, survey: Survey, now: datetime) -> Callers:
    return Callers(agency, line, survey, now)


class Page:
    """page("incidents/") is that page of the agency as its admin sees it; role="analyst" as an analyst does."""

    def __init__(self, agency: Agency, sign_in: Callable[[str], Client]) -> None:
        self.agency, self.sign_in = agency, sign_in
        self.clients: dict[str, Client] = {}

    @property
    def client(self) -> Client:
        return self.of(Role.ADMIN)

    def of(self, role: str) -> Client:
        """The browser of the member with this role."""
        if role not in self.clients:
            self.clients[role] = self.sign_in(role)
        return self.clients[role]

    def get(self, path: str, role: str = Role.ADMIN) -> Any:
        return self.of(role).get(f"/a/{self.agency.slug}/{path}")

    def post(self, path: str, role: str = Role.ADMIN, **fields: str) -> Any:
        return self.of(role).post(f"/a/{self.agency.slug}/{path}", fields)

    def __call__(self, path: str, role: str = Role.ADMIN) -> str:
        response = self.get(path, role)
        assert response.status_code == 200, response.content
        return str(response.content.decode())


@pytest.fixture
def page(agency: Agency, signed_in: Callable[[str], Client], now: datetime) -> Iterator[Page]:
    with time_machine.travel(now, tick=False):
        yield Page(agency, signed_in)
