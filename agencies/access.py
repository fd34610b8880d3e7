"""Who you are and for which agency you act. Not yours is not found."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from agencies.models import Agency, ApiKey, Membership, Role, User
from agencies.tenancy import across_agencies, acting_for
from engage.statements import Statement

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

OF_AN_AGENCY = re.compile(r"^/a/(?P<slug>[-\w]+)/")
USE_IS_NOTED_EVERY = timedelta(minutes=1)
# Asked by every page of an agency.
MEMBERSHIP = Statement(
    """
    SELECT {membership}, {agency}
    FROM agencies_membership membership JOIN agencies_agency agency ON agency.id = membership.agency_id
    WHERE membership.user_id = %(user)s AND membership.active AND agency.slug = %(slug)s
    """,
    membership=Membership,
    agency=Agency,
)


class AgencyRequest(HttpRequest):
    """A request of a member of an agency: what the views under `/a/<slug>/` are called with."""

    user: User
    agency: Agency
    membership: Membership


class CurrentAgency:
    """Middleware: `/a/<slug>/…` acts for that agency where the person is an active member of it; else it is 404.

    Sets `request.agency` and `request.membership`; every transaction of the view sees that agency's rows alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match = OF_AN_AGENCY.match(request.path_info)
        if match is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        membership = _membership(request.user, match["slug"])
        if membership is None:
            raise Http404("You do not work for an agency of this name.")
        own = cast(AgencyRequest, request)
        own.agency, own.membership = membership.agency, membership
        with acting_for(membership.agency):
            return self.get_response(own)


def require_role(
    *roles: str,
) -> Callable[
    [Callable[Concatenate[AgencyRequest, P], R]], Callable[Concatenate[AgencyRequest, P], R]
]:
    """Open a view to these roles of the agency alone; anyone else of the agency gets 403."""

    def decorate(
        view: Callable[Concatenate[AgencyRequest, P], R],
    ) -> Callable[Concatenate[AgencyRequest, P], R]:
        @wraps(view)
        def guarded(request: AgencyRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if request.membership.role not in roles:
                raise PermissionDenied("Your role does not open this page.")
            return view(request, *args, **kwargs)

        guarded.roles = roles  # type: ignore[attr-defined]  # read by the test that visits every address
        return guarded

    return decorate


# Who may open what: one name for each kind of page.
staff_only = require_role(Role.ADMIN, Role.COMMAND, Role.SUPERVISOR, Role.ANALYST)
leaders_only = require_role(Role.ADMIN, Role.COMMAND, Role.SUPERVISOR)
admins_only = require_role(Role.ADMIN)
members_only = require_role(*Role)


def sees_officers(membership: Membership) -> bool:
    """Whether the agency shows this person what people say of each officer: to nobody unless an admin chose so."""
    shown = Agency.OfficersShown
    match membership.agency.officers_shown:
        case shown.LEADERS:
            return membership.role in {Role.ADMIN, Role.COMMAND, Role.SUPERVISOR}
        case shown.COMMAND:
            return membership.role == Role.COMMAND
    return False


def memberships_of(user: User) -> list[Membership]:
    """The agencies for which a person acts, by name."""
    with across_agencies(), transaction.atomic():
        return list(_active_memberships(user).order_by("agency__name"))


def _membership(user: User, slug: str) -> Membership | None:
    with across_agencies(), transaction.atomic():
        found = MEMBERSHIP.first(user=user.pk, slug=slug)
    if found is None:
        return None
    membership: Membership
    membership, membership.agency = found
    membership.user = user
    return membership


def _active_memberships(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user, active=True).select_related("agency", "user")


def agency_for_key(*, key: str, now: datetime) -> ApiKey | None:
    """The API key with its agency, unless it is unknown, revoked, or its agency is suspended.

    Notes when the key was last used, to the minute.
    """
    with across_agencies(), transaction.atomic():
        usable = ApiKey.objects.filter(
            digest=ApiKey.digest_of(key), revoked_at__isnull=True, agency__suspended_at__isnull=True
        )
        found = usable.select_related("agency").first()
        stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - USE_IS_NOTED_EVERY)
        if found:
            usable.filter(stale).update(last_used_at=now)
        return found
