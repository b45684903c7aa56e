"""Which items are operations, and which words mean one."""

import re

from openimr.checks.letters import Item, Letter
from openimr.domain.determinations import ItemRole
from openimr.terms.categories import ADJUNCT

_OPERATION = re.compile(
    r"\b(?:surg(?:ery|eries)|operations?|(?:surgical|operative|primary|index|underlying|main)\s++(?:procedures?|interventions?|"
    r"requests?|treatments?|services?|items?)|primary)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(r"\bprocedures?\b", re.IGNORECASE)
_SURGICAL = re.compile(
    r"surg|operat(?:ion|ive)|\bfusion|scopic|scopy|\w{3}(?:ectomy|plasty|otomy|desis|pexy)\b|repair|release|reconstruct|"
    r"replacement|removal|excision|resection|decompress|implant|transposition|transfer|graft|amputat|debride|ORIF|fixation|"
    r"\bACDF\b|\b[APXOT]LIF\b|\bT[KH][AR]\b",
    re.IGNORECASE,
)
_NO_OPERATION = ("evaluation", "diagnostic", "rehabilitation", "dmepos", "pharmaceutical", ADJUNCT)


def is_operation(letter: Letter, item: Item) -> bool:
    """Return whether an item is an operation itself: by its category, or by a word of its description."""
    if item.decided.role is ItemRole.ASSOCIATED:
        return False
    if is_operation_by_category(item):
        return True
    return not item.category.startswith(_NO_OPERATION) and _SURGICAL.search(letter.words(item.description)) is not None


def is_operation_by_category(item: Item) -> bool:
    """Return whether an item's category is an operation."""
    return item.category.startswith("surgery/") and item.category != ADJUNCT


def means_operation(item: Item, subject: str) -> bool:
    """Return whether a subject means the operation that an item goes with."""
    if is_operation_by_category(item) and item.decided.role is ItemRole.PRIMARY:
        return False
    if _OPERATION.search(subject):
        return True
    return is_around(item) and _PROCEDURE.search(subject) is not None


def is_around(item: Item) -> bool:
    """Return whether an item goes with another, by its role, its name or its reasons."""
    return item.decided.role is ItemRole.ASSOCIATED or item.parts.depends_on is not None


def names_operation(words: str) -> bool:
    """Return whether words speak of an operation, or of the primary service."""
    return _OPERATION.search(words) is not None


def is_surgical(words: str) -> bool:
    """Return whether words name a procedure of surgery."""
    return _SURGICAL.search(words) is not None
