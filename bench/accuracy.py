"""How well the parts of published letters are read, against labels made by hand before the rules.

``python -m bench.accuracy --half developing`` prints the figures of one half; ``python -m bench`` writes those of both
halves to the manual. A case whose number has an odd last digit in its SHA-256 is held back: its labels are not looked
at while rules are written.
"""

import argparse
import dataclasses
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openimr.domain.citations import Basis, Citation
from openimr.domain.intervals import wilson
from openimr.domain.parts import ItemParts, LetterParts
from openimr.intake.files import bytes_text
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter

PROJECT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("OPENIMR_SHARED", PROJECT.parent / "shared"))
LABELS = Path(__file__).resolve().parent / "labels"
PAGE = PROJECT / "docs/reference/accuracy.md"
HALVES = {
    "developing": "the half that was looked at while the rules were written",
    "held-back": "the half whose labels were not looked at",
}
AIMS = {"category": 0.95, "regions": 0.97, "side": 0.97, "levels": 0.97, "depends_on": 0.95}
_METHOD = """Labels by hand of items and letters of the Division (layout CA-1c), made by people who had not read the
rules and committed before the rules; the text is what pypdfium2 extracts from the PDF. *Not read*: the label names a
value, the reading none. *Wrong*: the reading names another value, or one where the label names none. The interval is
Wilson's, 95 %. *Where named* leaves out what neither names."""

Value = str | float | bool | Sequence[object] | None


@dataclasses.dataclass(slots=True)
class Tally:
    """What became of one field.

    Attributes:
        right: Values equal to the label, both-empty ones with them.
        right_named: Of those, the ones that name something.
        not_read: Labels that name a value where the reading names none.
        wrong: All else.
    """

    right: int = 0
    right_named: int = 0
    not_read: int = 0
    wrong: int = 0

    def add(self, found: Value, label: Value) -> None:
        """Count one value."""
        is_empty, has_label = _is_empty(found), not _is_empty(label)
        if found == label or (is_empty and not has_label):
            self.right += 1
            self.right_named += has_label
        elif is_empty:
            self.not_read += 1
        else:
            self.wrong += 1

    @property
    def count(self) -> int:
        """All values."""
        return self.right + self.not_read + self.wrong

    @property
    def named(self) -> int:
        """Values that the label or the reading names."""
        return self.right_named + self.not_read + self.wrong


def measure(halves: Iterable[str]) -> dict[str, dict[str, Tally]]:
    """Return, by half and by field, what became of the labels."""
    return {half: _measure_half(half, differences=None) for half in halves}


def _measure_half(half: str, *, differences: list[str] | None) -> dict[str, Tally]:
    items, letters = _labels(f"items-{half}"), _labels(f"letters-{half}")
    parts = {case: _read(case) for case in dict.fromkeys(str(label["case"]) for label in [*items, *letters])}
    tallies: dict[str, Tally] = {}
    for label in items:
        item = parts[str(label["case"])].items[int(str(label["item"])) - 1]
        _count(tallies, _item_fields(item, label), differences, f"{label['case']} #{label['item']}")
    for label in letters:
        _count(tallies, _letter_fields(parts[str(label["case"])], label), differences, str(label["case"]))
    return tallies


def _count(
    tallies: dict[str, Tally], fields: Iterable[tuple[str, Value, Value]], differences: list[str] | None, place: str
) -> None:
    for name, found, label in fields:
        tallies.setdefault(name, Tally()).add(found, label)
        if differences is not None and found != label and not (_is_empty(found) and _is_empty(label)):
            differences.append(f"{place} {name}: read {found!r}, label {label!r}")


def _labels(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (LABELS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]


def _read(case: str) -> LetterParts:
    text = bytes_text((SHARED / f"letters/dwc/{case}.pdf").read_bytes())
    return read_letter_parts(text, read_letter(text))


def _is_empty(value: Value) -> bool:
    return value is None or value in ([], (), "")


def _item_fields(item: ItemParts, label: dict[str, object]) -> Iterator[tuple[str, Value, Value]]:
    regions = [region for region in (item.body_region, *item.other_regions) if region is not None]
    yield "category", item.category and item.category.path, _text(label, "category")
    yield "regions", sorted(regions), sorted(_texts(label, "regions"))
    yield "first region", item.body_region, next(iter(_texts(label, "regions")), None)
    yield "levels", list(item.levels), _texts(label, "levels")
    yield "side", item.side and item.side.value, _text(label, "side")
    yield "drug", item.drug, _text(label, "drug")
    yield "dose", item.dose, _text(label, "dose")
    wanted = _objects(label, "quantities")
    yield (
        "quantities",
        [[each.value, each.to, each.unit] for each in item.quantities],
        [[each["value"], each.get("to"), each["unit"]] for each in wanted],
    )
    yield "what is counted", [each.of for each in item.quantities], [each.get("of") for each in wanted]
    yield "service dates", [day.isoformat() for day in item.service_dates], _texts(label, "service_dates")
    yield "depends_on", item.depends_on, _value(label, "depends_on")
    yield "conclusion agrees", item.conclusion and item.conclusion.agrees, _value(label, "agrees")
    cited = [*item.claims_administrator_citations, *item.imro_citations]
    yield from _citation_fields(cited, [*_objects(label, "claims"), *_objects(label, "imro")])


def _citation_fields(
    cited: Iterable[Citation], wanted: Sequence[dict[str, object]]
) -> Iterator[tuple[str, Value, Value]]:
    """Yield the fields of the citations of both guideline sentences of an item, as lists in their order."""
    found = [each for each in cited if each.basis is not Basis.NONE]
    yield "citations: sources", [each.source or "unrecognised" for each in found], [each["source"] for each in wanted]
    yield "citations: chapters", _named(each.chapter for each in found), _named(each["chapter"] for each in wanted)
    yield "citations: years", _named(each.year for each in found), _named(each["year"] for each in wanted)
    yield "citations: editions", _named(each.edition for each in found), _named(each["edition"] for each in wanted)
    yield (
        "citations: sections",
        *sections_as_labelled(
            [list(each.sections) for each in found], [_texts(each, "sections")[::-1] for each in wanted]
        ),
    )
    yield (
        "citations: pages",
        [page for each in found for page in each.pages],
        [page for each in wanted for page in _texts(each, "pages")],
    )


def sections_as_labelled(
    found: Sequence[Sequence[str]], wanted: Sequence[Sequence[str]]
) -> tuple[list[str], list[str]]:
    """Return the sections read and those of the labels, in the letter's order.

    A label keeps the first and the last words of a long name, with an ellipsis for those between; a name read that begins
    and ends so is taken for it.
    """
    read, labels = [name for names in found for name in names], [name for names in wanted for name in names]
    for place, (name, label) in enumerate(zip(read, labels, strict=False)):
        begins, ellipsis, ends = label.partition(" … ")
        if ellipsis and name.startswith(begins) and name.endswith(ends):
            read[place] = label
    return read, labels


def _letter_fields(letter: LetterParts, label: dict[str, object]) -> Iterator[tuple[str, Value, Value]]:
    review = letter.ur
    yield "age", letter.age, _value(label, "age")
    yield "sex", letter.sex, _text(label, "sex")
    yield "UR date", review.day.isoformat() if review and review.day else None, _text(label, "ur_date")
    yield "UR verb", review.verb if review else None, _text(label, "ur_verb")
    yield "states", list(letter.states), _texts(label, "licensure")
    yield "specialties", list(letter.specialties), _texts(label, "specialties")


def _named(values: Iterable[object]) -> list[object]:
    return [value for value in values if value is not None]


def _value(label: dict[str, object], key: str) -> float | bool | None:
    value = label[key]
    assert value is None or isinstance(value, bool | int | float), key
    return value


def _text(label: dict[str, object], key: str) -> str | None:
    value = label[key]
    assert value is None or isinstance(value, str), key
    return value


def _texts(label: dict[str, object], key: str) -> list[str]:
    value = label[key]
    assert isinstance(value, list), key
    return [str(each) for each in value]


def _objects(label: dict[str, object], key: str) -> list[dict[str, object]]:
    value = label[key]
    assert isinstance(value, list), key
    return value


def report(figures: dict[str, dict[str, Tally]], *, page: Path | None = PAGE, more: Iterable[str] = ()) -> None:
    """Print the figures and write them to the manual.

    Args:
        figures: What ``measure`` returned.
        page: The page to write; None prints alone.
        more: Lines that follow on the page.
    """
    lines = ["# Accuracy", "", _METHOD, ""]
    for half, tallies in figures.items():
        lines += [f"## {half.capitalize()}: {HALVES[half]}", "", *_table(tallies), ""]
    text = "\n".join([*lines, *more])
    if page is not None:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    print(text)


def _table(tallies: dict[str, Tally]) -> Iterator[str]:
    yield "| field | right | not read | wrong | n | share right | 95 % interval | where named | aim |"
    yield "|---|---|---|---|---|---|---|---|---|"
    yield from (_row(name, tally) for name, tally in tallies.items())


def _row(name: str, tally: Tally) -> str:
    low, high = wilson(tally.right, tally.count)
    aim = f"≥ {AIMS[name]:.2f}" if name in AIMS else ""
    return (
        f"| {name} | {tally.right} | {tally.not_read} | {tally.wrong} | {tally.count} | {tally.right / tally.count:.3f} | "
        f"{low:.3f}–{high:.3f} | {tally.right_named} of {tally.named} | {aim} |"
    )


def main() -> None:
    """Print the figures of one half, or of both; with ``--differences`` also every value that differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=main.__doc__)
    parser.add_argument("--half", choices=[*HALVES, "both"], default="developing")
    parser.add_argument("--differences", action="store_true")
    arguments = parser.parse_args()
    halves = list(HALVES) if arguments.half == "both" else [arguments.half]
    if arguments.differences:
        differences: list[str] = []
        report({half: _measure_half(half, differences=differences) for half in halves}, page=None)
        print("\n".join(differences))
    else:
        report(measure(halves), page=None)


if __name__ == "__main__":
    main()
