"""Letters and descriptions for the tests of parts."""

from openimr.domain.determinations import Determination
from openimr.domain.parts import ItemParts, LetterParts
from openimr.domain.text import Span
from openimr.letters.parts.reading import read_parts
from openimr.letters.parts.requests import Request, read_request
from openimr.letters.reading import read_letter

_HEAD = """Case Number: CM16-0000001 Date Assigned: 12/09/2016
Decision Date: 12/19/2016 Date of Injury: 10/13/2016
UR Denial Date: 11/30/2016 Priority: Standard
Application Received: 12/02/2016

HOW THE IMR FINAL DETERMINATION WAS MADE

An expert reviewer was chosen.

The Expert Reviewer has the following credentials:
State(s) of Licensure: California,North Carolina
Certification(s)/Specialty: Sports Medicinea, Orthopedic Surgery

CLINICAL CASE SUMMARY

The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

{summary}

IMR ISSUES, DECISIONS AND RATIONALES

The Final Determination was based on decisions for the disputed items/services set forth below:
"""
_ITEM = """
{heading}: {outcome}

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer did not cite any medical evidence for its decision.

Decision rationale: {rationale}
"""
SUMMARY = "The injured worker is a 45 year old female. On 11-30-2016 Utilization Review non-certified the request."
DENIED = "The request is not medically necessary."


def letter(*items: tuple[str, str] | tuple[str, str, str], summary: str = SUMMARY) -> str:
    """Return a letter of items, each its heading, its outcome and, unless it is the stock one, its rationale."""
    body = [
        _ITEM.format(heading=item[0], outcome=item[1], rationale=item[2] if len(item) > 2 else DENIED) for item in items
    ]
    return _HEAD.format(summary=summary) + "".join(body)


def parts_of(text: str) -> LetterParts:
    """Read a letter and its parts."""
    return read_parts(text, determination_of(text))


def determination_of(text: str) -> Determination:
    """Read a letter."""
    return read_letter(text)


def items_of(*items: tuple[str, str] | tuple[str, str, str]) -> tuple[ItemParts, ...]:
    """Return the parts of the items of a letter."""
    return parts_of(letter(*items)).items


def request_of(description: str) -> Request:
    """Read a description that stands by itself."""
    return read_request(description, Span(0, len(description)))
