"""The same letter is read the same, whoever made text of its PDF.

Each published letter is read from the text of each extractor and compared with the given reference (heading, outcome, both
guideline sentences and rationale, up to white space) and with the reading from PDFium's text: every field of the
determination, every part and citation, character by character.

What an extractor lost cannot be read. Of the 105 letters that is one summary: in it the PDF leaves a wide gap within a
line, and pdfminer.six puts the words after the gap at the foot of the page. Its words are compared without their order.
Plain pdftotext drops the hyphens at its line ends: they are put back before reading, and all of these letters' come out.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from openimr.domain.citations import Citation
from openimr.domain.determinations import Determination
from openimr.domain.parts import ItemParts, LetterParts
from openimr.domain.text import Span
from openimr.intake.files import bytes_text, file_text
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from tests.letters.coverings import uncovered
from tests.letters.extractors import EXTRACTORS

NOWHERE = Span(0, 0)
OUT_OF_ORDER = {("pdfminer.six", "CM16-0249724")}
"""The extractor, and the letter whose summary it gives in another order."""

Reading = tuple[Determination, LetterParts]


def reading(text: str) -> Reading:
    determination = read_letter(text)
    return determination, read_letter_parts(text, determination)


@pytest.fixture(scope="module")
def by_pdfium(shared: Path) -> dict[str, Reading]:
    paths = sorted((shared / "letters/dwc").glob("*.pdf"))
    assert len(paths) == 105
    return {path.stem: reading(file_text(path)) for path in paths}


@pytest.fixture(scope="module")
def reference(shared: Path) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in (shared / "letters/dwc/items_reference.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        facts = (item["heading"], item["decision"], item["ca"], item["mx"], item["rationale"])
        found.setdefault(item["case"], []).append(tuple(map(without_blanks, facts)))
    assert sum(map(len, found.values())) == 244
    return found


def without_blanks(text: str) -> str:
    return "".join(text.split())


def items_of(determination: Determination) -> list[tuple[str, ...]]:
    return [
        tuple(
            map(
                without_blanks,
                (
                    item.heading,
                    item.outcome.value,
                    item.claims_administrator_guideline,
                    item.imro_guideline,
                    item.rationale,
                ),
            )
        )
        for item in determination.items
    ]


def placeless(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(replace(citation, span=NOWHERE) for citation in citations)


def item_without_places(item: ItemParts) -> ItemParts:
    """Return the parts of an item as if each had been read at the same place."""
    return replace(
        item,
        category=item.category and replace(item.category, span=NOWHERE),
        conclusion=item.conclusion and replace(item.conclusion, span=NOWHERE),
        quantities=tuple(replace(quantity, span=NOWHERE) for quantity in item.quantities),
        claims_administrator_citations=placeless(item.claims_administrator_citations),
        imro_citations=placeless(item.imro_citations),
        mentions=placeless(item.mentions),
        spans=tuple((name, NOWHERE) for name, _ in item.spans),
    )


def without_places(parts: LetterParts) -> LetterParts:
    return replace(
        parts,
        ur=parts.ur and replace(parts.ur, span=NOWHERE),
        spans=tuple((name, NOWHERE) for name, _ in parts.spans),
        items=tuple(map(item_without_places, parts.items)),
    )


def differing(found: object, expected: object) -> Iterator[str]:
    """Yield the names of the fields that differ, and never their words."""
    for field in fields(expected):  # type: ignore[arg-type]
        if field.compare and getattr(found, field.name) != getattr(expected, field.name):
            yield field.name


def faults(text: str, expected: Reading, items: list[tuple[str, ...]], *, is_out_of_order: bool) -> list[str]:
    """Return what is read otherwise than it should be."""
    determination, parts = reading(text)
    found = [*differing(determination, expected[0]), *differing(without_places(parts), without_places(expected[1]))]
    if is_out_of_order and sorted(determination.summary.split()) == sorted(expected[0].summary.split()):
        found = [name for name in found if name not in {"summary", "ur"}]
    if items_of(determination) != items:
        found.append("items of the reference")
    if parts.leftovers:
        found.append("leftovers")
    if uncovered(text, determination).strip():
        found.append("uncovered")
    return found


@pytest.mark.parametrize("name", EXTRACTORS)
def test_a_letter_reads_the_same_from_the_text_of_each_extractor(
    name: str, shared: Path, by_pdfium: dict[str, Reading], reference: dict[str, list[tuple[str, ...]]]
) -> None:
    wrong = {}
    for case, expected in by_pdfium.items():
        text = bytes_text(EXTRACTORS[name](shared / f"letters/dwc/{case}.pdf").encode())
        is_out_of_order = (name, case) in OUT_OF_ORDER
        wrong[case] = faults(text, expected, reference[case], is_out_of_order=is_out_of_order)

    assert {case: found for case, found in wrong.items() if found} == {}


SHAPES: dict[str, Callable[[str], bytes]] = {
    "as given": lambda text: text.encode(),
    "each line end doubled": lambda text: text.replace("\n", "\n\n").encode(),
    "a short gap between paragraphs": lambda text: (
        text.replace("\n", "\n\n").replace(" \n\n \n\n", " \n\n \n").encode()
    ),
    "a form feed after each empty line": lambda text: text.replace("\n\n", "\n\n\f").encode(),
    "lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "blanks where no line may break": lambda text: text.replace(" ", "\xa0").encode(),
    "typographer's hyphens": lambda text: text.replace("-", "\u2010").encode(),
    "soft hyphens at line ends": lambda text: text.replace("-\n", "\xad\n").encode(),
    "soft hyphens within words": lambda text: text.replace("medical", "med\xadi\xadcal").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_letter_reads_the_same_in_each_shape_of_its_given_text(
    shape: str, shared: Path, by_pdfium: dict[str, Reading]
) -> None:
    wrong = []
    for case, (expected, _) in by_pdfium.items():
        given = (shared / f"letters/dwc/{case}.txt").read_bytes().decode()
        text = bytes_text(SHAPES[shape](given))
        determination = read_letter(text)
        if determination != expected or uncovered(text, determination).strip():
            wrong.append(case)

    assert wrong == []
