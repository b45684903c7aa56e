"""Layouts that are known by their headings and have no verified reader: recognised and split, nothing interpreted."""

import re
from dataclasses import dataclass, field
from functools import cache

from openimr.domain.text import Span
from openimr.letters.layouts import phrase
from openimr.letters.readings import trimmed

HEADINGS = {
    "CA-2": (
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "DOCUMENTS REVIEWED",
        "CLINICAL CASE SUMMARY",
        "IMR DECISION(S) AND RATIONALE(S)",
    ),
    "CA-2n": (
        "Notice of Independent Medical Review Determination",
        "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "Medical Qualifications of the Expert Reviewer:",
        "Case Summary:",
    ),
    "CA-3": (
        "MEDICAL PROFESSIONAL REVIEW",
        "ISSUE AT DISPUTE:",
        "CASE SUMMARY:",
        "DOCUMENTS REVIEWED FOR DETERMINATION:",
        "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:",
        "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:",
        "MEDICAL REVIEWER QUALIFICATIONS:",
    ),
    "TX-IRO": (
        "NOTICE OF INDEPENDENT REVIEW DECISION",
        "DATE OF REVIEW:",
        "IRO CASE #:",
        "DESCRIPTION OF THE SERVICE OR SERVICES IN DISPUTE:",
        "DESCRIPTION OF THE QUALIFICATIONS FOR EACH PHYSICIAN OR OTHER HEALTH CARE PROVIDER WHO REVIEWED THE DECISION:",
        "REVIEW OUTCOME:",
        "INFORMATION PROVIDED TO THE IRO FOR REVIEW",
        "PATIENT CLINICAL HISTORY SUMMARY",
    ),
}
"""Headings by the name of the layout, in the order in which they are known to stand.

Of none of these layouts has a whole letter been seen [unverified]: their headings are known from excerpts and from the
program that once collected them.
"""


@dataclass(frozen=True, slots=True)
class HeadedSection:
    """A run of a text under a heading.

    Attributes:
        heading: The heading, as this module spells it; None for what stands before the first.
        span: The words under it, without the heading and without the white space around them; may be empty.
        at: Where the heading itself stands; None for what stands before the first.
    """

    heading: str | None
    span: Span
    at: Span | None = field(default=None, compare=False, repr=False)


def split_at_headings(text: str, *, layout: str) -> tuple[HeadedSection, ...]:
    r"""Split a text at each heading of a layout that begins a line, in the order of the text.

    >>> split_at_headings("CASE SUMMARY:\nA fall.", layout="CA-3")
    (HeadedSection(heading='CASE SUMMARY:', span=Span(start=14, end=21)),)

    Args:
        text: A letter.
        layout: Its layout, of ``HEADINGS``.
    """
    names, pattern = _pattern(layout)
    found = [(names[str(match.lastgroup)], match) for match in pattern.finditer(text)]
    starts = [match.start() for _, match in found] + [len(text)]
    sections = [HeadedSection(None, trimmed(text, 0, starts[0]))]
    sections += [
        HeadedSection(heading, trimmed(text, match.end(), end), trimmed(text, *match.span()))
        for (heading, match), end in zip(found, starts[1:], strict=True)
    ]
    first = sections[0].span
    return tuple(sections if first.start < first.end else sections[1:])


@cache
def _pattern(layout: str) -> tuple[dict[str, str], re.Pattern[str]]:
    names = {f"h{number}": heading for number, heading in enumerate(HEADINGS[layout])}
    longest_first = sorted(names.items(), key=lambda named: -len(named[1]))
    branches = (rf"(?P<{name}>{phrase(heading)})" for name, heading in longest_first)
    return names, re.compile(rf"^[\f \t]*+(?:{'|'.join(branches)})", re.MULTILINE)
