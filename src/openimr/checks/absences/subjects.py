"""What a rationale says is absent, as it is compared with the rest of the letter."""

import re
from dataclasses import dataclass

from openimr.checks.absences.care import ANY_CARE, Care, may_be_same
from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import care_at
from openimr.checks.absences.reserves import (
    are_of_one_member,
    is_met,
    is_of_now,
    is_of_plan,
    is_reserved,
    is_timed,
    last_before,
)
from openimr.checks.absences.same_part import Part
from openimr.checks.absences.sources import sources_of
from openimr.checks.absences.stated import Stated
from openimr.checks.absences.told import Told
from openimr.checks.letters import Item
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
_REASON = re.compile(
    r"\b(?:rationales?|rational|reasons?|reasoning|explanations?|justification|why|explain\w*)\b", re.IGNORECASE
)
_ASKS_HOW = re.compile(r"(?:how|why|what|which|when|where|who)\b", re.IGNORECASE)
_SURGERY = "surgery"
_LOOKED_BACK = 200


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a statement of absence.

    Attributes:
        absence: The statement.
        item: Whose rationale makes it.
        first: Index of its first word; of one that points back, of the sentence before.
        last: Index after its last word.
        names: All that its words name, of ``openimr.terms.clinical_lexicon``.
        forms: The forms of its words.
        part: The part of the body that it is of: as it says, else as its item says.
        named_part: What it says of it itself.
        care: The care that it is of: as it says, else as its item says.
        reserves: Index of each word of reserve: "significant", "lasting", "adequate" …
        measures: Index of each word that asks for a measure: "objective", "quantified" …
        is_reserved: Whether all of it has a reserve: it is said of one paper only, or of what "would" serve.
        is_timed: Whether it is of one time only; words that tell of something new meet that.
        is_of_now: Whether it is of the present alone.
        is_of_plan: Whether it is a plan that is said not to be there.
        is_too_little: Whether it says that there is too little, not that there is none.
        asks_how: Whether it is a question of how, why or what.
        is_of_failure: Whether care is said not to have failed, or not to have been exhausted.
        is_of_result: Whether a test is said to be negative, not to be missing.
        is_of_reason: Whether it is a reason for the treatment that is said not to be there.
        is_of_time_without: Whether the words that say it are "without" alone, which may say when: "without medication".
        sources: The tests, or the examination, in which it is said to be absent; none where none is named.
    """

    absence: Absence
    item: Item
    first: int
    last: int
    names: frozenset[str]
    forms: frozenset[str]
    part: Part
    named_part: Part
    care: frozenset[Care]
    reserves: tuple[int, ...]
    measures: tuple[int, ...]
    is_reserved: bool
    is_timed: bool
    is_of_now: bool
    is_of_plan: bool
    is_too_little: bool
    asks_how: bool
    is_of_failure: bool
    is_of_result: bool
    is_of_reason: bool
    is_of_time_without: bool
    sources: frozenset[str]

    def holds(self, index: int) -> bool:
        """Return whether a word is of the subject itself."""
        return self.first <= index < self.last

    def has_reserve(self, index: int, told: int, stated: Stated) -> bool:
        """Return whether a reserve stands before a word of the subject that words told elsewhere do not meet.

        Args:
            index: Index of the word of the subject; the reserve stands in the same member of a list.
            told: Index of a word of what stands against it; its clause meets a reserve by the same word ("new", "home").
            stated: The words.
        """
        if self.is_reserved or self._is_of_other_time(told, stated):
            return True
        at = last_before(index, self.reserves, stated)
        return at is not None and not is_met(stated.words[at].form, told, stated)

    def has_any_reserve(self, told: int, stated: Stated, *, beside: int | None = None) -> bool:
        """Return whether a reserve stands in the subject that words told elsewhere do not meet.

        Args:
            told: Index of a word told elsewhere.
            stated: The words.
            beside: Index of the word of the subject beside which it must stand, in the same member of a list; None of any.
        """
        return (self.is_reserved or self._is_of_other_time(told, stated)) or any(
            not is_met(stated.words[at].form, told, stated)
            for at in self.reserves
            if beside is None or are_of_one_member(at, beside, stated)
        )

    def _is_of_other_time(self, told: int, stated: Stated) -> bool:
        """Return whether the statement is of one time, and words told elsewhere are not plainly of it."""
        return (self.is_timed and not is_met("new", told, stated)) or (
            self.is_of_now and not is_met("current", told, stated)
        )

    def asks_measure(self, index: int, stated: Stated) -> bool:
        """Return whether a measure is asked for of what a word of the subject names."""
        return last_before(index, self.measures, stated) is not None

    def is_of_same_care(self, match: Match, stated: Stated) -> bool:
        """Return whether words tell of the care that the subject is of, or of none that is named near them."""
        return may_be_same(self.care, care_at(stated, match.first, match.last))


def subject_of(absence: Absence, item: Item, told: Told) -> Subject | None:
    """Return the subject of an absence.

    None where it has no word, where the absence is of a change of it ("has not improved"), and where utilization review says
    it, not the reviewer.
    """
    text, stated = told.letter.text, told.stated
    first, last = stated.words_of(absence.subject)
    if first >= last or _CHANGED.search(text, absence.cue.start, absence.cue.end):
        return None
    sentence = stated.sentences[stated.sentence_of[first]]
    if _is_of_utilization_review(text, sentence, absence):
        return None
    last = _before_earlier(stated, first, last)
    part = _part(told, item, first, last)
    if absence.points_back and stated.sentence_of[first] and stated.zone_of(first) == item.number:
        first = stated.words_of(stated.sentences[stated.sentence_of[first] - 1])[0]
    named = frozenset(each.care for each in stated.care_between(first, last))
    is_of_drug = any("medication" in kinds_above(each.kind) for each in named)
    names = stated.names_between(first, last)
    return Subject(
        absence=absence,
        item=item,
        first=first,
        last=last,
        names=names | ({"#drug"} if is_of_drug else frozenset()),
        forms=frozenset(word.form for word in stated.words[first:last]),
        part=part,
        named_part=told.body.named(first, last),
        care=_care(named, item, told),
        reserves=tuple(stated.starts_between("$reserve", first, last)),
        measures=tuple(stated.starts_between("$measured", first, last)),
        is_reserved=is_reserved(text, sentence, absence),
        is_of_now=is_of_now(text, sentence, absence),
        is_timed=is_timed(text, sentence, absence),
        is_of_plan=is_of_plan(text, sentence, absence, stop=stated.words[last - 1].end),
        is_too_little=absence.kind is AbsenceKind.INSUFFICIENT or absence.points_back,
        asks_how=_ASKS_HOW.match(text, absence.subject.start) is not None,
        is_of_failure=bool({"$failing"} & names) or _NOT_FAILED.search(absence.cue.of(text)) is not None,
        is_of_result="negative" in absence.cue.of(text).lower(),
        is_of_reason=_REASON.search(text, absence.span.start, absence.span.end) is not None,
        is_of_time_without=absence.cue.of(text).lower() == "without",
        sources=sources_of(stated, sentence, absence.cue, (first, last)),
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
    narrow = frozenset(each for each in named if each.kind not in ANY_CARE)
    wide = frozenset(each for each in named if "medication" in kinds_above(each.kind))
    asked = (each for each in told.care_of(item) if _SURGERY not in kinds_above(each.kind))
    return narrow or wide or frozenset(asked)


def _part(told: Told, item: Item, first: int, last: int) -> Part:
    named = told.body.named(first, last)
    if named.regions:
        return named
    asked = told.part_of(item)
    return Part(asked.regions, named.sides or asked.sides)
