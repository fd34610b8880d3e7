"""`manage.py reconcile`: ask Twilio at once what the worker asks every minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from agencies.models import Agency
from messaging.reconcile import Reconciled, reconcile


class Command(BaseCommand):
    help = "Ask Twilio for texts in doubt, receipts that never came and texts that were missed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", metavar="SLUG", help="this agency only: cedar-falls")

    def handle(self, **options: Any) -> None:
        agencies = Agency.objects.order_by("slug")
        if options["agency"]:
            agencies = agencies.filter(slug=options["agency"])
            if not agencies:
                raise CommandError(f"There is no agency “{options['agency']}”.")
        for agency in agencies:
            done = reconcile(agency_id=agency.pk, now=timezone.now())
            self.stdout.write(f"{agency.name}: {_sentence(done)}")


def _sentence(done: Reconciled) -> str:
    return (
        f"{done.recovered} missed texts heard; of the texts in doubt {done.adopted} found at Twilio, "
        f"{done.queued_again} queued again, {done.cancelled} cancelled; {done.receipts} receipts fetched."
    )
