"""The demo's two agencies: made once, found again at every later start."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from agencies.mapping import take_map
from agencies.models import Agency, ApiKey, Line, Membership, Officer, Role, Scope, User
from agencies.tenancy import acting_for
from incidents.models import Code
from incidents.policy import CodeKind
from incidents.presets import suggest
from incidents.revising import adopt
from sandbox import roster, town_map
from surveys.default import create_default_survey
from surveys.doors import make
from surveys.drafting import start_from
from surveys.library import SURVEYS
from surveys.models import Door
from surveys.publishing import publish

PASSWORD = "demo demo demo"  # noqa: S105  printed at every start: it guards invented data
UNDECIDED = {"SUSPV", "SKATE"}  # local codes that nobody has decided about


@dataclass(frozen=True, slots=True)
class Plan:
    """An agency of the demo."""

    name: str
    slug: str
    voice: str
    kind: str
    number: str
    incidents_a_day: int  # of its past
    people: tuple[tuple[str, str, str], ...]  # role, name, e-mail
    officers_shown: str = Agency.OfficersShown.NOBODY


CEDAR_FALLS = Plan(
    name="Cedar Falls Police Department",
    slug="cedar-falls",
    voice="Cedar Falls Police",
    kind=Agency.Kind.POLICE,
    number="+13195550199",
    incidents_a_day=18,
    people=(
        (Role.COMMAND, "Capt. R. Delgado", "command@cedarfalls.example"),
        (Role.ADMIN, "Lt. M. Oyelaran", "admin@cedarfalls.example"),
        (Role.SUPERVISOR, "Sgt. D. Whitlock", "supervisor@cedarfalls.example"),
        (Role.ANALYST, "J. Park", "analyst@cedarfalls.example"),
        (Role.OFFICER, roster.OFFICERS[2].name, "officer@cedarfalls.example"),
    ),
    officers_shown=Agency.OfficersShown.LEADERS,
)
RIVER_COUNTY = Plan(
    name="River County Sheriff's Office",
    slug="river-county",
    voice="River County Sheriff",
    kind=Agency.Kind.SHERIFF,
    number="+15635550198",
    incidents_a_day=3,
    people=((Role.ADMIN, "Lt. A. Novak", "admin@rivercounty.example"),),
)
PLANS = (CEDAR_FALLS, RIVER_COUNTY)


@dataclass(frozen=True, slots=True)
class Founded:
    """An agency that stands, with the key that its CAD uses."""

    agency: Agency
    line: Line
    feed_key: str
    is_new: bool
    door: Door  # of its front desk, on the web


def found(*, plan: Plan, now: datetime) -> Founded:
    """Make the agency of a plan unless it is there already. It asks at once, at any hour, as often as wanted."""
    with transaction.atomic():
        agency, is_new = Agency.objects.get_or_create(
            slug=plan.slug,
            defaults={
                "name": plan.name,
                "voice": plan.voice,
                "kind": plan.kind,
                "languages": ["en", "es"],
                "window_opens": None,
                "window_closes": None,
                "daily_cap": 50,
                "officers_shown": plan.officers_shown,
            },
        )
        with acting_for(agency):
            if is_new:
                _furnish(agency, plan, now)
            key = feed_key(agency)
            line = agency.lines.get(number=plan.number)
            return Founded(agency, line, key, is_new, _front_desk(agency, now))


def feed_key(agency: Agency) -> str:
    """The key of the demo's CAD: derived from this installation's secret, so that it is kept nowhere."""
    mark = f"demo feed {agency.slug}".encode()
    return "engage_" + hmac.new(settings.SECRET_KEY.encode(), mark, hashlib.sha256).hexdigest()


def _furnish(agency: Agency, plan: Plan, now: datetime) -> None:
    account = hashlib.md5(plan.slug.encode(), usedforsecurity=False).hexdigest()
    Line.objects.create(
        agency=agency,
        number=plan.number,
        account=f"AC{account}",
        auth_token=account[::-1],
        per_second=50,
    )
    survey = create_default_survey(agency=agency, now=now)
    survey.delay, survey.interval = timedelta(0), timedelta(0)
    survey.save(update_fields=["delay", "interval"])
    officers = _roster(agency)
    _policy(agency, now)
    key = feed_key(agency)
    ApiKey.objects.create(
        agency=agency,
        name="Demo CAD",
        scopes=list(Scope.values),
        prefix=key[: ApiKey.PREFIX_LENGTH],
        digest=ApiKey.digest_of(key),
    )
    for role, name, email in plan.people:
        user = User.objects.create_user(email, PASSWORD, name=name)
        Membership.objects.create(
            agency=agency,
            user=user,
            role=role,
            officer=officers[2] if role == Role.OFFICER else None,
        )
    take_map(
        agency=agency,
        data=town_map.beats(),
        file_name="beats.geojson",
        names={"beat": town_map.NAMES},
        named_by="beat",
        by=None,
        now=now,
    )


def _front_desk(agency: Agency, now: datetime) -> Door:
    """The door of the front desk, with the survey that is ready for it; as it was, where there is one."""
    if door := agency.doors.order_by("pk").first():
        return door
    survey = start_from(agency=agency, ready=SURVEYS["front_desk"], now=now)
    publish(survey=survey, by=None, now=now)
    survey.active = True
    survey.save(update_fields=["active"])
    return make(
        survey=survey,
        name="Front desk",
        kind=Door.Kind.PLACE,
        officer=None,
        by=None,
        now=now,
    )


def _roster(agency: Agency) -> list[Officer]:
    return Officer.objects.bulk_create(
        Officer(
            agency=agency,
            badge=person.badge,
            name=person.name,
            rank=person.rank,
            unit=person.district,
        )
        for person in roster.OFFICERS
    )


def _policy(agency: Agency, now: datetime) -> None:
    """The demo's admin has accepted every suggestion for the codes of the feed, but for two local ones."""
    types = [(CodeKind.CALL_TYPE, each.code, each.description) for each in roster.CALL_TYPES]
    ends = [(CodeKind.DISPOSITION, code, words) for code, words in roster.DISPOSITIONS.items()]
    codes = [
        Code(kind=kind, code=code, description=description, use=_accepted(kind, code, description))
        for kind, code, description in types + ends
        if code not in UNDECIDED
    ]
    adopt(agency=agency, codes=codes, by=None, why="Suggestions accepted for the demo", now=now)


def _accepted(kind: CodeKind, code: str, description: str) -> str:
    suggestion = suggest(kind=kind, code=code, description=description)
    return suggestion.use if suggestion else Code.Use.NEVER
