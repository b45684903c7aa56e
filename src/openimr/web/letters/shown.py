"""What the page of a letter shows, whatever the text was read as; the report shows the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from django.utils.safestring import SafeString

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.web.letters.findings_shown import FindingShown
from openimr.web.letters.items_shown import ItemShown
from openimr.web.letters.marks import marked
from openimr.web.letters.values_shown import FactGroup, Lit, Value


class ReadAs(Enum):
    """What a text was read as."""

    LETTER = "letter"
    DAMAGED = "damaged"
    HEADINGS = "headings"
    ROWS = "rows"


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultShown:
    """A place that does not read.

    Attributes:
        line: From 1.
        column: From 1.
        expected: What should stand there.
        target: Id of its mark.
    """

    line: int
    column: int
    expected: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingShown:
    """A heading of a layout that has no reader.

    Attributes:
        words: The heading, with its mark.
        line: Where it stands, from 1.
        size: Words that stand under it.
    """

    words: Value
    line: int
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A letter as shown.

    Attributes:
        text: Its text.
        spans: Where each value stands: pointer → span of the text.
        read_as: What it was read as.
        groups: What is said of the whole.
        items: What was decided, item by item; of another programme row by row.
        findings: What the checks find, where the letter reads whole.
        faults: What does not read.
        headings: Of a layout without a reader.
        leftovers: How many places belong to no value and to no fixed wording; None where they are not looked for.
        is_sample: Whether the letter itself says that it is a sample.
    """

    text: str
    spans: Mapping[str, Span]
    read_as: ReadAs
    groups: tuple[FactGroup, ...] = ()
    items: tuple[ItemShown, ...] = ()
    findings: tuple[FindingShown, ...] = ()
    faults: tuple[FaultShown, ...] = ()
    headings: tuple[HeadingShown, ...] = ()
    leftovers: int | None = None
    is_sample: bool = False

    @property
    def marked(self) -> SafeString:
        """The text as HTML with a mark for each value."""
        return marked(self.text, self.spans)

    @property
    def unstated(self) -> str:
        """What stands for a value that there is none of."""
        return "Not read" if self.read_as is ReadAs.DAMAGED else "Not stated"


def fault_spans(text: str, errors: Iterable[LetterSyntaxError]) -> Iterator[tuple[str, Span]]:
    """Yield the rest of each line that does not read; of a fault at a line's end, or past the text, that place alone."""
    faults = tuple(errors)
    lines = text.split("\n") if faults else []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for number, error in enumerate(faults):
        row = min(error.place.line, len(lines)) - 1
        words = lines[row].rstrip()
        column = min(error.place.column - 1, len(words))
        yield f"/errors/{number}", Span(starts[row] + column, starts[row] + len(words))


def faults_shown(errors: Iterable[LetterSyntaxError], lit: Lit) -> Iterator[FaultShown]:
    """Yield each place that does not read, in the order of the text, with the mark of ``fault_spans``."""
    numbered = sorted(enumerate(errors), key=lambda one: (one[1].place.line, one[1].place.column))
    for number, error in numbered:
        place = error.place
        yield FaultShown(
            line=place.line, column=place.column, expected=error.expected, target=lit.target(f"/errors/{number}")
        )
