"""What the benchmarks run in: a database of their own, the real web server, the real worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import urlsplit

import psycopg2
import redis
from psycopg2 import sql

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 30
REDIS_DATABASE = 15  # apart from whatever else uses this Redis

# As in the Procfile.
WEB = "--interface wsgi --no-ws --workers 4 --blocking-threads 2 --log-level error"
WORKER_THREADS = 16
WORKER = f"--quiet worker --pool threads --concurrency {WORKER_THREADS} --loglevel warning"


class DidNotStart(Exception):
    """A server ended or stayed silent; the message holds what it printed."""


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """Make an empty database beside that of DATABASE_URL and an empty Redis; yield their environment variables.

    Both are emptied and the database is dropped afterwards.
    """
    address, broker = os.environ["DATABASE_URL"], _own_redis(os.environ["REDIS_URL"])
    name = f"bench_{os.getpid()}"
    _execute(address, "CREATE DATABASE {}", name)
    try:
        redis.from_url(broker).flushdb()
        yield {
            "DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl(),
            "REDIS_URL": broker,
        }
    finally:
        redis.from_url(broker).flushdb()
        _execute(address, "DROP DATABASE {} WITH (FORCE)", name)


def _own_redis(address: str) -> str:
    return urlsplit(address)._replace(path=f"/{REDIS_DATABASE}").geturl()


def _execute(address: str, statement: str, name: str) -> None:
    with closing(psycopg2.connect(address)) as connection:
        connection.autocommit = True  # a database is not made inside a transaction
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))


@contextmanager
def web_server() -> Iterator[int]:
    """Run the web server as the Procfile does, on a free port of 127.0.0.1; yield the port. Raises DidNotStart."""
    port = _free_port()
    command = f"-m engage.web {WEB} --host 127.0.0.1 --port {port} engage.wsgi:application"
    with _running(command, {}, ready=lambda: _listens(port)):
        yield port


@contextmanager
def worker(environment: Mapping[str, str], *, ready: Callable[[], bool]) -> Iterator[None]:
    """Run the worker as the Procfile does, once `ready()` says that it works. Raises DidNotStart."""
    with _running(f"-m celery -A engage {WORKER}", environment, ready=ready):
        yield


@contextmanager
def _running(
    command: str, environment: Mapping[str, str], *, ready: Callable[[], bool]
) -> Iterator[None]:
    with TemporaryFile() as printed:
        process = subprocess.Popen(
            [sys.executable, *command.split()],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _comes_up(process, ready):
                printed.seek(0)
                said = printed.read().decode(errors="replace")
                raise DidNotStart(f"{command}\n{said}")
            yield
        finally:
            _end(process)


def _comes_up(process: subprocess.Popen[bytes], ready: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if ready():
            return True
        time.sleep(0.05)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server and its children, which share a process group of their own."""
    for wish in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, wish)
            process.wait(timeout=5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0
