"""Our own layout, OI-1: its fixed words, and the readers of the parts that no other layout has.

It has the parts of CA-1c, in whole sentences, and marks what other layouts leave to the eye: each item, document and
step begins with its number, so that a letter reads back from the text of its pages.
"""

import re
from collections.abc import Iterator

from openimr.domain.determinations import StockAssertion
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.blocks import PAGE_NUMBER, SAMPLE_MARK
from openimr.letters.layouts import CASE_NUMBER_LABEL, LABELS_OF_DATES, PRIORITY_LABEL, phrase
from openimr.letters.readings import Reading, trimmed, words_of

TITLE = "Final Determination of Independent Medical Review"
ISSUER_LABEL = "Issued by:"
SENT_BY = "{organization} sent the complete case file to an expert reviewer."
DOCUMENT_LABEL = "Document {number}:"
STEP_LABEL = "Step {number}:"

ASSERTIONS = {
    StockAssertion.NO_AFFILIATION: (
        "The reviewer has no affiliation with the employer, the employee, the providers or the claims administrator."
    ),
    StockAssertion.ACTIVE_PRACTICE: (
        "The reviewer has been in active clinical practice for more than five years and works at least 24 hours a week "
        "in active practice."
    ),
    StockAssertion.SAME_SPECIALTY: (
        "The reviewer was selected for clinical experience, education and expertise in the same or similar specialties "
        "that evaluate or treat the medical condition and the disputed items/services."
    ),
    StockAssertion.FAMILIAR_WITH_LAW: (
        "The reviewer is familiar with governing laws and regulations, including the strength of evidence hierarchy that "
        "applies to Independent Medical Review determinations."
    ),
}
"""What each stock assertion says, in the order of the letter."""

HEADER_LABELS = {
    "organization": ISSUER_LABEL,
    "case_number": CASE_NUMBER_LABEL,
    **LABELS_OF_DATES,
    "priority": PRIORITY_LABEL,
}
"""Labels of the header, in its order, by the determination's field."""

_PAGE_NUMBER = re.escape(PAGE_NUMBER).replace(r"\{number\}", r"\d+").replace(r"\{total\}", r"\d+")
_FURNITURE = re.compile(
    rf"^\f?[ \t]*(?:{re.escape(SAMPLE_MARK)}|{re.escape(TITLE)}[^\n]*\n[ \t]*{_PAGE_NUMBER})[ \t]*$", re.MULTILINE
)
_NOT_A_LINE_END = re.compile(r"[^\n\f]")
_SAMPLE = re.compile(phrase(SAMPLE_MARK))
_ASSERTION_PATTERNS = {assertion: re.compile(phrase(words)) for assertion, words in ASSERTIONS.items()}
_HEADER_LABEL = re.compile("|".join(rf"(?P<{name}>{phrase(label)})" for name, label in HEADER_LABELS.items()))


def is_sample(text: str) -> bool:
    """Return whether the letter bears the mark of a sample."""
    return _SAMPLE.search(text) is not None


def without_furniture(text: str) -> str:
    """Return the text with blanks for each running head and foot, so that every offset and every line stays."""
    return _FURNITURE.sub(lambda lines: _NOT_A_LINE_END.sub(" ", lines[0]), text)


def read_own_header(text: str, *, zone: Span) -> Reading[dict[str, str]]:
    """Read the header: one row a value, label first.

    ``header = { label value }``, each label at most once, in the order of ``HEADER_LABELS``.

    Returns:
        The words of each field that is stated.
    """
    labels = list(_HEADER_LABEL.finditer(text, zone.start, zone.end))
    ends = [*(label.start() for label in labels[1:]), zone.end] if labels else []
    spans = {label.lastgroup or "": trimmed(text, label.end(), end) for label, end in zip(labels, ends, strict=True)}
    values = {name: words_of(text, span) for name, span in spans.items()}
    return Reading(values, {f"/{name}": span for name, span in spans.items()})


def read_assertions(text: str, *, zone: Span) -> frozenset[StockAssertion]:
    """Return the stock assertions that the paragraph on how the determination was made holds."""
    return frozenset(
        assertion for assertion, pattern in _ASSERTION_PATTERNS.items() if pattern.search(text, zone.start, zone.end)
    )


def read_numbered(text: str, *, zone: Span | None, label: str, pointer: str) -> Reading[tuple[str, ...]]:
    """Read a list whose entries begin with their number.

    ``list = { label-with-number words }``, numbered from 1 without a gap.

    Args:
        text: The letter.
        zone: Where the list stands; None if the letter has none.
        label: ``DOCUMENT_LABEL`` or ``STEP_LABEL``.
        pointer: JSON pointer of the list.

    Raises:
        LetterSyntaxError: The section holds no entry.
    """
    if zone is None:
        return Reading(())
    starts = list(numbered_labels(text, zone, label))
    if not starts:
        raise LetterSyntaxError(expected=f'an entry "{label.format(number=1)}"', source=text, at=zone.start)
    ends = [span.start for span in starts[1:]] + [zone.end]
    spans = [trimmed(text, span.end, end) for span, end in zip(starts, ends, strict=True)]
    return Reading(
        tuple(words_of(text, span) for span in spans),
        {f"{pointer}/{index}": span for index, span in enumerate(spans)},
    )


def numbered_labels(text: str, zone: Span, label: str) -> Iterator[Span]:
    """Yield where each numbered label stands, from number 1 on, as long as the next one follows."""
    number, position = 1, zone.start
    while found := re.compile(phrase(label.format(number=number))).search(text, position, zone.end):
        yield Span(*found.span())
        number, position = number + 1, found.end()
