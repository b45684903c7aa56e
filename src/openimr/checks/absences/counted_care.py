"""Whether a letter counts the sessions whose number a rationale says is absent."""

from collections.abc import Iterator

from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.nearest_care import care_at
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import ANY_CARE, Care, may_be_same
from openimr.checks.story.same_part import Part, is_same_part
from openimr.terms.clinical_things import kinds_above

_OF_OFFICE = frozenset("office clinic doctor physician surgeon orthopedist specialist psychiatrist emergency".split())  # noqa: SIM905 (words)
_BEHIND = 4
_SURGERY = "surgery"
_SESSIONS = frozenset({"treatment by hand", "psychotherapy", "functional restoration"})
_FINDINGS = frozenset({"with", "and", "who", "showing"})


def against_count(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the sessions are counted, else where they are told of without a number."""
    counted = tuple(_counted(subject, told))
    yield from counted or _uncounted(subject, told)


def _counted(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the sessions are counted that were had of the care of which a subject asks the number."""
    asked = frozenset(care for care in subject.care if _SURGERY not in kinds_above(care.kind)) or told.care_of(
        subject.item
    )
    for first, last in told.counts_had:
        theirs = _care_of_count(last, told) or care_at(told.stated, first, last)
        is_same = asked and (
            may_be_same(asked, theirs) if theirs else _is_only_one(asked, told) and not _is_of_office(first, last, told)
        )
        if is_same and is_same_part(subject.part, _part_of(first, last, told)):
            span, zone = told.stated.phrase(first, last), told.stated.zone_of(first)
            yield Evidence("number of sessions", span, Strength.STATED, zone)


def _care_of_count(last: int, told: Told) -> frozenset[Care]:
    """Return the care that follows a count at once after "of": "6 visits of acupuncture"."""
    words = told.stated.words
    if last >= len(words) or words[last].form != "of":
        return frozenset()
    return frozenset(care.care for care in told.stated.care_between_words(last, last + 3))


def _is_of_office(first: int, last: int, told: Told) -> bool:
    """Return whether visits that are counted are to a physician: "12 office visits"."""
    words = told.stated.words[max(first - 2, 0) : last + _BEHIND]
    return any(word.form in _OF_OFFICE for word in words)


def _is_only_one(asked: frozenset[Care], told: Told) -> bool:
    """Return whether no care that is given in sessions is told but the one that is asked for, so that sessions without a name are of it."""
    given = [care.care for care in told.care_had if not _SESSIONS.isdisjoint(kinds_above(care.kind))]
    of_sessions = any(not _SESSIONS.isdisjoint(kinds_above(care.kind)) for care in asked)
    return of_sessions and all(may_be_same(asked, frozenset({care})) for care in given)


def _part_of(first: int, last: int, told: Told) -> Part:
    """Return the part of the body of a count; of findings behind it (", with flexion …") none."""
    clauses, words = told.stated.clauses, told.stated.words
    end = clauses.end_of_piece(last - 1)
    before = told.body.named(clauses.start_of_clause(first), end)
    is_finding_next = end < clauses.end_of_clause(last - 1) and words[end].form in _FINDINGS
    return before if before.regions or is_finding_next else told.body.around(first, last)


def _uncounted(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where care is told as had of which a subject asks the number, and none is given."""
    for care in told.care_had:
        is_same = care.kind not in ANY_CARE and may_be_same(subject.care, frozenset({care.care}))
        is_told = bool(subject.care) and is_same and told.stated.zone_of(care.first) == 0
        if is_told and is_same_part(subject.part, told.body.around(care.first, care.last)):
            yield Evidence(care.kind, told.stated.phrase(care.first, care.last), Strength.NEAR, 0)
