"""Findings about days: how they are worded, and the days of a letter read once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from openimr.checks.days.dated import Dated, dated_in, times_in
from openimr.checks.days.events import SENTENCE_END
from openimr.checks.letters import Item, Letter, passage_of_value
from openimr.domain.findings import Finding, Passage, Severity
from openimr.domain.text import Span

NAME = "date-conflict"
_MOST_TIMES = 100
_END = re.compile(SENTENCE_END.pattern + r"|\n")
"""Where the words about a day end: with its sentence, or with the value of the letter that holds it."""

_PLAIN_MISTAKE = "Lab. Code § 4610.6(h)(5)"


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the prose of a letter names.

    Attributes:
        letter: The letter.
        summary: Those of the summary, in order.
        rationales: Those of each item's rationale.
        summary_times: Months and years that the summary names without a day; the first hundred.
        rationale_times: Those of each item's rationale.
    """

    letter: Letter
    summary: tuple[Dated, ...]
    rationales: tuple[tuple[Item, tuple[Dated, ...]], ...]
    summary_times: tuple[Dated, ...]
    rationale_times: tuple[tuple[Item, tuple[Dated, ...]], ...]

    @property
    def every(self) -> tuple[Dated, ...]:
        """All of them: of the summary, then of the rationales."""
        told = (*self.rationales, *self.rationale_times)
        return (*self.summary, *self.summary_times, *(one for _, dated in told for one in dated))

    def sentence_of(self, item: Item | None, each: Dated) -> Span | None:
        """Return the sentence of a day of an item's rationale, or of the summary where the item is None; None where there is none.

        It holds the day whole, also where a full stop within that ("Sept. 5") ends what is read as a sentence.
        """
        zone = self.letter.summary if item is None else item.rationale
        found = (one for one in self.letter.sentences(zone) if one.start <= each.span.start < one.end)
        sentence = next(found, None)
        return sentence and Span(sentence.start, max(sentence.end, each.span.end))

    def words_about(self, each: Dated, *, before: int, after: int) -> str:
        """Return the words of a day's phrase with some about it, so many characters at most, of its own sentence alone."""
        start = max(min(each.phrase.start, each.span.start - len(each.lead)), each.phrase.start - before, 0)
        stop = each.phrase.end + after
        end = _END.search(self.letter.text, each.phrase.end, stop)
        return self.letter.text[start : end.start() if end else stop]


def read_days(letter: Letter) -> Days:
    """Return the days of a letter."""
    return Days(
        letter,
        tuple(dated_in(letter.text, letter.summary)),
        tuple((item, tuple(dated_in(letter.text, item.rationale))) for item in letter.items),
        _times(letter, letter.summary),
        tuple((item, _times(letter, item.rationale)) for item in letter.items),
    )


def _times(letter: Letter, zone: Span) -> tuple[Dated, ...]:
    return tuple(islice(times_in(letter.text, zone), _MOST_TIMES))


def header_passage(name: str, day: date) -> Passage:
    """Return a day of the letter's header."""
    return passage_of_value(f"/{name}", f"{day:%m/%d/%Y}")


def day_finding(  # noqa: PLR0913 - what a finding says
    status: str,
    message: str,
    *,
    found: Sequence[Passage],
    against: Sequence[Passage] = (),
    item: Item | None = None,
    severity: Severity = Severity.QUESTION,
    resolved_by: str = "Look the day up in the file and set the wrong one right.",
) -> Finding:
    """Return a finding about days."""
    return Finding(
        check=NAME,
        status=status,
        severity=severity,
        item=None if item is None else item.number,
        message=message,
        found=tuple(found),
        against=tuple(against),
        provision=_PLAIN_MISTAKE,
        resolved_by=resolved_by,
    )


def order_finding(  # noqa: PLR0913 - what a finding says
    days: Days,
    item: Item | None,
    each: Dated,
    message: str,
    against: Passage,
    *,
    severity: Severity = Severity.QUESTION,
) -> Finding:
    """Return a finding about a day on which what it tells cannot have happened."""
    return day_finding(
        "order", message, item=item, found=[days.letter.passage(each.phrase)], against=[against], severity=severity
    )
