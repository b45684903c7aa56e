from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice may be the answer to a request for records; only the words change, no table does."""

    dependencies: ClassVar = [("cases", "0003_notice_service_address")]
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
                ],
                max_length=24,
            ),
        ),
    ]
