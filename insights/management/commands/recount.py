"""Compare what figures are made of with the rows: `manage.py recount [--agency SLUG] [--repair]`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.counting import Difference, count_again, differences, wrong_facts

SHOWN = 10


class Command(BaseCommand):
    help = "Compare the facts and counts that figures are made of with the rows, for every agency."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", metavar="SLUG", help="this agency alone")
        parser.add_argument("--repair", action="store_true", help="make wrong counts anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends with an error where counts are wrong and were not repaired."""
        agencies = Agency.objects.order_by("slug")
        if options["agency"]:
            agencies = agencies.filter(slug=options["agency"])
            if not agencies:
                raise CommandError(f"There is no agency {options['agency']}.")
        wrong = [agency.slug for agency in agencies if self._is_wrong(agency, options["repair"])]
        if wrong and not options["repair"]:
            raise CommandError(
                f"Counts are wrong in {', '.join(wrong)}. Run it again with --repair, and report it as a bug."
            )
        self.stdout.write(f"Looked at {len(agencies)} agencies: {len(wrong)} with wrong counts.")

    def _is_wrong(self, agency: Agency, repair: bool) -> bool:
        with acting_for(agency), transaction.atomic():
            wrong = [
                f"the facts of {which} are not what the rows say"
                for which in wrong_facts(agency=agency)
            ]
            found = [*wrong, *(_said(difference) for difference in differences(agency=agency))]
            for words in found[:SHOWN]:
                self.stdout.write(f"{agency.slug}: {words}")
            if found and repair:
                count_again(agency=agency)
        return bool(found)


def _said(one: Difference) -> str:
    return (
        f"{one.day} {one.what} {one.question or ''} {one.value}: kept {one.kept.good} of {one.kept.total}, "
        f"the rows come to {one.counted.good} of {one.counted.total}"
    )
