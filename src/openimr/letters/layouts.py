"""The layouts of determination letters: their fixed headings and labels, and how each is recognised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.domain.determinations import LetterLayout
from openimr.domain.errors import NotADeterminationError, UnknownLayoutError
from openimr.terms.dates import find_dates


def phrase(words: str) -> str:
    r"""Return a pattern for fixed words, whose blanks may be any white space (a line may wrap there).

    >>> re.search(phrase("CASE SUMMARY"), "a CASE \n\n SUMMARY") is not None
    True
    """
    return r"\s+".join(re.escape(word) for word in words.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """The fixed words of a family of layouts.

    Attributes:
        how: Heading of the paragraph on how the determination was made.
        credentials: Sentence before the block of credentials; ends at the block.
        documents: Heading before the list of documents; None where the layout has none.
        summary: Heading of the clinical case summary.
        summary_opening: Fixed sentence after it.
        decisions: Heading of the decisions.
        decisions_opening: Fixed sentence after it.
        claims_label: Label of the claims administrator's guideline sentence.
        imro_label: Label of the expert reviewer's guideline sentence.
        rationale_label: Label of the rationale.
        next_steps: Heading after the last item; None where the letter ends with it.
        item_label: What each item begins with; None where the layout does not number its items.
    """

    how: str
    credentials: str
    documents: str | None
    summary: str
    summary_opening: str
    decisions: str
    decisions_opening: str
    claims_label: str
    imro_label: str
    rationale_label: str
    next_steps: str | None
    item_label: str | None


CALIFORNIA = Wording(
    how="HOW THE IMR FINAL DETERMINATION WAS MADE",
    credentials="The Expert Reviewer has the following credentials:",
    documents=None,
    summary="CLINICAL CASE SUMMARY",
    summary_opening=(
        "The expert reviewer developed the following clinical case summary based on a review of the case file, "
        "including all medical records:"
    ),
    decisions="IMR ISSUES, DECISIONS AND RATIONALES",
    decisions_opening=(
        "The Final Determination was based on decisions for the disputed items/services set forth below:"
    ),
    claims_label="Claims Administrator guideline:",
    imro_label="MAXIMUS guideline:",
    rationale_label="Decision rationale:",
    next_steps=None,
    item_label=None,
)

OPEN_IMR = Wording(
    how="HOW THE FINAL DETERMINATION WAS MADE",
    credentials=CALIFORNIA.credentials,
    documents="DOCUMENTS REVIEWED",
    summary=CALIFORNIA.summary,
    summary_opening=CALIFORNIA.summary_opening,
    decisions="ISSUES, DECISIONS AND RATIONALES",
    decisions_opening=CALIFORNIA.decisions_opening,
    claims_label=CALIFORNIA.claims_label,
    imro_label="Expert Reviewer guideline:",
    rationale_label=CALIFORNIA.rationale_label,
    next_steps="WHAT HAPPENS NEXT",
    item_label="Item {number}:",
)

LABELS_OF_DATES = {
    "date_assigned": "Date Assigned:",
    "date_of_injury": "Date of Injury:",
    "decision_date": "Decision Date:",
    "ur_denial_date": "UR Denial Date:",
    "application_received": "Application Received:",
}
"""Labels of the header's dates, by the determination's field."""

CASE_NUMBER_LABEL = "Case Number:"
PRIORITY_LABEL = "Priority:"
LICENSURE_LABEL = "State(s) of Licensure:"
SPECIALTY_LABEL = "Certification(s)/Specialty:"

_KNOWN_WITHOUT_READER = (
    ("CA-2n", phrase("Notice of Independent Medical Review Determination")),
    ("CA-2", phrase("IMR DECISION(S) AND RATIONALE(S)")),
    ("CA-3", phrase("MEDICAL PROFESSIONAL REVIEW")),
    ("TX-IRO", phrase("NOTICE OF INDEPENDENT REVIEW DECISION")),
)

_HEADINGS = {wording: re.compile(phrase(wording.how)) for wording in (OPEN_IMR, CALIFORNIA)}
_OTHER_GUIDELINES = re.compile(
    r"Decision\s+based\s+on\s+Non-?\s*MTUS.*?(?=Decision\s+based\s+on\s+MTUS|The\s+(?:Claims\s+Administrator|Expert\s+Reviewer)\s|\Z)",
    re.DOTALL,
)
_SECTIONS = re.compile(r"Section\(s\)\s*:")
_CHAPTER_WITH_YEAR = re.compile(r"Decision\s+based\s+on\s+MTUS\s+(?!ACOEM)[^.]{1,80}?\s(?:19|20)\d\d\b")
_CHAPTER_WITH_PAGES = re.compile(r"Page\(s\)\s*:|Decision\s+based\s+on\s+MTUS\s+ACOEM\b")
_OUTSIDE_OF_MTUS = re.compile(phrase("decision on recommendation(s) outside of the MTUS"))
_MARKS = (
    (_SECTIONS, LetterLayout.CA_1C),
    (_CHAPTER_WITH_PAGES, LetterLayout.CA_1B),
    (_CHAPTER_WITH_YEAR, LetterLayout.CA_1C),
    (_OUTSIDE_OF_MTUS, LetterLayout.CA_1C),
)
"""What in the guideline sentences tells a layout with a block of credentials; the first that is found decides."""
_FIRST_YEAR_AND_MONTH_OF_CA_1C = (2015, 9)


def wording_of(text: str) -> Wording:
    """Return the family of layouts whose first heading stands in ``text``.

    Raises:
        UnknownLayoutError: It has the headings of a layout without a reader.
        NotADeterminationError: It has no heading known to us.
    """
    for wording, heading in _HEADINGS.items():
        if heading.search(text) and not re.search(phrase("IMR DECISION(S) AND RATIONALE(S)"), text):
            return wording
    for name, words in _KNOWN_WITHOUT_READER:
        if re.search(words, text):
            raise UnknownLayoutError(layout=name)
    if re.search(r"\bindependent\s+(?:medical\s+)?review\b", text, re.IGNORECASE) and re.search(
        r"\b(?:upheld|overturned)\b", text, re.IGNORECASE
    ):
        raise UnknownLayoutError
    raise NotADeterminationError


def layout_of(text: str, *, wording: Wording, has_credentials_block: bool, guideline_sentences: str) -> LetterLayout:
    """Return which layout of its family a letter has.

    Without the block of credentials it is CA-1a. With it, named sections make it CA-1c; named pages, CA-1b; chapters that
    carry a year, CA-1c. Where the guideline sentences name no chapter, the sentence
    "recommendation(s) outside of the MTUS", met only from 2016 on, decides; last, the newest date in the letter:
    CA-1c begins late in 2015 (the month is inferred, no letter states it) [unverified].

    Args:
        text: The letter.
        wording: Its family.
        has_credentials_block: Whether the credentials stand in a block of their own.
        guideline_sentences: All its guideline sentences; those that cite another guideline do not count.
    """
    if wording is OPEN_IMR:
        return LetterLayout.OI_1
    if not has_credentials_block:
        return LetterLayout.CA_1A
    of_mtus = _OTHER_GUIDELINES.sub(" ", guideline_sentences)
    for mark, layout in _MARKS:
        if mark.search(of_mtus):
            return layout
    newest = max(_years_and_months(text), default=_FIRST_YEAR_AND_MONTH_OF_CA_1C)
    return LetterLayout.CA_1C if newest >= _FIRST_YEAR_AND_MONTH_OF_CA_1C else LetterLayout.CA_1B


def _years_and_months(text: str) -> Iterator[tuple[int, int]]:
    return ((day.year, day.month) for _, day in find_dates(text))
