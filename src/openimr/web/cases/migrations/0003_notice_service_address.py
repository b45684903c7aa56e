from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Where a notice went. Before the table's triggers are set, since SQLite makes the table anew without them."""

    dependencies: ClassVar = [("cases", "0002_facts_of_lines_and_items")]
    run_before: ClassVar = [("determinations", "0003_append_only")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="noticeservice",
            name="address",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
