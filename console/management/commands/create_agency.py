"""`manage.py create_agency`: open an agency and invite its first admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from agencies.models import Agency
from console.invitations import SHOWN, days_valid, link, send_invitation
from surveys.onboarding import Opened, open_agency


class Command(BaseCommand):
    help = "Open an agency with the default survey, and invite its first admin."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help='"Cedar Falls Police Department"')
        parser.add_argument("--slug", required=True, help="its part of every address: cedar-falls")
        parser.add_argument("--voice", required=True, help='how texts begin: "Cedar Falls Police"')
        parser.add_argument("--time-zone", required=True, help="such as America/Chicago")
        parser.add_argument("--kind", choices=Agency.Kind.values, default=Agency.Kind.POLICE)
        parser.add_argument("--admin-email", required=True)
        parser.add_argument("--admin-name", default="", help="without it, the e-mail address")
        parser.add_argument(
            "--with-apco-codes",
            action="store_true",
            help="decide APCO's common codes as recommended; else nobody is texted before the admin decides",
        )

    def handle(self, **options: Any) -> None:
        try:
            opened = open_agency(
                name=options["name"],
                slug=options["slug"],
                voice=options["voice"],
                time_zone=options["time_zone"],
                kind=options["kind"],
                admin_email=options["admin_email"],
                admin_name=options["admin_name"] or options["admin_email"],
                now=timezone.now(),
                apco_codes=options["with_apco_codes"],
            )
        except ValidationError as wrong:
            raise CommandError(_sentence(wrong)) from wrong
        send_invitation(invited=opened.admin, by=None)
        self._report(opened)

    def _report(self, opened: Opened) -> None:
        admin = opened.admin.membership.user
        self.stdout.write(f"{opened.agency.name} is open. {admin.email} is its admin.")
        if opened.admin.needs_password:
            self.stdout.write(f"Their invitation, once and for {days_valid()} days:")
            self.stdout.write(link(admin, SHOWN))
        else:
            self.stdout.write("They have a password already and sign in with it.")


def _sentence(wrong: ValidationError) -> str:
    options = {"time_zone": "--time-zone"}
    return " ".join(
        f"{options.get(field, f'--{field}')}: {' '.join(messages)}"
        for field, messages in wrong.message_dict.items()
    )
