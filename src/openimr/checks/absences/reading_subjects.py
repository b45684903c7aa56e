"""What a rationale says is absent, read from the statement of it."""

import re
from collections.abc import Iterator

from openimr.checks.absences.asked_results import result_asked
from openimr.checks.absences.nearest_care import is_treatment
from openimr.checks.absences.reserves import care_after, is_of_now, is_of_plan, is_part_of_name, is_reserved, is_timed
from openimr.checks.absences.sources import sources_of
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.letters import Item
from openimr.checks.story.care import ANY_CARE, Care
from openimr.checks.story.same_part import Part
from openimr.checks.story.stated import Stated
from openimr.domain.text import Span
from openimr.terms.absence import Absence, AbsenceKind
from openimr.terms.clinical_things import kinds_above

_NOT_FAILED = re.compile(
    r"\b(?:not|never)\b.*\b(?:failed|exhausted|plateaued)\b|n['’]t\b.*\bfailed\b", re.IGNORECASE | re.DOTALL
)
_OF_UTILIZATION_REVIEW = re.compile(r"\b(?:utili[sz]ation\s+review(?:er)?|claims\s+administrator|UR)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:but|however|although|yet|though)\b|;", re.IGNORECASE)
_EARLIER = frozenset({"before", "beforehand"})
_LATER_STEP = frozenset(
    {"", "the", "a", "an", "this", "that", "such", "any", "another", "it", "he", "she", "his", "her", "surgery", "operation", "considering",
     "proceeding", "requesting", "resorting", "ordering", "undergoing", "going", "turning", "moving", "these", "injection"}
)  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:improved|resolved|changed|plateaued|repeated|reduced|increased|lessened|modified|wasted)\s*\Z", re.IGNORECASE
)
_GRANTED = re.compile(
    r"\b(?:mentioned|referenced|referred\s+to|alluded\s+to|claimed|alleged|told|said|stated|reported|described|noted)\b.{0,60}\b(?:but|though|although|yet)\Z",
    re.IGNORECASE | re.DOTALL,
)
_MANNER = re.compile(
    r"\s+(?:at\s+(?:full|once|first|the\s+usual)|for\s+(?:the\s+first\s+|about\s+|over\s+|more\s+than\s+)?\w+\s+(?:days|weeks|months)|until|till|immediately|"
    r"right\s+away|promptly|early|earlier|sooner|fully|in\s+full|as\s+(?:prescribed|directed|ordered|scheduled)|regularly|consistently|on\s+time|in\s+time)\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b(?:\s+not)?\s+\Z", re.IGNORECASE)
_OF_FORMER = re.compile(
    r"\s+(?:on|in|at)\s+(?:the\s+)?(?:first|previous|prior|earlier|older|initial|original|preceding)\b(?!\s+(?:request|claim))",
    re.IGNORECASE,
)
_UNTESTED = re.compile(
    r"\b(?:tested|test|checked|check|examined|examine|assessed|assess|measured|measure|recorded|record|documented|document|taken|take|stated|state|"
    r"given|graded|evaluated|inspected|palpated|looked|charted|noted|reported|report|documentation|mention|description|information|"
    r"described|describe|untested|unexamined|unmeasured|unrecorded|unstated|quantified|obtained|elicited|performed|done|missing|lacking|absent|lack)\b",
    re.IGNORECASE,
)
_UNASKED = re.compile(r"\b(?:address\w*|discuss\w*|assess\w*|monitor\w*|evaluat\w*|inquir\w*|asked)\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\b(?:limited|restricted|impaired|reduced|diminished|decreased|affected|compromised)\Z", re.IGNORECASE
)
_OF_A_THING = frozenset({"painful", "tender", "loose", "infected", "$positive"})
_ACHIEVED = re.compile(r"\b(?:improved|reduced|lessened|relieved|helped|increased|alleviated)\Z", re.IGNORECASE)
_SCORED = re.compile(r"\b(?:quantified|rated|graded|scored)\Z", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:rationales?|rational|reasons?|reasoning|explanations?|justification|why|explain\w*)\b", re.IGNORECASE
)
_ASKS_HOW = re.compile(r"(?:how|why|what|which|when|where|who)\b", re.IGNORECASE)
_SURGERY, _SPARING = "surgery", "change of activity"
_BLOCK = "diagnostic block"
_LOOKED_BACK = 200
_NEAR = 6


def subject_of(absence: Absence, item: Item, told: Told) -> Subject | None:
    """Return the subject of an absence.

    None where it has no word, where the absence is of a change of it ("has not improved") or of how or when it was done ("was not
    begun for six weeks"), and where utilization review says it, not the reviewer.
    """
    text, stated = told.letter.text, told.stated
    first, last = stated.words_of(absence.subject)
    if first >= last or _is_of_another_time(text, absence):
        return None
    sentence = stated.sentences[stated.sentence_of[first]]
    if _is_of_utilization_review(text, sentence, absence):
        return None
    last = _before_earlier(stated, first, last)
    is_of_state = _OF_STATE.match(text, absence.cue.start, absence.subject.start) is not None
    part = _part(told, item, stated.clauses.start_of_clause(first) if is_of_state else first, last)
    if absence.points_back and stated.sentence_of[first] and stated.zone_of(first) == item.number:
        first = stated.words_of(stated.sentences[stated.sentence_of[first] - 1])[0]
    named = frozenset(each.care for each in stated.care_between(first, last))
    after = frozenset() if named else care_after(stated, absence)
    is_of_trial = any(stated.words[at].form == "trial" for at in range(first, last))
    asked = told.care_of(item) if is_of_trial else frozenset()
    is_of_treatment = any(is_treatment(each.kind) for each in named | after | asked)
    results = result_asked(text, absence.subject) if is_of_treatment else frozenset()
    is_of_drug = any("medication" in kinds_above(each.kind) for each in named)
    names = _names(absence, first, last, told, is_of_state=is_of_state)
    return Subject(
        absence=absence,
        item=item,
        first=first,
        last=last,
        names=names | _names_beyond(text, absence, is_of_drug=is_of_drug),
        forms=frozenset(word.form for word in stated.words[first:last]),
        part=part,
        named_part=told.body.named(first, last),
        care=_care(named, item, told),
        care_after=after,
        reserves=tuple(_reserves(stated, first, last)),
        measures=tuple(stated.starts_between("$measured", first, last)),
        is_reserved=is_reserved(text, sentence, absence),
        is_of_now=is_of_now(text, sentence, absence),
        is_timed=is_timed(text, sentence, absence),
        is_of_plan=is_of_plan(text, sentence, absence, stop=stated.words[last - 1].end),
        is_too_little=_is_too_little(text, absence),
        asks_how=not results and _ASKS_HOW.match(text, absence.subject.start) is not None,
        results=results,
        is_of_failure=bool({"$failing"} & names) or _NOT_FAILED.search(absence.cue.of(text)) is not None,
        is_of_result="negative" in absence.cue.of(text).lower(),
        is_of_reason=_REASON.search(text, absence.span.start, absence.span.end) is not None,
        is_of_time_without=absence.cue.of(text).lower() == "without",
        sources=sources_of(stated, sentence, absence.cue, (first, last)),
    )


def _is_too_little(text: str, absence: Absence) -> bool:
    """Return whether there is said to be too little, or no paper of what is granted to be told: "is mentioned but not attached"."""
    is_granted = _GRANTED.search(text, absence.subject.start, absence.subject.end) is not None
    return absence.kind is AbsenceKind.INSUFFICIENT or absence.points_back or is_granted


def _is_of_another_time(text: str, absence: Absence) -> bool:
    """Return whether it is of a change, of how or when something was done, or of a former study ("not present on the first")."""
    is_of_former = _OF_FORMER.match(text, absence.span.end) is not None
    return is_of_former or _is_of_change(text, absence) or _is_of_manner(text, absence)


def _names(absence: Absence, first: int, last: int, told: Told, *, is_of_state: bool) -> frozenset[str]:
    """Return what a subject names, with what its cue names ("has not improved"), and of what a state is said."""
    text, stated = told.letter.text, told.stated
    names = stated.names_between(first, last)
    if any(said.search(text, absence.cue.start, absence.cue.end) for said in (_ACHIEVED, _SCORED)):
        names |= stated.names_between(*stated.words_of(absence.cue))
    if is_of_state and not names.isdisjoint(_OF_A_THING):
        names |= stated.names_between(stated.clauses.start_of_piece(first), first)
    return names


def _reserves(stated: Stated, first: int, last: int) -> Iterator[int]:
    """Yield the words of reserve of a subject, but for those that are part of a name ("diagnostic block")."""
    of_care = {at for care in stated.care_between(first, last) for at in range(care.first, care.last)}
    for at in stated.starts_between("$reserve", first, last):
        if at not in of_care and not is_part_of_name(at, stated) and not _is_of_block(at, last, stated):
            yield at


def _is_of_block(index: int, last: int, stated: Stated) -> bool:
    """Return whether "diagnostic" stands before a block, which is done to find the cause and is not called otherwise."""
    if stated.words[index].form != "diagnostic":
        return False
    following = stated.care_between(index + 1, min(index + 1 + _NEAR, last))
    return any(_BLOCK in kinds_above(care.kind) for care in following)


def _is_of_change(text: str, absence: Absence) -> bool:
    """Return whether it is said of a thing that it has not changed ("his gait has not improved")."""
    is_behind = absence.subject.start <= absence.cue.start or absence.cue.end >= absence.subject.end
    return is_behind and _CHANGED.search(text, absence.cue.start, absence.cue.end) is not None


def _is_of_manner(text: str, absence: Absence) -> bool:
    """Return whether it is said of care only when or how it was not done: "therapy was not begun at full intensity", "… until May"."""
    return absence.subject.end <= absence.cue.start and _MANNER.match(text, absence.span.end) is not None


def _names_beyond(text: str, absence: Absence, *, is_of_drug: bool) -> frozenset[str]:
    """Return what a statement names beyond the words of its subject: ``#drug``, ``#untested`` of what was not looked at or written down, ``$less`` of what is not limited."""
    is_limited = _LIMITED.search(text, absence.cue.start, absence.cue.end) is not None
    is_untested = _UNTESTED.search(text, absence.cue.start, absence.cue.end) is not None
    is_unasked = _UNASKED.search(text, absence.cue.start, absence.cue.end) is not None
    return frozenset(
        name
        for name, holds in (
            ("#drug", is_of_drug),
            ("#unasked", is_unasked),
            ("#untested", is_untested),
            ("$less", is_limited),
        )
        if holds
    )


def _is_of_utilization_review(text: str, sentence: Span, absence: Absence) -> bool:
    """Return whether utilization review says it: it is named before, and the reviewer does not speak again after a "but"."""
    start = max(sentence.start, absence.cue.start - _LOOKED_BACK)
    start = max((match.end() for match in _CONTRAST.finditer(text, start, absence.cue.start)), default=start)
    return _OF_UTILIZATION_REVIEW.search(text, start, absence.cue.start) is not None


def _before_earlier(stated: Stated, first: int, last: int) -> int:
    """Return where a subject ends before it says that something was due earlier: what was had was had before the request."""
    for at in range(first + 1, last):
        form, following = stated.words[at].form, stated.words[at + 1].form if at + 1 < last else ""
        if (form in _EARLIER and following in _LATER_STEP) or (form == "prior" and following == "to"):
            return at
    return last


def _care(named: frozenset[Care], item: Item, told: Told) -> frozenset[Care]:
    """Return the care that a subject names, else that it names in general ("with medication"), else that of its item.

    Of an item of surgery none: what is told of other care is not told of an operation that is still to come.
    """
    narrow = frozenset(each for each in named if each.kind not in ANY_CARE and each.kind != _SPARING)
    wide = frozenset(each for each in named if "medication" in kinds_above(each.kind))
    asked = (each for each in told.care_of(item) if _SURGERY not in kinds_above(each.kind))
    return narrow or wide or frozenset(asked)


def _part(told: Told, item: Item, first: int, last: int) -> Part:
    named, asked = told.body.named(first, last), told.part_of(item)
    if named.regions:
        is_asked = not named.sides and not named.regions.isdisjoint(asked.regions)
        return Part(named.regions, asked.sides) if is_asked else named
    return Part(asked.regions, named.sides or asked.sides)
