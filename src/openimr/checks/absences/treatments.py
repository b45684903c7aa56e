"""Whether a letter tells of the treatment, drug, test or paper that a rationale says was not had, or did not fail."""

from collections.abc import Iterator

from openimr.checks.absences.body_parts import is_same_part
from openimr.checks.absences.care import Care, CareNamed, may_be_same
from openimr.checks.absences.evidence import Evidence, Strength, stronger
from openimr.checks.absences.nearest_care import care_at
from openimr.checks.absences.remainders import is_narrowed
from openimr.checks.absences.stated import Stated
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.terms.clinical_things import care_kinds, kinds_above

_DRUG, _CONSERVATIVE = "medication", "conservative care"
_PHYSICAL = frozenset({"treatment by hand", "injection", "surgery", "home exercise", "orthosis"})
_OF_NO_PART = frozenset(
    {_DRUG, "psychotherapy", "psychological evaluation", "urine drug test", "questionnaire", "opioid agreement"}
)
_PAPERS = frozenset({"note", "report", "record", "log", "result"})
_TRIED = frozenset({"trial", "tried"})
_TERMS_OF_TRIAL = frozenset({"home", "month", "day", "week"})
_COUNTED = frozenset({"number", "many", "amount", "quantity"})
_SERVED = frozenset({"session", "visit", "treatment"})
_CARE_NAMES = frozenset({*(f"#{kind}" for kind in care_kinds()), "$failing", "$failed", "$done"})
_NEAR = 7
_FAR = 14


def against_care(subject: Subject, told: Told) -> Evidence | None:
    """Return what stands most against the absence of the care that a subject names."""
    if not subject.forms.isdisjoint(_COUNTED) and not subject.forms.isdisjoint(_SERVED):
        return _counted(subject, told)
    if subject.asks_how or "$to come" in subject.names or "$changed" in subject.names:
        return None
    found: Evidence | None = None
    for wanted in _wanted(subject, told):
        for care in _had(wanted, subject, told):
            strength = (
                _of_failure(care, told.stated)
                if subject.is_of_failure
                else _of_care(subject, wanted, care, told.stated)
            )
            if strength is not None:
                is_weak = subject.is_too_little or told.stated.is_guessed(care.first)
                if strength is Strength.STATED and _is_narrowed(subject, wanted, care, told.stated):
                    strength = Strength.NEAR
                span, zone = told.stated.phrase(care.first, care.last), told.stated.zone_of(care.first)
                found = stronger(found, Evidence(wanted.kind, span, Strength.NEAR if is_weak else strength, zone))
    return found


def names_care(subject: Subject, told: Told) -> bool:
    """Return whether a subject names care, a trial of it, or a count of its sessions."""
    if not subject.forms.isdisjoint(_COUNTED) and not subject.forms.isdisjoint(_SERVED):
        return True
    return next(_wanted(subject, told), None) is not None


def _is_narrowed(subject: Subject, wanted: Care, care: CareNamed, stated: Stated) -> bool:
    """Return whether the subject says more of the care than that it was had, or failed."""
    named = [each for each in stated.care_between_words(subject.first, subject.last) if each.care == wanted]
    place = named[0].first if named else subject.first
    return is_narrowed(subject, place, _CARE_NAMES, care.first, stated)


def _wanted(subject: Subject, told: Told) -> Iterator[Care]:
    """Yield the care that a subject names, of "a trial" that of its item; no wider kind beside a narrower one."""
    named = {care.care for care in told.stated.care_between(subject.first, subject.last)}
    if not named and not subject.forms.isdisjoint(_TRIED):
        named = set(subject.care)
    wider = {above for care in named for above in kinds_above(care.kind) if above not in {care.kind, _CONSERVATIVE}}
    yield from sorted(care for care in named if care.kind not in wider)


def _had(wanted: Care, subject: Subject, told: Told) -> Iterator[CareNamed]:
    """Yield where a letter tells that care of a kind was had, for the same part of the body."""
    for care in told.care_had:
        above = frozenset(kinds_above(care.kind))
        if wanted.kind not in above or subject.holds(care.first):
            continue
        if (wanted.drug and care.drug != wanted.drug) or (wanted.kind == _DRUG and not care.drug):
            continue
        if not above.isdisjoint(_OF_NO_PART) or is_same_part(subject.part, told.body.around(care.first, care.last)):
            yield care


def _of_care(subject: Subject, wanted: Care, care: CareNamed, stated: Stated) -> Strength:
    """Return how much care that was had stands against that it was not."""
    if wanted.kind == _CONSERVATIVE and _DRUG in kinds_above(care.kind):
        return Strength.NEAR
    if not subject.forms.isdisjoint(_PAPERS) and "notes of therapy" not in kinds_above(care.kind):
        return Strength.NEAR
    terms = subject.forms & _TERMS_OF_TRIAL if not subject.forms.isdisjoint(_TRIED) else frozenset()
    if stated.zone_of(care.first) == subject.item.number:
        return Strength.NEAR
    is_met = not terms or any(stated.is_in_clause(form, care.first) for form in terms)
    has_reserve = subject.has_any_reserve(care.first, stated) or bool(subject.measures)
    return Strength.RESERVED if has_reserve or not is_met else Strength.STATED


def _of_failure(care: CareNamed, stated: Stated) -> Strength | None:
    """Return how much care that was had stands against that it did not fail: fully where it is told that it failed."""
    number = stated.sentence_of[care.first]
    for first, last in stated.runs_between("$failed", care.first - 2 * _NEAR, care.last + _FAR + 1):
        if stated.sentence_of[first] != number or stated.is_planned(first) or not stated.counts(first):
            continue
        is_after = first > care.first
        is_beside = (
            stated.are_of_one_clause(first, care.first) if is_after else stated.are_of_one_piece(first, care.first)
        )
        is_near = is_beside and max(first - care.last, care.first - last) <= _NEAR
        is_next = is_after and first - care.last <= _FAR and not stated.care_between_words(care.last, first)
        if is_near or is_next:
            return Strength.STATED
    return Strength.NEAR if not _PHYSICAL.isdisjoint(kinds_above(care.kind)) else None


def _counted(subject: Subject, told: Told) -> Evidence | None:
    """Return where the sessions are counted that were had of the care of which a subject asks the number."""
    found: Evidence | None = None
    for first, last in told.counts_had:
        theirs = care_at(told.stated, first, last)
        is_same = theirs and subject.care and may_be_same(subject.care, theirs)
        if is_same and is_same_part(subject.part, told.body.around(first, last)):
            span, zone = told.stated.phrase(first, last), told.stated.zone_of(first)
            found = stronger(found, Evidence("number of sessions", span, Strength.STATED, zone))
    return found
