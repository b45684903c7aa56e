"""Diseases and habits that a rationale tells of the patient beside the injury."""

import re
from collections.abc import Iterator

from openimr.checks.facts.told import ToldFacts
from openimr.checks.letters import Letter
from openimr.domain.text import Span

_CONDITION = re.compile(
    r"\b(?P<stem>hypertens|diabet|gastritis|(?:peptic|gastric|duodenal|stomach)\sulcer|gastroesophageal|GERD\b|reflux|asthma|apnea|"
    r"coronary|angina|arrhythm|heart\s(?:disease|failure)|stroke|seizure|epilep|kidney|renal|hepat|cirrho|cancer|carcinoma|osteopor|"
    r"fibromyalg|hypothyroid|thyroid|anemia|glaucoma|constipat|smok|tobacco|alcohol|pregnan|bipolar|schizo|suicid|COPD\b|emphysema|"
    r"thrombo|pacemaker|rheumatoid|gout|lupus|migraine|HIV\b)\w*",
    re.IGNORECASE,
)
_OF_PATIENT = re.compile(
    r"\b(?:(?:patient|worker|applicant|claimant|employee|he|she|who)\s(?:does\s|also\s|currently\s)?(?:has|have|had|reported|reports|suffers|is|was|smokes)\b|"
    r"(?:patient|worker|applicant|claimant)['’]s\b|his\b|her\b)",
    re.IGNORECASE,
)


def unknown_conditions(letter: Letter, told: ToldFacts, clause: Span) -> Iterator[Span]:
    """Yield the conditions that a clause tells of the patient, and of which the letter has no word."""
    if not _OF_PATIENT.search(letter.text, clause.start, clause.end):
        return
    for match in _CONDITION.finditer(letter.text, clause.start, clause.end):
        if match["stem"].lower() not in told.words:
            yield Span(*match.span())
