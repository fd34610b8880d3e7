"""manage.py replay: plays a file of real calls for service into an agency of the demo (`make replay` calls it)."""

import json
from argparse import ArgumentTypeError
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import Agency
from incidents.intake.tables import CannotRead
from sandbox.replay.addresses import Addresses
from sandbox.replay.door import Shut
from sandbox.replay.files import read_calls
from sandbox.replay.running import Wishes, run
from sandbox.replay.telling import tell


def _speed(written: str) -> float | None:
    if written == "max":
        return None
    return _positive(written, "write a number such as 60, or max")


def _count(written: str) -> int:
    return int(_positive(written, "write a whole number of 1 or more"))


def _positive(written: str, otherwise: str) -> float:
    try:
        number = float(written)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise ArgumentTypeError(otherwise)
    return number


class Command(BaseCommand):
    """The file's people are given invented numbers, and every incident closes now. See docs/replay.md."""

    help = "Send a public file of calls for service to an agency of the running demo, and tell what came of it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="any export of calls: CSV or Excel")
        parser.add_argument("--agency", required=True, metavar="SLUG", help="river-county, say")
        parser.add_argument(
            "--speed",
            type=_speed,
            default=60.0,
            metavar="N|max",
            help="how many times as fast as the file's own time (60), or max",
        )
        parser.add_argument("--limit", type=_count, metavar="N", help="only the first N rows")
        parser.add_argument("--seed", type=int, default=0, help="other invented numbers (0)")
        parser.add_argument(
            "--wait",
            type=float,
            default=300.0,
            metavar="SECONDS",
            help="how long to wait for decisions, texts and answers at the most (300)",
        )
        parser.add_argument(
            "--accept-suggestions",
            action="store_true",
            help="decide the file's call types first, as an admin who accepts every suggestion",
        )
        parser.add_argument("--json", action="store_true", help="print the summary as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with a sentence that says what to do."""
        addresses = Addresses.of_the_demo()
        wishes = Wishes(
            speed=options["speed"],
            seed=options["seed"],
            wait=options["wait"],
            accept_suggestions=options["accept_suggestions"],
        )
        try:
            file = read_calls(path=options["file"], limit=options["limit"])
            if problem := addresses.problem():
                raise CommandError(problem)
            ran, summary = run(
                agency=_agency(options["agency"]),
                path=options["file"],
                file=file,
                addresses=addresses,
                wishes=wishes,
                say=self.stderr.write if options["json"] else self.stdout.write,
            )
        except (CannotRead, Shut) as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            self.stdout.write(json.dumps({"run": asdict(ran), **asdict(summary)}, indent=2))
        else:
            self.stdout.write(tell(run=ran, summary=summary))


def _agency(slug: str) -> Agency:
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        known = ", ".join(Agency.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"There is no agency {slug} here. There are: {known or 'none'}.")
    return agency
