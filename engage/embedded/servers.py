"""Both servers together, for one data folder: started once, and shared by whoever comes while they run."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from engage.embedded import processes
from engage.embedded.postgres import Postgres
from engage.embedded.server import CannotStart
from engage.embedded.valkey import Valkey

_NOTE = "running.json"
_SECONDS_TO_GIVE_WAY = 90


class StillRunning(Exception):
    """The servers of a data folder are in use."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the two servers are; `servers` are the ids of their processes."""

    database_url: str
    redis_url: str
    servers: tuple[int, ...]


@contextmanager
def servers(folder: Path, *, durable: bool = True, memory: str = "128MB") -> Iterator[Addresses]:
    """Run both servers on the data in `folder`, or use those that another process runs there already.

    Postgres keeps `memory` of its data at hand.

    Whoever started them stops them on leaving, also when others still use them. Raises CannotStart.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        running = _lock_or_find(lock, folder)
        if running:
            yield running
        else:
            with _started(folder, durable, memory, lock) as started:
                yield started
    finally:
        os.close(lock)


@contextmanager
def temporary_servers() -> Iterator[Addresses]:
    """Run both on an empty folder that is deleted afterwards; fast, and careless with the data."""
    folder = Path(tempfile.mkdtemp(prefix="engage-"))
    try:
        with servers(folder, durable=False) as addresses:
            yield addresses
    finally:
        shutil.rmtree(folder)


@contextmanager
def unused(folder: Path) -> Iterator[None]:
    """Keep everybody from starting servers on the folder. Raises StillRunning while some run on it."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _locked(lock):
            raise StillRunning(f"{folder} is in use. Stop the demo first, then try again.")
        yield
    finally:
        os.close(lock)


@contextmanager
def _started(folder: Path, durable: bool, memory: str, lock: int) -> Iterator[Addresses]:
    note = folder / _NOTE
    note.unlink(missing_ok=True)
    # The servers hold the lock too: it is free again only when the last of them has ended, however we ended.
    with (
        Postgres(folder, memory=memory, durable=durable, keep_open=(lock,)) as postgres,
        Valkey(folder, durable=durable, keep_open=(lock,)) as valkey,
    ):
        started = Addresses(postgres.url, valkey.url, (postgres.pid, valkey.pid))
        with _noted(note, started):
            yield started


@contextmanager
def _noted(note: Path, addresses: Addresses) -> Iterator[None]:
    """Tell others where the servers are. We alone lock the note, so that it says whether we still live."""
    draft = note.with_suffix(".new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        json.dump(asdict(addresses), file)
        file.flush()
        draft.rename(note)
        try:
            yield
        finally:
            note.unlink(missing_ok=True)


def _lock_or_find(lock: int, folder: Path) -> Addresses | None:
    """None when the folder is ours now; the addresses when somebody else's servers are up."""
    found: list[Addresses] = []

    def settled() -> bool:
        if _locked(lock):
            return True
        found.extend(_running(folder / _NOTE))
        return bool(found)

    if not processes.wait_until(settled, seconds=_SECONDS_TO_GIVE_WAY, pause=0.05):
        raise CannotStart(
            f"Another process holds {folder} and its servers do not come up. Stop it and try again."
        )
    return found[0] if found else None


def _running(note: Path) -> list[Addresses]:
    """What the note says, unless its writer has died: then the servers are on their way down."""
    try:
        with note.open() as file:
            # Asked for a shared lock, so that only the writer stands in the way and not another reader.
            if _locked(file.fileno(), fcntl.LOCK_SH):
                return []
            noted = json.load(file)
    except FileNotFoundError:
        return []
    return [Addresses(**{**noted, "servers": tuple(noted["servers"])})]


def _locked(file: int, kind: int = fcntl.LOCK_EX) -> bool:
    """Whether we could lock the open file; the lock is ours until it is closed."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
