"""manage.py chaos: the real processes under blows, then an audit of both sides' books (`make chaos` calls it)."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sandbox.chaos.asking import ask_twilio
from sandbox.chaos.running import run
from sandbox.chaos.telling import as_json, table

NORMAL = 1  # --verbosity 2 shows what the processes complain of


class Command(BaseCommand):
    """Exit code 1 says that a promise was broken. See docs/chaos.md."""

    help = "Trouble the real processes on servers of their own, then audit both sides' books."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--incidents", type=int, default=2000, metavar="N", help="(2000)")
        parser.add_argument("--seed", type=int, default=1, help="other incidents and troubles (1)")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument(
            "--step",
            choices=("run", "ask-twilio"),
            default="run",
            help="run calls the other by itself, for the database of its processes",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        match options["step"]:
            case "ask-twilio":
                ask_twilio(clock=timezone.now)
            case _:
                outcome = run(
                    incidents=options["incidents"],
                    seed=options["seed"],
                    quiet=options["verbosity"] <= NORMAL,
                )
                self.stdout.write(as_json(outcome) if options["json"] else table(outcome))
                sys.exit(0 if outcome.is_clean else 1)
