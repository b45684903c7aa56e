"""The reserves of a statement of absence: "significant", "current", "since June"; and whether words elsewhere meet them."""

import re
from collections.abc import Iterable

from openimr.checks.absences.nearest_care import is_treatment
from openimr.checks.absences.relief_told import is_met_by_relief
from openimr.checks.story.care import Care
from openimr.checks.story.lately import is_lately
from openimr.checks.story.stated import Stated
from openimr.domain.text import Span
from openimr.terms.absence import Absence

_RESERVED_AFTER = re.compile(
    r"\s+(?:(?:that|which)\s+(?:would|could|can|might)|to\s+(?:substantiate|corroborate)|"
    r"(?:(?:was|were|has\s+been|have\s+been|is|are)\s+\w+\s+)?(?:within|in\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:day|week|month|year)s?|since|after|before(?!\s+(?:(?:the|this|an?|any|proposed|requested|proceeding|going|to|with|considering|requesting|resorting)\s+){1,3}(?:MRI|CT|surgery|operation|procedure|arthro\w+|fusion|\w+ectomy|\w+plasty|trial|topicals?|compound\w*)\b)|during|until|for\s+the\s+(?:past|last))|"
    r"(?:was|were|has\s+been|have\s+been)\s+\w+\s+(?:with|for\s+the)|with\s+the)\b",
    re.IGNORECASE,
)
_AFTER_CARE = re.compile(
    r"\s+(?:(?:was|were|has\s+been|have\s+been|is|are)\s+(?:\w+\s+)?)?(?:with|after|following|since|from|by|for)\s+(?:(?:the|his|her|a|an|any|use|of|"
    r"prior|previous|earlier|past|last|first|same|initial|taking|using|receiving)\s+){0,4}+",
    re.IGNORECASE,
)
_OF_REVIEW = re.compile(
    r"(?:(?:ongoing|regular|continued|continuing|periodic|adequate|proper|current|any)\s+)*(?:review|monitoring|assessment|reassessment|"
    r"evaluation|discussion|analysis)\s+of\b(?!\s+(?:(?:the|a|any|her|his|state)\s+){0,2}(?:CURES|PDMP|database|prescription)\b)",
    re.IGNORECASE,
)
_OF_ONE_PAPER = re.compile(
    r"\b(?:notes?|reports?|letter|visit|form|evaluation)\s+(?:of|dated|from|on)\s+(?:\d|[A-Z][a-z]{2,8}\s+\d)|"
    r"\b\d{4}\s+(?:\w+\s+){0,2}(?:notes?|reports?|visit)\b|\b(?:appeal|the)\s+letter\b",
)
_NOW = (
    "current",
    "currently",
    "taking",
    "take",
    "continue",
    "use",
    "using",
    "since",
    "daily",
    "every",
    "now",
    "still",
    "wear",
    "wearing",
    "remain",
)
_NEWLY = ("become", "became", "preceding", "recently", "recent", "lately", "developed", "newly")
_MET_BY = {
    "current": _NOW,
    "currently": _NOW,
    "presently": _NOW,
    "ongoing": _NOW,
    "concurrent": _NOW,
    "concurrently": _NOW,
    "progressive": ("increasing", "worsening", "progressing", *_NEWLY),
    "worsening": ("increasing", "progressing", "worse", *_NEWLY),
    "sustained": ("lasting", "lasted", "held", "durable"),
    "lasting": ("sustained", "lasted", "held", "durable"),
    "severe": ("marked",),
    "marked": ("severe",),
    "new": ("recurrent", *_NEWLY),
}
_SERIAL = frozenset({"serial", "sequential", "successive"})
_AGAIN = frozenset({"again", "repeat", "repeated", "retest", "retested", "retesting", "remeasured"})
_EACH_TIME = frozenset({"weekly", "monthly", "each"})
_BESIDE = 5
_OF_LATE = frozenset({"recent", "recently"})
_OF_NOW = frozenset({"current", "currently", "presently", "ongoing", "concurrent", "concurrently", "concomitant"})
_NOW_HEADINGS = frozenset({"current", "currently", "present", "medication", "med", "medicine", "drug", "rx"})
_PAST_HEADINGS = frozenset({"past", "prior", "previous", "former", "tried", "failed", "discontinued", "stopped", "allergy", "earlier", "requested"})  # fmt: skip
_IN_NAMES = frozenset({"serious"})
_LONGEST_NAME = 4
_HEADING = 5
_JOINING = frozenset({"or", "nor"})
_LOOKED_AHEAD = 60
_TIMED = re.compile(
    r"\bsince\b(?!\s+(?:none|neither|no)\b)|\bwithin\s+(?:the\s+)?(?:past|last|\w+\s+(?:days|weeks|months|years))\b|\bin\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:day|week|month|year)s?\b|"
    r"\bfor\s+(?:(?:more|longer)\s+than|over|almost|nearly|about|the\s+(?:past|last))\s+\w+\s+(?:years?|months)\b|"
    r"\bthis\s+year\b|\bat\s+the\s+(?:\w+\s+){0,2}(?:visit|examination)\s+of\b|\b(?:on|from|in|at)\s+(?:the|his|her)\s+(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|latest|most\s+recent|last)\s+(?:list|visit|exam\w*|note|report|progress|medication)",
    re.IGNORECASE,
)
_AT_PRESENT = re.compile(r"\bat\s+present\b|\bat\s+the\s+moment\b|\bany\s+(?:longer|more)\b", re.IGNORECASE)
_LONGEST_TIME = 28
_PLANNED = re.compile(
    r"\b(?:is|are)\s+(?:not\s+)?(?:to\s+be\b|planned|scheduled|foreseen|contemplated|being\s+considered|under\s+consideration)|\bunder\s+consideration\b|"
    r"\b(?:was|were|been|being)\s+(?:also\s+|not\s+)?(?:planned|scheduled|contemplated|proposed)\b|"
    r"\b(?:not|no\s+longer)\s+(?:part\s+of|among)\s+the\s+(?:\w+\s+)?plan\b",
    re.IGNORECASE,
)

_LOOKED_BACK = 200


def is_reserved(text: str, sentence: Span, absence: Absence) -> bool:
    """Return whether all of a statement has a reserve: it is of one paper or one time, or of what "would" serve."""
    start, end = (
        max(sentence.start, absence.span.start - _LOOKED_BACK),
        min(sentence.end, absence.span.end + _LOOKED_AHEAD),
    )
    return (
        _OF_REVIEW.match(text, absence.subject.start, absence.subject.end) is not None
        or (
            "," not in text[absence.subject.end : absence.cue.start]
            and _RESERVED_AFTER.match(text, absence.subject.end) is not None
        )
        or _OF_ONE_PAPER.search(text, start, end) is not None
    )


def care_after(stated: Stated, absence: Absence) -> frozenset[Care]:
    """Return the treatment that is named just after the subject of a statement: "… was noted with Norco", "… after the injection"."""
    match = _AFTER_CARE.match(stated.text, absence.subject.end)
    if match is None:
        return frozenset()
    first, _ = stated.words_of(Span(match.end(), min(match.end() + 1, len(stated.text))))
    at_once = (care for care in stated.care_between_words(first, first + 2) if is_treatment(care.kind))
    return frozenset(care.care for care in at_once if stated.sentence_of[care.first] == stated.sentence_of[first - 1])


def is_of_now(text: str, sentence: Span, absence: Absence) -> bool:
    """Return whether a statement is of the present alone: "… at present"."""
    end = min(sentence.end, max(absence.subject.end, absence.cue.end) + _LONGEST_TIME)
    return _AT_PRESENT.search(text, absence.span.start, end) is not None


def is_timed(text: str, sentence: Span, absence: Absence) -> bool:
    """Return whether a statement is of one time: "since the operation", "in the last year", "on the December list"."""
    end = min(sentence.end, max(absence.subject.end, absence.cue.end) + _LONGEST_TIME)
    return _TIMED.search(text, absence.span.start, end) is not None


def is_of_plan(text: str, sentence: Span, absence: Absence, *, stop: int) -> bool:
    """Return whether it is a plan of something that is said not to be there; ``stop`` is where its subject ends."""
    end = min(sentence.end, absence.span.end + _LOOKED_AHEAD // 2)
    end = min(end, stop) if stop < absence.subject.end else end
    return _PLANNED.search(text, absence.span.start, end) is not None


def is_met(reserve: str, told: int, stated: Stated) -> bool:
    """Return whether the clause of words told elsewhere has the same reserve, says it in another word, or by its day or its heading."""
    if any(stated.is_in_clause(form, told) for form in (reserve, *_MET_BY.get(reserve, ()))):
        return True
    if is_met_by_relief(reserve, told, stated):
        return True
    if reserve in _SERIAL:
        return _is_told_again(told, stated)
    if reserve in _OF_LATE:
        first, last = stated.clauses.start_of_clause(told), stated.clauses.end_of_clause(told)
        return is_lately(stated.text, Span(stated.words[first].start, stated.words[last - 1].end), stated.last_month)
    return reserve in _OF_NOW and _is_under_now(told, stated)


def _is_told_again(told: int, stated: Stated) -> bool:
    """Return whether the sentence of words tells of a second reading, or of how it changed: "fell from 30 to 15", "on retesting"."""
    start, end = stated.words_of(stated.sentences[stated.sentence_of[told]])
    is_changed = any(stated.runs_between(name, start, end) for name in ("#fall", "#rise", "#eased"))
    near = stated.words[max(start, told - _BESIDE) : min(end, told + _BESIDE)]
    return (
        is_changed
        or any(word.form in _AGAIN for word in stated.words[start:end])
        or any(word.form in _EACH_TIME for word in near)
    )


def is_part_of_name(index: int, stated: Stated) -> bool:
    """Return whether a word of reserve is part of the name of a thing: "serious spinal pathology"."""
    return stated.words[index].form in _IN_NAMES and any(
        start <= index < stop and stop - start > 1 and any(name[0] not in "$#" for name in names)
        for names, start, stop in stated.named_between(index, index + _LONGEST_NAME)
        if start == index
    )


def _is_under_now(told: int, stated: Stated) -> bool:
    """Return whether a clause stands behind a heading of the present: "Current meds: …", "Medications: …"."""
    start = stated.clauses.start_of_clause(told)
    if not start or not stated.text[stated.words[start - 1].end : stated.words[start].start].lstrip().startswith(":"):
        return False
    heading = {
        stated.words[at].form for at in range(max(stated.clauses.start_of_clause(start - 1), start - _HEADING), start)
    }
    return not heading.isdisjoint(_NOW_HEADINGS) and heading.isdisjoint(_PAST_HEADINGS)


def are_of_one_member(one: int, other: int, stated: Stated) -> bool:
    """Return whether no "or" or "and" stands between two words."""
    first, last = sorted((one, other))
    return all(word.form not in _JOINING for word in stated.words[first:last])


def last_before(index: int, places: Iterable[int], stated: Stated) -> int | None:
    """Return the last of some places before a word, if it is in the same member of a list."""
    last = max((at for at in places if at <= index), default=None)
    if last is None or any(word.form in _JOINING for word in stated.words[last:index]):
        return None
    return last
