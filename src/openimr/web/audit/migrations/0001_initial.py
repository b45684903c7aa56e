"""The tables of the app, as Django wrote them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("scope", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope", models.CharField(max_length=64)),
                ("number", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("person", models.CharField(blank=True, max_length=36)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("verb", models.CharField(max_length=64)),
                ("facts", models.JSONField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("scope", "number"),
                "indexes": [models.Index(fields=["person", "at"], name="audit_by_person")],
                "constraints": [models.UniqueConstraint(fields=("scope", "number"), name="one_event_per_number")],
            },
        ),
    ]
