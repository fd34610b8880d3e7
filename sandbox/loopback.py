"""Who may use the control and the phone: somebody on this very computer."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def loopback_only(*methods: str) -> Callable[[View[P]], View[P]]:
    """Let a view answer only these methods, to this computer, and to no foreign page in its browser.

    The Host header must name this computer too, or a foreign site could pass itself off as us.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if problem := _problem(request, methods):
                return problem
            response = view(request, *args, **kwargs)
            response["Content-Security-Policy"] = _POLICY
            response["Cache-Control"] = "no-store"
            return response

        return guarded

    return decorate


def _problem(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse | None:
    if not ip_address(request.META["REMOTE_ADDR"]).is_loopback:
        return HttpResponse("Only for this computer itself.", status=403)
    if request.method not in methods:
        return HttpResponse(f"Only {' and '.join(methods)}.", status=405)
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.get_host():
        return HttpResponse("Not from another site's page.", status=403)
    request.get_host()
    return None
