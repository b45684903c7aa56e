"""The place of each case on the docket is kept in its row; numbers and names are found by an index, whatever their case."""

from datetime import UTC, date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_FOUND = (
    ("cases_case", "number"),
    ("cases_case", "reference"),
    ("cases_application", "claim_number"),
    ("cases_application", "employee_first_name"),
    ("cases_application", "employee_middle_name"),
    ("cases_application", "employee_last_name"),
)
_INDEX = {"sqlite": "({} COLLATE NOCASE)", "postgresql": "(UPPER({}::text) text_pattern_ops)"}
"""How each database compares and finds the beginning of a text without regard to case."""


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on = _INDEX[schema_editor.connection.vendor]
    for table, column in _FOUND:
        schema_editor.execute(f"CREATE INDEX {table}_{column}_found ON {table} {on.format(column)}")


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table, column in _FOUND:
        schema_editor.execute(f"DROP INDEX {table}_{column}_found")


class Migration(migrations.Migration):
    """A case that stands there already has no place until the docket is next opened, or the site is migrated."""

    dependencies: ClassVar = [
        ("cases", "0009_kinds_of_notices"),
        ("people", "0002_cache_table"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="case",
            name="docket_due",
            field=models.DateField(default=date(9999, 1, 1), editable=False),
        ),
        migrations.AddField(
            model_name="case",
            name="docket_due_at",
            field=models.DateTimeField(default=datetime(9999, 1, 1, 0, 0, tzinfo=UTC), editable=False),
        ),
        migrations.AddField(
            model_name="case",
            name="docket_ended_at",
            field=models.DateTimeField(default=datetime(1900, 1, 1, 0, 0, tzinfo=UTC), editable=False),
        ),
        migrations.AddField(
            model_name="case",
            name="docket_for",
            field=models.CharField(blank=True, default="", editable=False, max_length=16),
        ),
        migrations.AddField(
            model_name="case",
            name="docket_office",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=models.PROTECT,
                related_name="+",
                to="people.organization",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="docket_waits",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["docket_for"], name="case_without_place"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "docket_waits", "priority"], name="case_by_part"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["docket_due", "docket_due_at", "priority", "received_at", "id", "state", "docket_waits"],
                name="case_by_due",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["state", "docket_due", "docket_due_at", "priority", "received_at", "id", "docket_waits"],
                name="case_by_state_and_due",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["docket_ended_at", "id", "state", "docket_waits", "priority"], name="case_by_end"
            ),
        ),
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                condition=models.Q(("until__isnull", True)),
                fields=["organization", "kind", "case"],
                name="standing_party_by_office",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["docket_office", "state", "docket_waits", "priority"], name="case_by_office"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=[
                    "docket_office",
                    "docket_due",
                    "docket_due_at",
                    "priority",
                    "received_at",
                    "id",
                    "state",
                    "docket_waits",
                ],
                name="case_by_office_and_due",
            ),
        ),
        migrations.RunPython(_add, _drop),
    ]
