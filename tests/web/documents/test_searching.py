"""Words are found on the pages a person may read, and nowhere else."""

import pytest

from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.documents import searching
from openimr.web.documents.searching import Segment, marked, search_documents
from openimr.web.documents.services import add_document
from tests.web.cast import Cast
from tests.web.documents.conftest import LATER, Add
from tests.web.documents.files_of_tests import pdf

pytestmark = pytest.mark.django_db
RECORD = pdf("Norco 10 mg was prescribed", "Physical therapy, twelve visits", "No therapy since. Norco stopped.")


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("norco", [1, 3]),
        ("NORCO", [1, 3]),
        ("therapy norco", [3]),
        ("therap", [2, 3]),
        ("orco", []),
        ("10 mg", [1]),
        ("(", []),
        ("   ", []),
        ("", []),
    ],
)
def test_a_page_is_found_if_it_holds_every_word(add: Add, cast: Cast, case: Case, words: str, pages: list[int]) -> None:
    add(RECORD)

    found = search_documents(case=case, words=words, person=cast.clerk, at=LATER)

    assert [hit.number for hit in found.hits] == pages
    assert found.pages == len(pages)


def test_the_found_words_are_marked_with_some_words_around(add: Add, cast: Cast, case: Case) -> None:
    add(pdf(f"{'before ' * 20}Norco{' after' * 20}"))

    (hit,) = search_documents(case=case, words="norco", person=cast.clerk, at=LATER).hits
    (snippet,) = hit.snippets

    assert [segment.text for segment in snippet if segment.is_found] == ["Norco"]
    assert snippet[0].text.startswith("… ")
    assert snippet[-1].text.endswith(" …")
    assert sum(len(segment.text) for segment in snippet) < 160


def test_only_documents_are_searched_that_the_person_may_read(add: Add, cast: Cast, case: Case) -> None:
    add(RECORD)
    add(pdf("Norco, says Alma"), by=cast.alma, party=PartyKind.EMPLOYEE)

    mine = search_documents(case=case, words="norco", person=cast.alma, at=LATER)

    assert [hit.document.uploaded_by for hit in mine.hits] == [cast.alma]
    assert mine.searched == 1
    assert search_documents(case=case, words="norco", person=cast.stranger, at=LATER).hits == ()


def test_a_search_is_recorded_without_its_words(add: Add, cast: Cast, case: Case) -> None:
    document = add(RECORD)

    search_documents(case=case, words="norco", person=cast.clerk, at=LATER)

    event = AuditEvent.objects.filter(scope=case.number).last()
    assert event is not None
    assert (event.verb, event.facts) == ("search_documents", {"pages": 2, "documents": [str(document.public_id)]})


def test_what_was_not_read_is_told(cast: Cast, case: Case) -> None:
    document = add_document(
        case=case, upload_name="x.pdf", about="", chunks=[RECORD], sent_by=None, by=cast.clerk, at=LATER
    ).document

    assert search_documents(case=case, words="norco", person=cast.clerk, at=LATER).unread == (document,)


def test_more_pages_than_are_shown_are_counted(
    add: Add, cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 1)
    add(RECORD)

    found = search_documents(case=case, words="norco", person=cast.clerk, at=LATER)

    assert (len(found.hits), found.pages, found.searched) == (1, 2, 3)


@pytest.mark.parametrize(
    ("text", "words", "segments"),
    [
        ("", "x", []),
        ("a<b>", "", [("a<b>", False)]),
        ("pain, painful", "pain", [("pain", True), (", ", False), ("pain", True), ("ful", False)]),
        ("back pain", "back backp ba", [("back", True), (" pain", False)]),
        ("İstanbul MRI", "mri", [("İstanbul ", False), ("MRI", True)]),
    ],
)
def test_a_text_is_divided_where_the_words_stand(text: str, words: str, segments: list[tuple[str, bool]]) -> None:
    assert marked(text, words) == tuple(Segment(text=part, is_found=found) for part, found in segments)
    assert "".join(segment.text for segment in marked(text, words)) == text
