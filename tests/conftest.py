"""What every test may ask for: two agencies, their people, a line, a survey, a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from agencies.models import Agency, ApiKey, Line, Membership, Officer, Role, Scope, User
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from incidents.recording import record
from messaging.inbox import accept
from sandbox.process import Sandbox, running_sandbox
from surveys.deciding import decide_due
from surveys.default import create_default_survey
from surveys.models import Conversation, Survey
from tests.walk import PHONE, Put, Text, noise, send_all

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Settings) -> None:
    """To hash one as for keeps takes longer than most tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now() -> datetime:
    """A Tuesday at noon in Iowa."""
    return datetime(2026, 11, 17, 18, 0, tzinfo=UTC)


@pytest.fixture
def agency(db: None) -> Agency:
    return Agency.objects.create(
        name="Cedar Falls Police Department",
        slug="cedar-falls",
        voice="Cedar Falls Police",
        languages=["en", "es"],
    )


@pytest.fixture
def other_agency(db: None) -> Agency:
    """The stranger: nothing of it may ever show."""
    return Agency.objects.create(
        name="River County Sheriff", slug="river-county", voice="River County Sheriff"
    )


def make_line(agency: Agency, number: str) -> Line:
    return Line.objects.create(
        agency=agency,
        number=number,
        account=f"AC{agency.pk:032x}",
        auth_token="a" * 32,
        per_second=100,
    )


@pytest.fixture
def line(agency: Agency) -> Line:
    with acting_for(agency), transaction.atomic():
        return make_line(agency, "+13195550142")


@pytest.fixture
def survey(agency: Agency, now: datetime) -> Survey:
    with acting_for(agency), transaction.atomic():
        return create_default_survey(agency=agency, now=now)


@pytest.fixture
def codes(agency: Agency, now: datetime) -> None:
    """NOISE may be asked about, DV never, 01 is a disposition that may be asked about."""
    kinds = (
        ("call_type", "NOISE", "ask"),
        ("call_type", "DV", "never"),
        ("disposition", "01", "ask"),
    )
    with acting_for(agency), transaction.atomic():
        for kind, code, use in kinds:
            Code.objects.create(agency=agency, kind=kind, code=code, use=use, first_seen_at=now)


@pytest.fixture
def officer(agency: Agency) -> Officer:
    with acting_for(agency), transaction.atomic():
        return Officer.objects.create(agency=agency, badge="233", name="L. Brandt", rank="Ofc.")


@pytest.fixture
def api_key(agency: Agency) -> str:
    """A key that may write and read incidents."""
    with acting_for(agency), transaction.atomic():
        return ApiKey.issue(agency=agency, name="CAD", scopes=list(Scope.values))[1]


MakeMember = Callable[..., User]


@pytest.fixture
def make_member(db: None) -> MakeMember:
    """make_member(agency, role) -> User who may sign in with PASSWORD."""

    def make(agency: Agency, role: str = Role.ADMIN, email: str = "") -> User:
        user = User.objects.create_user(
            email or f"{role}@{agency.slug}.example", PASSWORD, name=f"{role.title()} Tester"
        )
        with acting_for(agency), transaction.atomic():
            Membership.objects.create(agency=agency, user=user, role=role)
        return user

    return make


@pytest.fixture
def signed_in(agency: Agency, make_member: MakeMember) -> Callable[[str], Client]:
    """signed_in(role) -> a browser in which a member of `agency` with that role is signed in."""

    def sign_in(role: str = Role.ADMIN) -> Client:
        client = Client()
        client.force_login(make_member(agency, role))
        return client

    return sign_in


# ---- the look-alike of Twilio, one for each test process


@pytest.fixture(scope="session")
def _running_sandbox() -> Iterator[Sandbox]:
    with running_sandbox(env={"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "0"}) as sandbox:
        yield sandbox


@pytest.fixture
def twilio(_running_sandbox: Sandbox, settings: Settings) -> Iterator[Sandbox]:
    """The look-alike, empty, with nobody answering; texts of the product go to it."""
    settings.TWILIO_API_BASE = _running_sandbox.url
    _running_sandbox.reset()
    yield _running_sandbox
    _running_sandbox.reset()


def register(sandbox: Sandbox, line: Line, *, inbound_url: str) -> None:
    """Make the look-alike carry a line."""
    sandbox.register_line(
        account_sid=line.account,
        auth_token=line.auth_token,
        number=line.number,
        inbound_url=inbound_url,
        agency=line.agency.name,
    )


@pytest.fixture
def carried_line(twilio: Sandbox, line: Line) -> Line:
    """`line`, known to the look-alike; its webhooks lead nowhere."""
    register(twilio, line, inbound_url="http://127.0.0.1:1/nowhere")
    return line


# ---- the walk that texts take: see tests/walk.py


@pytest.fixture
def put(agency: Agency, now: datetime) -> Put:
    """put(call_type="DV") -> the noise complaint after a report that differs in this."""

    def put(at: datetime = now, **changes: object) -> Incident:
        with acting_for(agency):
            report = noise(at, **changes)
            return record(agency=agency, report=report, source="test", now=at).incident

    return put


@pytest.fixture
def text(agency: Agency, line: Line, now: datetime) -> Text:
    """text("5") -> the bodies of what is answered."""
    ids = count()

    def text(body: str, provider_id: str = "", at: datetime = now) -> list[str]:
        with acting_for(agency), transaction.atomic():
            answers = accept(
                line=Line.objects.select_related("agency").get(pk=line.pk),
                sender=PHONE,
                body=body,
                provider_id=provider_id or f"SM{next(ids):032}",
                now=at,
            )
            return [each.body for each in answers]

    return text


@pytest.fixture
def asked(
    agency: Agency, carried_line: Line, survey: Survey, codes: None, put: Put, now: datetime
) -> Conversation:
    """A conversation whose first text has just left."""
    incident = put()
    decide_due(now=now)
    send_all(agency, now)
    with acting_for(agency), transaction.atomic():
        return Conversation.objects.get(incident=incident)
