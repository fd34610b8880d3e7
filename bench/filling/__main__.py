"""Fill a database for benchmarks: `make bench-data ARGS="--scale 0.01"`, of 10 million incidents at 1."""

import argparse
import os
import sys
from datetime import UTC, datetime, time

import django
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import import_string

from bench.filling.progress import Progress
from bench.filling.sizes import FULL_AGENCIES, Size, full, portions

ALREADY = (
    "This database is filled already. Remove it first: "
    ".venv/bin/python -m engage.embedded --data .data/bench --remove"
)
NOT_OURS = (
    "This database holds agencies that were not invented here ({slugs}), so nothing was written. "
    "`make bench-data` fills a database of its own, in .data/bench."
)
INTERRUPTED = (
    "Interrupted: nothing was written. Start it again to fill the database from the beginning."
)
GIGABYTE = 1024**3


def main() -> int:
    """Fill the database of DATABASE_URL, and say how fast that was and what it takes on disk."""
    options = _options()
    os.environ.update(DJANGO_SETTINGS_MODULE="engage.settings", DEBUG="", STATIC_FROM_SOURCE="1")
    django.setup()
    call_command("migrate", verbosity=0)
    town = "bench.filling.town"
    refused = _refused(
        is_filled=import_string(f"{town}.is_filled")(), slugs=import_string(f"{town}.strangers")()
    )
    if refused:
        print(refused, file=sys.stderr)
        return 1
    whole = _whole(options)
    sizes = portions(of=whole, agencies=options.agencies, largest=options.largest)
    try:
        filled = import_string(f"{town}.fill")(
            sizes=sizes, until=_until(options.until), seed=options.seed, heard=Progress(sys.stderr)
        )
    except KeyboardInterrupt:
        print(INTERRUPTED, file=sys.stderr)
        return 130
    taken = import_string(f"{town}.size_on_disk")()
    print(_report(filled.rows, filled.seconds, taken, whole))
    return 0


def _refused(*, is_filled: bool, slugs: list[str]) -> str:
    """Why this database may not be filled; empty where it may."""
    if slugs:
        return NOT_OURS.format(slugs=", ".join(slugs))
    return ALREADY if is_filled else ""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.filling", description=__doc__)
    parser.add_argument("--scale", type=float, default=0.002, help="of the full size (0.002)")
    parser.add_argument("--agencies", type=int, default=50, help=f"(50; full: {FULL_AGENCIES:,})")
    parser.add_argument("--incidents", type=int, help="instead of what the scale gives")
    parser.add_argument("--conversations", type=int, help="instead of what the scale gives")
    parser.add_argument("--answers", type=int, help="instead of what the scale gives")
    parser.add_argument("--largest", type=float, default=0.1, help="agency's share of all (0.1)")
    parser.add_argument("--until", type=datetime.fromisoformat, help="the last day (today)")
    parser.add_argument("--seed", type=int, default=1, help="of chance (1)")
    return parser.parse_args()


def _whole(options: argparse.Namespace) -> Size:
    usual = full(scale=options.scale)
    return Size(
        incidents=options.incidents or usual.incidents,
        conversations=options.conversations or usual.conversations,
        answers=options.answers or usual.answers,
    )


def _until(day: datetime | None) -> datetime:
    """Noon of that day."""
    return datetime.combine((day or timezone.now()).date(), time(12), UTC)


def _report(rows: dict[str, int], seconds: float, taken: int, whole: Size) -> str:
    written = sum(rows.values())
    times = full(scale=1).incidents / whole.incidents
    return "\n".join(
        [
            *(f"{count:>12,}  {table}" for table, count in rows.items()),
            f"{written:>12,}  rows in {seconds:,.0f} s: {written / seconds:,.0f} a second, "
            f"{taken / GIGABYTE:.2f} GB on disk",
            f"The full size at this rate: {seconds * times / 3600:.1f} hours, {taken * times / GIGABYTE:.0f} GB.",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
