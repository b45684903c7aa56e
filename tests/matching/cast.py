"""Dr Lind, who may review, and a case of Alma's that she may review; each test changes what it speaks of."""

from datetime import date

from openimr.law.reviewers import AffiliationKind, ConflictClass
from openimr.matching.answers import Answer, Reason, ReasonCode
from openimr.matching.candidates import Affiliation, Candidate, Certificate, Licence
from openimr.matching.needs import Need, ScreenedParty
from openimr.matching.screening import may_review
from openimr.matching.subjects import Subject

DAY = date(2024, 5, 1)

LIND = Candidate(
    subject=Subject(name="Ingrid Lind", key="lind", is_person=True),
    licences=(Licence(state="California", expires=date(2026, 1, 31)),),
    certificates=(Certificate(specialty="Orthopedic Surgery", expires=date(2030, 12, 31)),),
    is_physician=True,
    practice_since=date(2010, 7, 1),
    practice_hours=30,
    has_discipline=False,
    is_qme=False,
)

ALMA = Subject(name="Alma Reyes", key="alma", is_person=True)
SIERRA = Subject(name="Sierra Mutual", key="sierra")

NEED = Need(
    day=DAY,
    parties=(
        ScreenedParty(conflict_class=ConflictClass.EMPLOYEE, subject=ALMA),
        ScreenedParty(conflict_class=ConflictClass.CLAIMS_ADMINISTRATOR, subject=SIERRA),
    ),
)


def affiliated(kind: AffiliationKind, subject: Subject) -> Affiliation:
    return Affiliation(kind=kind, subject=subject)


def reason(code: ReasonCode, candidate: Candidate = LIND, need: Need = NEED) -> Reason:
    return next(each for each in may_review(candidate, need).reasons if each.code is code)


def blocking_codes(answer: Answer) -> set[ReasonCode]:
    return {each.code for each in answer.blocking}
