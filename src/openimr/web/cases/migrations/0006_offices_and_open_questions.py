from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

DECISIONS, ANSWERS = ("cases_eligibilitydecision",), ("cases_officeanswer",)
KINDS = [
    ("employee", "Employee"),
    ("representative", "Employee’s representative"),
    ("attorney", "Employee’s attorney"),
    ("employer", "Employer"),
    ("claims_administrator", "Claims administrator"),
    ("requesting_physician", "Requesting physician"),
    ("ur_organization", "Utilization review organization"),
]


def _add_to_decisions(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, DECISIONS)


def _drop_from_decisions(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, DECISIONS)


def _add_to_answers(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, ANSWERS)


def _drop_from_answers(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, ANSWERS)


class Migration(migrations.Migration):
    """What was open when eligibility was decided, and which offices were confirmed.

    SQLite makes the table of decisions anew, without its triggers: they are taken away before and set after.
    """

    dependencies: ClassVar = [
        ("cases", "0005_attorneys_and_items_by_state"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.RunPython(_drop_from_decisions, _add_to_decisions),
        migrations.AddField(
            model_name="eligibilitydecision",
            name="open_questions",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.RunPython(_add_to_decisions, _drop_from_decisions),
        migrations.CreateModel(
            name="OfficeAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=KINDS, max_length=24)),
                ("is_the_same", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="office_answers",
                        to="cases.application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
            ],
            options={"ordering": ("at", "pk")},
        ),
        migrations.RunPython(_add_to_answers, _drop_from_answers),
    ]
