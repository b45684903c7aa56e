"""When an affiliation is material: the definitions of Lab. Code § 139.5(d)(6) and their exceptions, as cited values.

The definitions are said to hold for subdivision (d). Of subdivision (c)(2) the statute says "as determined by the
administrative director"; no such determination was read, so the definitions are carried over to it [unverified].
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from openimr.law.provisions import Provision, rules_in_force
from openimr.law.reviewers import CONFLICT_RULES, MATERIAL_FINANCIAL_SHARE, SB_1304, AffiliationKind, ConflictClass


class Relation(Enum):
    """How one is tied to another; the value is read between their names, from the one to the other.

    Those of the family that are in the definition are closed under turning: a child's parent is a parent's child.
    """

    SPOUSE = "is the spouse of"
    CHILD = "is a child of"
    PARENT = "is a parent of"
    SIBLING = "is a sibling of"
    SPOUSES_PARENT = "is the parent of the spouse of"
    CHILDS_SPOUSE = "is the spouse of a child of"
    OTHER_RELATIVE = "is another relative of"
    PHYSICIAN = "is the physician of"
    PARTNER = "is in partnership with"
    EMPLOYEE = "is employed by"
    SHAREHOLDER = "holds a share in the professional corporation"
    CONTRACTOR = "is an independent contractor of"
    PRIVILEGES = "has staff privileges at"
    OFFICER = "is an officer or director of"
    MEMBER = "is a member of"
    ATTORNEY = "is the attorney of"
    INTEREST = "has a financial interest in"
    OWNER = "owns or controls"
    DECLARED_PROFESSIONAL = "declared a material professional affiliation with"
    DECLARED_FAMILIAL = "declared a material familial affiliation with"
    DECLARED_FINANCIAL = "declared a material financial affiliation with"


class Materiality(Enum):
    """Whether an affiliation is material in the sense of the statute."""

    MATERIAL = "material"
    EXCEPTED = "not material"
    NOT_SETTLED = "not settled by the definitions"


class Screened(Enum):
    """Who is screened: (c)(2) speaks of all of them, (d)(5) of the first two."""

    EXPERT = "the expert reviewer"
    ORGANIZATION = "the independent review organization"
    STAFF = "an officer, director or employee of the organization"


class FinancialException(Enum):
    """What "material financial affiliation" does not include. Source: Lab. Code § 139.5(d)(6)(B)."""

    REVIEW_FEES = (
        "payment by the employer to the independent review organization for the services required by the administrative "
        "director’s contract"
    )
    ACADEMIC_CONTRACT = (
        "an expert’s participation as a contracting medical provider where the expert is affiliated with an academic "
        "medical center or a National Cancer Institute-designated clinical cancer research center"
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationRule:
    """Whether a relation is material.

    Attributes:
        relation: Which.
        kind: Of the three of the statute.
        materiality: What the definitions say; of a relation that turns on its share, what they say where it exceeds it.
        is_by_share: Whether it is material only above ``MATERIAL_FINANCIAL_SHARE``.
        provision: Where they say so.
    """

    relation: Relation
    kind: AffiliationKind
    materiality: Materiality
    is_by_share: bool = False
    provision: Provision


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """What the definitions say of one affiliation.

    Attributes:
        kind: Of the three.
        materiality: Whether it is material.
        because: Why, in words; names nobody.
        provision: Where it is said.
        is_declared: Whether it was declared as material, without saying how; whoever declared it judged.
    """

    kind: AffiliationKind
    materiality: Materiality
    because: str
    provision: Provision
    is_declared: bool = False


@lru_cache(maxsize=10_000)
def weigh(
    relation: Relation, *, share: float | None, exception: FinancialException | None, of: Screened | None, on: date
) -> Weighed:
    """Return whether an affiliation is material, and why.

    Args:
        relation: How the two are tied.
        share: Of the total annual income or revenue of who is screened, 0 to 1; None if not known.
        exception: The exception that is claimed for it; None if none is.
        of: Whose affiliation it is; None if that of an intermediary, to which no exception applies.
        on: The legal day.

    Raises:
        NoLawInForceError: The definitions are not known for that day.

    Source: Lab. Code § 139.5(d)(6).

    >>> weigh(Relation.PRIVILEGES, share=None, exception=None, of=Screened.EXPERT, on=date(2024, 5, 1)).materiality
    <Materiality.EXCEPTED: 'not material'>
    """
    rules = rules_in_force(RELATION_RULES, on=on, name="definitions of a material affiliation")
    rule = next(each for each in rules if each.relation is relation)
    materiality, because, provision = rule.materiality, _BECAUSE[rule.materiality], rule.provision
    if relation in DECLARED_RELATIONS:
        because = "it was declared as material"
    if rule.is_by_share:
        if exception is not None and of is _CLAIMED_BY[exception]:
            materiality, because, provision = Materiality.EXCEPTED, f"excepted: {exception.value}", _FINANCIAL
        else:
            materiality, because = _by_share(share)
    return Weighed(
        kind=rule.kind,
        materiality=materiality,
        because=because,
        provision=provision,
        is_declared=relation in DECLARED_RELATIONS,
    )


def is_defined_for(conflict_class: ConflictClass) -> bool:
    """Return whether the definitions hold for a class by their own words: only where (d)(5) names it.

    Source: Lab. Code § 139.5(d)(6) ("For purposes of this subdivision").
    """
    return any("(d)(5)" in rule.provision.source for rule in CONFLICT_RULES if rule.conflict_class is conflict_class)


def is_screened(conflict_class: ConflictClass, whom: Screened) -> bool:
    """Return whether an affiliation of someone with a class is forbidden.

    Source: Lab. Code § 139.5(c)(2) for all, (d)(5) for the expert and the organization.
    """
    if whom is not Screened.STAFF:
        return True
    return any("(c)(2)" in rule.provision.source for rule in CONFLICT_RULES if rule.conflict_class is conflict_class)


def _by_share(share: float | None) -> tuple[Materiality, str]:
    limit = f"{MATERIAL_FINANCIAL_SHARE:.0%} of total annual income or revenue"
    if share is None:
        return Materiality.NOT_SETTLED, f"whether it is more than {limit} is not known"
    if share > MATERIAL_FINANCIAL_SHARE:
        return Materiality.MATERIAL, f"it is more than {limit}"
    return Materiality.EXCEPTED, f"it is not more than {limit}"


_BECAUSE = {
    Materiality.MATERIAL: "the definitions name it",
    Materiality.EXCEPTED: "affiliations limited to staff privileges at a health facility are not material",
    Materiality.NOT_SETTLED: "the definitions do not name it",
}
_CLAIMED_BY = {
    FinancialException.REVIEW_FEES: Screened.ORGANIZATION,
    FinancialException.ACADEMIC_CONTRACT: Screened.EXPERT,
}


def _defined(place: str) -> Provision:
    return Provision(source=f"Lab. Code § 139.5(d)(6){place}", read_since=SB_1304)


_FAMILIAL = _defined("(A)")
_FINANCIAL = _defined("(B)")
_PROFESSIONAL = _defined("(C)")
_PROVISIONS = {
    AffiliationKind.FAMILIAL: _FAMILIAL,
    AffiliationKind.FINANCIAL: _FINANCIAL,
    AffiliationKind.PROFESSIONAL: _PROFESSIONAL,
}
_R, _K, _M = Relation, AffiliationKind, Materiality


def _rule(
    relation: Relation, kind: AffiliationKind, materiality: Materiality, *, by_share: bool = False
) -> RelationRule:
    return RelationRule(
        relation=relation, kind=kind, materiality=materiality, is_by_share=by_share, provision=_PROVISIONS[kind]
    )


RELATION_RULES: tuple[RelationRule, ...] = (
    _rule(_R.SPOUSE, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.CHILD, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.PARENT, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.SIBLING, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.SPOUSES_PARENT, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.CHILDS_SPOUSE, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.OTHER_RELATIVE, _K.FAMILIAL, _M.NOT_SETTLED),
    _rule(_R.PHYSICIAN, _K.PROFESSIONAL, _M.MATERIAL),
    _rule(_R.PARTNER, _K.PROFESSIONAL, _M.MATERIAL),
    _rule(_R.EMPLOYEE, _K.PROFESSIONAL, _M.MATERIAL),
    _rule(_R.SHAREHOLDER, _K.PROFESSIONAL, _M.MATERIAL),
    _rule(_R.CONTRACTOR, _K.PROFESSIONAL, _M.MATERIAL, by_share=True),
    _rule(_R.PRIVILEGES, _K.PROFESSIONAL, _M.EXCEPTED),
    _rule(_R.OFFICER, _K.PROFESSIONAL, _M.NOT_SETTLED),
    _rule(_R.MEMBER, _K.PROFESSIONAL, _M.NOT_SETTLED),
    _rule(_R.ATTORNEY, _K.PROFESSIONAL, _M.NOT_SETTLED),
    _rule(_R.INTEREST, _K.FINANCIAL, _M.MATERIAL, by_share=True),
    _rule(_R.OWNER, _K.FINANCIAL, _M.MATERIAL, by_share=True),
    _rule(_R.DECLARED_PROFESSIONAL, _K.PROFESSIONAL, _M.MATERIAL),
    _rule(_R.DECLARED_FAMILIAL, _K.FAMILIAL, _M.MATERIAL),
    _rule(_R.DECLARED_FINANCIAL, _K.FINANCIAL, _M.MATERIAL),
)
"""Every relation, one rule each."""

DECLARED_RELATIONS = frozenset({_R.DECLARED_PROFESSIONAL, _R.DECLARED_FAMILIAL, _R.DECLARED_FINANCIAL})
"""Those of which only the kind is known, and that they were declared as material."""
