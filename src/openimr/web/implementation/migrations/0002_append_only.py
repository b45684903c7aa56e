"""The database refuses to change or remove what was said of how a determination is carried out."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = (
    "implementation_determinationreceipt",
    "implementation_statedcare",
    "implementation_implementationstep",
)


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """Set the triggers on both databases."""

    dependencies: ClassVar = [("implementation", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_add, _drop)]
