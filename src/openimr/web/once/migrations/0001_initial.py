"""The tables of the app, as Django wrote them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OnceKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("person", models.CharField(blank=True, max_length=36)),
                ("path", models.CharField(max_length=500)),
                ("location", models.CharField(blank=True, max_length=2000)),
                ("posted_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "person"), name="one_result_per_key")],
            },
        ),
    ]
