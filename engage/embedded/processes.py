"""Starting a process that cannot outlive us, and ending it again."""

import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import IO

from engage.embedded.identity import Identity

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


def start(
    command: Sequence[str | Path],
    *,
    death_signal: signal.Signals,
    identity: Identity = Identity.OURSELVES,
    apart: bool = False,
    output: IO[bytes] | None = None,
    environment: dict[str, str] | None = None,
    keep_open: Collection[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a command that is sent `death_signal` when we end, even by kill -9.

    The kernel sends it when the *thread* that started the command ends: call this from the main thread. A command
    that is `apart` has a session of its own, so that Ctrl-C in our terminal does not reach it. The file descriptors
    `keep_open` stay open in it.

    Raises OSError when there is no such command, subprocess.SubprocessError when it could not take its identity.
    """
    us = os.getpid()

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        identity.assume()
        # After the change of identity, which would make the kernel forget it.
        _libc.prctl(_PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != us:
            os._exit(1)

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL if apart else None,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        env=environment,
        pass_fds=tuple(keep_open),
        start_new_session=apart,
        preexec_fn=prepare,  # noqa: PLW1509 - a death signal can only be asked for between fork and exec
    )


def end(process: subprocess.Popen[bytes], *signals: signal.Signals, patience: float) -> None:
    """Send one signal after the other, waiting `patience` seconds after each, until the process has ended."""
    for number in (*signals, signal.SIGKILL):
        process.send_signal(number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        return


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until(condition: Callable[[], bool], *, seconds: float, pause: float = 0.01) -> bool:
    """Whether the condition came true within so many seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True


def adopt_orphans() -> None:
    """From now on a descendant whose own parent has died becomes our child, so that none gets away."""
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)


def end_orphans(*, spare: Collection[int], patience: float = 5) -> None:
    """End every child of ours, and what they leave behind, but those whose ids are in `spare`."""
    asked: set[int] = set()
    deadline = time.monotonic() + patience
    while orphans := children() - set(spare):
        too_late = time.monotonic() > deadline
        for orphan in orphans if too_late else orphans - asked:
            os.kill(orphan, signal.SIGKILL if too_late else signal.SIGTERM)
        asked |= orphans
        for orphan in orphans:
            os.waitpid(orphan, os.WNOHANG)
        time.sleep(0.01)


def children() -> set[int]:
    """The ids of our own children, those that ended and were not waited for included."""
    ours = f"PPid:\t{os.getpid()}\n"
    return {int(entry.name) for entry in Path("/proc").iterdir() if ours in _status(entry)}


def _status(entry: Path) -> str:
    if not entry.name.isdecimal():
        return ""
    try:
        return (entry / "status").read_text(errors="replace")
    except OSError:  # it ended meanwhile
        return ""
