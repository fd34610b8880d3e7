"""What was measured, as a table to read and as a file to compare."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HEADINGS = ("name", "ours", "floor", "ratio", "unit", "p95", "work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One benchmark: what we reach, and what is reached by something that can hardly be undercut.

    `ours` and `floor` are rates or shares in `unit`; the times are the 95th percentiles of one request, in
    milliseconds, and None where a single one was not timed. `work_p95` is the processor time in one, ours and that of
    Postgres: what is left of the time where nobody else wants the processors.
    """

    name: str
    ours: float
    floor: float
    unit: str
    note: str
    p95: float | None = None
    floor_p95: float | None = None
    work_p95: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours ÷ floor: 1.00 is as good as the floor; None where the floor is nothing."""
        return self.ours / self.floor if self.floor else None


def percentile(times: Sequence[float], share: float) -> float:
    """The time that `share` (0 to 1) of all times do not exceed, by nearest rank. Raises ValueError without times."""
    if not times:
        raise ValueError("There are no times to take a percentile of.")
    rank = max(1, math.ceil(len(times) * share))
    return sorted(times)[rank - 1]


def table(results: Sequence[Result]) -> str:
    """The results in columns, with a note under each."""
    rows = [HEADINGS, *(_row(result) for result in results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_aligned(row, widths) for row in rows]
    notes = [f"{result.name}: {result.note}" for result in results]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:], "", *notes])


def _row(result: Result) -> tuple[str, ...]:
    p95 = "–" if result.p95 is None else f"{result.p95:.0f} ms"
    if result.floor_p95 is not None:
        p95 += f" ({result.floor_p95:.0f})"
    return (
        result.name,
        f"{result.ours:,.0f}",
        f"{result.floor:,.0f}",
        "–" if result.ratio is None else f"{result.ratio:.2f}",
        result.unit,
        p95,
        "–" if result.work_p95 is None else f"{result.work_p95:.0f} ms",
    )


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, figures to the right."""
    cells = (
        cell.rjust(width)
        if heading in {"ours", "floor", "ratio", "p95", "work"}
        else cell.ljust(width)
        for heading, cell, width in zip(HEADINGS, row, widths, strict=True)
    )
    return "  ".join(cells).rstrip()


def write(results: Sequence[Result], *, to: Path) -> None:
    """Write the results as a JSON list of {name, ours, floor, ratio, unit, note, p95, floor_p95, work_p95}."""
    to.write_text(json.dumps([_entry(result) for result in results], indent=2) + "\n")


def _entry(result: Result) -> dict[str, object]:
    fields = asdict(result) | {"ratio": result.ratio}
    return {
        name: round(value, 2) if isinstance(value, float) else value
        for name, value in fields.items()
    }
