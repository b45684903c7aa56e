"""A process that ends while a document is added or read leaves the case as before, or as after."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.web.documents.files_of_tests import NOTES
from tests.web.kill_points import AFTER_COMMIT, BEFORE_COMMIT, Point, Site, before, end_here, prepared_site

pytestmark = pytest.mark.processes

BEFORE = {"documents": 0, "readings": 0, "pages": 0, "changes": 0, "events": 0, "broken": 0}
ADDED = BEFORE | {"documents": 1, "changes": 1, "events": 1}
READ = ADDED | {"readings": 1, "pages": 2, "events": 2}


def prepare() -> None:
    from tests.web import walks
    from tests.web.cast import make_cast

    walks.awaiting_records(make_cast())


def add_notes() -> bool:
    return _add([NOTES])


def end_while_sending() -> None:
    def chunks() -> Iterator[bytes]:
        yield NOTES[:300]
        end_here()

    _add(chunks())


def read_notes() -> str:
    from openimr.web.cases.models import Case
    from openimr.web.documents.services import read_document
    from tests.web.cast import AT

    document = Case.objects.get().documents.get()
    return read_document(document=document, by=document.uploaded_by, at=AT).failure


def state() -> dict[str, int]:
    from openimr.web.audit.models import AuditEvent
    from openimr.web.audit.verification import verify_chains
    from openimr.web.cases.models import Case
    from openimr.web.documents.models import Document, DocumentReading, Page

    case = Case.objects.get()
    notice = AuditEvent.objects.get(verb="send_assignment_notice")
    return {
        "documents": Document.objects.count(),
        "readings": DocumentReading.objects.count(),
        "pages": Page.objects.count(),
        "changes": case.version - notice.facts["version"],
        "events": AuditEvent.objects.filter(scope=case.number, number__gt=notice.number).count(),
        "broken": len(verify_chains().broken),
    }


def kept_files() -> list[str]:
    from django.conf import settings

    files = (path for path in (settings.OPENIMR_DATA / "files").rglob("*") if path.is_file() and path.name != "lock")
    return [path.parent.name for path in files]


def sweep_in_two_days() -> int:
    from openimr.web import clock
    from openimr.web.files import sweep_files

    return sweep_files(at=clock.now() + timedelta(days=2))


def _add(chunks: object) -> bool:
    from openimr.web.cases.models import Case
    from openimr.web.documents.services import add_document
    from openimr.web.people.models import User
    from tests.web.cast import AT

    case = Case.objects.get()
    added = add_document(
        case=case,
        upload_name="notes.pdf",
        about="Progress notes",
        chunks=chunks,  # type: ignore[arg-type] # bytes
        sent_by=case.parties.get(kind="claims_administrator", until__isnull=True),
        by=User.objects.get(name="Noor Haddad"),
        at=AT,
    )
    return added.is_new


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(prepare, folder=tmp_path_factory.mktemp("site")) as made:
        yield made


@pytest.fixture
def copy(site: Site) -> Iterator[Site]:
    with site.copied() as made:
        yield made


def test_without_an_end_the_document_is_added_and_read(copy: Site) -> None:
    assert copy.ask(state) == BEFORE
    assert copy.ask(add_notes) is True
    assert copy.ask(state) == ADDED
    assert copy.ask(read_notes) == ""
    assert copy.ask(state) == READ
    assert copy.ask(sweep_in_two_days) == 0


@pytest.mark.parametrize("point", [before("documents_document"), BEFORE_COMMIT], ids=str)
def test_an_end_after_the_file_and_before_the_commit_leaves_the_case_as_before(copy: Site, point: Point) -> None:
    copy.end_at(point, add_notes)

    assert copy.ask(state) == BEFORE
    assert len(copy.ask(kept_files)) == 1
    assert copy.ask(sweep_in_two_days) == 1
    assert copy.ask(add_notes) is True
    assert copy.ask(state) == ADDED


def test_an_end_after_the_commit_leaves_the_case_as_after(copy: Site) -> None:
    copy.end_at(AFTER_COMMIT, add_notes)

    assert copy.ask(state) == ADDED
    assert copy.ask(add_notes) is False
    assert copy.ask(read_notes) == ""
    assert copy.ask(state) == READ


def test_an_end_while_the_file_is_written_leaves_the_case_as_before(copy: Site) -> None:
    copy.end_itself(end_while_sending)

    assert copy.ask(state) == BEFORE
    assert copy.ask(kept_files) == ["incoming"]
    assert copy.ask(sweep_in_two_days) == 1


def test_an_end_while_pages_are_kept_leaves_none(copy: Site) -> None:
    copy.run(add_notes)
    for point in (before("documents_page"), BEFORE_COMMIT):
        copy.end_at(point, read_notes)

        assert copy.ask(state) == ADDED

    copy.end_at(AFTER_COMMIT, read_notes)

    assert copy.ask(state) == READ
