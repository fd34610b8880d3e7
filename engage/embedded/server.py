"""What Postgres and Valkey have in common: one process that listens on 127.0.0.1 and keeps its data in one folder."""

import os
import signal
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar, Self

from engage.embedded import processes
from engage.embedded.identity import Identity

_ATTEMPTS = 5
_SECONDS_TO_START = 60  # recovery after a crash may read a lot
_SECONDS_TO_STOP = 30


class CannotStart(Exception):
    """A server did not come up; the message says why, in its own last words."""


class Server(ABC):
    """A server of our own. A context manager: it runs inside the `with` block, and ends with us in any case.

    `durable=False` trades the safety of the data for speed: for tests only. The file descriptors `keep_open` stay
    open as long as the server lives.
    """

    name: ClassVar[str]
    stop_signals: ClassVar[tuple[signal.Signals, ...]]

    def __init__(
        self,
        folder: Path,
        *,
        durable: bool = True,
        identity: Identity | None = None,
        keep_open: Collection[int] = (),
    ) -> None:
        self.folder = folder.resolve()
        self.data = self.folder / self.name
        self.durable = durable
        self.identity = identity or Identity.choose()
        self.port = 0
        self._keep_open = keep_open
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The id of the server's process, 0 while there is none."""
        return self._process.pid if self._process else 0

    def start(self) -> None:
        """Start it on a free port and return when it answers. Raises CannotStart."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.identity is Identity.NOBODY:
            self.folder.chmod(
                0o711
            )  # nobody passes through to the server's own folder, and sees nothing else
        self._prepare()
        # Between finding a free port and listening on it, somebody else may take it.
        for _ in range(_ATTEMPTS):
            self._launch(processes.free_port())
            if self._came_up():
                return
            if "Address already in use" not in self._last_words():
                break
        raise CannotStart(f"{self.name} did not start. Its last words:\n{self._last_words()}")

    def stop(self) -> None:
        """Shut it down cleanly; what it had promised to keep is on disk afterwards."""
        if self._process:
            processes.end(self._process, *self.stop_signals, patience=_SECONDS_TO_STOP)
            self._process = None

    def restart(self) -> None:
        """Stop it and start it again on the same port, so that its address still holds. Raises CannotStart."""
        self.stop()
        self._launch(self.port)
        if not self._came_up():
            raise CannotStart(
                f"{self.name} did not start again. Its last words:\n{self._last_words()}"
            )

    @abstractmethod
    def _prepare(self) -> None:
        """Make the data folder, if there is none yet."""

    @abstractmethod
    def _command(self, port: int) -> Sequence[str | Path]:
        """The server's command line."""

    @abstractmethod
    def _answers(self) -> bool:
        """Whether our own process, and not another on the same port, is ready."""

    def _launch(self, port: int) -> None:
        self.port = port
        with self._log.open("wb") as log:
            self._process = processes.start(
                self._command(port),
                death_signal=self.stop_signals[0],
                identity=self.identity,
                apart=True,
                output=log,
                environment={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                keep_open=self._keep_open,
            )

    def _came_up(self) -> bool:
        processes.wait_until(
            lambda: self._has_ended() or self._answers(), seconds=_SECONDS_TO_START
        )
        return not self._has_ended() and self._answers()

    def _has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    @property
    def _log(self) -> Path:
        return self.folder / f"{self.name}.log"

    def _last_words(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-10:])


def folder_of_package(package: str) -> Path:
    """Where an installed package lies, without importing it. Raises CannotStart when it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            f"The package {package} is not installed: run `pip install -r requirements.txt`."
        )
    return Path(spec.submodule_search_locations[0])
