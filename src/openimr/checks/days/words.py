"""Whether two days are told in the words of one event."""

import re

from openimr.checks.body import can_be_one_place
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import Kind
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named

_BEGUN, _ENDED = "begun", "ended"
_VERBS = dict.fromkeys(
    ("began", "begun", "begin", "start", "started", "starting", "commenced", "initiated", "issued"), _BEGUN
)
_VERBS |= dict.fromkeys(
    ("ended", "finished", "completed", "discharged", "discharge", "stopped", "returned", "discontinued", "expired"),
    _ENDED,
)
_PAPERS = frozenset({"contract", "agreement", "consent", "cure", "cures", "questionnaire", "inventory", "diary"})
"""Papers that are written on one day, so that their name alone tells them."""

_WHO = re.compile(
    r"\b(?:orthop|psych|neuro(?=log(?:y|ist)|surg|psych)|podiat|chiro|acupunct(?=urist|ure\s(?:visit|note|report|session|treatment|record|evaluation))|nurs|intern|urgent|emergency|pain\s(?:man|spec)|physical\sther|occupational\sther|"
    r"rheuma|cardio|dent|derma|ophthal|uro|general\ssurg)",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\b(?:review\w*|read|interpret\w*|order\w*|discuss\w*|plan\w*|recommend\w*|authoriz\w*|approv\w*|denied|asked|propos\w*|schedul\w*|"
    r"requested|prescri\w*)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;]\s|\n\n")
_CLAUSE = 60
_SHORTEST, _FEWEST = 3, 2
_IN_ANY = frozenset(
    "dated date day days visit note notes report reports progress record records documentation treating physician provider doctor "  # noqa: SIM905 (words)
    "patient worker injured applicant claimant medical examination exam evaluation pain rated said told reported complained noted "
    "with from that this were was been have has had which when since least after before last request requested treatment left right "
    "bilateral upper lower part body showed shows also then there they them first second performed done taken made given about "
    "back neck knee shoulder hand foot ankle wrist elbow spine lumbar cervical numbness weakness tingling status work home session "
    "and the for was had has his her she not but off per all any are him one two out who due can may now low day its "
    "prescribed increased decreased reduced refilled month week".split()
)


def is_told_alike(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether the words about two days are those of one event, whatever it is.

    Two of them, or the name of a paper; where the one day is known to be that of a study or treatment, a word that the
    summary has nowhere else. What begins on one day and ends on the other is not one, nor is
    what was spoken of, ordered or read on one of them.
    """
    mine, yours = _words_about(days, one), _words_about(days, other)
    is_spoken_of = any(_SPOKEN_OF.search(clause_of(days, each).of(days.letter.text)) for each in (one, other))
    if is_spoken_of or {_BEGUN, _ENDED} <= mine ^ yours:
        return False
    if not can_be_one_place(_regions(days, one), _regions(days, other)):
        return False
    shared = mine & yours
    if len(shared) >= _FEWEST or shared & _PAPERS:
        return True
    if Kind.OTHER is one.kind is other.kind:
        return False
    summary = [word.form for word in days.letter.words_in(days.letter.summary)]
    return any(summary.count(word) == 1 for word in shared)


def _words_about(days: Days, each: Dated) -> frozenset[str]:
    words = words_in(days.letter.text, clause_of(days, each))
    forms = (word.form for word in words if len(word.form) >= _SHORTEST and word.form.isalpha())
    return frozenset(_VERBS.get(form, form) for form in forms) - _IN_ANY


def _regions(days: Days, each: Dated) -> frozenset[str]:
    words = words_in(days.letter.text, clause_of(days, each))
    return regions_named(words)


def clause_of(days: Days, each: Dated) -> Span:
    """Return the words about a day: its clause, as far as it is near."""
    text = days.letter.text
    begun = each.phrase.start if each.kind is Kind.OTHER else each.span.start  # of several days the first one
    start, limit = begun - min(len(each.lead), _CLAUSE), min(len(text), each.span.end + _CLAUSE)
    end = _CLAUSE_END.search(text, each.span.end, limit)
    return Span(start, end.start() if end else limit)


def is_with_another(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether the words about two visits name physicians or therapists of different kinds."""
    mine, yours = (specialists_in(clause_of(days, each).of(days.letter.text)) for each in (one, other))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def specialists_in(words: str) -> frozenset[str]:
    """Return the physicians and therapists that some words name, each by the start of its name."""
    return frozenset(match[0].lower() for match in _WHO.finditer(words))
