from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q


def _say_represented(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Who named an attorney has one."""
    apps.get_model("cases", "Application").objects.exclude(attorney_name="").update(is_represented=True)


class Migration(migrations.Migration):
    """Whether an attorney represents the employee, and where the attorney is reached; deferred items are found by state."""

    dependencies: ClassVar = [("cases", "0004_notice_of_an_answer")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="application", name="is_represented", field=models.BooleanField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="application",
            name="attorney_address",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="application",
            name="attorney_phone",
            field=models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
        migrations.RunPython(_say_represented, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=Q(attorney_name="") | Q(is_represented__isnull=False, is_represented=True),
                name="attorney_named_where_one_represents",
            ),
        ),
        migrations.AddIndex(model_name="disputeditem", index=models.Index(fields=["state"], name="item_by_state")),
    ]
