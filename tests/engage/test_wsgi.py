"""What a WSGI server calls: webhooks go through no middleware, everything else through all of it."""

from uuid import uuid4
from wsgiref.util import setup_testing_defaults

import pytest
from django.urls import reverse

from engage.wsgi import application

pytestmark = pytest.mark.django_db(transaction=True)


def _call(path: str, method: str = "GET") -> tuple[str, dict[str, str]]:
    """The status and the headers of an answer."""
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    heard: list[tuple[str, dict[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        heard.append((status, dict(headers)))

    answer = application(environ, start_response)  # type: ignore[arg-type]  # none of ours writes by the old way
    b"".join(answer)
    answer.close()  # type: ignore[attr-defined]  # a server does, where there is such a thing
    return heard[0]


def test_pages_go_through_all_middleware() -> None:
    status, headers = _call(reverse("console:home"))
    assert status.startswith("302")
    assert "Content-Security-Policy" in headers


def test_webhooks_go_through_none_and_unknown_ones_are_not_found() -> None:
    status, headers = _call(reverse("twilio-inbound", args=[uuid4()]), "POST")
    assert status.startswith("404")
    assert "Content-Security-Policy" not in headers
    assert _call(reverse("twilio-inbound", args=[uuid4()]))[0].startswith("405")
