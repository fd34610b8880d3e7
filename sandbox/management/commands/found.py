"""manage.py found: makes the demo's first agency and prints what its CAD and its line need to know, as JSON."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sandbox.founding import CEDAR_FALLS, found
from sandbox.history import write_history


class Command(BaseCommand):
    help = "Make the demo's first agency (for tests and benchmarks)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--history", action="store_true", help="with three months of the past")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        founded = found(plan=CEDAR_FALLS, now=now)
        if options["history"] and founded.is_new:
            write_history(agency=founded.agency, a_day=CEDAR_FALLS.incidents_a_day, now=now, seed=0)
        line = founded.line
        self.stdout.write(
            json.dumps(
                {
                    "name": founded.agency.name,
                    "key": founded.feed_key,
                    "line": str(line.key),
                    "number": line.number,
                    "account_sid": line.account,
                    "auth_token": line.auth_token,
                }
            )
        )
