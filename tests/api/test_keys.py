"""A request acts for the agency of its key, and what follows on the thread acts for nobody."""

from typing import Any

import pytest
from django.db import IntegrityError, OperationalError
from django.test import Client, RequestFactory
from django.utils import timezone
from psycopg2.errors import DeadlockDetected, UniqueViolation
from pytest_django.fixtures import Settings

from agencies.models import Agency, ApiKey
from agencies.tenancy import acting_for
from agencies.tenancy.scope import current_scope
from api.problems import problem_response
from tests.api.machine import Machine, Rows, problem


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("put", "26-1", {"opened_at": "2026-11-17T10:00:00Z"}, 201),
        ("put", "26-1", {"status": "gone"}, 422),
        ("put", "26-1", "{", 400),
        ("post", "bulk", {"incidents": [1, 2]}, 422),
        ("delete", "26-1", None, 405),
        ("get", "26-404", None, 404),
        ("get", "/api/v1/incidents", None, 200),
    ],
)
def test_the_scope_ends_with_the_request(
    machine: Machine, method: str, path: str, body: Any, status: int
) -> None:
    assert machine(method, path, body).status_code == status
    assert current_scope() == ""


def test_a_mistake_of_ours_is_a_problem_without_its_inside(
    api_key: str, closed: dict[str, Any], rows: Rows, settings: Settings
) -> None:
    settings.ENCRYPTION_KEYS = []  # nothing can be encrypted, so nothing can be stored
    before = rows()
    response = Client(raise_request_exception=False).put(
        "/api/v1/incidents/26-1",
        closed,
        content_type="application/json",
        headers={"Authorization": f"Bearer {api_key}"},
    )
    assert problem(response, 500)["detail"].startswith("Something went wrong on our side")
    assert current_scope() == ""
    assert rows() == before


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [caused(IntegrityError(), UniqueViolation()), caused(OperationalError(), DeadlockDetected())],
    ids=["both created it", "each waited for the other"],
)
def test_two_requests_at_one_moment_are_told_to_try_again(error: Exception) -> None:
    request = RequestFactory().put("/api/v1/incidents/26-1")
    response = problem_response(error, {"request": request})
    assert response.status_code == 409
    assert "send it again" in response.data["detail"]


def test_the_use_of_a_key_is_noted(machine: Machine, agency: Agency) -> None:
    machine("get", "/api/v1/incidents")
    with acting_for(agency):
        assert ApiKey.objects.get().last_used_at == timezone.now()


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_is_bearer_in_any_case(db: None, api_key: str, scheme: str) -> None:
    headers = {"Authorization": f"{scheme} {api_key}"}
    assert Client().get("/api/v1/incidents", headers=headers).status_code == 200


@pytest.mark.parametrize("header", ["Basic dXNlcjpwYXNz", "engage_key", "Bearer", "Bearer "])
def test_other_ways_to_sign_in_are_none(db: None, header: str) -> None:
    problem(Client().get("/api/v1/incidents", headers={"Authorization": header}), 401)


def test_a_browser_that_is_signed_in_needs_a_key_all_the_same(signed_in: Any) -> None:
    problem(signed_in("admin").get("/api/v1/incidents"), 401)
