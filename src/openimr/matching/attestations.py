"""What a reviewer is asked before the file is opened: the conflict lists and requirements in the statute's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from openimr.law.provisions import Provision
from openimr.law.reviewers import SB_1304


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question to the reviewer, answered yes or no.

    Attributes:
        code: Under which the answer is kept.
        words: What is asked, in the words of the provision where they were read.
        attests: The answer with which the reviewer may go on.
        provision: Where the words stand.
    """

    code: str
    words: str
    attests: bool
    provision: Provision

    @property
    def is_of_affiliation(self) -> bool:
        """Whether a yes tells of an affiliation."""
        return not self.attests


@dataclass(frozen=True, kw_only=True, slots=True)
class Faults:
    """What keeps answers from attesting.

    Attributes:
        unanswered: Codes of questions without an answer, or unknown to us; in the order of the questions.
        affiliated: Codes of questions whose answer tells of an affiliation.
        unmet: Codes of statements that the reviewer does not make.
    """

    unanswered: tuple[str, ...] = ()
    affiliated: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.unanswered or self.affiliated or self.unmet)


def _affiliated(code: str, place: str, words: str) -> Question:
    provision = Provision(source=f"Lab. Code § 139.5{place}", read_since=SB_1304)
    return Question(code=code, words=words, attests=False, provision=provision)


def _stated(code: str, provision: Provision, words: str) -> Question:
    return Question(code=code, words=words, attests=True, provision=provision)


def _of_physician(place: str) -> Provision:
    return Provision(source=f"Lab. Code § 139.5(d)(4){place}", read_since=SB_1304)


AFFILIATION_LEAD = (
    "Do you have any material professional, familial, or financial affiliation with any of the following?"
)
"""Under which the questions on affiliations stand. Source: Lab. Code § 139.5(c)(2), (d)(5)."""

DEFINITIONS: tuple[tuple[str, str, str], ...] = (
    (
        "Material familial affiliation",
        "any relationship as a spouse, child, parent, sibling, spouse’s parent, or child’s spouse.",
        "Lab. Code § 139.5(d)(6)(A)",
    ),
    (
        "Material financial affiliation",
        (
            "any financial interest of more than 5 percent of total annual revenue or total annual income of an "
            "independent review organization or individual to which this subdivision applies."
        ),
        "Lab. Code § 139.5(d)(6)(B)",
    ),
    (
        "Material professional affiliation",
        (
            "any physician-patient relationship, any partnership or employment relationship, a shareholder or similar "
            "ownership interest in a professional corporation, or any independent contractor arrangement that "
            "constitutes a material financial affiliation with any expert or any officer or director of the independent "
            "review organization. It does not include affiliations that are limited to staff privileges at a health "
            "facility."
        ),
        "Lab. Code § 139.5(d)(6)(C)",
    ),
)
"""Term, what it means in the statute's words, and where it stands; of the exclusions only that of staff privileges."""

QUESTIONS: tuple[Question, ...] = (
    _affiliated(
        "employer",
        "(c)(2)(A), (d)(5)(A)",
        "The employer, insurer or claims administrator, or utilization review organization.",
    ),
    _affiliated("network", "(d)(5)(A)", "A medical provider network of the insurer or claims administrator."),
    _affiliated(
        "officers",
        "(c)(2)(B), (d)(5)(B)",
        "Any officer, director, employee of the employer, or insurer or claims administrator.",
    ),
    _affiliated(
        "physician",
        "(c)(2)(C), (d)(5)(C)",
        "A physician, the physician’s medical group, the physician’s independent practice association, or other "
        "provider involved in the medical treatment in dispute.",
    ),
    _affiliated(
        "facility",
        "(c)(2)(D), (d)(5)(D)",
        "The facility or institution at which either the proposed health care service, or the alternative service, if "
        "any, recommended by the employer, would be provided.",
    ),
    _affiliated(
        "maker",
        "(c)(2)(E), (d)(5)(E)",
        "The development or manufacture of the principal drug, device, procedure, or other therapy proposed by the "
        "employee whose treatment is under review, or the alternative therapy, if any, recommended by the employer.",
    ),
    _affiliated(
        "employee",
        "(c)(2)(F), (d)(5)(F)",
        "The employee or the employee’s immediate family, or the employee’s attorney.",
    ),
    _stated(
        "knowledgeable",
        _of_physician("(A)"),
        "I am a clinician knowledgeable in the treatment of the employee’s medical condition, knowledgeable about the "
        "proposed treatment, and familiar with guidelines and protocols in the area of treatment under review.",
    ),
    _stated(
        "licensed",
        _of_physician("(B)"),
        "I hold a nonrestricted license in any state of the United States and, if I hold an M.D. or D.O. degree, a "
        "current certification by a recognized American medical specialty board in the area or areas appropriate to "
        "the condition or treatment under review.",
    ),
    _stated(
        "no_discipline",
        _of_physician("(C)"),
        "I have no history of disciplinary action or sanctions, including, but not limited to, loss of staff "
        "privileges or participation restrictions, taken or pending by any hospital, government, or regulatory body.",
    ),
    _stated(
        "no_qme",
        _of_physician("(D)"),
        "I do not hold an appointment as a qualified medical evaluator pursuant to Section 139.2.",
    ),
    _stated(
        "familiar_with_law",
        Provision(source="the published letters; a statement of the contract, not of a statute", read_since=None),
        "I am familiar with governing laws and regulations, including the strength of evidence hierarchy that applies "
        "to independent medical review determinations.",
    ),
)
"""What is asked: first the affiliations of both lists, (c)(2) and where it is wider (d)(5); then the statements."""

CLEAN_ANSWERS = MappingProxyType({question.code: question.attests for question in QUESTIONS})
"""The answers of a reviewer who may go on."""


def faults_of(answers: Mapping[str, bool]) -> Faults:
    """Return what keeps answers from attesting; false if nothing does.

    Args:
        answers: By code of the question.

    >>> faults_of(CLEAN_ANSWERS | {"maker": True}).affiliated
    ('maker',)
    """
    given = [question for question in QUESTIONS if question.code in answers]
    wrong = [question for question in given if answers[question.code] is not question.attests]
    return Faults(
        unanswered=tuple(question.code for question in QUESTIONS if question.code not in answers),
        affiliated=tuple(question.code for question in wrong if question.is_of_affiliation),
        unmet=tuple(question.code for question in wrong if not question.is_of_affiliation),
    )
