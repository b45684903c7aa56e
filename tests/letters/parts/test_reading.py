"""The parts of whole letters."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.hostile_texts import IN_PARTS, repeated
from openimr.domain.text import Span, folded
from openimr.intake.files import file_text
from openimr.letters.parts.reading import read_parts
from openimr.letters.reading import read_letter
from tests.letters.parts.passages import DENIED, SUMMARY, letter, parts_of

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples/letters").glob("*.txt"))


def test_the_parts_of_a_letter_are_read() -> None:
    parts = parts_of(letter(("Mobic 7.5mg #30", "Upheld"), ("MRI of the left knee", "Overturned")))

    assert (parts.age, parts.sex) == (45, "female")
    assert parts.ur is not None
    assert (parts.ur.day, parts.ur.verb) == (date(2016, 11, 30), "non-certified")
    assert [item.drug for item in parts.items] == ["meloxicam", None]
    assert [item.conclusion.agrees for item in parts.items if item.conclusion] == [True, False]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_letter_has_parts_with_spans_in_its_text(path: Path) -> None:
    text = file_text(path)
    determination = read_letter(text)
    parts = read_parts(text, determination)

    assert len(parts.items) == len(determination.items)
    for index, item in enumerate(parts.items):
        whole = determination.spans[f"/items/{index}/description"]
        spans = [quantity.span for quantity in item.quantities]
        spans += [span for name, span in item.spans if name != "depends_on"]
        assert all(whole.start <= span.start < span.end <= whole.end for span in spans)
        if item.conclusion is not None:
            assert folded(item.conclusion.span.of(text)) == item.conclusion.text


def test_a_running_line_within_a_heading_is_no_part_of_it() -> None:
    text = letter(("Physical therapy for the left\nPage 1 of 2\n\fknee, 12 sessions", "Upheld"))
    [item] = parts_of(text + "Page 2 of 2\n").items

    assert (item.body_region, item.side and item.side.value) == ("knee", "left")
    assert [(each.value, each.unit) for each in item.quantities] == [(12, "session")]


def test_published_letters_read_the_same_from_two_extractors(shared: Path) -> None:
    """The text beside each PDF comes from another extractor than ours."""
    differing = []
    for path in sorted((shared / "letters/dwc").glob("*.pdf")):
        found, expected = (
            plain(read_parts(text, read_letter(text))) for text in map(file_text, (path, path.with_suffix(".txt")))
        )
        if found != expected:
            differing.append(path.stem)

    assert differing == []


def plain(parts: object) -> object:
    """Return parts without their spans."""
    if isinstance(parts, tuple):
        return [plain(each) for each in parts]
    if isinstance(parts, Span):
        return None
    if hasattr(parts, "__dataclass_fields__"):
        return {
            name: plain(getattr(parts, name)) for name in parts.__dataclass_fields__ if name not in {"span", "spans"}
        }
    return parts


def test_every_published_conclusion_says_what_its_outcome_says(shared: Path) -> None:
    """All do: the reference of outcomes was checked against them."""
    disagreeing = []
    for path in sorted((shared / "letters/dwc").glob("*.txt")):
        text = file_text(path)
        for number, item in enumerate(read_parts(text, read_letter(text)).items, start=1):
            if item.conclusion is None or not item.conclusion.agrees:
                disagreeing.append((path.stem, number))

    assert disagreeing == []


def test_the_labels_that_may_be_looked_at_are_read(shared: Path, project: Path) -> None:
    """Gains and losses show here first; the figures of both halves are the bench's."""
    wrong = []
    labels = [json.loads(line) for line in (project / "bench/labels/items-developing.jsonl").read_text().splitlines()]
    texts = {case: file_text(shared / f"letters/dwc/{case}.txt") for case in {label["case"] for label in labels}}
    parts = {case: read_parts(text, read_letter(text)) for case, text in texts.items()}
    for label in labels:
        item = parts[label["case"]].items[label["item"] - 1]
        regions = [region for region in (item.body_region, *item.other_regions) if region]
        found = (
            item.category and item.category.path,
            sorted(regions),
            item.side and item.side.value,
            list(item.levels),
        )
        if found != (label["category"], sorted(label["regions"]), label["side"], label["levels"]):
            wrong.append((label["case"], label["item"]))

    assert len(wrong) <= 3


@given(st.data())
def test_a_mutated_letter_gives_parts_or_no_letter(data: st.DataObject) -> None:
    text = letter(
        ("Right shoulder arthroscopy", "Upheld"), ("Associated surgical service: Norco 5/325mg #60", "Upheld")
    )
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 60)))
        text = (
            text[:start]
            + data.draw(st.sampled_from(["", text[start:end] * 2, " \n\f", "L4-", "#", "“", "12 ", "ﬁ", "İ"]))
            + text[end:]
        )
    try:
        determination = read_letter(text)
    except Exception:  # noqa: BLE001 - whether a letter reads at all is tested elsewhere
        return

    parts = read_parts(text, determination)

    assert len(parts.items) == len(determination.items)


@pytest.mark.parametrize("piece", IN_PARTS)
@pytest.mark.parametrize("place", ["heading", "rationale", "summary"])
def test_a_text_made_to_be_slow_hides_nothing_beside_it(piece: str, place: str) -> None:
    hostile = repeated(piece, 20_000)
    heading = f"MRI {hostile} knee" if place == "heading" else "MRI of the knee"
    rationale = f"{hostile}. The request is not medically necessary." if place == "rationale" else DENIED
    summary = f"{SUMMARY} {hostile}" if place == "summary" else SUMMARY
    text = letter((heading, "Upheld", rationale), summary=summary)

    parts = read_parts(text, read_letter(text))

    [item] = parts.items
    assert item.category is not None
    assert (item.category.because, item.body_region) == ("MRI", "knee")
    assert item.conclusion is not None
    assert item.conclusion.agrees
    assert parts.ur is not None
    assert (parts.age, parts.sex, parts.ur.day) == (45, "female", date(2016, 11, 30))
