from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice may tell of more events; only the words change, no table does."""

    dependencies: ClassVar = [("cases", "0008_alter_case_state")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assignment", "Notice of assignment and request for information"),
                    ("ineligibility", "Notice that an item is not eligible"),
                    ("records_request", "Request for records"),
                    ("records_answer", "Answer to a request for records"),
                    ("information_request", "Request for information"),
                    ("records_reminder", "Reminder that records are due"),
                    ("insufficient_records", "Notice that records are missing"),
                    ("conversion", "Notice that the review is expedited now"),
                    ("extension", "Notice of more time to decide"),
                    ("ending", "Notice that items are no longer reviewed"),
                    ("correction", "Notice that the determination was corrected"),
                ],
                max_length=24,
            ),
        ),
    ]
