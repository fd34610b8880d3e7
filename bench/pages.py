"""Pages of the largest agency beside the same numbers by plain SQL, and whether other agencies make them slower."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

import psycopg2
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.models import Agency, ApiKey, Membership, Role, Scope, User
from agencies.tenancy import acting_for
from bench.filling.founding import LARGEST
from bench.filling.sizes import Size, portions
from bench.filling.town import fill, is_filled
from bench.page_floors import FLOORS
from bench.results import Result, percentile

COUNT, QUICK = 20_000, 600  # incidents of all agencies, where the database is not filled yet
AGENCIES = 20
SHARE = 0.1  # of the largest agency
ROUNDS, WARM_UP = 30, 3
LONG = 15.0  # seconds after which a page, or its floor, is asked for no more
NOBODY = "bench@example.org"

PAGES = {
    "overview, 30 days": "",
    "overview, 12 months": "?days=365",
    "overview, what changed": "live/?days=30",
    "overview, latest answers": "latest/",
    "incidents": "incidents/",
    "incidents, who answered in 12 months": "incidents/?answer=answered&days=365",
    "incidents, rated 1 or 2": "incidents/?answer=poor&days=90",
    "incidents, a district and a call type": "incidents/?district=Hills&call_type=SOL",
    "incidents, not asked because of call type": "incidents/?decision=not-asked&sort=oldest",
    "incidents, the start of a number": "incidents/?q=25-00001",
    "incidents, a number that nobody has": "incidents/?q=99-",
    "texts, health of 30 days": "texts/?days=30",
    "texts, usage of 12 months": "texts/usage/",
    "messages": "texts/messages/",
    "messages that failed": "texts/messages/?status=failed",
    "messages of an incident": "texts/messages/?q=25-0000123",
    "conversations": "texts/conversations/",
    "conversations, rated 1 or 2": "texts/conversations/?answers=poor&days=90",
    "conversations of an incident": "texts/conversations/?q=25-0000123",
    "follow-ups": "follow-ups/",
    "follow-ups, closed": "follow-ups/?show=closed",
    "officers, 12 months": "officers/?days=365",
    "explore, districts of 12 months": "explore/?days=365",
    "explore, call types at night, 12 months": "explore/?by=call_type&shift=night&days=365",
    "explore, who answered in 12 months": "explore/?ask=answered&days=365",
    "who answers, 12 months": "who-answers/?days=365",
    "comments, 30 days": "comments/",
    "comments, 12 months": "comments/?days=365",
    "comments, a word in 12 months": "comments/?q=neighbor&days=365",
    "API, measures of 30 days by district": "/api/v1/measures?by=district",
    "API, the next 100 responses": "/api/v1/responses?limit=100",
}


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one request after the other; `own` are those in which this process was at work, and nobody else.

    Of the last of them: how many blocks of 8 kB Postgres read, which no other program changes; how many statements it
    took, and the seconds of the slowest.
    """

    seconds: list[float]
    own: list[float]
    blocks: int = 0
    statements: int = 0
    slowest: float = 0.0

    def at(self, share: float) -> float:
        """The percentile in milliseconds."""
        return percentile(self.seconds, share) * 1000


def measure(*, count: int, seed: int, now: datetime) -> list[Result]:
    """Every page and its floor. An empty database is filled first, and measured before the other agencies come."""
    alone = None if is_filled() else _filled(count, seed, now)
    agency = Agency.objects.get(slug=LARGEST)
    client, conversations = _signed_in(agency), _conversations(agency)
    results = [_page(agency, client, name, conversations) for name in PAGES]
    if alone:
        results.append(_undisturbed(alone, _visits(client, agency, "")))
    return results


def _filled(count: int, seed: int, now: datetime) -> Times:
    """Fill the database; between the largest agency and all others, visit its overview."""
    whole = Size(incidents=count, conversations=count * 3 // 10, answers=count * 9 // 10)
    sizes = portions(of=whole, agencies=AGENCIES, largest=SHARE)
    fill(sizes=sizes[:1], until=now, seed=seed)
    agency = Agency.objects.get(slug=LARGEST)
    alone = _visits(_signed_in(agency), agency, "")
    fill(sizes=sizes[1:], until=now, seed=seed, first=1)
    return alone


def _signed_in(agency: Agency) -> Client:
    with acting_for(agency), transaction.atomic():
        person, _ = User.objects.get_or_create(email=NOBODY, defaults={"name": "Bench"})
        Membership.objects.get_or_create(
            agency=agency, user=person, defaults={"role": Role.COMMAND}
        )
        agency.officers_shown = Agency.OfficersShown.COMMAND
        agency.save(update_fields=["officers_shown"])
        _, key = ApiKey.issue(agency=agency, name="Bench", scopes=list(Scope.values))
    client = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {key}"})
    client.force_login(person)
    return client


def _conversations(agency: Agency) -> int:
    with acting_for(agency), transaction.atomic():
        return agency.conversations.count()


def _page(agency: Agency, client: Client, name: str, conversations: int) -> Result:
    ours, floor = _visits(client, agency, PAGES[name]), _floor(agency, name)
    return Result(
        name=name,
        ours=1000 / ours.at(0.5),
        floor=1000 / floor.at(0.5),
        unit="pages/s",
        p95=ours.at(0.95),
        floor_p95=floor.at(0.95),
        note=(
            f"Half of {len(ours.seconds)} requests took at most {ours.at(0.5):.0f} ms, of {len(floor.seconds)} times "
            f"the plain SQL {floor.at(0.5):.0f} ms; {percentile(ours.own, 0.5) * 1000:.0f} ms of it in this process, "
            f"{ours.blocks:,} blocks of Postgres, {ours.statements} statements, the slowest "
            f"{ours.slowest * 1000:.0f} ms. An agency of {conversations:,} conversations."
        ),
    )


def _undisturbed(alone: Times, among: Times) -> Result:
    return Result(
        name="overview among others, and alone",
        ours=1000 / among.at(0.5),
        floor=1000 / alone.at(0.5),
        unit="pages/s",
        p95=among.at(0.95),
        floor_p95=alone.at(0.95),
        note=(
            f"The same page of the same agency, with {AGENCIES - 1} other agencies that hold "
            f"{(1 - SHARE) / SHARE:.0f} times as much ({among.blocks:,} blocks of Postgres), "
            f"and before there were any ({alone.blocks:,})."
        ),
    )


def _visits(client: Client, agency: Agency, address: str) -> Times:
    visit = _visit(client, agency, address)
    times = _times(visit)
    before = _blocks()
    with CaptureQueriesContext(connection) as captured:
        visit()
    took = [float(each["time"]) for each in captured.captured_queries]
    return replace(
        times,
        blocks=_blocks() - before,
        statements=len(took),
        slowest=max(took, default=0.0),
    )


def _blocks() -> int:
    """How many blocks of this database have been read so far, from memory or from the disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()"
        )
        return int(cursor.fetchone()[0])


def _visit(client: Client, agency: Agency, address: str) -> Callable[[], None]:
    def visit() -> None:
        answer = client.get(urljoin(f"/a/{agency.slug}/", address))
        if answer.status_code != 200:  # noqa: PLR2004  OK
            raise AssertionError(f"{address} answers {answer.status_code}.")

    return visit


def _floor(agency: Agency, name: str) -> Times:
    """The numbers of the page by the statements of FLOORS, on a connection without any of our code."""
    database = settings.DATABASES["default"]
    plain = psycopg2.connect(
        host=database["HOST"],
        port=database["PORT"],
        user=database["USER"],
        password=database["PASSWORD"],
        dbname=database["NAME"],
    )
    given: dict[str, object] = {
        "agency": agency.pk,
        "zone": agency.time_zone,
        "now": timezone.now(),
    }
    try:
        with plain.cursor() as cursor:
            cursor.execute("SELECT set_config('engage.agency', %s, false)", [str(agency.pk)])
            return _times(lambda: _ask(cursor, FLOORS[name], given))
    finally:
        plain.close()


def _ask(
    cursor: "psycopg2.extensions.cursor", statements: tuple[str, ...], given: dict[str, object]
) -> None:
    for statement in statements:
        cursor.execute(statement, given)
        cursor.fetchall()


def _times(work: Callable[[], None]) -> Times:
    """Thirty times after some to warm up, or for some seconds, once at the least."""
    seconds: list[float] = []
    own: list[float] = []
    first = time.perf_counter()
    for round_number in range(-WARM_UP, ROUNDS):
        begun, begun_own = time.perf_counter(), time.process_time()
        if seconds and begun - first > LONG:
            break
        work()
        if round_number >= 0 or time.perf_counter() - first > LONG:
            seconds.append(time.perf_counter() - begun)
            own.append(time.process_time() - begun_own)
    return Times(seconds, own)
