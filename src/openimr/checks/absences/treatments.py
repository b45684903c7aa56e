"""Whether a letter tells of the treatment, drug, test or paper that a rationale says was not had, or did not fail."""

from collections.abc import Iterator

from openimr.checks.absences.care_had import of_care_had
from openimr.checks.absences.counted_care import against_count
from openimr.checks.absences.earlier_episodes import is_said_of_earlier
from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.failed_care import failure_of, of_failure
from openimr.checks.absences.first_line import FIRST_LINE, is_first_line, is_first_of_others
from openimr.checks.absences.remainders import is_narrowed
from openimr.checks.absences.sources import is_study
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.absences.wanted_care import asks_count, place_of, wanted_by
from openimr.checks.absences.worn import is_worn_alike, is_worn_elsewhere
from openimr.checks.story.care import Care, CareNamed
from openimr.checks.story.plans import Run
from openimr.checks.story.same_part import Part, is_same_part, is_surely_same_part
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import care_kinds, kinds_above

_OF_OWN_PART = frozenset({"sacroiliac injection", "wrist brace"})
"""Care whose name says of which part it is, but for its side."""
_OF_NERVES = "electrodiagnostic study"
_DRUG = "medication"
_OF_NO_PART = frozenset(
    {
        _DRUG,
        "orthotic",
        "surgical consultation",
        "medical clearance",
        "biopsy",
        "psychotherapy",
        "psychological evaluation",
        "urine drug test",
        "questionnaire",
        "opioid agreement",
        "laboratory test",
        "report of the prescription monitoring program",
        "pill count",
        "screening for risk of misuse",
        "sleep study",
        "electrocardiogram",
        "functional capacity evaluation",
        "functional restoration",
        "notes of psychotherapy",
        "weight loss program",
        "genetic test",
    }
)
_CARE_NAMES = frozenset({*(f"#{kind}" for kind in care_kinds()), "$failing", "$failed", "$done"})
_ATTRIBUTES = frozenset(
    {
        "date",
        "name",
        "level",
        "dose",
        "dosage",
        "frequency",
        "duration",
        "type",
        "side",
        "location",
        "site",
        "purpose",
        "length",
        "schedule",
    }
)
_SIZES = (["low"], ["high"])
"""Before "dose": what is of a kind of dose is had or not, as any care is."""
_DENYING = frozenset({"not", "cannot", "without", "unable", "never", "no"})
_LONGEST_SENTENCE = 60
_RESULT = 9


def against_care(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield what stands against the absence of the care that a subject names."""
    if asks_count(subject):
        yield from against_count(subject, told)
        return
    is_other = subject.asks_how or subject.is_of_plan or not subject.names.isdisjoint({"$to come", "$changed"})
    if is_other or _is_of_lack(subject, told.stated):
        return
    wanted_care = tuple(wanted_by(subject, told))
    for wanted in wanted_care:
        if "other" not in subject.forms and is_first_of_others(wanted, wanted_care):
            continue
        for care in _had(wanted, subject, told):
            strength = _strength(subject, wanted, care, told)
            if strength is not None:
                strength = strength if _is_of_part(subject, care, told) else Strength.NEAR
                span = told.stated.phrase(*_shown(subject, care, told.stated))
                zone = told.stated.zone_of(care.first)
                yield Evidence(wanted.kind, span, strength, zone)


def _shown(subject: Subject, care: CareNamed, stated: Stated) -> Run:
    """Return the words that name care, and with them those that tell that it failed, or of a test what it showed."""
    failed = failure_of(care, stated) if subject.is_of_failure else None
    if failed is not None:
        return min(care.first, failed[0]), max(care.last, failed[1])
    reach = _RESULT if is_study(care.kind) else 0
    return care.first, min(care.last + reach, stated.clauses.end_of_clause(care.last - 1))


def _is_of_lack(subject: Subject, stated: Stated) -> bool:
    """Return whether it is a lack of care that is said to be absent ("that he cannot do home exercise"), what it did, how it was to be done, or a time without a drug.

    "Pain is 8 without medication" says when, not that none was had.
    """
    if subject.is_of_failure:
        return False
    first = next((each.first for each in stated.care_between_words(subject.first, subject.last)), subject.last)
    before = [word.form for word in stated.words[subject.first : first]]
    of_care = {form for at, form in enumerate(before) if before[at - 1 : at] not in _SIZES}
    is_denied = (
        not subject.forms.isdisjoint(_DENYING) or "$relief" in subject.names or not of_care.isdisjoint(_ATTRIBUTES)
    )
    return is_denied or (subject.is_of_time_without and any(_DRUG in kinds_above(each.kind) for each in subject.care))


def _strength(subject: Subject, wanted: Care, care: CareNamed, told: Told) -> Strength | None:
    """Return how much care that was had stands against what is said of it; None where it does not."""
    stated = told.stated
    how = of_failure(care, stated) if subject.is_of_failure else of_care_had(subject, wanted, care, told)
    if how is None:
        return None
    is_of_earlier = subject.is_of_failure and is_said_of_earlier(care.first, told)
    if subject.is_too_little or is_of_earlier or stated.is_guessed(care.first):
        return Strength.NEAR
    if how is Strength.STATED and _is_narrowed(subject, wanted, care, stated):
        return None if _DRUG in kinds_above(wanted.kind) else Strength.NEAR
    return how


def _is_narrowed(subject: Subject, wanted: Care, care: CareNamed, stated: Stated) -> bool:
    """Return whether the subject says more of the care than that it was had, or failed."""
    return is_narrowed(subject, place_of(subject, wanted, stated), _CARE_NAMES, care.first, stated)


def _had(wanted: Care, subject: Subject, told: Told) -> Iterator[CareNamed]:
    """Yield where a letter tells that care of a kind was had, for the same part of the body."""
    for care in told.care_had:
        above = frozenset(kinds_above(care.kind))
        part = told.body.around(care.first, care.last)
        is_of_kind = wanted.kind in above or is_worn_alike(wanted, care, _worn_on(care, part, told))
        if not is_of_kind or subject.holds(care.first):
            continue
        if (wanted.drug and care.drug != wanted.drug) or (wanted.kind == _DRUG and not care.drug):
            continue
        if wanted.kind == FIRST_LINE and not is_first_line(care, subject, told):
            continue
        if is_worn_elsewhere(care, subject.part, _worn_on(care, part, told)):
            continue
        if not above.isdisjoint(_OF_NO_PART) or is_same_part(subject.part, part, is_of_nerves=_OF_NERVES in above):
            yield care


def _worn_on(care: CareNamed, part: Part, told: Told) -> Part:
    """Return the part that the name of what is worn tells ("tennis elbow strap"), else the one of its words."""
    named = told.body.named(care.first, care.last)
    return named if named.regions else part


def _is_of_part(subject: Subject, care: CareNamed, told: Told) -> bool:
    """Return whether care may be of the part that a subject itself names: its own sentence names that part."""
    if not subject.named_part.regions or not _OF_NO_PART.isdisjoint(kinds_above(care.kind)):
        return True
    if care.kind in _OF_OWN_PART:
        return is_same_part(Part(frozenset(), subject.part.sides), told.body.around(care.first, care.last))
    if told.body.is_only_part(subject.part) or _is_of_name(subject, told):
        return is_surely_same_part(subject.part, told.body.around(care.first, care.last))
    first, last = told.stated.words_of(told.stated.sentences[told.stated.sentence_of[care.first]])
    near = max(first, care.first - _LONGEST_SENTENCE), min(last, care.last + _LONGEST_SENTENCE)
    return is_surely_same_part(subject.part, told.body.named(*near))


def _is_of_name(subject: Subject, told: Told) -> bool:
    """Return whether a subject names a part of the body only in the name of its care ("spinal manipulation")."""
    cares = told.stated.care_between(subject.first, subject.last)
    return any(told.body.named(care.first, care.last).regions == subject.named_part.regions for care in cares)
