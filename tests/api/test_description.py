"""The API describes itself, and does what its description says."""

import io

import pytest
import schemathesis
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
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
def described(db: None) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/schema", application)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
def test_every_request_is_answered_as_described(case: schemathesis.Case, api_key: str) -> None:
    case.call_and_validate(
        headers={"Authorization": f"Bearer {api_key}"}, checks=KEPT_BY_EVERY_ANSWER
    )


@pytest.mark.django_db
def test_the_description_is_public_and_names_every_address() -> None:
    response = Client().get("/api/v1/schema")
    assert response.status_code == 200
    operations = {
        operation["operationId"]
        for address in response.json()["paths"].values()
        for operation in address.values()
    }
    assert operations == {"list_incidents", "show_incident", "send_incident", "send_incidents"}


@pytest.mark.django_db
def test_the_page_for_people_asks_no_other_server() -> None:
    page = Client().get("/api/v1/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode()
    assert "<style" not in page.content.decode()
    policy = page["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src" not in policy
    script = Client().get("/api/v1/docs?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema" in script.content.decode()
