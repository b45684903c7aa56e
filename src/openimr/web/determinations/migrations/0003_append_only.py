"""The database refuses to change or remove what was issued, served, sent, received or read."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from openimr.web.append_only_triggers import add_triggers, drop_triggers

TABLES = (
    "determinations_issueddetermination",
    "determinations_letterfile",
    "determinations_service",
    "reviews_recordsrequest",
    "reviews_recordsanswer",
    "reviews_returnedreview",
    "documents_document",
    "documents_documentreading",
    "documents_page",
    "cases_notice",
    "cases_noticeservice",
    "cases_correction",
    "cases_eligibilitydecision",
)


def _add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    add_triggers(schema_editor, TABLES)


def _drop(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(schema_editor, TABLES)


class Migration(migrations.Migration):
    """Set the triggers on both databases."""

    dependencies: ClassVar = [
        ("determinations", "0002_initial"),
        ("reviews", "0001_initial"),
        ("documents", "0001_initial"),
        ("cases", "0001_initial"),
    ]
    operations: ClassVar = [migrations.RunPython(_add, _drop)]
