"""manage.py feed: plays a CAD that reports incidents to an agency."""

from pathlib import Path
from typing import Any

import environ
from django.core.management.base import BaseCommand, CommandError

from sandbox.feed import run_feed


class Command(BaseCommand):
    """From the environment: PUBLIC_URL, FEED_API_KEY, FEED_SECONDS (4), SANDBOX_SEED, FEED_STATE."""

    help = "Report an invented incident to the agency every few seconds (for the demo)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until interrupted."""
        env = environ.Env()
        api_key = env.str("FEED_API_KEY", default="")
        if not api_key:
            raise CommandError("Set FEED_API_KEY to a key of the agency that takes the incidents.")
        state = env.str("FEED_STATE", default="")
        try:
            run_feed(
                api_url=env.str("PUBLIC_URL", default="http://localhost:8000"),
                api_key=api_key,
                seconds=env.float("FEED_SECONDS", default=4.0),
                seed=env.int("SANDBOX_SEED", default=0),
                state=Path(state) if state else None,
                say=self.stderr.write,
            )
        except KeyboardInterrupt:
            self.stdout.write("The feed has stopped.")
