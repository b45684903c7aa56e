"""Who may review: the licence and conflict rules of Lab. Code § 139.5, as cited values; matching applies them.

The section's words at hand are in force since 2015-01-01; before, they are carried back to 2013 [unverified].
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from openimr.law.limits import SB_863
from openimr.law.provisions import Provision, rules_in_force

SB_1304 = date(2015, 1, 1)
"""First day of Lab. Code § 139.5 as it reads now (Stats. 2014, ch. 71)."""


class AffiliationKind(Enum):
    """A kind of affiliation that disqualifies.

    ``PROFESSIONAL``: a physician-patient, partnership or employment relationship, a share in a professional
    corporation, or a contractor arrangement that is materially financial; staff privileges at a health facility alone
    are none (d)(6)(C). ``FAMILIAL``: spouse, child, parent, sibling, spouse's parent, child's spouse (d)(6)(A).
    ``FINANCIAL``: an interest above ``MATERIAL_FINANCIAL_SHARE`` (d)(6)(B).

    Source: Lab. Code § 139.5(c)(2), (d)(5), (d)(6).
    """

    PROFESSIONAL = "material professional"
    FAMILIAL = "material familial"
    FINANCIAL = "material financial"


MATERIAL_FINANCIAL_SHARE = 0.05
"""Share of total annual revenue or income, 0 to 1, above which a financial interest is material.

Source: Lab. Code § 139.5(d)(6)(B).
"""


class ConflictClass(Enum):
    """With whom a reviewer may not be affiliated: the union of both lists of the statute, close to its words.

    Source: Lab. Code § 139.5(c)(2), (d)(5).
    """

    EMPLOYER = "the employer"
    INSURER = "the insurer"
    CLAIMS_ADMINISTRATOR = "the claims administrator"
    UTILIZATION_REVIEW_ORGANIZATION = "the utilization review organization"
    MEDICAL_PROVIDER_NETWORK = "a medical provider network of the insurer or claims administrator"
    OFFICER_OR_DIRECTOR = "any officer or director of the employer, insurer or claims administrator"
    STAFF = "any employee of the employer, insurer or claims administrator"
    PHYSICIAN = "a physician involved in the medical treatment in dispute"
    MEDICAL_GROUP = "the physician's medical group"
    PRACTICE_ASSOCIATION = "the physician's independent practice association"
    OTHER_PROVIDER = "another provider involved in the medical treatment in dispute"
    FACILITY = "the facility or institution at which the proposed service would be provided"
    ALTERNATIVE_FACILITY = "the facility or institution of the alternative service recommended by the employer"
    MAKER = "the development or manufacture of the proposed drug, device, procedure or therapy"
    ALTERNATIVE_MAKER = "the development or manufacture of the alternative therapy recommended by the employer"
    EMPLOYEE = "the employee"
    IMMEDIATE_FAMILY = "the employee's immediate family"
    EMPLOYEES_ATTORNEY = "the employee's attorney"


class ReviewerRequirement(Enum):
    """What a reviewer must be, hold or lack."""

    LICENSED_PHYSICIAN = "licensed physician, as defined by Section 3209.3, in good standing"
    KNOWLEDGEABLE_CLINICIAN = "clinician knowledgeable in the condition and the proposed treatment"
    NONRESTRICTED_LICENSE = "nonrestricted license in any state of the United States"
    BOARD_CERTIFICATION = "current certification by a recognized American medical specialty board"
    CALIFORNIA_LICENSE = "preference to the use of a physician licensed in California"
    NO_DISCIPLINE = "no history of disciplinary action or sanctions"
    NO_QME_APPOINTMENT = "not hold an appointment as a qualified medical evaluator"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictRule:
    """That an affiliation with someone disqualifies.

    Attributes:
        conflict_class: With whom.
        provision: Where the law says so; both lists where both do.
        exception: What does not disqualify, in words; empty if the list has no exception.
    """

    conflict_class: ConflictClass
    provision: Provision
    exception: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewerRule:
    """That a reviewer must meet a requirement.

    Attributes:
        requirement: What.
        provision: Where the law says so.
        degrees: The degrees of which it is asked; empty if of every reviewer.
        is_preference: Whether it only orders those who may review.
    """

    requirement: ReviewerRequirement
    provision: Provision
    degrees: frozenset[str] = frozenset()
    is_preference: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeRule:
    """How long and how much a reviewer must practise: a rule of the contract, not of Lab. Code § 139.5.

    Attributes:
        more_than_years: Years of active clinical practice that must be exceeded.
        least_hours_a_week: Hours a week of active practice, at the time of the review.
        provision: What the rule is known from.
    """

    more_than_years: int
    least_hours_a_week: int
    provision: Provision


def _conflict(conflict_class: ConflictClass, places: str, *, exception: str = "") -> ConflictRule:
    provision = Provision(source=f"Lab. Code § 139.5{places}", read_since=SB_1304)
    return ConflictRule(conflict_class=conflict_class, provision=provision, exception=exception)


def _required(requirement: ReviewerRequirement, place: str, *, in_force: date = SB_863) -> ReviewerRule:
    provision = Provision(source=f"Lab. Code § 139.5{place}", in_force=in_force, read_since=SB_1304)
    return ReviewerRule(requirement=requirement, provision=provision)


CONFLICT_RULES: tuple[ConflictRule, ...] = (
    _conflict(ConflictClass.EMPLOYER, "(c)(2)(A), (d)(5)(A)"),
    _conflict(ConflictClass.INSURER, "(c)(2)(A), (d)(5)(A)"),
    _conflict(ConflictClass.CLAIMS_ADMINISTRATOR, "(c)(2)(A), (d)(5)(A)"),
    _conflict(ConflictClass.UTILIZATION_REVIEW_ORGANIZATION, "(c)(2)(A)"),
    _conflict(
        ConflictClass.MEDICAL_PROVIDER_NETWORK,
        "(d)(5)(A)",
        exception="an academic medical center under contract that will not provide the service and is not the "
        "developer or manufacturer of the proposed treatment",
    ),
    _conflict(ConflictClass.OFFICER_OR_DIRECTOR, "(c)(2)(B), (d)(5)(B)"),
    _conflict(ConflictClass.STAFF, "(c)(2)(B), of management also (d)(5)(B)"),
    _conflict(ConflictClass.PHYSICIAN, "(c)(2)(C), (d)(5)(C)"),
    _conflict(ConflictClass.MEDICAL_GROUP, "(c)(2)(C), (d)(5)(C)"),
    _conflict(ConflictClass.PRACTICE_ASSOCIATION, "(c)(2)(C), (d)(5)(C)"),
    _conflict(ConflictClass.OTHER_PROVIDER, "(c)(2)(C)"),
    _conflict(ConflictClass.FACILITY, "(c)(2)(D), (d)(5)(D)"),
    _conflict(ConflictClass.ALTERNATIVE_FACILITY, "(c)(2)(D)"),
    _conflict(ConflictClass.MAKER, "(c)(2)(E), (d)(5)(E)"),
    _conflict(ConflictClass.ALTERNATIVE_MAKER, "(c)(2)(E)"),
    _conflict(ConflictClass.EMPLOYEE, "(c)(2)(F), (d)(5)(F)"),
    _conflict(ConflictClass.IMMEDIATE_FAMILY, "(c)(2)(F), (d)(5)(F)"),
    _conflict(ConflictClass.EMPLOYEES_ATTORNEY, "(c)(2)(F)"),
)
"""The conflict classes, one rule each, in the statute's order."""

REVIEWER_RULES: tuple[ReviewerRule, ...] = (
    _required(ReviewerRequirement.LICENSED_PHYSICIAN, "(d)(4)"),
    _required(ReviewerRequirement.KNOWLEDGEABLE_CLINICIAN, "(d)(4)(A)"),
    _required(ReviewerRequirement.NONRESTRICTED_LICENSE, "(d)(4)(B)"),
    replace(_required(ReviewerRequirement.BOARD_CERTIFICATION, "(d)(4)(B)"), degrees=frozenset({"M.D.", "D.O."})),
    replace(_required(ReviewerRequirement.CALIFORNIA_LICENSE, "(d)(4)(B)"), is_preference=True),
    _required(ReviewerRequirement.NO_DISCIPLINE, "(d)(4)(C)"),
    _required(ReviewerRequirement.NO_QME_APPOINTMENT, "(d)(4)(D)", in_force=date(2014, 1, 1)),
)
"""What a reviewer must meet, in the statute's order."""

PUBLISHED_PRACTICE_RULE = PracticeRule(
    more_than_years=5,
    least_hours_a_week=24,
    provision=Provision(source="the published letters; a rule of the contract, not of a statute", read_since=None),
)
"""The practice that every published letter states of its reviewer [unverified]; a site may set its own."""


def conflict_rules(*, on: date) -> tuple[ConflictRule, ...]:
    """Return the conflict rules in force on a day.

    Raises:
        NoLawInForceError: None is in force on that day.

    Source: Lab. Code § 139.5(c)(2), (d)(5).
    """
    return rules_in_force(CONFLICT_RULES, on=on, name="conflict classes")


def reviewer_rules(*, on: date) -> tuple[ReviewerRule, ...]:
    """Return what a reviewer must meet on a day.

    Raises:
        NoLawInForceError: None is in force on that day.

    Source: Lab. Code § 139.5(d)(4).
    """
    return rules_in_force(REVIEWER_RULES, on=on, name="requirements of a reviewer")
