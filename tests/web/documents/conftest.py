"""A case whose records are awaited, a data folder of its own, and ways to add documents to it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from pytest_django.fixtures import Settings

from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.documents.models import Document
from openimr.web.documents.services import add_document, read_document
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment, Reviewer
from tests.web import walks
from tests.web.cast import AT, Cast
from tests.web.documents.files_of_tests import NOTES

LATER = AT + timedelta(days=3)
"""When documents arrive."""

Add: TypeAlias = Callable[..., Document]


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.OPENIMR_DATA = tmp_path
    return tmp_path


@pytest.fixture
def case(cast: Cast) -> Case:
    return walks.awaiting_records(cast)


@pytest.fixture
def add(cast: Cast, case: Case) -> Add:
    """Add a document, by Noor for the claims administrator unless said otherwise, and read it."""

    def added(
        data: bytes = NOTES, *, by: User | None = None, party: PartyKind | None = PartyKind.CLAIMS_ADMINISTRATOR
    ) -> Document:
        by = by or cast.noor
        sent_by = None if party is None else case.parties.get(kind=party, until__isnull=True)
        document = add_document(
            case=case,
            upload_name="notes.pdf",
            about="Progress notes",
            chunks=[data],
            sent_by=sent_by,
            by=by,
            at=LATER,
        ).document
        read_document(document=document, by=by, at=LATER)
        return document

    return added


@pytest.fixture
def assignment(cast: Cast, case: Case) -> Assignment:
    """Dr Lind was chosen to review the case, and has not attested."""
    Case.objects.filter(pk=case.pk).update(state=CaseState.ATTESTATION)
    reviewer = Reviewer.objects.create(person=cast.lind, is_physician=True)
    return Assignment.objects.create(case=case, reviewer=reviewer, chosen_by=cast.okafor, chosen_at=AT)
