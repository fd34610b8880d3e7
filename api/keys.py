"""Keys: with which key a request comes, and whether the key may do what it asks."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from agencies.access import agency_for_key
from agencies.models import ApiKey, Scope

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which itself imports this module

SCHEME = b"bearer"
MISSING = "Send a key of your agency in the header Authorization: Bearer engage_…"
UNKNOWN = (
    "This key opens nothing: it is not known, was revoked, or its agency is suspended. "
    "Ask an admin of the agency for another."
)


class ApiKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer engage_…`: `request.auth` is the ApiKey, with its agency. Nobody is signed in."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, ApiKey] | None:
        scheme, _, key = get_authorization_header(request).partition(b" ")
        if scheme.lower() != SCHEME:
            return None
        found = agency_for_key(key=key.strip().decode("latin-1"), now=timezone.now())
        if found is None:
            raise AuthenticationFailed(UNKNOWN)
        return AnonymousUser(), found

    def authenticate_header(self, request: Request) -> str:
        """What 401 says in WWW-Authenticate."""
        return 'Bearer realm="Engage"'


class HasScope(BasePermission):
    """Reading needs the scope that the view `reads` (incidents:read), everything else incidents:write."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if not isinstance(request.auth, ApiKey):
            raise NotAuthenticated(MISSING)
        if request.method not in view.allowed_methods:
            return True  # and is answered by 405: a scope would not help
        reads = getattr(view, "reads", Scope.READ_INCIDENTS)
        needed = reads if request.method in SAFE_METHODS else Scope.WRITE_INCIDENTS
        if needed not in request.auth.scopes:
            raise PermissionDenied(
                f"This key lacks the scope {needed.value}. Ask an admin of the agency for one that has it."
            )
        return True
