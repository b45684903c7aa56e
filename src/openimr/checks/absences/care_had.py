"""How much care that was had stands against a statement that it was not: a paper, a trial of some length, another drug may be asked for."""

from openimr.checks.absences.evidence import Strength
from openimr.checks.absences.first_line import FIRST_LINE
from openimr.checks.absences.sources import is_study
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.absences.wanted_care import place_of
from openimr.checks.story.care import Care, CareNamed
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above

_DRUG, _CONSERVATIVE, _SPARING = "medication", "conservative care", "change of activity"
_OF_PAPER = frozenset({"notes of therapy", "report of the prescription monitoring program", "opioid agreement"})
_PAPERS = frozenset({"note", "report", "record", "log", "result"})
_TOLD = "result"
_OTHER = frozenset({"another", "other"})
_TRIED = frozenset({"trial", "tried"})
_MONTH = frozenset({"month", "day", "week"})
_TERMS_OF_TRIAL = _MONTH | {"home"}
_SHOWN_ONLY = ("office", "clinic", "demonstration", "demonstrated")


def of_care_had(subject: Subject, wanted: Care, care: CareNamed, told: Told) -> Strength:
    """Return how much care that was had stands against that it was not."""
    stated = told.stated
    if wanted.kind == _CONSERVATIVE and (_DRUG in kinds_above(care.kind) or care.kind == _SPARING):
        return Strength.NEAR
    if _asks_paper(subject, wanted, stated) and _OF_PAPER.isdisjoint(kinds_above(care.kind)):
        return Strength.NEAR
    terms = _terms_of_trial(subject)
    if stated.zone_of(care.first) == subject.item.number:
        return Strength.NEAR
    is_shown_only = any(stated.is_in_clause(form, care.first) for form in _SHOWN_ONLY)
    is_met = not terms or (any(stated.is_in_clause(form, care.first) for form in terms) and not is_shown_only)
    beside = place_of(subject, wanted, stated)
    is_other = _is_other_than_asked(subject, wanted, care, told)
    has_reserve = bool(subject.measures) or (
        not is_other and subject.has_any_reserve(care.first, stated, beside=beside)
    )
    return Strength.RESERVED if has_reserve or not is_met else Strength.STATED


def _is_other_than_asked(subject: Subject, wanted: Care, care: CareNamed, told: Told) -> bool:
    """Return whether "another" is said of a drug that is named, or of a class, and a drug was had that the item does not ask for."""
    if not care.drug or subject.forms.isdisjoint(_OTHER):
        return False
    if wanted.drug:
        return care.drug == wanted.drug
    asked = {each.drug for each in told.care_of(subject.item) if wanted.kind in kinds_above(each.kind)}
    if wanted.kind == FIRST_LINE and not asked:
        return True
    named = {each.drug for each in told.stated.care_between(subject.first, subject.last)}
    return bool(asked) and care.drug not in asked and asked.isdisjoint(named)


def _asks_paper(subject: Subject, wanted: Care, stated: Stated) -> bool:
    """Return whether it is a paper about the care that is said to be absent, beyond what the care is called."""
    of_subject = (each for each in stated.care_between(subject.first, subject.last) if each.care == wanted)
    named = {at for each in of_subject for at in range(each.first, each.last)}
    if not subject.forms.isdisjoint(_TRIED):
        return False
    papers = _PAPERS - {_TOLD} if is_study(wanted.kind) else _PAPERS
    return any(stated.words[at].form in papers and at not in named for at in range(subject.first, subject.last))


def _terms_of_trial(subject: Subject) -> frozenset[str]:
    """Return the words that say how long or where care was to be tried: "a one-month home trial"; thirty days are a month."""
    if subject.forms.isdisjoint(_TRIED):
        return frozenset()
    terms = subject.forms & _TERMS_OF_TRIAL
    return terms | _MONTH if terms & _MONTH else terms
