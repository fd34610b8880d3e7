"""Django's own `migrate`, acting for every agency: constraints are validated over locked tables as well."""

from typing import Any

from django.core.management.commands import migrate

from agencies.tenancy import across_agencies


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with across_agencies():
            super().handle(*args, **options)
