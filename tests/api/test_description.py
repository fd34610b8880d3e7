"""The API describes itself, and does what its description says."""

import io
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from engage.wsgi import application

KEPT_BY_EVERY_ANSWER = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def test_the_description_is_valid_and_complete() -> None:
    call_command("spectacular", "--fail-on-warn", "--validate", stdout=io.StringIO())


@pytest.fixture
def described(transactional_db: None) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/schema", application)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/api/v1/incidents"),
        ("post", "/api/v1/incidents/bulk"),
        ("get", "/api/v1/incidents/{reference}"),
        ("put", "/api/v1/incidents/{reference}"),
        ("post", "/api/v1/eido"),
    ],
)
@pytest.mark.parametrize("mode", [*GenerationMode])
def test_every_request_is_answered_as_described(
    described: BaseSchema, api_key: str, method: str, path: str, mode: GenerationMode
) -> None:
    """Requests as the description wants them, and others."""
    headers = {"Authorization": f"Bearer {api_key}"}

    @settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck])
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def answered(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=headers, checks=KEPT_BY_EVERY_ANSWER)

    answered()


@pytest.mark.django_db
def test_the_description_is_public_and_names_every_address() -> None:
    response = Client().get("/api/v1/schema")
    assert response.status_code == 200
    operations = {
        operation["operationId"]
        for address in response.json()["paths"].values()
        for operation in address.values()
    }
    incidents = {
        "list_incidents",
        "show_incident",
        "list_measures",
        "list_responses",
        "send_incident",
        "send_incidents",
    }
    assert operations == incidents | {"send_eido"}


@pytest.mark.django_db
def test_the_page_for_people_asks_no_other_server() -> None:
    page = Client().get("/api/v1/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode()
    assert "<style" not in page.content.decode()
    policy = page["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    script = Client().get("/api/v1/docs?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema" in script.content.decode()
