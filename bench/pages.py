"""Pages of the largest agency beside the same numbers by plain SQL, and whether other agencies make them slower."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
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
from bench.load import OK
from bench.page_addresses import PAGES, chosen
from bench.page_floors import FLOORS
from bench.page_times import Times, times
from bench.results import Result, percentile
from engage.warming import warm_up

COUNT, QUICK = 20_000, 600  # incidents of all agencies, where the database is not filled yet
AGENCIES = 20
SHARE = 0.1  # of the largest agency
# Seconds after which a page, its floor, or in a quick run either is asked for no more.
LONG, LONG_FLOOR, SHORT = 2.5, 0.3, 0.1
VISITS_COUNTED = 5
# Of each kind of page one: whether other agencies make it slower.
VISITED_ALONE = (
    "overview, 30 days",
    "explore, one district, 12 months",
    "officers, 12 months",
    "comments counted, of a district",
    "incidents, answered",
    "incidents, not asked because of a rare reason",
    "conversations, rated",
    "texts, health of 30 days",
)
# So that all of Postgres' work is done where it is counted.
IN_ONE_PROCESS = "SET max_parallel_workers_per_gather = 0"
NOBODY = "bench@example.org"


@dataclass(frozen=True, slots=True)
class Stage:
    """The agency whose pages are visited, by whom, and what addresses and floors speak of."""

    agency: Agency
    client: Client
    values: dict[str, str]
    conversations: int
    long: float  # seconds after which a page is visited no more


@dataclass(frozen=True, slots=True)
class Visits:
    """How long a page took, and of one visit: the blocks of 8 kB that Postgres read, which no other program changes,
    its statements, and the seconds of the slowest.
    """

    times: Times
    blocks: int
    statements: int
    slowest: float


def measure(*, count: int, seed: int, now: datetime) -> list[Result]:
    """Every page and its floor. An empty database is filled first, and measured before the other agencies come."""
    _prepare()
    alone = {} if is_filled() else _filled(count, seed, now)
    stage = _stage(LONG if count > QUICK else SHORT)
    results = []
    for at, name in enumerate(PAGES, start=1):
        results.append(_page(stage, name))
        print(f"{at} of {len(PAGES)} pages: {_briefly(results[-1])}", file=sys.stderr)
    return results + [
        _undisturbed(name, each, _visits(stage, name)) for name, each in alone.items()
    ]


def _prepare() -> None:
    warm_up()  # as the web server does before it answers anybody
    with connection.cursor() as cursor:
        cursor.execute(IN_ONE_PROCESS)


def _filled(count: int, seed: int, now: datetime) -> dict[str, Visits]:
    """Fill the database; between the largest agency and all others, visit some of its pages."""
    whole = Size(incidents=count, conversations=count * 3 // 10, answers=count * 9 // 10)
    sizes = portions(of=whole, agencies=AGENCIES, largest=SHARE)
    fill(sizes=sizes[:1], until=now, seed=seed)
    stage = _stage(LONG)
    alone = {name: _visits(stage, name) for name in VISITED_ALONE}
    fill(sizes=sizes[1:], until=now, seed=seed, first=1)
    return alone


def _stage(long: float) -> Stage:
    agency = Agency.objects.get(slug=LARGEST)
    return Stage(agency, _signed_in(agency), *_known_of(agency), long)


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


def _known_of(agency: Agency) -> tuple[dict[str, str], int]:
    with acting_for(agency), transaction.atomic():
        return chosen(agency, today=timezone.now().date()), agency.conversations.count()


def _page(stage: Stage, name: str) -> Result:
    visits = _visits(stage, name)
    ours, floor = visits.times, _floor(stage, name)
    return Result(
        name=name,
        ours=1000 / ours.at(0.5),
        floor=1000 / floor.at(0.5),
        unit="pages/s",
        p95=ours.at(0.95),
        floor_p95=floor.at(0.95),
        work_p95=ours.work_at(0.95),
        note=(
            f"{len(ours.seconds)} visits of an agency of {stage.conversations:,} conversations: half took at most "
            f"{ours.at(0.5):.0f} ms, of which work {ours.work_at(0.5):.0f} ms (the least {ours.work_at(0):.0f}): "
            f"{percentile(ours.own, 0.5) * 1000:.0f} of this process, {percentile(ours.database, 0.5) * 1000:.0f} of "
            f"Postgres, {visits.blocks:,} blocks, {visits.statements} statements, the slowest "
            f"{visits.slowest * 1000:.0f} ms. Plain SQL: work {floor.work_at(0.5):.0f} ms."
        ),
    )


def _undisturbed(name: str, alone: Visits, among: Visits) -> Result:
    return Result(
        name=f"{name}: among others, and alone",
        ours=1000 / among.times.at(0.5),
        floor=1000 / alone.times.at(0.5),
        unit="pages/s",
        p95=among.times.at(0.95),
        floor_p95=alone.times.at(0.95),
        work_p95=among.times.work_at(0.95),
        note=(
            f"The same page of the same agency, with {AGENCIES - 1} other agencies that hold "
            f"{(1 - SHARE) / SHARE:.0f} times as much ({among.blocks:,} blocks of Postgres), "
            f"and before there were any ({alone.blocks:,})."
        ),
    )


def _visits(stage: Stage, name: str) -> Visits:
    visit = _visit(stage.client, stage.agency, PAGES[name].format_map(stage.values))
    visit()
    taken = times(visit, backend=connection.connection.info.backend_pid, long=stage.long)
    with CaptureQueriesContext(connection) as captured:
        visit()
    took = [float(each["time"]) for each in captured.captured_queries]
    # The least of some: Postgres cleans up at times, and what it reads for that is counted with the rest.
    blocks = min(_read_by(visit) for _ in range(VISITS_COUNTED))
    return Visits(taken, blocks, len(took), max(took, default=0.0))


def _read_by(visit: Callable[[], None]) -> int:
    before = _blocks()
    visit()
    return _blocks() - before


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
        if answer.status_code != OK:
            raise AssertionError(f"{address} answers {answer.status_code}.")

    return visit


def _floor(stage: Stage, name: str) -> Times:
    """The numbers of the page by the statements of FLOORS, on a connection without any of our code."""
    database, agency = settings.DATABASES["default"], stage.agency
    plain = psycopg2.connect(
        host=database["HOST"],
        port=database["PORT"],
        user=database["USER"],
        password=database["PASSWORD"],
        dbname=database["NAME"],
        **database["OPTIONS"],
    )
    given: dict[str, object] = {
        **stage.values,
        "agency": agency.pk,
        "zone": agency.time_zone,
        "now": timezone.now(),
    }
    try:
        with plain.cursor() as cursor:
            cursor.execute(IN_ONE_PROCESS)
            cursor.execute("SELECT set_config('engage.agency', %s, false)", [str(agency.pk)])
            return times(
                lambda: _ask(cursor, FLOORS[name], given),
                backend=plain.info.backend_pid,
                long=min(LONG_FLOOR, stage.long),
            )
    finally:
        plain.close()


def _ask(
    cursor: "psycopg2.extensions.cursor", statements: tuple[str, ...], given: dict[str, object]
) -> None:
    for statement in statements:
        cursor.execute(statement, given)
        cursor.fetchall()


def _briefly(result: Result) -> str:
    return f"{result.name}: {result.p95:.0f} ms, of work {result.work_p95:.0f} ({result.note})"
