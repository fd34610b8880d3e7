"""Django's own Postgres backend, which also says at BEGIN for which agency the transaction acts."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base

from agencies.tenancy.scope import SETTING, current_scope

ROLE_IS_TOO_STRONG = (
    "The database role {role} is a superuser or may bypass row-level security, so agencies would not be "
    "separated. Connect as an ordinary role: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS."
)


class DatabaseWrapper(base.DatabaseWrapper):
    """Refuses a role that row-level security does not bind; scopes every transaction."""

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self.refuse_strong_role()

    def refuse_strong_role(self) -> None:
        """Raise ImproperlyConfigured where the connection's role stands above the lock."""
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
            )
            role, too_strong = cursor.fetchone()
        if too_strong:
            raise ImproperlyConfigured(ROLE_IS_TOO_STRONG.format(role=role))

    def _set_autocommit(self, autocommit: Any) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        if not autocommit and current_scope():
            with self.wrap_database_errors, self.connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, current_scope()])
