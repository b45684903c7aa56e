from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = ("documents_recordsdeclaration",)


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """What a party declared of its records is changed by nobody."""

    dependencies: ClassVar = [("documents", "0002_records_declaration")]
    operations: ClassVar = [migrations.RunPython(_add, _drop)]
