"""`manage.py translate`: collect the sentences of the public pages and compile their translations."""

from typing import Any

from django.core.management.base import BaseCommand

from public.translating import update


class Command(BaseCommand):
    """Run it after a sentence or a translation has changed; what it writes belongs into the same commit."""

    help = "Write public/locale anew: sentences collected, translations compiled."

    def handle(self, *args: Any, **options: Any) -> None:
        for language, waiting in update().items():
            self.stdout.write(f"{language}: {waiting or 'no'} sentences wait for a translation")
