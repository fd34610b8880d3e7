"""Incidents a second through the API, as a CAD sends them: closed calls in batches."""

import json
import os
import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from agencies.encryption import encrypt, fingerprint
from agencies.models import ApiKey
from agencies.tenancy import acting_for
from bench import incident_floor
from bench.load import Exchange, Request, post_all
from bench.results import Result, percentile
from bench.stage import BADGE, CALL_TYPES, DISPOSITIONS, PLACES, Stage, phone
from bench.surroundings import web_server
from incidents.models import Incident

COUNT, QUICK = 10_000, 1_000
BATCH = 500
CONNECTIONS = 2
WARM_CONNECTIONS = 8
CODES_PER_INCIDENT = 3  # call type, disposition, status
DISTRICTS = ("North", "South", "Downtown")

Said = dict[str, object]


class WrongBooks(Exception):
    """The database does not hold what was sent."""


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Send about `count` incidents to the web server, then write as many by plain statements."""
    turns = -(-count // (CONNECTIONS * BATCH))
    queues = [_batches(turns, seed, now, name=f"A{each}") for each in range(CONNECTIONS)]
    with web_server() as port:
        post_all(port=port, exchanges=_warm_up(stage, seed, now), connections=WARM_CONNECTIONS)
        exchanges = [[_post(stage, batch)] for turn in zip(*queues, strict=True) for batch in turn]
        load = post_all(port=port, exchanges=exchanges, connections=CONNECTIONS)
    sent = turns * CONNECTIONS * BATCH
    _check(stage, sent, "A")
    floor_queues = [_batches(turns, seed, now, name=f"B{each}") for each in range(CONNECTIONS)]
    floor = incident_floor.run(
        database=os.environ["DATABASE_URL"],
        digest=ApiKey.digest_of(stage.key),
        batches=[[[_row(said) for said in batch] for batch in queue] for queue in floor_queues],
    )
    _check(stage, sent, "B")
    return [
        Result(
            name="incidents through the API",
            ours=sent / load.seconds,
            floor=sent / floor.seconds,
            unit="incidents/s",
            p95=percentile(load.times, 0.95) * 1000,
            floor_p95=percentile(floor.times, 0.95) * 1000,
            note=(
                f"{sent:,} new closed incidents in batches of {BATCH} over {CONNECTIONS} connections, each "
                f"judged, its number encrypted, its codes kept; p95 is that of a batch. Floor: {CONNECTIONS} "
                "processes, execute_values of ready rows, no HTTP, no JSON, no judging, no encrypting."
            ),
        )
    ]


def _warm_up(stage: Stage, seed: int, now: datetime) -> list[Exchange]:
    """Small batches that reach every thread of the web server."""
    return [[_post(stage, batch)] for batch in _batches(32, seed, now, name="W", size=5)]


def _batches(
    turns: int, seed: int, now: datetime, *, name: str, size: int = BATCH
) -> list[list[Said]]:
    made = _incidents(turns * size, random.Random(f"{seed}/{name}"), now, name)
    return [[next(made) for _ in range(size)] for _ in range(turns)]


def _incidents(count: int, chance: random.Random, now: datetime, name: str) -> Iterator[Said]:
    for place in range(count):
        closed = now - timedelta(minutes=chance.randrange(600))
        opened = closed - timedelta(minutes=chance.randrange(10, 90))
        yield {
            "reference": f"{name}-{place:06d}",
            "call_type": chance.choice(CALL_TYPES),
            "disposition": chance.choice(DISPOSITIONS),
            "district": chance.choice(DISTRICTS),
            "officer_badge": BADGE,
            "caller": {
                "phone": phone(chance.randrange(PLACES)),
                "role": "Caller",
                "language": "en",
            },
            "opened_at": opened.isoformat(),
            "closed_at": closed.isoformat(),
        }


def _post(stage: Stage, batch: Sequence[Said]) -> Request:
    return Request(
        path=reverse("api-incidents-bulk"),
        headers={"Authorization": f"Bearer {stage.key}", "Content-Type": "application/json"},
        body=json.dumps({"incidents": batch}).encode(),
        expects='"result":"created"',
    )


def _row(said: Said) -> incident_floor.Row:
    """The same incident as a row that is ready to be written."""
    caller = said["caller"]
    number = str(caller["phone"]) if isinstance(caller, dict) else ""
    return {
        **{name: said[name] for name in ("reference", "call_type", "disposition", "district")},
        **{name: said[name] for name in ("opened_at", "closed_at")},
        "seen": json.dumps(
            [
                [kind, said.get(kind, "closed"), said["closed_at"]]
                for kind in ("call_type", "disposition", "status")
            ]
        ),
        "badge": said["officer_badge"],
        "phone": encrypt(number),
        "phone_hash": fingerprint(number),
    }


def _check(stage: Stage, sent: int, name: str) -> None:
    """Raise WrongBooks unless every incident and every code is there."""
    with acting_for(stage.agency), transaction.atomic():
        incidents = Incident.objects.filter(reference__startswith=name, officer=stage.officer)
        found = incidents.count()
        codes = sum(len(seen) for seen in incidents.values_list("seen", flat=True))
    if (found, codes) != (sent, CODES_PER_INCIDENT * sent):
        raise WrongBooks(f"{sent} incidents were sent, {found} with {codes} codes are stored.")
