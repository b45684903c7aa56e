"""Letters that we planted defects in: kept in a short hand, since what stands in every letter of a layout need not stand in each file.

A mark such as ``⟨how⟩`` stands for words that the layout prints; ``expanded`` puts them back.
"""

import re
from pathlib import Path

FIXED = {
    "how": (
        "MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no affiliation with the "
        "employer, employee, providers or the claims administrator. He/she has been in active clinical practice for more "
        "than five years and is currently working at least 24 hours a week in active practice. The expert reviewer was "
        "selected based on his/her clinical experience, education, background, and expertise in the same or similar "
        "specialties that evaluate and/or treat the medical condition and disputed items/Service. He/she is familiar with "
        "governing laws and regulations, including the strength of evidence hierarchy that applies to Independent Medical "
        "Review determinations."
    ),
    "summary": (
        "The expert reviewer developed the following clinical case summary based on a review of the case file, including "
        "all medical records:"
    ),
    "issues": "The Final Determination was based on decisions for the disputed items/services set forth below:",
    "credentials": "The Expert Reviewer has the following credentials:",
    "administrator-none": "The Claims Administrator did not cite any medical evidence for its decision.",
    "expert-none": "The Expert Reviewer did not cite any medical evidence for its decision.",
    "administrator-outside": "The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines.",
    "expert-outside": "The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.",
    "administrator-not-mtus": "The Claims Administrator did not base their decision on the MTUS.",
    "expert-not-mtus": "The Expert Reviewer did not base their decision on the MTUS.",
    "outside": "Decision based on Non-MTUS Citation",
    "mtus": "Decision based on MTUS",
    "administrator": "Claims Administrator guideline:",
    "expert": "MAXIMUS guideline:",
    "rationale": "Decision rationale:",
    "odg": "Official Disability Guidelines (ODG)",
    "sections": "Section(s):",
    "made": "HOW THE IMR FINAL DETERMINATION WAS MADE",
    "case-summary": "CLINICAL CASE SUMMARY",
    "received": "Application Received:",
    "decided": "Decision Date:",
    "denied": "UR Denial Date:",
    "licensure": "State(s) of Licensure:",
    "specialty": "Certification(s)/Specialty:",
    "injured": "who sustained an industrial injury on",
    "occupational": "with a history of an occupational claim from",
    "failed": "the claims administrator failed to approve",
    "remaining": "The remaining IMR eligible portion of the original request,",
    "primary": "Since the primary procedure is not medically necessary, none of the associated services are medically necessary.",
    "surgery": "As the requested surgical intervention is not medically necessary per the documentation,",
    "opioids": "Opioids for Chronic Pain and Chronic Opioid Treatment",
}
"""Words that the layouts print, by their mark."""

_MARK = re.compile(r"⟨([a-z-]+)⟩")


def expanded(text: str) -> str:
    """Return a letter with the words of the layout put back for their marks.

    Raises:
        KeyError: A mark is none of ``FIXED``.

    >>> expanded("⟨rationale⟩ Ice helps.")
    'Decision rationale: Ice helps.'
    """
    return _MARK.sub(lambda mark: FIXED[mark[1]], text)


def planted_text(path: Path) -> str:
    """Return the text of a planted letter."""
    return expanded(path.read_text(encoding="utf-8"))
