"""Django's own Postgres backend, which also tells Postgres for which agency each transaction acts."""

from collections.abc import Callable
from select import POLLIN, poll
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base

from agencies.tenancy.scope import SETTING, current_scope

ROLE_IS_TOO_STRONG = (
    "The database role {role} is a superuser or may bypass row-level security, so agencies would not be "
    "separated. Connect as an ordinary role: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS."
)
TELL = f"SELECT set_config('{SETTING}', '%s', true)"


class DatabaseWrapper(base.DatabaseWrapper):
    """Refuses a role that row-level security does not bind; scopes every transaction.

    Postgres is told with the next statement itself, in the same round trip. `told` is what it knows: nothing when a
    transaction begins, and nothing that is sure when one was rolled back to a savepoint. Outside of a transaction each
    statement is one by itself, and is told each time.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: str | None = None
        self.execute_wrappers.append(self._tell)

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

    def is_usable(self) -> bool:
        """Whether the connection still stands, told without a round trip.

        Between two transactions a server says nothing unless it ends: then its last words, or the end of the stream,
        wait to be read.
        """
        waiting = poll()
        waiting.register(self.connection, POLLIN)
        return not waiting.poll(0)

    def _set_autocommit(self, autocommit: Any) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        self.told = None

    def _savepoint_rollback(self, sid: str) -> None:
        self.told = current_scope()  # a transaction that failed takes no other statement
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # the stubs leave it out
        self.told = None

    def _tell(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        """Around each statement: where the scope is another than Postgres was told, tell it first."""
        scope = current_scope()
        within = self.in_atomic_block
        if scope != (self.told if within else ""):
            telling = TELL % scope  # digits, a star or nothing
            if isinstance(sql, str) and not many and context["cursor"].name is None:
                sql = f"{telling}; {sql}"
            elif within:  # a statement that must stand alone
                with self.connection.cursor() as cursor:
                    cursor.execute(telling)
            if within:
                self.told = scope
        return execute(sql, params, many, context)
