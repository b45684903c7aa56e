from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = ("cases_noticeservice",)


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """Where a notice went. SQLite makes the table anew, without its triggers: they are taken away before and set after."""

    dependencies: ClassVar = [
        ("cases", "0002_facts_of_lines_and_items"),
        ("determinations", "0003_append_only"),
    ]
    operations: ClassVar = [
        migrations.RunPython(_drop, _add),
        migrations.AddField(
            model_name="noticeservice",
            name="address",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.RunPython(_add, _drop),
    ]
