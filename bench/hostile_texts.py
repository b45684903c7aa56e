"""Texts made to be slow to read, and the places of a letter where they are put: for the bench of worst cases and for tests.

Each text is a piece said again and again; of ``lead…piece…tail`` the lead and the tail are said once. A piece is hostile
because a reader must look far from it: it opens what never closes, is nearly a label, or is white space within one.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

LETTER = (Path(__file__).resolve().parent.parent / "samples/letters/ca1c-partial-approvals-pdfbox.txt").read_text(
    encoding="utf-8"
)
"""The letter of our samples into which the pieces are put."""

PLACES: Mapping[str, str] = {
    "header": "HOW THE IMR",
    "licensure": r"(?<=State\(s\) of Licensure:)",
    "reviewer": "CLINICAL CASE SUMMARY",
    "summary": "IMR ISSUES",
    "heading": "(?<=set forth below:)",
    "outcome": "Claims Administrator guideline:",
    "sentence": "MAXIMUS guideline:",
    "end": r"\Z",
}
"""What stands after the pieces, by the name of the place; its first in the letter."""

IN_LETTERS: Sequence[str] = (
    "a: ", "MRI: Upheld\n", "MRI: Upheld ", "was the original request. ", "- \n", " \n", "\n", "\f", "\n\f", " ", "\v", "x.\n", "x.\n\f", "a.a.", '"', "Dr. ",
    "Claims Administrator guideline: ", "MAXIMUS guideline: ", "Decision rationale: ", "1\n", "Page 1 of 2\n", "1/2/", "1-\n", "Application ", "CM16-0000001\n",
    "California,", "and ", "board certified in ", "licensed to practice in ", "State(s) of Licensure: ", "Certification(s)/Specialty: ", "Section(s): ",
    "HOW THE IMR FINAL DETERMINATION WAS MADE ", "IMR ISSUES, DECISIONS AND RATIONALES\n", "Decision based on MTUS ", "L4-5, ", "L4-", "Norco 10/325mg #60, ",
    "utilization review ", "non- ", "The remaining IMR eligible portion of the original request, ", "not medically necessary. ", "EMG (", "right ", "two times a ", "\xad\n",
)  # fmt: skip
"""For the letter as a whole."""

IN_PARTS: Sequence[str] = (
    "a", " ", ".", "no ", "since ", "As the surgery ", "As the surgery … ", " -", "non… -", "2 ", "2-", "L4-", "#60 sessions ", "ultrasound ", "5% ", "10/", "twenty-", "is a ", "12/12/",
    "prior \n", "prior …\n", '"no evidence ', "left and right ", "45 year ", "gabapentin ",
)  # fmt: skip
"""For the parts of a heading, a rationale and a summary."""

IN_CITATIONS: Sequence[str] = (
    " ", "\n", ", ", "(", "(a", "ODG ", "ODG, Low Back, ", "Low Back, ", "/ Knee", "; ", "http://", "http://a- ", "www.a.com, ", "page 1, ", "1, 2 and ", "A", "2016 ",
    "ACOEM ", "Chapter 12 ", "Lind et al ", "Section(s): ", "3.3.1 Opioids: x, ", " and Other Medical Treatment Guidelines", "1) A ", "American ", "Chronic Pain ",
    ", and Chronic Pain Medical Treatment 2016", "(updated 1/1/16) ", "Decision based on MTUS ", "ODG (", "ODG; (", "Capital, small words, ", "MTUS ", "MTUS guidelines in the ",
    "-\n", "(Lind, 2007)", "page 44 of the ", "Textbook Chapter 1 ", "Journal of the Journal ", " did not cite any evidence",
)  # fmt: skip
"""For the sentence of a guideline, and for mentions of guidelines."""

IN_ABSENCES: Sequence[str] = (
    "no ", "not ", "is not clearly ", '"no evidence of ', "the ", "…the …was not noted", "does not", "does not… ", " ", "without ", "was not noted ", "no pain, no ", "neither nor ", "(no ", "\n", "; ",
)  # fmt: skip
"""For statements that something is absent."""

IN_SUMMARY_AND_RATIONALE: Sequence[tuple[str, str]] = (
    ("spasm ", "no spasm. "),
    ("pain radiating to the leg 7/10 with relief. ", "There is no documentation of pain relief. "),
    ("decreased range of motion and numbness of the left leg ", "There was no weakness, numbness and "),
    ("She had physical therapy and Norco on 1/2/2016 ", "There is no record of failed opioids. "),
    ("the ", "not "),
    ("MRI to evaluate pain. ", "There is no rationale for an MRI. "),
)
"""For the checks, which look for the one in the other."""


def repeated(piece: str, length: int) -> str:
    """Return a piece so often that it is about so many characters, with its lead and its tail if it has them."""
    lead, middle, tail = (*piece.split("…"), "")[:3] if "…" in piece else ("", piece, "")
    return lead + middle * (length // len(middle)) + tail


def letter_with(text: str, *, place: str) -> str:
    """Return the sample letter with a text put in at a place."""
    after = re.search(PLACES[place], LETTER)
    assert after is not None
    return LETTER[: after.start()] + text + LETTER[after.start() :]
