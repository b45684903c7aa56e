"""What a determination must contain: Lab. Code § 4610.6(d) to (f), as cited values."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.law.limits import SB_1160
from openimr.law.provisions import Provision, rules_in_force


class RequiredElement(Enum):
    """A part, or a quality, that a determination must have."""

    WRITING = "in writing"
    LAYPERSONS_TERMS = "in layperson's terms to the maximum extent practicable"
    NECESSITY = "whether the disputed health care service is medically necessary"
    CONDITION = "the employee's medical condition"
    DOCUMENTS = "the relevant documents in the record"
    FINDINGS = "the relevant findings associated with the provisions of subdivision (c)"
    QUALIFICATIONS = "a description of the qualifications of the medical professionals"
    SEPARATE_ANALYSES = "each of the separate reviewer's analyses and determinations"
    CONFIDENTIAL_NAMES = "the names of the reviewers confidential"


class Scope(Enum):
    """What an element is required of."""

    DETERMINATION = "the determination"
    ITEM = "each disputed item"
    DIFFERING_PANEL = "a panel whose determinations differ"


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementRule:
    """That a determination must contain an element.

    Attributes:
        element: What it must contain; the value is the statute's words.
        scope: What it is required of. The statute speaks of the service and the analysis; that each item has its own
            is our reading of the published letters.
        provision: Where the law says so.
    """

    element: RequiredElement
    scope: Scope
    provision: Provision


def _rule(element: RequiredElement, scope: Scope, subdivision: str) -> ElementRule:
    source = f"Lab. Code § 4610.6({subdivision})"
    return ElementRule(element=element, scope=scope, provision=Provision(source=source, read_since=SB_1160))


ELEMENT_RULES: tuple[ElementRule, ...] = (
    _rule(RequiredElement.WRITING, Scope.DETERMINATION, "d)(1"),
    _rule(RequiredElement.LAYPERSONS_TERMS, Scope.DETERMINATION, "d)(1"),
    _rule(RequiredElement.NECESSITY, Scope.ITEM, "e"),
    _rule(RequiredElement.CONDITION, Scope.DETERMINATION, "e"),
    _rule(RequiredElement.DOCUMENTS, Scope.DETERMINATION, "e"),
    _rule(RequiredElement.FINDINGS, Scope.ITEM, "e"),
    _rule(RequiredElement.QUALIFICATIONS, Scope.DETERMINATION, "f"),
    _rule(RequiredElement.SEPARATE_ANALYSES, Scope.DIFFERING_PANEL, "f"),
    _rule(RequiredElement.CONFIDENTIAL_NAMES, Scope.DETERMINATION, "f"),
)
"""The elements, in the statute's order.

Source: Lab. Code § 4610.6(d)(1), (e), (f); words in force since 2017-01-01, carried back to 2013 [unverified].
"""


def required_elements(*, on: date) -> tuple[ElementRule, ...]:
    """Return what a determination issued on a day must contain.

    Raises:
        NoLawInForceError: No rule is in force on that day.

    Source: Lab. Code § 4610.6(d) to (f).
    """
    return rules_in_force(ELEMENT_RULES, on=on, name="required contents of a determination")
