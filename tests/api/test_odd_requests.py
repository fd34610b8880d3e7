"""Requests that no good client makes are answered with a problem document too, at every address that takes a body."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.api.eidos import closed as eido
from tests.api.machine import CLOSED, Rows

SENDING = [
    ("put", "/api/v1/incidents/26-1", CLOSED),
    ("post", "/api/v1/incidents/bulk", {"incidents": [{"reference": "26-1", **CLOSED}]}),
    ("post", "/api/v1/eido", eido()),
    ("post", "/api/v1/eido", [eido()]),
]
Send = Callable[..., Any]


@pytest.fixture
def send(api_key: str) -> Send:
    """send(method, path, body, **headers): the answer, where a mistake of ours is a 500 and raises nothing."""
    client = Client(raise_request_exception=False)

    def call(method: str, path: str, body: bytes = b"", **extra: Any) -> Any:
        extra = {"content_type": "application/json", **extra}
        headers = {"Authorization": f"Bearer {api_key}", **extra.pop("headers", {})}
        return client.generic(method.upper(), path, body, headers=headers, **extra)

    return call


def nested(depth: int, inner: str = "1") -> str:
    return "[" * depth + inner + "]" * depth


BODIES: list[tuple[str, bytes]] = [
    ("nothing", b""),
    ("null", b"null"),
    ("true", b"true"),
    ("text", b'"x"'),
    ("number", b"7"),
    ("empty list", b"[]"),
    ("list in list", b"[[]]"),
    ("infinite", b'{"priority": 1e999}'),
    ("NaN", b'{"priority": NaN}'),
    ("huge number", b'{"priority": ' + b"9" * 4000 + b"}"),
    ("too huge a number", b'{"priority": ' + b"9" * 9000 + b"}"),
    ("duplicate", b'{"unit": "1", "unit": "2"}'),
    ("duplicate of half a character", b'{"\\ud83d": 1, "\\ud83d": 2}'),
    ("half a character as a name", b'{"\\ud83d": 1}'),
    ("half a character within", b'{"caller": {"role": "\\udc00"}}'),
    ("NUL", b'{"unit": "a\\u0000b"}'),
    ("raw NUL", b'{"unit": "a\0b"}'),
    ("NUL as a name", b'{"a\\u0000b": 1}'),
    ("latin-1", '{"unit": "é"}'.encode("latin-1")),
    ("UTF-16", '{"unit": "é"}'.encode("utf-16")),
    ("overlong UTF-8", b'{"unit": "\xc0\xaf"}'),
    ("byte-order mark twice", b"\xef\xbb\xbf\xef\xbb\xbf{}"),
    ("two documents", b"{} {}"),
    ("comment", b'{"unit": 1} // x'),
    *(
        (f"nested {depth}", nested(depth).encode())
        for depth in (400, 900, 960, 990, 2_000, 100_000)
    ),
    *(
        (f"nested {depth} with half a character", nested(depth, '"\\ud83d"').encode())
        for depth in (400, 900, 960, 990, 2_000)
    ),
    ("long name", b'{"' + b"x" * 1_000_000 + b'": 1}'),
    ("many names", json.dumps({f"f{number}": 1 for number in range(50_000)}).encode()),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "body"), BODIES, ids=[name for name, _ in BODIES])
def test_an_odd_body_is_refused_and_changes_nothing(
    send: Send, rows: Rows, name: str, body: bytes
) -> None:
    before = rows()
    for method, path, _ in SENDING:
        response = send(method, path, body)
        assert response.status_code in {400, 415, 422}, (path, response.content[:300])
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["detail"].endswith((".", "…"))
    assert rows() == before


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path", "body"), SENDING)
def test_a_compressed_body_is_refused_by_name(
    send: Send, rows: Rows, method: str, path: str, body: Any
) -> None:
    before = rows()
    packed = gzip.compress(json.dumps(body).encode())
    for encoding in ("gzip", "br", "gzip, identity"):
        response = send(method, path, packed, headers={"Content-Encoding": encoding})
        assert response.status_code == 415, response.content
        assert "Content-Encoding" in response.json()["detail"]
    assert rows() == before
    plain = json.dumps(body).encode()
    assert send(method, path, plain, headers={"Content-Encoding": "identity"}).status_code in {
        200,
        201,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path", "body"), SENDING)
@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json; charset=utf-8", 0),
        ("APPLICATION/JSON", 0),
        ("application/json; charset=utf-16", 0),  # JSON is UTF-8 whatever else is said (RFC 8259)
        ("application/ld+json", 415),
        ("text/plain", 415),
        ("multipart/form-data; boundary=x", 415),
        ("multipart/form-data", 415),
        ("application/x-www-form-urlencoded", 415),
        ("/", 415),
        (";;;", 415),
        ("application/json; charset=\xff", 0),
    ],
)
def test_a_body_of_another_kind_is_refused(
    send: Send, rows: Rows, method: str, path: str, body: Any, content_type: str, status: int
) -> None:
    before = rows()
    response = send(method, path, json.dumps(body).encode(), content_type=content_type)
    if status:
        assert response.status_code == status, response.content
        assert "application/json" in response.json()["detail"]
        assert rows() == before
    else:
        assert response.status_code in {200, 201}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/api/v1/incidents?limit=%EF%BC%91%EF%BC%92x", {}),
        ("/api/v1/incidents?limit=1e3", {}),
        ("/api/v1/incidents?limit=999999999999999999999999", {}),
        ("/api/v1/incidents?limit=" + "9" * 5_000, {}),
        ("/api/v1/incidents?cursor=%00", {}),
        ("/api/v1/incidents?cursor=////", {}),
        ("/api/v1/incidents?cursor=%F0%9F%98%80", {}),
        ("/api/v1/incidents?call_type=%00", {}),
        ("/api/v1/incidents?closed_from=9999-12-31T23:59:59-23:59", {}),
        ("/api/v1/incidents?closed_from=0001-01-01T00:00:00%2B23:59", {}),
        ("/api/v1/incidents?format=xml", {}),
        ("/api/v1/incidents?" + "&".join(f"f{n}=1" for n in range(2_000)), {}),
        ("/api/v1/incidents/%FF%FE", {}),
        ("/api/v1/incidents/%ED%A0%80", {}),
        ("/api/v1/incidents/" + "x" * 5_000, {}),
        ("/api/v1/incidents/a%2F..%2Fb", {}),
        ("/api/v1/incidents/26-1", {"Accept": "x"}),
        ("/api/v1/incidents/26-1", {"Accept": "*/*;q=x"}),
        ("/api/v1/incidents/26-1", {"Accept": "application/json;q=0"}),
        ("/api/v1/incidents/26-1", {"Authorization": "Bearer " + "x" * 10_000}),
        ("/api/v1/incidents/26-1", {"Authorization": "Bearer \xe9\x00"}),
        ("/api/v1/incidents/26-1", {"Authorization": "Bearer"}),
        ("/api/v1/eido/26-1", {}),
    ],
)
def test_an_odd_address_or_header_is_answered_with_a_problem(
    send: Send, path: str, headers: dict[str, str]
) -> None:
    response = send("get", path, headers=headers)
    assert 400 <= response.status_code < 500, response.content[:300]
    assert response["Content-Type"] == "application/problem+json"
