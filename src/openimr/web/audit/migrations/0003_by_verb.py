"""The events of a chain are found by what was done: the last verification, and the filters of the auditor's pages."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the index; no row changes."""

    dependencies: ClassVar = [("audit", "0002_append_only")]
    operations: ClassVar = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["scope", "verb", "number"], name="audit_by_verb"),
        ),
    ]
