"""What a rationale says is absent, read from the statement of it."""

import re

from openimr.checks.absences.asked_results import frequency_asked, result_asked
from openimr.checks.absences.manners import is_of_another_time, is_of_utilization_review, is_too_little, names_beyond
from openimr.checks.absences.nearest_care import is_treatment
from openimr.checks.absences.reserves import care_after, is_of_now, is_of_plan, is_reserved, is_timed
from openimr.checks.absences.sources import sources_of, tests_named
from openimr.checks.absences.subject_ends import last_of_subject
from openimr.checks.absences.subject_parts import part_of_subject
from openimr.checks.absences.subject_reserves import reserves_in
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.letters import Item
from openimr.checks.story.care import ANY_CARE, Care
from openimr.checks.story.stated import Stated
from openimr.terms.absence import Absence
from openimr.terms.absence_pointing import wanted_before
from openimr.terms.clinical_things import kinds_above

_NOT_FAILED = re.compile(
    r"\b(?:not|never)\b.*\b(?:failed|exhausted|plateaued)\b|n['’]t\b.*\bfailed\b", re.IGNORECASE | re.DOTALL
)
_FAILED = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were)\s+not\s+(?:\w+\s+)?(?:respond|help|benefit|succeed)|\bwithout\s+(?:\w+\s+)?(?:success|benefit|relief|improvement)\b|"
    r"\b(?:inadequate|poor|insufficient)\s+response\b|\binadequately\s+(?:managed|controlled|relieved|treated)\b|\bfound\s+wanting\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b(?:\s+not)?\s+\Z", re.IGNORECASE)
_OF_A_THING = frozenset({"painful", "tender", "loose", "infected", "$positive"})
_ACHIEVED = re.compile(r"\b(?:improved|reduced|lessened|relieved|helped|increased|alleviated)\Z", re.IGNORECASE)
_SCORED = re.compile(r"\b(?:quantified|rated|graded|scored)\Z", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:rationales?|rational|reasons?|reasoning|explanations?|justification|why|explain\w*)\b", re.IGNORECASE
)
_ASKS_HOW = re.compile(r"(?:how|why|what|which|when|where|who)\b", re.IGNORECASE)
_SURGERY, _SPARING = "surgery", "change of activity"
_EFFECTS = frozenset({"response", "effect", "benefit", "relief", "efficacy", "result"})
_SERVED = frozenset({"visit", "session"})
_LONGEST_SENTENCE = 120


def subject_of(absence: Absence, item: Item, told: Told) -> Subject | None:
    """Return the subject of an absence.

    None where it has no word, where the absence is of a change of it ("has not improved") or of how or when it was done ("was not
    begun for six weeks"), and where utilization review says it, not the reviewer.
    """
    text, stated = told.letter.text, told.stated
    first, last = stated.words_of(absence.subject)
    if first >= last or is_of_another_time(text, absence):
        return None
    sentence = stated.sentences[stated.sentence_of[first]]
    if is_of_utilization_review(text, sentence, absence):
        return None
    last = last_of_subject(stated, first, last)
    is_of_state = _OF_STATE.match(text, absence.cue.start, absence.subject.start) is not None
    begun = stated.clauses.start_of_clause(first) if is_of_state else first
    part = part_of_subject(told, item, absence, begun, last)
    if absence.points_back and stated.sentence_of[first] and stated.zone_of(first) == item.number:
        first = max(stated.words_of(stated.sentences[stated.sentence_of[first] - 1])[0], first - _LONGEST_SENTENCE)
    named = frozenset(each.care for each in stated.care_between(first, last) if not _is_of_effect(each.last, stated))
    after = frozenset() if named else care_after(stated, absence)
    is_of_trial = any(stated.words[at].form == "trial" for at in range(first, last))
    is_served = any(stated.words[at].form in _SERVED for at in range(first, last))
    asked = told.care_of(item) if is_of_trial or is_served else frozenset()
    is_of_treatment = any(is_treatment(each.kind) for each in named | after | asked)
    results = frequency_asked(text, sentence, absence.subject)
    results |= result_asked(text, absence.subject) if is_of_treatment else frozenset()
    is_of_drug = any("medication" in kinds_above(each.kind) for each in named)
    names = _names(absence, first, last, told, is_of_state=is_of_state)
    return Subject(
        absence=absence,
        item=item,
        first=first,
        last=last,
        names=names | names_beyond(text, absence, is_of_drug=is_of_drug),
        forms=frozenset(word.form for word in stated.words[first:last]),
        part=part,
        named_part=told.body.named(first, last),
        care=_care(named, item, told),
        care_after=after,
        reserves=tuple(reserves_in(stated, first, last)),
        measures=tuple(stated.starts_between("$measured", first, last)),
        is_reserved=is_reserved(text, sentence, absence),
        is_of_now=is_of_now(text, sentence, absence),
        is_timed=is_timed(text, sentence, absence),
        is_of_plan=is_of_plan(text, sentence, absence, stop=stated.words[last - 1].end),
        is_too_little=is_too_little(text, absence),
        asks_how=not results and _ASKS_HOW.match(text, absence.subject.start) is not None,
        results=results,
        is_of_failure=bool({"$failing"} & names)
        or _FAILED.search(absence.subject.of(text)) is not None
        or _NOT_FAILED.search(absence.cue.of(text)) is not None,
        is_of_result="negative" in absence.cue.of(text).lower(),
        is_of_reason=not results and _REASON.search(text, absence.span.start, absence.span.end) is not None,
        is_of_time_without=absence.cue.of(text).lower() == "without",
        sources=sources_of(stated, sentence, absence.cue, (first, last))
        | tests_named(stated, *_wanted(absence, first, last, told)),
    )


def _names(absence: Absence, first: int, last: int, told: Told, *, is_of_state: bool) -> frozenset[str]:
    """Return what a subject names, with what its cue names ("has not improved"), and of what a state is said."""
    text, stated = told.letter.text, told.stated
    names = stated.names_between(first, last)
    if any(said.search(text, absence.cue.start, absence.cue.end) for said in (_ACHIEVED, _SCORED)):
        names |= stated.names_between(*stated.words_of(absence.cue))
    names |= stated.names_between(*_wanted(absence, first, last, told))
    if is_of_state and not names.isdisjoint(_OF_A_THING):
        names |= stated.names_between(stated.clauses.start_of_piece(first), first)
    return names


def _wanted(absence: Absence, first: int, last: int, told: Told) -> tuple[int, int]:
    """Return the words of the same sentence that say what is wanted, to which "such" points; none without it."""
    stated = told.stated
    if all(word.form != "such" for word in stated.words[first:last]):
        return first, first
    sentence = stated.sentences[stated.sentence_of[first]]
    wanted = wanted_before(told.letter.text, sentence.start, absence.cue.start)
    return stated.words_of(wanted) if wanted else (first, first)


def _is_of_effect(last: int, stated: Stated) -> bool:
    """Return whether a class of drugs is named only to say of what kind an effect is: "an analgesic response"."""
    return (
        stated.words[last - 1].form == "analgesic" and stated.words[min(last, len(stated.words) - 1)].form in _EFFECTS
    )


def _care(named: frozenset[Care], item: Item, told: Told) -> frozenset[Care]:
    """Return the care that a subject names, else that it names in general ("with medication"), else that of its item.

    Of an item of surgery none: what is told of other care is not told of an operation that is still to come.
    """
    narrow = frozenset(each for each in named if each.kind not in ANY_CARE and each.kind != _SPARING)
    wide = frozenset(each for each in named if "medication" in kinds_above(each.kind))
    asked = (each for each in told.care_of(item) if _SURGERY not in kinds_above(each.kind))
    return narrow or wide or frozenset(asked)
