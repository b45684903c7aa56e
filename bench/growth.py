"""How the time of reading grows with the length of a letter: from ten items to ten thousand."""

import dataclasses
import statistics
import time
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

from matplotlib import pyplot as plt

from openimr.domain.determinations import DecidedItem, LetterLayout, StockAssertion
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from openimr.letters.writing import write_letter

PROJECT = Path(__file__).resolve().parent.parent
PICTURE = PROJECT / "docs/reference/growth.svg"
SAMPLE = PROJECT / "samples/letters"
SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000)
_ROUNDS = 3


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """What a letter of some length took.

    Attributes:
        items: Its number of items.
        characters: Its length.
        fields_ms: Milliseconds an item, of the fields alone.
        parts_ms: Milliseconds an item, of all the parts besides.
    """

    items: int
    characters: int
    fields_ms: float
    parts_ms: float


def measure() -> list[Point]:
    """Measure letters of each size, in our own layout, with the items of our sample letters in turn."""
    return [_point(size) for size in SIZES]


def report(points: list[Point]) -> list[str]:
    """Draw the curve, and return the lines of the page."""
    _draw(points)
    first, last = points[0], points[-1]
    rows = [
        f"| {one.items:,} | {one.characters:,} | {one.fields_ms:.3f} | {one.parts_ms:.3f} | "
        f"{one.fields_ms / first.fields_ms:.2f} | {one.parts_ms / first.parts_ms:.2f} |"
        for one in points
    ]
    return [
        "## Growth with length",
        "",
        f"A letter in our own layout with {first.items} to {last.items:,} items; milliseconds **an item**, medians of {_ROUNDS} rounds.",
        f"Where the growth is linear, the ratios to the letter of {first.items} items stay near 1 or below.",
        "",
        "![Milliseconds an item against the number of items](growth.svg)",
        "",
        "| items | characters | fields, ms an item | all parts, ms an item | fields, ratio | all parts, ratio |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _point(size: int) -> Point:
    text = _letter(size)
    fields, parts = [], []
    for _ in range(_ROUNDS):
        start = time.process_time()
        determination = read_letter(text)
        middle = time.process_time()
        read_letter_parts(text, determination)
        fields.append(middle - start)
        parts.append(time.process_time() - middle)
    return Point(
        items=size,
        characters=len(text),
        fields_ms=statistics.median(fields) / size * 1000,
        parts_ms=statistics.median(parts) / size * 1000,
    )


def _letter(size: int) -> str:
    samples = [read_letter(path.read_text(encoding="utf-8")) for path in sorted(SAMPLE.glob("*.txt"))]
    items: list[DecidedItem] = [item for sample in samples for item in sample.items]
    repeated = tuple(items[index % len(items)] for index in range(size))
    own = dataclasses.replace(samples[0], layout=LetterLayout.OI_1, organization="Bench Review", sample=True)
    return write_letter(dataclasses.replace(own, items=repeated, assertions=frozenset(StockAssertion)))


def _draw(points: list[Point]) -> None:
    mpl.rcParams["svg.hashsalt"] = "openimr"
    figure, axes = plt.subplots(figsize=(7, 3.5), layout="constrained")
    sizes = [one.items for one in points]
    axes.plot(sizes, [one.fields_ms for one in points], marker="o", label="fields")
    axes.plot(sizes, [one.parts_ms for one in points], marker="s", linestyle="--", label="all parts")
    axes.set(xscale="log", xlabel="items in the letter", ylabel="ms an item", ylim=(0, None))
    axes.set_title("Time an item, by length of the letter: flat is linear growth")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)
