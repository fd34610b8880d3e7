"""manage.py screenshots: takes the documentation's pictures again (`make screenshots` calls it)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sandbox.screenshots import take


class Command(BaseCommand):
    help = "Take pictures of the demo's pages with headless Chromium."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "docs" / "pictures")
        parser.add_argument("--everything", action="store_true", help="narrow and dark as well")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            take(folder=options["folder"], say=self.stdout.write, everything=options["everything"])
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error
