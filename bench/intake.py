"""Rows a second of a large file, from its bytes to incidents, their history and their codes; and how much memory."""

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from agencies.tenancy import acting_for
from bench.results import Result
from bench.stage import BADGE, CALL_TYPES, DISPOSITIONS, PLACES, Stage, phone
from bench.surroundings import ROOT
from incidents.models import Incident

COUNT, QUICK = 500_000, 1_000
MOST_MEMORY = 300  # MB, of all its processes together
LOOK_EACH = 0.25  # seconds
COPIES = 3  # machines change their speed: together they take about as long as the file, so both meet the same moods
PREFIX = "F-"
HEADER = (
    *("Incident Number", "Call Type", "Call Type Description", "Priority", "Disposition"),
    *("Call Received", "Dispatched", "Arrived", "Cleared", "District", "Beat", "Unit"),
    *("Officer Badge", "Caller Phone", "Call Source", "Location", "Remarks"),
)
DISTRICTS = ("North", "South", "Downtown")
PER_INCIDENT = 3  # history: call type, disposition, status


class WrongBooks(Exception):
    """The database does not hold what stood in the file."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How long it took, and the most memory that it ever held, in MB."""

    seconds: float
    memory: float


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Take in a file of `count` incidents in a process of its own, then copy the same rows into a bare table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.csv"
        _write(path, count, random.Random(seed), now)
        taken = _take_in(path, stage.agency.slug)
        _check(stage, count)
        floor = _copy(stage, Path(folder) / "rows")
        size = path.stat().st_size / 1e6
    if count >= COUNT and taken.memory > MOST_MEMORY:
        raise WrongBooks(f"Taking the file in held {taken.memory:.0f} MB: at most {MOST_MEMORY}.")
    return [
        Result(
            name="a file of incidents",
            ours=count / taken.seconds,
            floor=count / floor,
            unit="rows/s",
            note=(
                f"A CSV of {count:,} rows ({size:.0f} MB) without a mapping: columns recognised, every row judged, "
                f"screened, its number encrypted, {PER_INCIDENT} entries of its history kept; {taken.memory:.0f} MB of "
                "memory at the most. Floor: COPY of the same finished rows into a bare table with the same columns and "
                f"indexes, no foreign keys, no row-level security: the mean of {COPIES}."
            ),
        )
    ]


def _write(path: Path, count: int, chance: random.Random, now: datetime) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_rows(count, chance, now))


def _rows(count: int, chance: random.Random, now: datetime) -> Iterator[tuple[str, ...]]:
    start = now - timedelta(days=30)
    for place in range(count):
        received = start + timedelta(seconds=place * 30 * 86_400 // count)
        number = phone(chance.randrange(PLACES))
        yield (
            f"{PREFIX}{place:07d}",
            chance.choice(CALL_TYPES),
            "As the CAD words it",
            str(chance.randrange(1, 5)),
            chance.choice(DISPOSITIONS),
            *(_at(received, minutes) for minutes in (0, 2, 9, chance.randrange(10, 90))),
            chance.choice(DISTRICTS),
            f"B{chance.randrange(20)}",
            f"2A{chance.randrange(100)}",
            BADGE,
            f"({number[2:5]}) {number[5:8]}-{number[8:]}",
            "911",
            f"{chance.randrange(9999)} MAIN ST",
            'he said "they\nwere loud", then left',
        )


def _at(received: datetime, minutes: int) -> str:
    return f"{received + timedelta(minutes=minutes):%m/%d/%Y %I:%M:%S %p}"


def _take_in(path: Path, slug: str) -> Taken:
    """By command, in processes of its own, so that their memory is theirs alone."""
    command = [sys.executable, "manage.py", "intake", str(path), "--agency", slug, "--json"]
    begun, most = time.perf_counter(), 0.0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_memory, _family(process.pid))))
            time.sleep(LOOK_EACH)
    if process.returncode:
        raise WrongBooks("The file was not taken in: the reason stands above.")
    return Taken(time.perf_counter() - begun, most)


def _family(pid: int) -> Iterator[int]:
    """A process and all that it began, as Linux tells."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # it has ended meanwhile
            for child in children.read_text().split():
                yield from _family(int(child))


def _memory(pid: int) -> float:
    """MB that a process holds; what several share counts in parts (proportional set size)."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _copy(stage: Stage, path: Path) -> float:
    """Seconds for the same rows by COPY and a commit into a table that is the same but for its keys and its lock.

    The mean of COPIES, each into the empty table.
    """
    with acting_for(stage.agency), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (LIKE incidents_incident INCLUDING ALL)")
        with path.open("w") as file:
            cursor.copy_expert(
                "COPY (SELECT * FROM incidents_incident WHERE reference LIKE 'F-%') TO STDOUT", file
            )
    seconds = sum(_copied(path) for _ in range(COPIES)) / COPIES
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE bare")
    return seconds


def _copied(path: Path) -> float:
    """Seconds of one COPY into the empty table."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE bare")
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor, path.open() as file:
        cursor.copy_expert("COPY bare FROM STDIN", file)
    return time.perf_counter() - begun


def _check(stage: Stage, count: int) -> None:
    """Raise WrongBooks unless every incident and every code is there."""
    with acting_for(stage.agency), transaction.atomic():
        incidents = Incident.objects.filter(reference__startswith=PREFIX, officer=stage.officer)
        found = incidents.exclude(caller_hash="").count()
        codes = sum(len(seen) for seen in incidents.values_list("seen", flat=True).iterator())
    if (found, codes) != (count, PER_INCIDENT * count):
        raise WrongBooks(f"The file had {count} rows; {found} with {codes} codes are stored.")
