"""Ways to tell that care failed, but for a word of failure: stopped because of pain, days of relief only, "None of these gave …"."""

from collections.abc import Iterator

from openimr.checks.story.care import CareNamed
from openimr.checks.story.plans import Run
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above
from openimr.terms.numbers import NUMBER_WORDS, number_of

_BECAUSE = frozenset({"due", "because", "secondary", "as"})
_CARE_OF_ONE = frozenset({"attending", "going", "taking", "using", "wearing", "doing"})
_GREW = frozenset({"increased", "increasing", "worse", "worsening", "worsened", "more", "aggravated", "aggravation", "aggravating", "severe", "flare"})  # fmt: skip
_COMPLAINTS = ("$pain", "$numbness", "$upset", "$weakness")
_REASON = 10
_NEXT = 4

_PHYSICAL = frozenset({"treatment by hand", "injection", "orthosis", "home exercise"})
_ANESTHETIC = frozenset({"diagnostic block", "facet procedure"})
"""Care whose relief is meant to last for hours."""

_SHORT = {"hour": 500.0, "hr": 500.0, "day": 20.0, "week": 2.0, "wk": 2.0}
"""How many of each are less than three weeks."""

_FEW = frozenset({"few", "couple", "a", "an"})
_BEFORE_TIME = frozenset({"for", "lasting", "lasted", "only", "just", "about", "around", "approximately", "some", "than", "less", "to", "up", "or", "at", "most", "maybe", "mere"})  # fmt: skip
_AFTER_TIME = frozenset({"ago", "later", "earlier", "before", "after", "per", "a", "each"})
_LONGEST_TIME = 7

_NONE = frozenset({"none", "neither", "nothing"})
_EVERY = frozenset({"these", "they", "all", "both", "those"})
_ONE = frozenset({"it", "this", "that"})
_DESPITE = frozenset({"despite", "spite"})
_FILLING = frozenset({"the", "of", "these", "those", "them", "which", "this", "that", "above", "said", "all", "two", "three"})  # fmt: skip
_OBJECTS = frozenset({"his", "her", "the", "a", "an"})
"""Behind "failed": what a person failed, which is no care ("but failed his driving test")."""

_CONTRAST = frozenset({"but", "yet", "however"})
_SOON = 7
_WORKED = frozenset({"worked", "work", "lasted", "sufficed", "succeeded"})
_LONGEST_SENTENCE = 40


def stopped_for_worse(care: CareNamed, start: int, stop: int, stated: Stated) -> Iterator[Run]:
    """Yield where care, and none that is named next, is told as stopped because of pain or of a side effect: "stopped on 9/4 due to increased pain"."""
    for first, last in stated.runs_between("$stopped", start, stop):
        end = min(stated.clauses.end_of_clause(first), last + _REASON)
        reasons = (at for at in range(last, end) if stated.words[at].form in _BECAUSE)
        begun = next(reasons, end)
        is_worse = any(word.form in _GREW for word in stated.words[begun:end]) or any(
            stated.runs_between(name, begun, end) for name in _COMPLAINTS
        )
        is_of_other = (
            begun > last and stated.words[last].form.endswith("ing") and stated.words[last].form not in _CARE_OF_ONE
        )
        next_named = stated.care_between_words(last, last + _NEXT)
        is_of_other = is_of_other or (bool(next_named) and care not in next_named)
        if is_worse and not is_of_other and stated.counts(first):
            yield first, last


def short_relief(care: CareNamed, start: int, stop: int, stated: Stated) -> Iterator[Run]:
    """Yield where relief is told that lasted less than three weeks: "2-3 days of relief", "relief for only a week"; not of a drug, nor of a block by an anesthetic."""
    kinds = frozenset(kinds_above(care.kind))
    if kinds.isdisjoint(_PHYSICAL) or not kinds.isdisjoint(_ANESTHETIC):
        return
    for first, last in stated.runs_between("$relief", start, stop):
        if stated.counts(first) and (_is_time_before(first, stated) or _is_time_after(last, stated)):
            yield first, last


def _is_time_before(index: int, stated: Stated) -> bool:
    """Return whether a short time stands before relief: "a few days of good relief"."""
    at = index - 1
    while at > index - 3 and at > 0 and stated.words[at].form != "of":
        at -= 1
    return at > 1 and stated.words[at].form == "of" and _is_short(at - 1, stated)


def _is_time_after(index: int, stated: Stated) -> bool:
    """Return whether a short time follows relief: "relief for about two days"; not "relief two days later"."""
    end = min(stated.clauses.end_of_clause(index - 1), index + _LONGEST_TIME)
    times = (at for at in range(index, end) if stated.words[at].form in _SHORT)
    at = next(times, end)
    led = {word.form for word in stated.words[index:at] if not _is_number(word.form)} - _FEW
    after = stated.words[at + 1].form if at + 1 < end else ""
    return at < end and bool(led) and led <= _BEFORE_TIME and after not in _AFTER_TIME and _is_short(at, stated)


def _is_short(index: int, stated: Stated) -> bool:
    """Return whether a number, or "a few", stands before the name of a time, and it is less than three weeks."""
    most, before = _SHORT.get(stated.words[index].form), stated.words[index - 1].form
    if most is None:
        return False
    return before in _FEW or (_is_number(before) and number_of(before) <= most)


def _is_number(form: str) -> bool:
    return form.isdigit() or form in NUMBER_WORDS


def is_contrasted(care: CareNamed, failure: Run, stated: Stated) -> bool:
    """Return whether a failure follows a list of care after a "but": "had therapy, a brace and pills, but remains symptomatic"."""
    clauses = stated.clauses
    begun = clauses.start_of_clause(failure[0])
    if begun <= care.first or begun != clauses.end_of_clause(care.first) or failure[0] - begun > _SOON:
        return False
    after = stated.words[failure[1]].form if failure[1] < len(stated.words) else ""
    is_of_test = stated.words[failure[1] - 1].form == "failed" and after in _OBJECTS
    is_told_so = stated.words[begun].form in _CONTRAST and stated.counts(failure[0]) and not is_of_test
    eased = (first for first, _ in stated.runs_between("$relief", care.last, begun) if stated.counts(first))
    is_of_other = bool(stated.care_between_words(begun, clauses.end_of_clause(begun)))
    return is_told_so and not is_of_other and next(eased, None) is None


def failure_told_next(care: CareNamed, stated: Stated) -> Run | None:
    """Return the words of the next sentence that tell of the failure of what this one names: "None of these gave lasting relief"."""
    start = stated.words_of(stated.sentences[stated.sentence_of[care.first]])[1]
    if start >= len(stated.words) or stated.zone_of(start) != stated.zone_of(care.first):
        return None
    end = min(stated.clauses.end_of_clause(start), start + _LONGEST_SENTENCE)
    lead = stated.words[start].form
    if (lead in _ONE and not _is_alone(care, stated)) or any(stated.runs_between("$plan", start, end)):
        return None
    if lead not in _NONE | _EVERY | _ONE or not _points_to(care, start, end, stated):
        return None
    if lead in _NONE:
        stop = next((at for at in range(start, end) if stated.words[at].form == "and"), end)
        good = (at for at in range(start, stop) if stated.words[at].form in _WORKED or _is_relief(at, stated))
        return next(((start, at + 1) for at in good), None)
    told = (
        run
        for run in (*stated.runs_between("$failed", start, end), *short_relief(care, start, end, stated))
        if stated.counts(run[0]) and stated.words[run[0]].form not in _DESPITE and not stated.is_planned(run[0])
    )
    return next((run for run in told if "$stopped" not in stated.names_between(*run)), None)


def _is_relief(index: int, stated: Stated) -> bool:
    return any(stated.runs_between("$relief", index, index + 1))


def _is_alone(care: CareNamed, stated: Stated) -> bool:
    """Return whether no other care is named in the sentence of some."""
    first, last = stated.words_of(stated.sentences[stated.sentence_of[care.first]])
    return all(care.kind in kinds_above(each.kind) or each.kind in kinds_above(care.kind) for each in stated.care_between_words(first, last))  # fmt: skip


def _points_to(care: CareNamed, start: int, end: int, stated: Stated) -> bool:
    """Return whether a sentence that points back names no care after its pronoun, or this ("None of these injections …")."""
    at = start + 1
    while at < end and stated.words[at].form in _FILLING:
        at += 1
    named = stated.care_between_words(at, min(at + 1, end))
    return all(each.kind in kinds_above(care.kind) for each in named)
