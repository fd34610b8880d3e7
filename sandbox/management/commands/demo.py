"""manage.py demo: everything on one machine, with invented people (`make demo` calls it)."""

from datetime import datetime
from typing import Any

import environ
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from sandbox.demo import Ports, run
from sandbox.founding import PLANS, Founded, Plan, found
from sandbox.history import write_history


class Command(BaseCommand):
    """From the environment: ENGAGE_PORT (8000) and ENGAGE_PHONE_PORT (8001)."""

    help = "Run web server, workers, the look-alike of Twilio and a CAD feed, with two agencies."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        env = environ.Env()
        ports = Ports(
            web=env.int("ENGAGE_PORT", default=8000),
            texts=env.int("ENGAGE_PHONE_PORT", default=8001),
        )
        if problem := ports.problem():
            raise CommandError(problem)
        call_command("migrate", verbosity=0)
        now = timezone.now()
        founded = [self.found(plan, seed, now) for seed, plan in enumerate(PLANS)]
        connections.close_all()
        data = settings.BASE_DIR / ".data"
        if code := run(ports=ports, founded=founded, data=data, say=self.stdout.write):
            raise SystemExit(code)

    def found(self, plan: Plan, seed: int, now: datetime) -> Founded:
        founded = found(plan=plan, now=now)
        if founded.is_new:
            self.stdout.write(f"Writing three months of {plan.name} …")
            write_history(agency=founded.agency, a_day=plan.incidents_a_day, now=now, seed=seed)
        return founded
