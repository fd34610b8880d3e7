"""The base of the API's views: a request acts for the agency of its key, and for no other."""

from contextlib import ExitStack
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.views import APIView

from agencies.models import Agency, ApiKey
from agencies.tenancy import acting_for


class AgencyView(APIView):
    """A view that sees the rows of its key's agency.

    The view's transaction is open before the key is read, so the scope is entered as soon as the key is known and
    left when the answer is there, whatever happens between. Answers are made of plain values: they are written
    out when the scope is gone.
    """

    metadata_class = None  # OPTIONS is answered by 405: the API describes itself in its schema

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with ExitStack() as self._scope:
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self._scope.enter_context(acting_for(self.agency))

    @property
    def key(self) -> ApiKey:
        """The key with which the request came."""
        key = self.request.auth
        if not isinstance(key, ApiKey):
            raise TypeError("A request without a key has passed the permission that asks for one.")
        return key

    @property
    def agency(self) -> Agency:
        """Whose key it is."""
        return self.key.agency
