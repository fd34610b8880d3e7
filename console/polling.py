"""Pages that ask by themselves whether anything is new, and sessions that still end when nobody is there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from redis import RedisError

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
        # One that was read has a key only where it is there: what else a cookie says is nobody's.
        if session is not None and session.accessed and session.session_key:
            session.modified = session.modified or _is_due(session.session_key)
        return super().process_response(request, response)


def _is_due(session: str) -> bool:
    """Whether it was not prolonged within the last minute; also where the cache cannot say."""
    try:
        return bool(cache.add(f"session-prolonged:{session}", True, PROLONGED_EVERY))
    except RedisError:
        return True
