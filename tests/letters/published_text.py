"""Determinations as the text that an extractor gives of a published letter, in each way that was met."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from openimr.domain.determinations import Determination, LetterLayout
from openimr.letters.layouts import CALIFORNIA

SENT = "MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no affiliation with the employer, employee, providers or the claims administrator."
PRACTICE = "He/she has been in active clinical practice for more than five years and is currently working at least 24 hours a week in active practice. The expert reviewer was selected based on his/her clinical experience, education, background, and expertise in the same or similar specialties that evaluate and/or treat the medical condition and disputed items/services. He/she is familiar with governing laws and regulations, including the strength of evidence hierarchy that applies to Independent Medical Review determinations."
CREDENTIALS = (
    "The expert reviewer is Board Certified in {specialties} and is licensed to practice in {states}.",
    "The expert reviewer is Board Certified in {specialties}, and is licensed in the states of {states}.",
    "The expert reviewer is licensed to practice in {states} and is Board Certified in {specialties}.",
    "The expert reviewer is Board Certified in {specialties}. He/she is licensed to practice medicine in {states}.",
)
LABELS = {
    "date_assigned": "Date Assigned:",
    "date_of_injury": "Date of Injury:",
    "decision_date": "Decision Date:",
    "ur_denial_date": "UR Denial Date:",
    "priority": "Priority:",
    "application_received": "Application Received:",
}
LEFT, RIGHT = tuple(LABELS)[::2], tuple(LABELS)[1::2]


@dataclass(frozen=True)
class Shape:
    """How an extractor ends lines and paragraphs.

    Attributes:
        wrap: What stands between two lines of a paragraph.
        gap: What stands between two paragraphs.
        page: What stands before the next page, besides.
    """

    wrap: str
    gap: str
    page: str


ON_ONE_LINE = Shape(" ", " ", "")
SHAPES = {
    "pdfbox": Shape(" \n", " \n \n", ""),
    "pdfbox with form feeds": Shape(" \n", " \n \n", "\f"),
    "doubled": Shape(" \n\n", " \n\n \n\n", "\n\n"),
    "doubled, short gap": Shape(" \n\n", " \n\n \n", "\n\n"),
    "pdftotext -layout": Shape("\n", "\n\n", "\f"),
    "pdfium": Shape(" \n", "\n", "\f"),
    "pdftotext": Shape("\n", "\n", "\f"),
    "pymupdf": Shape(" \n", " \n", "\f"),
    "all on one line": ON_ONE_LINE,
}
GAPPED = [shape for shape in SHAPES.values() if shape.gap.count("\n") > shape.wrap.count("\n")]
PAGE_NUMBERS = ("Page {number} of {total}", "Page {number}", "{number}", "- {number} -")
FEET = (None, None, *PAGE_NUMBERS, "Sierra Review   {number}")
HEADS_WITH_CASE_NUMBER = ("Final Determination CM15-9900001, page {number}",)
HEADS = (None, None, *HEADS_WITH_CASE_NUMBER, "State of Review - Division of Letters")


@dataclass(frozen=True)
class Rendering:
    """The choices of one text: all that the determination does not say.

    Attributes:
        shape: How lines and paragraphs end.
        header: How the header's table was taken apart.
        width: Characters a line at most.
        page: Lines a page at most.
        foot: The line at each page's end, with ``{number}`` and ``{total}``; None for none.
        head: The line at the start of each page but the first; None for none.
        breaks: Probability that a sentence of summary or rationale ends its paragraph.
        seed: For the lesser choices.
    """

    shape: Shape
    header: Callable[[Determination], str]
    width: int = 92
    page: int = 40
    foot: str | None = None
    head: str | None = None
    breaks: float = 0.0
    seed: int = 0


def letter(determination: Determination, rendering: Rendering) -> str:
    """Return the determination as text."""
    lines = list(_lines(determination, rendering))
    pages = list(_pages(lines, rendering.page))
    shape = rendering.shape
    head, foot = _running_lines(rendering, len(pages))
    pieces = [rendering.header(determination)]
    for number, page in enumerate(pages, start=1):
        facts = {"number": number, "total": len(pages)}
        if head is not None and number > 1:
            pieces.append(head.format(**facts) + shape.wrap)
        for line, ends_paragraph in page[:-1]:
            pieces.append(line + (shape.gap if ends_paragraph else "\n" if line.endswith("-") else shape.wrap))
        line, ends_paragraph = page[-1]
        pieces.append(line)
        if foot is not None:
            pieces.append(shape.wrap + foot.format(**facts))
        pieces.append(shape.gap if ends_paragraph else shape.wrap)
        if number < len(pages):
            pieces.append(shape.page)
    return "".join(pieces)


def _running_lines(rendering: Rendering, pages: int) -> tuple[str | None, str | None]:
    """Return head and foot where they can be told from prose: repeated, and of words of their own only at a page break."""
    if pages < 4 or rendering.shape is ON_ONE_LINE:
        return None, None
    has_breaks = "\f" in rendering.shape.page
    head = rendering.head if has_breaks or rendering.head in HEADS_WITH_CASE_NUMBER else None
    foot = rendering.foot if has_breaks or rendering.foot in PAGE_NUMBERS else None
    return head, foot


def _lines(determination: Determination, rendering: Rendering) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it ends a paragraph."""
    for paragraph in _paragraphs(determination, rendering):
        lines = [
            line
            for part in paragraph.split("\n")
            for line in textwrap.wrap(part, rendering.width, break_long_words=False) or [""]
        ]
        yield from ((line, index == len(lines)) for index, line in enumerate(lines, start=1))


def _pages(lines: list[tuple[str, bool]], most: int) -> Iterator[list[tuple[str, bool]]]:
    page: list[tuple[str, bool]] = []
    for line in lines:
        page.append(line)
        if len(page) >= most and not line[0].endswith("-"):
            yield page
            page = []
    if page:
        yield page


def _paragraphs(determination: Determination, rendering: Rendering) -> Iterator[str]:
    random = Random(rendering.seed)  # noqa: S311 - a text, no secret
    yield CALIFORNIA.how
    yield from _credentials(determination, random, in_columns=rendering.shape is not ON_ONE_LINE)
    yield CALIFORNIA.summary
    yield CALIFORNIA.summary_opening
    if determination.summary:
        yield from _broken(determination.summary, rendering.breaks, random)
    yield CALIFORNIA.decisions
    yield CALIFORNIA.decisions_opening
    for item in determination.items:
        closing = random.choice([" is", " is", ""]) if item.requested is not None else ""
        word = random.choice([item.outcome.value] * 4 + [item.outcome.value.upper(), f"{item.outcome.value}."])
        yield f"{item.heading}{closing}:{random.choice([' ', '  ', chr(10)])}{word}"
        yield f"{CALIFORNIA.claims_label} {item.claims_administrator_guideline}"
        yield f"{CALIFORNIA.imro_label} {item.imro_guideline}"
        yield from _broken(f"{CALIFORNIA.rationale_label} {item.rationale}", rendering.breaks, random)


def _broken(prose: str, probability: float, random: Random) -> Iterator[str]:
    """Yield the prose as paragraphs that end with a sentence."""
    sentences = prose.replace(". ", ".\n").split("\n")
    paragraph = sentences[0]
    for sentence in sentences[1:]:
        if random.random() < probability:
            yield paragraph
            paragraph = sentence
        else:
            paragraph += f" {sentence}"
    yield paragraph


def _credentials(determination: Determination, random: Random, *, in_columns: bool) -> Iterator[str]:
    reviewer = determination.reviewer
    if determination.layout is LetterLayout.CA_1A:
        sentence = random.choice(CREDENTIALS).format(
            specialties=_listed(reviewer.specialties), states=_listed(reviewer.licensure)
        )
        yield f"{SENT} {sentence} {PRACTICE}"
        return
    yield f"{SENT} {PRACTICE}"
    yield CALIFORNIA.credentials
    comma = random.choice([", ", ","])
    states, specialties = comma.join(reviewer.licensure), ", ".join(reviewer.specialties)
    if random.random() < 0.2:
        yield f"State(s) of Licensure: {states} Certification(s)/Specialty: {specialties}"
    elif in_columns and random.random() < 0.2:
        yield f"State(s) of Licensure:\nCertification(s)/Specialty:\n{states}\n{specialties}"
    else:
        yield f"State(s) of Licensure: {states}\nCertification(s)/Specialty: {specialties}"


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _written(determination: Determination, name: str) -> str:
    value = getattr(determination, name)
    return f"{value:%m/%d/%Y}" if isinstance(value, date) else value or ""


def no_header(_: Determination) -> str:
    return " "


def in_rows(determination: Determination) -> str:
    """As drawn: two labels with their values a line; a value that is not stated is blank."""
    rows = [f"Case Number:   {determination.case_number or ''} "]
    for left, right in zip(LEFT, RIGHT, strict=True):
        rows.append(
            f"{LABELS[left]:15}{_written(determination, left):18}{LABELS[right]:22}{_written(determination, right)} "
        )
    return "\n".join([*rows, " ", ""])


def label_and_value(determination: Determination) -> str:
    """In turn, a line each; what is not stated has no line."""
    lines = ["Case Number:", determination.case_number] if determination.case_number else []
    for name, label in LABELS.items():
        if getattr(determination, name) is not None:
            lines += [label, _written(determination, name)]
    return "".join(f"{line} \n" for line in lines) + " \n"


def label_split(determination: Determination) -> str:
    """Rows, the last label broken over two lines."""
    return in_rows(determination).replace("Application Received: ", "Application \nReceived:  \n")


def columns(determination: Determination) -> str:
    """Labels of the left column, its values, then the right one's; without what is not stated."""

    def column(labels: list[tuple[str, str]]) -> str:
        stated = [(label, value) for label, value in labels if value]
        return "".join(f"{label}\n" for label, _ in stated) + "\n" + "".join(f"{value}\n" for _, value in stated) + "\n"

    left = [("Case Number:", determination.case_number or "")]
    left += [(LABELS[name], _written(determination, name)) for name in LEFT]
    return column(left) + column([(LABELS[name], _written(determination, name)) for name in RIGHT])


HEADERS = (in_rows, label_and_value, label_split, columns)
