from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = (
    "cases_ending",
    "cases_endeditem",
    "cases_endinganswer",
    "cases_conversion",
    "cases_extensionapproval",
    "cases_recordsshortfall",
    "cases_reassignment",
)


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """What ended a dispute before its decision, what changed a clock that ran, and cases taken from their reviewer."""

    dependencies: ClassVar = [
        ("cases", "0006_offices_and_open_questions"),
        ("documents", "0003_append_only"),
        ("reviewers", "0002_availability"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="caseclock",
            name="stopped_because",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="case",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Application incomplete"),
                    ("eligibility_review", "Eligibility review"),
                    ("deferred_liability", "Deferred, liability in dispute"),
                    ("ineligible", "Not eligible"),
                    ("assigned", "Assigned for review"),
                    ("records_requested", "Records requested"),
                    ("insufficient_records", "Records insufficient"),
                    ("reviewer_selection", "Reviewer to be chosen"),
                    ("attestation", "Reviewer to attest"),
                    ("clinical_review", "In review"),
                    ("quality_check", "Signed, to be issued"),
                    ("fdl_issued", "Issued, to be served"),
                    ("closed", "Closed"),
                    ("terminated", "Ended without a determination"),
                ],
                default="received",
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="disputeditem",
            name="state",
            field=models.CharField(
                choices=[
                    ("disputed", "In dispute"),
                    ("ineligible", "Not eligible"),
                    ("deferred", "Deferred"),
                    ("taken_up", "Taken up in another case"),
                    ("upheld", "Upheld"),
                    ("overturned", "Overturned"),
                    ("terminated", "Ended"),
                ],
                default="disputed",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Conversion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "certified_by",
                    models.CharField(
                        choices=[
                            ("provider", "A physician who treats the employee"),
                            ("administrative_director", "The Administrative Director"),
                            ("other", "Someone else"),
                        ],
                        max_length=24,
                    ),
                ),
                ("certified_on", models.DateField()),
                ("received_on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conversion", to="cases.case"
                    ),
                ),
                (
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
                (
                    "support",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("authorized", "The claims administrator authorized the treatment in writing"),
                            ("settled", "A settlement or an award resolved the dispute"),
                            ("physician_withdrew", "The physician withdrew the request for the treatment"),
                            ("employee_withdrew", "The employee withdrew the application"),
                        ],
                        max_length=24,
                    ),
                ),
                ("happened_on", models.DateField()),
                (
                    "told_by",
                    models.CharField(
                        choices=[
                            ("employee", "Employee"),
                            ("representative", "Employee’s representative"),
                            ("attorney", "Employee’s attorney"),
                            ("employer", "Employer"),
                            ("claims_administrator", "Claims administrator"),
                            ("requesting_physician", "Requesting physician"),
                            ("ur_organization", "Utilization review organization"),
                        ],
                        max_length=24,
                    ),
                ),
                ("received_on", models.DateField()),
                ("paper_dated", models.DateField()),
                ("paper_words", models.CharField(blank=True, max_length=300)),
                ("notice_due", models.DateField(blank=True, null=True)),
                ("notice_because", models.TextField(blank=True)),
                ("is_notice_verified", models.BooleanField(default=True)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="cases.case"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="EndedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="cases.disputeditem"
                    ),
                ),
                (
                    "ending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ended_items", to="cases.ending"
                    ),
                ),
            ],
            options={
                "ordering": ("item__number",),
            },
        ),
        migrations.CreateModel(
            name="EndingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_confirmed", models.BooleanField()),
                ("because", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ending",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="cases.ending"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ExtensionApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=60)),
                ("approved_on", models.DateField()),
                ("approved_by", models.CharField(max_length=120)),
                (
                    "ground",
                    models.CharField(
                        choices=[("extraordinary", "Extraordinary circumstances"), ("good_cause", "Good cause")],
                        max_length=24,
                    ),
                ),
                ("because", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="cases.case"
                    ),
                ),
                (
                    "clock",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extension", to="cases.caseclock"
                    ),
                ),
                (
                    "extended",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extended_as", to="cases.caseclock"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Reassignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("because", models.CharField(max_length=300)),
                ("may_be_chosen_again", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reassignment",
                        to="reviewers.assignment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reassignments", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RecordsShortfall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lacking", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records_shortfalls", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paper__isnull", False), models.Q(("paper_words", ""), _negated=True), _connector="OR"
                ),
                name="ending_rests_on_a_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_on__gte", models.F("happened_on"))),
                name="ending_received_after_it_happened",
            ),
        ),
        migrations.AddConstraint(
            model_name="endeditem",
            constraint=models.UniqueConstraint(fields=("ending", "item"), name="item_once_in_an_ending"),
        ),
        migrations.AddConstraint(
            model_name="endinganswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("is_confirmed", True)),
                    models.Q(("is_confirmed", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="refused_ending_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gte", 1), models.Q(("number", ""), _negated=True)),
                name="extension_has_its_approval",
            ),
        ),
        migrations.AddConstraint(
            model_name="reassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="reassignment_has_its_reason"
            ),
        ),
        migrations.RunPython(_add, _drop),
    ]
