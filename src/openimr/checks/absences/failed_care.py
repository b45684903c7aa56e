"""Whether care that was had is told to have failed."""

from collections.abc import Iterator, Sequence

from openimr.checks.absences.evidence import Strength
from openimr.checks.absences.ways_of_failing import failure_told_next, is_contrasted, short_relief, stopped_for_worse
from openimr.checks.story.care import CareNamed
from openimr.checks.story.plans import Run
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above

_PHYSICAL = frozenset({"treatment by hand", "injection", "surgery", "home exercise", "orthosis"})
_LITTLE = frozenset(
    {"little", "minimal", "temporary", "transient", "brief", "partial", "limited", "incomplete", "poor", "slight", "short", "modest", "marginal", "insufficient", "inadequate"}
)  # fmt: skip
_IN_LIST = frozenset(
    {"and", "or", "as", "well", "the", "a", "an", "x", "of", "to", "both", "including", "with", "mg", "oral", "all"}
)
_STOPPED = frozenset({"stopped", "discontinued", "stop", "quit"})
_PAYING = frozenset(
    {"insurer", "insurance", "carrier", "cost", "pay", "paid", "authorized", "authorization", "coverage", "copay"}
)
_PAPERS = frozenset(
    "appeal request approval authorization search talk negotiation settlement claim lawsuit reconsideration".split()  # noqa: SIM905 (words)
)
_OWING = frozenset({"due", "because", "owing", "secondary", "account"})
_LONGEST_COURSE = 24
_LONGEST_LIST = 40
_FOR = frozenset({"for", "to", "against", "with", "and", "or", "treat"})
_LED = frozenset({"with", "w", "from", "on", "while", "after", "due", "secondary", "by"})
_TREATED = frozenset(
    {
        "treated",
        "treat",
        "managed",
        "controlled",
        "relieved",
        "improved",
        "better",
        "prevented",
        "helped",
        "is",
        "was",
        "and",
    }
)
_AT_ONCE = 4
_BEFORE = 3
_NEAR = 7
_FAR = 14


def of_failure(care: CareNamed, stated: Stated) -> Strength | None:
    """Return how much care that was had stands against that it did not fail: fully where it is told that it failed."""
    if failure_of(care, stated) is not None or _is_upset_by(care, stated) or _is_stopped_for_upset(care, stated):
        return Strength.STATED
    return Strength.NEAR if not _PHYSICAL.isdisjoint(kinds_above(care.kind)) else None


def failure_of(care: CareNamed, stated: Stated) -> Run | None:
    """Return the words that tell that care failed; None where none do."""
    number = stated.sentence_of[care.first]
    for first, last in _failures(care, stated):
        if stated.sentence_of[first] != number or stated.is_planned(first):
            continue
        is_after = first > care.first
        is_beside = (
            stated.are_of_one_clause(first, care.first) if is_after else stated.are_of_one_piece(first, care.first)
        )
        is_of_other = not is_after and bool(stated.care_between_words(last, care.first))
        is_near = is_beside and not is_of_other and max(first - care.last, care.first - last) <= _NEAR
        is_next = is_after and first - care.last <= _FAR and not stated.care_between_words(care.last, first)
        is_headed = stated.clauses.is_headed(first, care.first)
        if (
            is_near
            or is_next
            or is_headed
            or _is_listed(care, (first, last), stated)
            or is_contrasted(care, (first, last), stated)
        ):
            return first, last
    return failure_told_next(care, stated)


def _is_upset_by(care: CareNamed, stated: Stated) -> bool:
    """Return whether a side effect stands beside the drug that brought it: "ibuprofen (heartburn)", "an ulcer while taking Motrin".

    "omeprazole for nausea" and "nausea, takes omeprazole" tell of none.
    """
    if "medication" not in kinds_above(care.kind):
        return False
    after = stated.runs_between("$upset", care.last, care.last + _AT_ONCE + 2)
    before = stated.runs_between("$upset", care.first - _FAR, care.first)
    return any(
        _is_brought((care.last, first), first, care, stated) and _FOR.isdisjoint(_forms(care.last, first, stated))
        for first, _ in after
    ) or any(
        _is_brought((last, care.first), first, care, stated) and _is_led_to(_forms(last, care.first, stated))
        for first, last in before
    )


def _forms(first: int, last: int, stated: Stated) -> list[str]:
    return [word.form for word in stated.words[first:last]]


def _is_brought(between: Run, upset: int, care: CareNamed, stated: Stated) -> bool:
    """Return whether a side effect and a drug stand beside one another, without other care between."""
    first, last = between
    is_near = stated.are_of_one_piece(care.first, upset) and last - first <= _AT_ONCE
    return is_near and stated.counts(upset) and not stated.care_between_words(first, last)


def _is_led_to(forms: Sequence[str]) -> bool:
    """Return whether words between a side effect and a drug say that it came of it: "with oral", "while taking"."""
    return not _LED.isdisjoint(forms) and _TREATED.isdisjoint(forms)


def _is_stopped_for_upset(care: CareNamed, stated: Stated) -> bool:
    """Return whether a drug is told to have been stopped, with a side effect as the reason: "Lyrica …, discontinued due to edema"."""
    if "medication" not in kinds_above(care.kind):
        return False
    end = stated.words_of(stated.sentences[stated.sentence_of[care.first]])[1]
    for first, last in stated.runs_between("$stopped", care.last, min(end, care.last + _LONGEST_COURSE)):
        if not stated.counts(first) or stated.is_planned(first) or stated.care_between_words(care.last, first):
            continue
        for upset in stated.starts_between("$upset", last, min(end, last + _NEAR)):
            if stated.counts(upset) and any(word.form in _OWING for word in stated.words[last:upset]):
                return True
    return False


def _is_listed(care: CareNamed, failure: Run, stated: Stated) -> bool:
    """Return whether care stands in a list that a word of failure begins or ends: "failed: Motrin, PT x 12, a brace"."""
    start, stop = sorted((care.first, failure[0]))
    if not stated.are_of_one_clause(care.first, failure[0]) or not stated.counts(failure[0]):
        return False
    ends = [failure[1] if failure[0] < care.first else care.last]
    starts = []
    for each in stated.care_between_words(start + 1, stop):
        starts.append(each.first)
        ends.append(each.last)
    starts.append(stop)
    between = (stated.words[end:following] for end, following in zip(ends, starts, strict=True))
    return all(word.form in _IN_LIST or word.form.isdigit() for words in between for word in words)


def _is_for_want(failure: Run, stated: Stated) -> bool:
    """Return whether care was only stopped, and for want of who pays for it: "stopped because the insurer denied it"."""
    if all(word.form not in _STOPPED for word in stated.words[failure[0] : failure[1]]):
        return False
    end = min(stated.clauses.end_of_clause(failure[1] - 1), failure[1] + _NEAR)
    return any(word.form in _PAYING for word in stated.words[failure[0] : end])


def _is_of_papers(failure: Run, stated: Stated) -> bool:
    """Return whether it is a request, an appeal or a search that came to nothing: "his job search was fruitless"."""
    start = max(stated.clauses.start_of_piece(failure[0]), failure[0] - _BEFORE)
    end = min(stated.clauses.end_of_piece(failure[1] - 1), failure[1] + _BEFORE)
    end = next((at for at in range(failure[1], end) if stated.words[at].form == "and"), end)
    return any(word.form in _PAPERS for word in stated.words[start:end])


def _failures(care: CareNamed, stated: Stated) -> Iterator[Run]:
    """Yield the words about care that tell of a failure: by themselves, or of relief that is denied or too little ("without lasting benefit")."""
    start, stop = max(care.first - _LONGEST_LIST, 0), care.last + _LONGEST_LIST
    for run in stated.runs_between("$failed", start, stop):
        if stated.counts(run[0]) and not _is_for_want(run, stated) and not _is_of_papers(run, stated):
            yield run
    for run in stated.runs_between("$relief", start, stop):
        before = {word.form for word in stated.words[max(run[0] - _BEFORE, 0) : run[0]]}
        if stated.is_said(run[0]) and (not stated.counts(run[0]) or not before.isdisjoint(_LITTLE)):
            yield run
    yield from stopped_for_worse(care, start, stop, stated)
    yield from short_relief(care, start, stop, stated)
