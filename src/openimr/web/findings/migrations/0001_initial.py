"""The tables of findings, and of what became of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("check_name", models.CharField(max_length=40)),
                ("status", models.CharField(max_length=60)),
                (
                    "severity",
                    models.CharField(
                        choices=[("blocking", "blocking"), ("question", "question"), ("note", "note")], max_length=12
                    ),
                ),
                ("item", models.PositiveIntegerField(blank=True, null=True)),
                ("message", models.TextField()),
                ("sides", models.JSONField()),
                ("provision", models.CharField(blank=True, max_length=200)),
                ("resolved_by", models.TextField()),
                ("found_at", models.DateTimeField()),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept_findings", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ("found_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="FindingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("answered", "Answered"), ("fixed", "Fixed"), ("found_again", "Found again")],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="findings.keptfinding"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="keptfinding",
            constraint=models.UniqueConstraint(fields=("review", "key"), name="one_finding_of_a_key"),
        ),
    ]
