"""The books on disk: one JSON object a line, only ever appended to."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Entry = dict[str, Any]


class Journal:
    """Appends entries to a file and reads them back after a restart.

    Without a path it keeps nothing. An entry has reached the operating system when `append`
    returns: a killed process loses none. A last line that was cut off is dropped when read.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b", buffering=0) if path else None

    def append(self, entry: Entry) -> None:
        """Write one entry."""
        if self._file is None:
            return
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        with self._lock:
            self._file.write(line)

    def read(self) -> Iterator[Entry]:
        """Give every entry from the first on, then stand ready to append behind the last."""
        if self._file is None:
            return
        self._file.seek(0)
        whole = 0
        for line in self._file.read().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            yield json.loads(line)
        self._file.truncate(whole)

    def clear(self) -> None:
        """Forget everything."""
        if self._file is None:
            return
        with self._lock:
            self._file.truncate(0)
