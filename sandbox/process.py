"""Starting a sandbox beside a test, a benchmark or a chaos run, and talking to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import urllib3

_ROOT = Path(__file__).resolve().parent.parent
_READY_SECONDS = 20
_SUCCESS = range(200, 300)


class DoesNotStart(Exception):
    """The sandbox ended or stayed silent; the message holds what it printed."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox: where it listens, and its control."""

    url: str
    http: urllib3.PoolManager

    def register_line(self, **line: str) -> None:
        """Register a line; the names are those of POST /control/lines."""
        self._ask("POST", "/control/lines", line)

    def fail(self, **rates: object) -> None:
        """Replace the plan of failures; nothing at all ends them. Names as in faults.py.

        Names that Python cannot spell, such as 429, come by `fail(**{"429": 0.1})`.
        """
        self._ask("POST", "/control/faults", rates)

    def text(self, *, sender: str, to: str, body: str) -> str:
        """Write a text from a phone to a line and return its sid."""
        wanted = {"from": sender, "to": to, "body": body}
        return str(self._ask("POST", "/control/texts", wanted)["sid"])

    def books(self) -> dict[str, Any]:
        """Return the counts."""
        return self._ask("GET", "/control/books")

    def messages(self) -> list[dict[str, Any]]:
        """Return every text, oldest first."""
        answer = self.http.request("GET", f"{self.url}/control/messages")
        return [json.loads(line) for line in answer.data.splitlines()]

    def reset(self, *, keep_lines: bool = False) -> None:
        """Forget everything."""
        self._ask("POST", "/control/reset", {"keep_lines": keep_lines})

    def wait_until_idle(self, *, seconds: float = 10) -> None:
        """Wait until nothing more will happen by itself. Raises TimeoutError after `seconds`."""
        deadline = time.monotonic() + seconds
        while self.books()["unfinished"]:
            if time.monotonic() > deadline:
                raise TimeoutError(f"The sandbox is still busy after {seconds} seconds.")
            time.sleep(0.02)

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        sent = json.dumps(body).encode() if body is not None else None
        answer = self.http.request(method, self.url + path, body=sent)
        found: dict[str, Any] = answer.json()
        if answer.status not in _SUCCESS:
            raise ValueError(found["problem"])
        return found


@contextmanager
def running_sandbox(
    *, port: int | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Sandbox]:
    """Run a sandbox on 127.0.0.1 for the length of a `with` block, on a free port unless one is given.

    `env` is added to this process's environment, for example SANDBOX_PACE="0", SANDBOX_RESIDENTS="0"
    and SANDBOX_JOURNAL. Raises DoesNotStart with what it printed.
    """
    port = port or free_port()
    environment = {**os.environ, "SANDBOX": "this-is-not-twilio", **(env or {})}
    sandbox = Sandbox(f"http://127.0.0.1:{port}", urllib3.PoolManager(maxsize=32))
    with TemporaryFile() as printed:
        process = subprocess.Popen(
            _command(port),
            cwd=_ROOT,
            env=environment,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _is_ready(process, sandbox):
                _end(process)
                printed.seek(0)
                raise DoesNotStart(printed.read().decode(errors="replace"))
            yield sandbox
        finally:
            _end(process)


def _command(port: int) -> list[str]:
    options = "--interface wsgi --workers 1 --blocking-threads 16 --no-access-log --log-level error"
    where = ["--host", "127.0.0.1", "--port", str(port)]
    return [
        sys.executable, "-m", "granian", *options.split(), *where, "sandbox.wsgi:application",
    ]  # fmt: skip


def _is_ready(process: subprocess.Popen[bytes], sandbox: Sandbox) -> bool:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            sandbox.http.request("GET", f"{sandbox.url}/control/books", retries=False, timeout=2)
        except urllib3.exceptions.HTTPError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server and its worker, which share a process group of their own."""
    for wish, seconds in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, wish)
        except ProcessLookupError:
            break
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        break


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
