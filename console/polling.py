"""Pages that ask by themselves whether anything is new, and sessions that still end when nobody is there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from agencies.access import AgencyRequest

P = ParamSpec("P")
PROLONGED_EVERY = 60  # seconds


def polled(
    view: Callable[Concatenate[AgencyRequest, P], HttpResponse],
) -> Callable[Concatenate[AgencyRequest, P], HttpResponse]:
    """Mark a view that a page asks by itself: being asked is no sign that a person is there."""

    @wraps(view)
    def asked(request: AgencyRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.META[BY_ITSELF] = True
        return view(request, *args, **kwargs)

    return asked


BY_ITSELF = "engage.asked_by_page"


class IdleSessions(SessionMiddleware):
    """Prolongs a session by what a person does, not by what an open page asks by itself.

    Otherwise an overview left open would keep its session alive for ever (CJIS Security Policy 5.9, AC-11: a session
    locks after 30 minutes without a person). Once a minute is often enough: each page would wait for the disk.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save a session that was changed, and prolong one that was not, unless the page asked by itself."""
        if BY_ITSELF in request.META:
            return response
        session = getattr(request, "session", None)
        if session is not None and session.session_key and _is_due(session.session_key):
            session.modified = True
        return super().process_response(request, response)


def _is_due(session: str) -> bool:
    return bool(cache.add(f"session-prolonged:{session}", True, PROLONGED_EVERY))
