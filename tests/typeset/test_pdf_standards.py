"""What of PDF/UA-1 and PDF/A-2a can be looked up; no free checker covers both, typst itself refuses the rest."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from openimr.letters.blocks import BlockKind
from openimr.typeset.pdf import typeset_pdf
from tests.typeset.contents import ISSUED_AT, TITLE, block, letter, sample_letter


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(typeset_pdf(sample_letter(), issued_at=ISSUED_AT))) as opened:
        yield opened


def tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from tags(node.K)


def names(node: pikepdf.Object) -> set[str]:
    return set() if not isinstance(node, pikepdf.Dictionary | pikepdf.Stream) else set(node.keys())


def test_pdf_states_both_standards(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.open_metadata()

    assert metadata["pdfuaid:part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_pdf_is_marked_and_names_its_language_and_title(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked is True
    assert str(pdf.Root.Lang) == "en-US"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.docinfo.Title) == TITLE


def test_pdf_names_no_author(pdf: pikepdf.Pdf) -> None:
    assert "dc:creator" not in pdf.open_metadata()
    assert "/Author" not in pdf.docinfo


def test_tags_follow_the_letter(pdf: pikepdf.Pdf) -> None:
    facts = documents = ["/L", "/LI", "/Lbl", "/Strong", "/LBody", "/LI", "/Lbl", "/Strong", "/LBody"]
    found = list(tags(pdf.Root.StructTreeRoot))

    assert found == [
        "/Document",
        *["/P", "/H1"],
        *facts,
        "/H2",
        *documents,
        *["/H2", "/P", "/H3", "/Strong", "/P", "/Strong"],
    ]


def test_headings_skip_no_level() -> None:
    content = letter(
        block("Item: Upheld", BlockKind.ITEM_HEADING), "Words.", block("Item: Upheld", BlockKind.ITEM_HEADING)
    )
    with pikepdf.open(BytesIO(typeset_pdf(content, issued_at=ISSUED_AT))) as opened:
        assert list(tags(opened.Root.StructTreeRoot)) == ["/Document", "/H1", "/P", "/H2"]


def test_head_and_foot_are_artifacts(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        begun = [
            str(instruction.operands[0])
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) in {"BDC", "BMC"}
        ]
        assert begun[0] == "/Artifact"
        assert begun[-1] == "/Artifact"


def test_bookmarks_lead_to_the_headings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        title = outline.root[0]

        assert [part.title for part in title.children] == ["Documents reviewed", "Decisions"]
        assert [item.title for item in title.children[1].children] == ["Item 1: Norco 10/325mg #22: Upheld"]


def test_pdf_holds_no_file_and_no_program(pdf: pikepdf.Pdf) -> None:
    forbidden = {"/EmbeddedFiles", "/EmbeddedFile", "/AF", "/EF", "/JavaScript", "/JS", "/AA", "/OpenAction", "/Launch"}

    assert not forbidden & {name for one in pdf.objects for name in names(one)}
    assert not {"/EmbeddedFile", "/JavaScript"} & {str(one.get("/Type")) for one in pdf.objects if names(one)}


def test_every_font_is_embedded(pdf: pikepdf.Pdf) -> None:
    descriptors = [one for one in pdf.objects if names(one) and str(one.get("/Type")) == "/FontDescriptor"]

    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & names(descriptor) for descriptor in descriptors)


def test_every_date_is_the_moment_of_issue(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.open_metadata()

    assert {metadata["xmp:CreateDate"], metadata["xmp:ModifyDate"]} == {"2024-03-05T18:30:15+00:00"}
    assert {str(pdf.docinfo.CreationDate), str(pdf.docinfo.ModDate)} == {"D:20240305183015Z"}
