"""What the page of a letter shows: facts, items, sources; each value with the mark where it was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from django.utils.formats import date_format

from openimr.domain.determinations import Determination
from openimr.domain.text import Span
from openimr.letters.layouts import LABELS_OF_DATES
from openimr.web.letters.items_shown import ItemShown, item_shown
from openimr.web.letters.marks import marked
from openimr.web.letters.readings import LetterRead
from openimr.web.letters.values_shown import Fact, Lit, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultShown:
    """A place that does not read.

    Attributes:
        line: From 1.
        column: From 1.
        expected: What should stand there.
        target: Id of its mark; empty where there is none.
    """

    line: int
    column: int
    expected: str
    target: str


def letter_shown(letter: LetterRead) -> dict[str, Any]:
    """Return what the page of a letter shows."""
    faults = dict(_fault_spans(letter))
    spans = {**letter.spans, **faults}
    lit = Lit(spans)
    decided = None if letter.facts is None else letter.facts.decision_date
    return {
        "text": letter.text,
        "marked": marked(letter.text, spans),
        "facts": tuple(_facts(letter, lit)),
        "items": tuple(_items(letter, lit, decided)),
        "faults": tuple(_faults(letter, lit)),
        "is_damaged": letter.whole is None,
        "leftovers": 0 if letter.parts is None else len(letter.parts.leftovers),
    }


def _items(letter: LetterRead, lit: Lit, decided: date | None) -> Iterator[ItemShown]:
    for index, item in enumerate(letter.items):
        yield item_shown(item, pointer=f"/items/{index}", lit=lit, decided=decided)


def _facts(letter: LetterRead, lit: Lit) -> Iterator[Fact]:
    facts = letter.facts
    if isinstance(facts, Determination):
        yield lit.fact("Outcome of the case", [facts.outcome.value])
        yield lit.fact("Layout", [facts.layout.value])
    yield lit.fact("Case number", [getattr(facts, "case_number", None)], "/case_number")
    for name, label in LABELS_OF_DATES.items():
        day: date | None = getattr(facts, name, None)
        yield lit.fact(label.rstrip(":"), [_day_words(day)], f"/{name}")
    yield lit.fact("Priority", [getattr(facts, "priority", None)], "/priority")
    yield from _reviewer(letter, lit)
    yield from _told(letter, lit)


def _reviewer(letter: LetterRead, lit: Lit) -> Iterator[Fact]:
    """Yield the reviewer's licences and specialties, as the letter spells them."""
    reviewer = letter.reviewer
    for label, name in (("Reviewer licensed in", "licensure"), ("Reviewer's specialties", "specialties")):
        values: Iterable[str] = () if reviewer is None else getattr(reviewer, name)
        yield Fact(
            label=label,
            values=tuple(lit.value(words, f"/reviewer/{name}/{index}") for index, words in enumerate(values)),
        )
    for written, listed in () if letter.parts is None else letter.parts.corrected:
        yield Fact(label="Specialty as listed", values=(Value(words=f"{written} is read as {listed}", target=""),))


def _told(letter: LetterRead, lit: Lit) -> Iterator[Fact]:
    """Yield what the case summary tells."""
    parts = letter.parts
    if parts is None:
        return
    yield lit.fact("Age in the summary", [None if parts.age is None else f"{parts.age} years"], "/age")
    yield lit.fact("Sex in the summary", [parts.sex], "/sex")
    if parts.ur is not None:
        words = (_day_words(parts.ur.day), parts.ur.verb)
        yield lit.fact("UR decision in the summary", [", ".join(each for each in words if each)], "/ur")


def _faults(letter: LetterRead, lit: Lit) -> Iterator[FaultShown]:
    for number, error in enumerate(letter.errors):
        place = error.place
        yield FaultShown(
            line=place.line, column=place.column, expected=error.expected, target=lit.target(f"/errors/{number}")
        )


def _fault_spans(letter: LetterRead) -> Iterator[tuple[str, Span]]:
    """Yield the rest of each line that does not read; nothing where the fault stands at a line's end."""
    lines = letter.text.split("\n") if letter.errors else []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for number, error in enumerate(letter.errors):
        row, column = error.place.line - 1, error.place.column - 1
        words = lines[row].rstrip()
        if column < len(words):
            yield f"/errors/{number}", Span(starts[row] + column, starts[row] + len(words))


def _day_words(day: date | None) -> str | None:
    return None if day is None else date_format(day, "D j M Y")
