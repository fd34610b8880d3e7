"""Migration operations: lock an agency's table; make a table append-only."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# An unset scope raises twice over: as an unknown parameter, or as '' which is no bigint.
OWN_ROWS = (
    "agency_id = nullif(current_setting('engage.agency'), '*')::bigint "
    "OR current_setting('engage.agency') = '*'"
)
# The same where Postgres can't see what it is likely to find, and takes every second row to be the agency's. Of a query
# that names its agency, or comes by a key, nearly all are: but Postgres multiplies the agency's share of the rows with
# itself, expects hardly any, and reads all that there are where the first fifty were asked for. The first part is read
# when a query is planned, so that an unset scope raises even where there is no row.
OWN_OF_GROWING_ROWS = (
    "agency_id = nullif(current_setting('engage.agency'), '*')::bigint "
    "OR CASE WHEN current_setting('engage.agency') = '*' THEN true ELSE false END"
)
# The same, worked out once a query and not once a row. The last part decides nothing any more: with it, planning a
# query reads the scope already, so that an unset one raises even where there is no row.
OWN_OF_MANY_ROWS = (
    "agency_id = (SELECT nullif(current_setting('engage.agency'), '*')::bigint) "
    f"OR (SELECT current_setting('engage.agency') = '*') OR {OWN_ROWS}"
)


class _OnTable(Operation):
    """Runs SQL on the table of one model; touches no state."""

    reduces_to_sql = True
    reversible = True
    forward: tuple[str, ...]
    backward: tuple[str, ...]

    def __init__(self, model: str) -> None:
        self.model = model

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.model], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        pass

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(self.forward, app_label, schema_editor, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(self.backward, app_label, schema_editor, from_state)

    def _run(
        self,
        statements: tuple[str, ...],
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        state: ProjectState,
    ) -> None:
        table = state.apps.get_model(app_label, self.model)._meta.db_table
        for statement in statements:
            quoted = statement.format(table=schema_editor.quote_name(table))
            schema_editor.execute(quoted, params=None)


class LockTable(_OnTable):
    """Enable and force row-level security: only the rows of the agency acted for exist."""

    forward = (
        "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY own_rows ON {{table}} USING ({OWN_ROWS})",
    )
    backward = (
        "DROP POLICY own_rows ON {table}",
        "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    )

    def describe(self) -> str:
        return f"Lock the table of {self.model} by agency"


class LockLongTable(LockTable):
    """The same for a table of which one page reads a hundred thousand rows: it halves what they cost.

    Not for the others: it costs short statements more.
    """

    forward = (
        *LockTable.forward[:2],
        f"CREATE POLICY own_rows ON {{table}} USING ({OWN_OF_MANY_ROWS})",
    )


class LockGrowingTable(_OnTable):
    """Lock a locked table as one that has rows of each incident, where lists look for some among an agency's many.

    Not the others: a table of a few rows for each agency would be read whole.
    """

    forward = (f"ALTER POLICY own_rows ON {{table}} USING ({OWN_OF_GROWING_ROWS})",)
    backward = (f"ALTER POLICY own_rows ON {{table}} USING ({OWN_ROWS})",)

    def describe(self) -> str:
        return f"Lock the growing table of {self.model}"


class AppendOnly(_OnTable):
    """Refuse to UPDATE or DELETE a row: what was decided or recorded stays as it was written."""

    forward = (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only: a row that was written stays as it is', "
        "TG_TABLE_NAME; END $$",
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    )
    backward = ("DROP TRIGGER append_only ON {table}",)

    def describe(self) -> str:
        return f"Make the table of {self.model} append-only"
