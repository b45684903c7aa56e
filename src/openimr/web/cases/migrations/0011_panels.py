from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = ("cases_panelapproval", "cases_seatsleftempty")


_FOUND = ("number", "reference")
_INDEX = {"sqlite": "({} COLLATE NOCASE)", "postgresql": "(UPPER({}::text) text_pattern_ops)"}
"""Indexes of ``0010_places_on_the_docket`` that SQLite loses as it writes the table of cases anew."""


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)
    on = _INDEX[schema_editor.connection.vendor]
    for column in _FOUND:
        index = f"cases_case_{column}_found ON cases_case {on.format(column)}"
        schema_editor.execute(f"CREATE INDEX IF NOT EXISTS {index}")


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """Panels: how many seats a case has, and what they rest on."""

    dependencies: ClassVar = [
        ("cases", "0010_places_on_the_docket"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PanelApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reviewers", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=60)),
                ("approved_on", models.DateField()),
                ("approved_by", models.CharField(max_length=120)),
                ("because", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="SeatsLeftEmpty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reviewers", models.PositiveSmallIntegerField()),
                ("because", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddField(
            model_name="case",
            name="seats",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="case_has_a_seat"),
        ),
        migrations.AddField(
            model_name="panelapproval",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="panelapproval",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="panel_approvals", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="seatsleftempty",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="seatsleftempty",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="seats_left_empty", to="cases.case"
            ),
        ),
        migrations.AddConstraint(
            model_name="panelapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewers__gte", 2),
                    models.Q(("number", ""), _negated=True),
                    models.Q(("because", ""), _negated=True),
                ),
                name="panel_has_its_approval",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatsleftempty",
            constraint=models.CheckConstraint(
                condition=models.Q(("reviewers__gte", 1), models.Q(("because", ""), _negated=True)),
                name="seats_are_left_empty_for_a_reason",
            ),
        ),
        migrations.RunPython(_add, _drop),
    ]
