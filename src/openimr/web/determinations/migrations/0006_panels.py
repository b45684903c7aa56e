from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = ("determinations_panelanalysis",)


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """The analyses of a panel, as they go out."""

    dependencies: ClassVar = [
        ("determinations", "0005_corrections_append_only"),
        ("reviews", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PanelAnalysis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("document", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("size_bytes", models.PositiveBigIntegerField()),
                (
                    "determination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="analyses",
                        to="determinations.issueddetermination",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="analyses", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ("determination", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("determination", "number"), name="one_analysis_of_a_number"),
                    models.UniqueConstraint(fields=("determination", "review"), name="one_analysis_of_a_review"),
                ],
            },
        ),
        migrations.RunPython(_add, _drop),
    ]
