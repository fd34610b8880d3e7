"""All the real processes together, on a database and a Redis of their own: for tests, screenshots and chaos."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import redis
import requests
from celery import Celery

from sandbox.clock import VARIABLE
from sandbox.process import Sandbox, free_port, running_sandbox

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PATIENCE = 60.0  # seconds
# Away from those of whoever starts us, and from that of a stack beside us: its worker would take our wake-up calls.
REDIS_DATABASE = 4 + os.getpid() % 11
EVERYTHING = ("web", "worker", "beat")
NOBODY_ANSWERS = {"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "0"}


@dataclass(slots=True)
class Stack:
    """Web server, worker and beat, with the look-alike of Twilio and the demo's first agency.

    `agency` has its key for the API, and its line: key, line, number, account_sid, auth_token.
    """

    url: str
    environment: Mapping[str, str]
    sandbox: Sandbox
    agency: dict[str, str]
    quiet: bool = False
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start web, worker or beat."""
        self.processes[name] = subprocess.Popen(
            self._command(name),
            cwd=ROOT,
            env=dict(self.environment),
            start_new_session=True,
            stdout=subprocess.DEVNULL if self.quiet else None,
            stderr=subprocess.DEVNULL if self.quiet else None,
        )

    def _command(self, name: str) -> list[str]:
        port = urlsplit(self.url).port
        granian = "granian --interface wsgi --no-ws --workers 1 --blocking-threads 4"
        schedule = self.environment["BEAT_SCHEDULE"]
        commands = {
            "web": f"{granian} --port {port} --log-level error engage.wsgi:application",
            "worker": "celery -A engage --quiet worker --pool threads --concurrency 4 -l error",
            "beat": f"celery -A engage --quiet beat --schedule {schedule} -l error",
        }
        program, *arguments = commands[name].split()
        return [str(BIN / program), *arguments]

    def kill(self, name: str, with_signal: signal.Signals = signal.SIGKILL) -> None:
        """End a process and all of its children at once."""
        process = self.processes.pop(name)
        os.killpg(process.pid, with_signal)
        process.wait(PATIENCE)

    def put_incident(self, reference: str, report: Mapping[str, Any]) -> requests.Response:
        """Report an incident as the agency's CAD."""
        return requests.put(
            f"{self.url}/api/v1/incidents/{reference}",
            json=dict(report),
            headers={"Authorization": f"Bearer {self.agency['key']}"},
            timeout=PATIENCE,
        )

    def query(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows straight from the database, across agencies."""
        with psycopg2.connect(self.environment["DATABASE_URL"]) as database:
            cursor = database.cursor()
            cursor.execute("SELECT set_config('engage.agency', '*', true)")
            cursor.execute(statement, values or None)
            return cursor.fetchall()

    def execute(self, statement: str, *values: object) -> None:
        """Change something straight in the database, across agencies."""
        with psycopg2.connect(self.environment["DATABASE_URL"]) as database:
            cursor = database.cursor()
            cursor.execute("SELECT set_config('engage.agency', '*', true)")
            cursor.execute(statement, values)

    def call(self, task: str) -> None:
        """Have the worker run a task at once, as beat does from time to time."""
        with Celery(broker=self.environment["REDIS_URL"]) as beat:
            beat.send_task(task)

    def empty_redis(self) -> None:
        """Forget every wake-up call, session and limit."""
        redis.Redis.from_url(self.environment["REDIS_URL"]).flushdb()


@contextmanager
def running_stack(
    *,
    processes: Sequence[str] = EVERYTHING,
    history: bool = False,
    sandbox_env: Mapping[str, str] = NOBODY_ANSWERS,
    database_url: str = "",
    redis_url: str = "",
    clock_file: Path | None = None,
    quiet: bool = False,
) -> Iterator[Stack]:
    """Run the processes for the length of a `with` block; needs DATABASE_URL and REDIS_URL of running servers.

    Other servers may be given, and restarted meanwhile. `history` gives the agency its three months of the past.
    All processes read the clock at `clock_file`, if one is given. `quiet` drops what they print. Raises TimeoutError
    where a server does not come up.
    """
    clock = {VARIABLE: str(clock_file)} if clock_file else {}
    with (
        tempfile.TemporaryDirectory() as folder,
        _database(database_url or os.environ["DATABASE_URL"]) as own_database,
        running_sandbox(env={**sandbox_env, **clock}) as sandbox,
    ):
        url = f"http://127.0.0.1:{free_port()}"
        environment = {
            **os.environ,
            **clock,
            "DATABASE_URL": own_database,
            "REDIS_URL": f"{(redis_url or os.environ['REDIS_URL']).rsplit('/', 1)[0]}/{REDIS_DATABASE}",
            "PUBLIC_URL": url,
            "TWILIO_API_BASE": sandbox.url,
            "SANDBOX": "this-is-not-twilio",
            "STATIC_FROM_SOURCE": "1",
            "PYTHONWARNINGS": "ignore",
            "BEAT_SCHEDULE": f"{folder}/schedule",
        }
        manage(environment, "migrate", "-v0")
        found = ["found", *(["--history"] if history else [])]
        stack = Stack(url, environment, sandbox, json.loads(manage(environment, *found)), quiet)
        stack.empty_redis()
        _register(stack)
        try:
            for name in processes:
                stack.start(name)
            wait_for(lambda: _is_up(url), "the web server")
            yield stack
        finally:
            for name in list(stack.processes):
                stack.kill(name)


def wait_for(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait until `condition` holds; raise TimeoutError, which says what was waited for."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {seconds:.0f} seconds in vain for {what}.")
        time.sleep(0.05)


def _register(stack: Stack) -> None:
    line = {name: stack.agency[name] for name in ("account_sid", "auth_token", "number")}
    inbound = f"{stack.url}/hooks/twilio/{stack.agency['line']}/inbound/"
    stack.sandbox.register_line(**line, inbound_url=inbound, agency=stack.agency["name"])


@contextmanager
def _database(server: str) -> Iterator[str]:
    """A database of its own on the running server, dropped afterwards."""
    name = f"stack_{uuid.uuid4().hex[:8]}"
    _on_server(server, f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(server: str, statement: str) -> None:
    """Connected for this alone: the server may be restarted between two statements."""
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(statement)


def manage(environment: Mapping[str, str], *arguments: str) -> str:
    """Run a management command for these settings and return what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return run.stdout


def _is_up(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=2).ok
    except requests.RequestException:
        return False
