"""Real letters, read where they are; none of their words stands here."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from openimr.domain.determinations import CaseOutcome, LetterLayout
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter


@pytest.fixture(scope="module")
def reference(shared: Path) -> dict[str, list[dict[str, str]]]:
    items: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in (shared / "letters/dwc/items_reference.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        items[item["case"]].append(item)
    return items


def without_blanks(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_each_published_letter_reads_as_the_reference_says(
    shared: Path, reference: dict[str, list[dict[str, str]]], ending: str
) -> None:
    wrong = []
    for case, items in reference.items():
        determination = read_letter(file_text(shared / f"letters/dwc/{case}.{ending}"))
        assert len(determination.items) == len(items)
        for number, (item, expected) in enumerate(zip(determination.items, items, strict=True), start=1):
            facts = [
                (item.heading, expected["heading"]),
                (item.outcome.value, expected["decision"]),
                (without_blanks(item.claims_administrator_guideline), without_blanks(expected["ca"])),
                (without_blanks(item.imro_guideline), without_blanks(expected["mx"])),
                (without_blanks(item.rationale), without_blanks(expected["rationale"])),
            ]
            if any(found != wanted for found, wanted in facts):
                wrong.append((case, number))

    assert wrong == []
    assert sum(map(len, reference.values())) == 244


@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_each_published_header_is_read_whole(shared: Path, ending: str) -> None:
    letters = sorted((shared / "letters/dwc").glob(f"*.{ending}"))
    for path in letters:
        determination = read_letter(file_text(path))

        assert determination.layout is LetterLayout.CA_1C
        assert determination.case_number == path.stem
        assert determination.priority == "Standard"
        assert determination.reviewer.licensure
        assert determination.reviewer.specialties
        assert determination.date_assigned is not None
        assert determination.decision_date is not None
        assert determination.date_assigned <= determination.decision_date
        assert determination.application_received is not None
        assert determination.ur_denial_date is not None
        assert determination.ur_denial_date <= determination.application_received
    assert len(letters) == 105


@pytest.mark.parametrize(
    ("seed", "layout", "items", "outcome"),
    [
        ("000", LetterLayout.CA_1B, 5, CaseOutcome.UPHELD),
        ("002", LetterLayout.CA_1C, 13, CaseOutcome.UPHELD),
        ("003", LetterLayout.CA_1C, 1, CaseOutcome.OVERTURNED),
    ],
)
def test_the_founding_letters_are_read(
    shared: Path, seed: str, layout: LetterLayout, items: int, outcome: CaseOutcome
) -> None:
    [path] = (shared / "letters/seeds").glob(f"{seed}_*.txt")

    determination = read_letter(file_text(path))

    assert (determination.layout, len(determination.items), determination.outcome) == (layout, items, outcome)
