"""What stands around every page of the console: the rail with its places, and whether texts are being sent."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from agencies.access import sees_officers
from agencies.hours import next_sendable
from agencies.models import Agency, Membership, Role
from feedback.models import Alert
from insights.comments import MOST_UNREAD, unread
from messaging.caps import Cap, caps
from surveys.masking import Known
from surveys.names_known import known_names

LEADERS = {Role.ADMIN, Role.COMMAND, Role.SUPERVISOR}
STAFF = LEADERS | {Role.ANALYST}


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the rail. `starts_group` sets it a little apart from the one above."""

    name: str  # of its address
    label: str
    url: str
    here: bool
    starts_group: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """Whether texts leave now, in words: `state` is "good" or "wait"."""

    state: str
    words: str
    until: str = ""


OFFICERS = "officers"
PLACES: tuple[tuple[str, str, set[Role], bool], ...] = (
    ("Overview", "overview", STAFF, False),
    ("Explore", "explore", STAFF, False),
    ("Comments", "comments", STAFF, False),
    ("Who answers", "who-answers", STAFF, False),
    ("Officers", OFFICERS, LEADERS, False),
    ("Alerts", "alerts", LEADERS, False),
    ("Follow-ups", "follow-ups", LEADERS, False),
    ("Recognition", "recognition", LEADERS, False),
    ("My praise", "my-praise", {Role.OFFICER}, False),
    ("Incidents", "incidents", STAFF, True),
    ("Texts", "texts", STAFF, False),
    ("Surveys", "surveys", {Role.ADMIN}, False),
    ("Settings", "settings", {Role.ADMIN}, True),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; empty outside of an agency."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return {}
    agency = membership.agency
    return {
        "agency": agency,
        "membership": membership,
        "places": _places(membership, request.path),
        # Asked only where a page shows it: pages that say no (403, 404) are made outside of a transaction.
        "sending": SimpleLazyObject(partial(sending, agency=agency, now=timezone.now())),
        "caps_nearly_reached": cache(partial(_caps_nearly_reached, membership)),
        "watches_alerts": membership.role in LEADERS,
        "unanswered_alerts": cache(partial(_unanswered_alerts, membership)),
        "unread_comments": cache(partial(_unread_comments, membership)),
        "known": SimpleLazyObject(partial(known_to, membership)),
    }


def known_to(membership: Membership) -> Known:
    """The names that a person may read in what citizens write."""
    return known_names(
        agency=membership.agency,
        sees_officers=sees_officers(membership),
        reader=membership.officer.name if membership.officer else "",
    )


def _unanswered_alerts(membership: Membership) -> int:
    """How many alerts nobody has acknowledged: what a leader reads above every page."""
    return membership.agency.alerts.filter(state__in=Alert.UNANSWERED).count()


def _unread_comments(membership: Membership) -> str:
    """How many comments of the last month nobody has read, for those who see comments: "12", "99+", or nothing."""
    if membership.role not in STAFF:
        return ""
    count = unread(agency=membership.agency, now=timezone.now())
    return f"{MOST_UNREAD}+" if count > MOST_UNREAD else str(count or "")


def _caps_nearly_reached(membership: Membership) -> list[Cap]:
    """What an admin reads above every page; asked only where a page shows it."""
    if membership.role != Role.ADMIN:
        return []
    every = caps(agency=membership.agency, now=timezone.now())
    return [cap for cap in every if cap.nearly_reached]


def _places(membership: Membership, path: str) -> list[Place]:
    slug = membership.agency.slug
    home = reverse("console:overview", args=[slug])
    places = []
    for label, name, roles, starts_group in PLACES:
        if membership.role in roles and (name != OFFICERS or sees_officers(membership)):
            url = reverse(f"console:{name}", args=[slug])
            here = path == url if url == home else path.startswith(url)
            places.append(Place(name, label, url, here, starts_group))
    return places


def sending(*, agency: Agency, now: datetime) -> Sending:
    """The state of sending at the top of every page."""
    if agency.suspended_at:
        return Sending("wait", "Sending is suspended", "by the operator")
    if agency.paused_at:
        since = agency.paused_at.astimezone(agency.zone)
        who = f" by {agency.paused_by}" if agency.paused_by else ""
        return Sending("wait", "Sending is paused", f"since {since:%H:%M}{who}")
    for line in agency.lines.filter(active=True, broken_at__isnull=False)[:1]:
        since = timezone.localtime(line.broken_at, agency.zone)
        return Sending(
            "wait",
            f"Line {line} is not getting texts out",
            f"since {since:%H:%M}",
        )
    for cap in caps(agency=agency, now=now):
        if cap.reached:
            ends = cap.ends_at.astimezone(agency.zone)
            return Sending(
                "wait",
                "First questions wait",
                f"for the {cap.span}’s cap, until {ends:%b} {ends.day}",
            )
    if agency.window is None:
        return Sending("good", "Sending is on", "any hour")
    opens = next_sendable(zones=[agency.zone], window=agency.window, now=now)
    if opens > now:
        return Sending("wait", "Sending waits", f"until {opens.astimezone(agency.zone):%H:%M}")
    return Sending("good", "Sending is on", f"until {agency.window.closes:%H:%M}")
