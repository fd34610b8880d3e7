"""A clock that a run of chaos moves, for all of its processes at once: product and look-alike read the same file.

Django's `timezone.now` is where the product reads what time it is, so that is what is moved. Timers, leases of Redis
and the computer's own clock go on as they are.
"""

import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

VARIABLE = "CHAOS_CLOCK"
_SECONDS = struct.Struct("d")


class Clock:
    """Runs as fast as the computer's own clock, so many seconds ahead of it as the file at `path` says."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR)

    @classmethod
    def make(cls, path: Path, *, at: datetime) -> "Clock":
        """Make the file, with the clock at this moment."""
        path.write_bytes(bytes(_SECONDS.size))
        clock = cls(path)
        clock.move_to(at)
        return clock

    def now(self) -> datetime:
        """The moment, in UTC."""
        [ahead] = _SECONDS.unpack(os.pread(self._file, _SECONDS.size, 0))
        return datetime.now(UTC) + timedelta(seconds=ahead)

    def move_to(self, moment: datetime) -> None:
        """From now on it is this moment, wherever the clock is read."""
        ahead = (moment - datetime.now(UTC)).total_seconds()
        os.pwrite(self._file, _SECONDS.pack(ahead), 0)
