"""Django's own Postgres backend, which also tells Postgres for which agency each transaction acts."""

from collections.abc import Callable, Mapping
from select import POLLIN, poll
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper, debug_transaction
from psycopg2.extensions import TRANSACTION_STATUS_IDLE, cursor

from agencies.tenancy.scope import SETTING, current_scope

ROLE_IS_TOO_STRONG = (
    "The database role {role} is a superuser or may bypass row-level security, so agencies would not be "
    "separated. Connect as an ordinary role: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS."
)
TELL = f"SELECT set_config('{SETTING}', '%s', true)"


class DatabaseWrapper(base.DatabaseWrapper):
    """Refuses a role that row-level security does not bind; scopes every transaction.

    What Postgres must know before a statement goes to it with that statement, in the same round trip: that a
    transaction begins, and for which agency. So the driver itself stays in autocommit, and a transaction that asks
    nothing never begins. `told` is what Postgres knows in this transaction: nothing that is sure when one was rolled
    back to a savepoint. Outside of a transaction each statement is one by itself, and is told each time.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: str | None = None
        self._prepared: set[str] = set()
        self.execute_wrappers.append(self._with_what_comes_first)

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._prepared = set()
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
        if self.connection.closed:
            return False
        waiting = poll()
        waiting.register(self.connection, POLLIN)
        return not waiting.poll(0)

    def ask(
        self, sql: str, values: Mapping[str, Any], *, prepared: tuple[str, str] | None = None
    ) -> cursor | CursorWrapper:
        """Execute a statement and return its cursor: what Django's own does, without its layers around it.

        They cost twice as much as all that the driver does for a small statement (docs/performance.md). `prepared` are
        the name of the statement that `sql` executes, and what prepares it: once by each connection.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        self.validate_no_broken_transaction()
        if prepared and prepared[0] not in self._prepared:
            self._send(prepared[1], None)
            self._prepared.add(prepared[0])
        return self._send(sql, values)

    def _send(self, sql: str, values: Mapping[str, Any] | None) -> cursor | CursorWrapper:
        if self.queries_logged:  # by Django, of whose layers that is one
            noting = self.cursor()
            noting.execute(sql, values)
            return noting
        if first := self.comes_first():
            sql = f"{first}; {sql}"
        with self.wrap_database_errors:
            asked: cursor = self.connection.cursor()
            asked.execute(sql, values)
        return asked

    def _set_autocommit(self, autocommit: bool) -> None:
        """Nothing to do when a transaction begins: its first statement says so."""
        if autocommit:
            super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out

    def _commit(self) -> None:
        self._end("COMMIT")

    def _rollback(self) -> None:
        self._end("ROLLBACK")

    def _end(self, how: str) -> None:
        if self.connection is not None and not self._is_idle():
            with (
                debug_transaction(self, how),
                self.wrap_database_errors,
                self.connection.cursor() as cursor,
            ):
                cursor.execute(how)

    def _is_idle(self) -> bool:
        """Whether no transaction is open, as the driver knows from the server's latest answer."""
        return bool(self.connection.get_transaction_status() == TRANSACTION_STATUS_IDLE)

    def _savepoint_rollback(self, sid: str) -> None:
        self.told = current_scope()  # a transaction that failed takes no other statement
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # the stubs leave it out
        self.told = None

    def _with_what_comes_first(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        """Around each statement."""
        if first := self.comes_first():
            if isinstance(sql, str) and not many and context["cursor"].name is None:
                sql = f"{first}; {sql}"
            elif self.in_atomic_block:  # a statement that must stand alone
                with self.connection.cursor() as cursor:
                    cursor.execute(first)
        return execute(sql, params, many, context)

    def comes_first(self) -> str:
        """What must be said before the next statement of this thread, which takes it along; mostly nothing."""
        scope, within = current_scope(), self.in_atomic_block
        begins = within and self._is_idle()
        told = self.told if within and not begins else ""
        if within:
            self.told = scope
        said = ["BEGIN"] if begins else []
        if scope != told:
            said.append(TELL % scope)  # digits, a star or nothing
        return "; ".join(said)
