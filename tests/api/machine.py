"""What a machine sends, how it is answered, and what must hold for every problem document."""

from collections.abc import Callable
from typing import Any, Protocol

Rows = Callable[[], list[Any]]

CLOSED: dict[str, Any] = {
    "call_type": "NOISE",
    "call_type_description": "Loud party",
    "disposition": "01",
    "status": "closed",
    "district": "River",
    "caller": {"phone": "(319) 555-0123", "role": "Caller", "language": "en"},
    "opened_at": "2026-11-17T10:00:00-06:00",
    "closed_at": "2026-11-17T11:00:00-06:00",
    "updated_at": "2026-11-17T11:00:05-06:00",
}


class Machine(Protocol):
    """A CAD: it puts, posts or gets with a key."""

    def __call__(self, method: str, path: str, body: Any = None, **extra: Any) -> Any: ...


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem document of a response, after a look at what each of them has."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = response.json()
    assert document["status"] == status
    assert document["type"] == "about:blank"
    assert document["title"]
    assert document["detail"].endswith((".", "…"))
    return document
