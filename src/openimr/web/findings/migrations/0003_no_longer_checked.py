"""A finding may be no longer checked: its kind was switched off on the site."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Name the kind of step; no row and no column is touched."""

    dependencies: ClassVar = [("findings", "0002_append_only")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="findingstep",
            name="kind",
            field=models.CharField(
                max_length=12,
                choices=[
                    ("answered", "Answered"),
                    ("fixed", "Fixed"),
                    ("unchecked", "No longer checked"),
                    ("found_again", "Found again"),
                ],
            ),
        ),
    ]
