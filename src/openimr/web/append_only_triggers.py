"""Triggers by which the database itself refuses to change or remove rows, on both databases; for migrations."""

from collections.abc import Iterable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
    ),
    (
        "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
    ),
)
_SQLITE_BACK = ("DROP TRIGGER IF EXISTS {table}_no_update", "DROP TRIGGER IF EXISTS {table}_no_delete")
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
_POSTGRESQL = (
    (
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION append_only_refuse()"
    ),
    (
        "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only_refuse()"
    ),
)
_POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
    "DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
)


def add_triggers(schema_editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Let the database refuse UPDATE and DELETE (and TRUNCATE, where there is one) on each table.

    Args:
        schema_editor: Of the migration.
        tables: Names of tables, as code has them; never a person's words.
    """
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(_FUNCTION, params=None)  # its % is no placeholder
    _run(schema_editor, {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[vendor], tables)


def drop_triggers(schema_editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Take the triggers of ``add_triggers`` back; those that are gone already do not matter."""
    _run(
        schema_editor,
        {"sqlite": _SQLITE_BACK, "postgresql": _POSTGRESQL_BACK}[schema_editor.connection.vendor],
        tables,
    )


def _run(schema_editor: BaseDatabaseSchemaEditor, statements: Iterable[str], tables: Iterable[str]) -> None:
    for table in tables:
        for statement in statements:
            schema_editor.execute(statement.format(table=table))
