"""What was issued, served, sent, received or read is refused to be changed by the database itself."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.values import PartyKind
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.documents.models import DocumentReading
from openimr.web.reviews.services import answer_records, request_records
from tests.web.cast import Cast
from tests.web.review_walks import ATTESTED_AT, closed, in_review

TABLES = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnlyModel))

OF_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT event_object_table, trigger_name FROM information_schema.triggers",
}


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount > 0, "the statement met no row"
    except DatabaseError as error:
        return "append-only" in str(error)
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_every_append_only_table_has_its_triggers(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(OF_TRIGGERS[connection.vendor])
        guarded = [name for found, name in cursor.fetchall() if found == table]

    assert len(guarded) >= 2


@pytest.mark.parametrize(
    "table",
    [
        "determinations_issueddetermination",
        "determinations_letterfile",
        "determinations_service",
        "documents_document",
        "cases_notice",
        "cases_noticeservice",
        "cases_eligibilitydecision",
    ],
)
@pytest.mark.parametrize("statement", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_rows_of_a_closed_case_cannot_be_changed_or_removed(cast: Cast, table: str, statement: str) -> None:
    closed(cast)

    assert refused(statement.format(table))


@pytest.mark.parametrize("table", ["reviews_recordsrequest", "reviews_recordsanswer", "documents_documentreading"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_rows_of_a_review_cannot_be_changed_or_removed(cast: Cast, table: str, statement: str) -> None:
    case = in_review(cast).assignment.case
    asked_of = case.parties.get(kind=PartyKind.EMPLOYEE)
    request = request_records(case=case, asked_of=asked_of, words="x", by=cast.lind, at=ATTESTED_AT)
    answer_records(request=request, words="y", by=cast.alma, at=ATTESTED_AT)
    DocumentReading.objects.create(document=case.documents.get(), engine="none", at=ATTESTED_AT)

    assert refused(statement.format(table))


def test_the_model_refuses_too(cast: Cast) -> None:
    found = closed(cast)

    for change in (
        found.save,
        found.delete,
        IssuedDetermination.objects.all().delete,
        lambda: IssuedDetermination.objects.update(number=2),
    ):
        with pytest.raises(TypeError, match="append-only"):
            change()
