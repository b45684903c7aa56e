"""The real letters' guideline sentences, read where they are; none of their words stands here."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import sections_as_labelled
from openimr.citations.mentions import find_mentions
from openimr.citations.sentences import read_guideline_sentence
from openimr.domain.citations import Basis, Citation
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter

SIDES = {"claims": "claims_administrator_guideline", "imro": "imro_guideline"}
MOST_NOT_RECOGNISED = 0.02


def sentences(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield item number, side and the raw words of each guideline sentence of a letter."""
    text = file_text(path)
    letter = read_letter(text)
    for index in range(len(letter.items)):
        for side, name in SIDES.items():
            yield index + 1, side, letter.spans[f"/items/{index}/{name}"].of(text)


def value(citation: Citation) -> dict[str, object]:
    return {
        "basis": citation.basis.value,
        "source": citation.source,
        "chapter": citation.chapter,
        "year": citation.year,
        "edition": citation.edition,
        "sections": list(citation.sections),
        "pages": list(citation.pages),
    }


def are_as_labelled(read: list[dict[str, Any]], label: list[dict[str, Any]]) -> bool:
    """Whether all that was read is what the label holds; of a long section's name it holds the first and last words."""
    found, wanted = sections_as_labelled(
        [each["sections"] for each in read], [each["sections"][::-1] for each in label]
    )
    others = [[{**each, "sections": len(each["sections"])} for each in side] for side in (read, label)]
    return found == wanted and others[0] == others[1]


@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_nearly_every_citation_of_the_letters_is_recognised(shared: Path, ending: str) -> None:
    paths = [*sorted((shared / "letters/dwc").glob(f"*.{ending}")), *sorted((shared / "letters/seeds").glob("*.txt"))]
    total, missing = 0, []
    for path in paths:
        for item, side, words in sentences(path):
            cited = [each for each in read_guideline_sentence(words) if each.basis is not Basis.NONE]
            total += len(cited)
            missing += [(path.stem, item, side) for each in cited if not each.recognised]

    print(f"{total} citations, {len(missing)} not recognised: {missing}")  # noqa: T201 (the list is part of the bar)
    assert total > 500
    assert len(missing) <= MOST_NOT_RECOGNISED * total


def test_the_letters_read_as_labelled_by_hand(shared: Path, project: Path) -> None:
    labels = {}
    for line in (project / "bench/labels/items-developing.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["case"], label["item"]] = label
    wrong = []
    for case in sorted({case for case, _ in labels}):
        for item, side, words in sentences(shared / f"letters/dwc/{case}.txt"):
            read = [value(each) for each in read_guideline_sentence(words) if each.basis is not Basis.NONE]
            if (case, item) in labels and not are_as_labelled(read, labels[case, item][side]):
                wrong.append((case, item, side))

    assert wrong == []


SEEDS = [
    ("000", 1, "imro", [("mtus/low-back-complaints/2004", ("305-307",))]),
    ("000", 2, "claims", [("odg/low-back", ())]),
    ("000", 2, "imro", [(None, ())]),
    ("000", 4, "claims", [("cms", ())]),
    ("002", 1, "imro", [("odg/low-back", ())]),
    ("003", 1, "claims", [("mtus/low-back-complaints/2004", ()), ("odg/low-back", ())]),
    ("003", 1, "imro", [("mtus/general-approaches/2004", ())]),
]


@pytest.mark.parametrize(("seed", "item", "side", "expected"), SEEDS)
def test_the_seeds_read_right(
    shared: Path, seed: str, item: int, side: str, expected: list[tuple[str | None, tuple[str, ...]]]
) -> None:
    [path] = (shared / "letters/seeds").glob(f"{seed}_*.txt")
    [words] = [words for number, named, words in sentences(path) if (number, named) == (item, side)]

    assert [(each.id, each.pages) for each in read_guideline_sentence(words)] == expected


def test_a_rationale_mentions_only_what_stands_in_it(shared: Path) -> None:
    for path in sorted((shared / "letters/dwc").glob("*.txt")):
        text = file_text(path)
        letter = read_letter(text)
        for index in range(len(letter.items)):
            words = letter.spans[f"/items/{index}/rationale"].of(text)
            for mention in find_mentions(words):
                assert mention.recognised
                assert mention.span.of(words).strip()
