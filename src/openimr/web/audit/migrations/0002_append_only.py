"""The database refuses to change or remove audit events, and lets a head grow by one only."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = (
    (
        "CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_auditevent "
        "BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"
    ),
    (
        "CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_auditevent "
        "BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"
    ),
    (
        "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_audithead "
        "WHEN NEW.scope <> OLD.scope OR NEW.number <> OLD.number + 1 "
        "BEGIN SELECT RAISE(ABORT, 'an audit head moves forward by one'); END"
    ),
    (
        "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_audithead "
        "BEGIN SELECT RAISE(ABORT, 'an audit head is kept'); END"
    ),
)
_SQLITE_BACK = (
    "DROP TRIGGER audit_event_no_update",
    "DROP TRIGGER audit_event_no_delete",
    "DROP TRIGGER audit_head_forward",
    "DROP TRIGGER audit_head_no_delete",
)
_POSTGRESQL = (
    (
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit rows are append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    ),
    (
        "CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON audit_auditevent "
        "FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
    ),
    (
        "CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_auditevent "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    ),
    (
        "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_audithead "
        "FOR EACH ROW WHEN (NEW.scope <> OLD.scope OR NEW.number <> OLD.number + 1) EXECUTE FUNCTION audit_refuse()"
    ),
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_audithead FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    (
        "CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_audithead "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    ),
)
_POSTGRESQL_BACK = ("DROP FUNCTION audit_refuse() CASCADE",)

_STATEMENTS = {"sqlite": (_SQLITE, _SQLITE_BACK), "postgresql": (_POSTGRESQL, _POSTGRESQL_BACK)}


def _set_triggers(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _STATEMENTS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


def _drop_triggers(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _STATEMENTS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Set the triggers on both databases."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_set_triggers, _drop_triggers)]
