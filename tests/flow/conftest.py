"""All the real processes together, on a database and a Redis of their own: nothing in them knows of a test."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
import redis
import requests

from sandbox.process import Sandbox, running_sandbox

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PATIENCE = 30  # seconds

FOUND = """
import json
import django
django.setup()
from django.db import transaction
from django.utils import timezone
from agencies.tenancy import acting_for
from sandbox.founding import CEDAR_FALLS, found
with transaction.atomic():
    founded = found(plan=CEDAR_FALLS, now=timezone.now())
print(json.dumps({
    "key": founded.feed_key,
    "line": str(founded.line.key),
    "number": founded.line.number,
    "account_sid": founded.line.account,
    "auth_token": founded.line.auth_token,
}))
"""


@dataclass(slots=True)
class Stack:
    """Web server, worker and beat, with the look-alike of Twilio and one agency."""

    url: str
    environment: Mapping[str, str]
    sandbox: Sandbox
    agency: dict[str, str]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        self.processes[name] = subprocess.Popen(
            self._command(name), cwd=ROOT, env=dict(self.environment), start_new_session=True
        )

    def _command(self, name: str) -> list[str]:
        port = str(urlsplit(self.url).port)
        granian = "granian --interface wsgi --no-ws --workers 1 --blocking-threads 4 --port"
        celery = "celery -A engage --quiet"
        schedule = f"--schedule {self.environment['BEAT_FILE']}"
        command = {
            "web": f"{granian} {port} --log-level error engage.wsgi:application",
            "worker": f"{celery} worker --pool threads --concurrency 4 --loglevel error",
            "beat": f"{celery} beat {schedule} --loglevel error",
        }[name].split()
        return [str(BIN / command[0]), *command[1:]]

    def kill(self, name: str, with_signal: signal.Signals = signal.SIGKILL) -> None:
        process = self.processes.pop(name)
        os.killpg(process.pid, with_signal)
        process.wait(PATIENCE)

    def put_incident(self, reference: str, report: dict[str, Any]) -> requests.Response:
        return requests.put(
            f"{self.url}/api/v1/incidents/{reference}",
            json=report,
            headers={"Authorization": f"Bearer {self.agency['key']}"},
            timeout=PATIENCE,
        )

    def query(self, statement: str) -> list[tuple[object, ...]]:
        """Rows straight from the database, across agencies."""
        with psycopg2.connect(self.environment["DATABASE_URL"]) as database:
            cursor = database.cursor()
            cursor.execute("SELECT set_config('engage.agency', '*', true)")
            cursor.execute(statement)
            return cursor.fetchall()

    def empty_redis(self) -> None:
        redis.Redis.from_url(self.environment["REDIS_URL"]).flushdb()


def wait_for(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    name = f"flow_{uuid.uuid4().hex[:8]}"
    with _database(name) as database_url, running_sandbox(env=QUIET) as sandbox:
        port = _free_port()
        environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "REDIS_URL": os.environ["REDIS_URL"].rsplit("/", 1)[0] + "/9",
            "DJANGO_SETTINGS_MODULE": "engage.settings",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "TWILIO_API_BASE": sandbox.url,
            "SANDBOX": "this-is-not-twilio",
            "STATIC_FROM_SOURCE": "1",
            "PYTHONWARNINGS": "ignore",
            "BEAT_FILE": str(tmp_path_factory.mktemp("beat") / "schedule"),
        }
        _python("manage.py", "migrate", "-v0", environment=environment)
        agency = json.loads(_python("-c", FOUND, environment=environment))
        stack = Stack(environment["PUBLIC_URL"], environment, sandbox, agency)
        stack.empty_redis()
        sandbox.register_line(
            account_sid=agency["account_sid"],
            auth_token=agency["auth_token"],
            number=agency["number"],
            inbound_url=f"{stack.url}/hooks/twilio/{agency['line']}/inbound/",
            agency="Cedar Falls Police Department",
        )
        try:
            for process in ("web", "worker", "beat"):
                stack.start(process)
            wait_for(lambda: _is_up(stack.url), "the web server")
            yield stack
        finally:
            for process in list(stack.processes):
                stack.kill(process)


QUIET = {"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "0"}


@contextmanager
def _database(name: str) -> Iterator[str]:
    """A database of its own on the running server, dropped afterwards."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    finally:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connection.close()


def _python(*arguments: str, environment: Mapping[str, str]) -> str:
    command = [sys.executable, *arguments]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return run.stdout


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _is_up(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=2).ok
    except requests.RequestException:
        return False
