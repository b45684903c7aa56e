"""Findings and labels of no letter."""

from openimr.domain.findings import Finding, Passage, Severity
from openimr.domain.text import Span

REQUEST = "/items/0/heading"
RATIONALE = "/items/0/rationale"
DENIED = "the request for a left wrist brace"


def passage(words: str, pointer: str = RATIONALE, *, at: int = 0) -> Passage:
    return Passage(pointer=pointer, span=Span(at, at + len(words)), words=words)


def finding(
    *found: Passage,
    check: str = "level-side-echo",
    status: str = "side",
    item: int | None = 1,
    against: tuple[Passage, ...] = (),
) -> Finding:
    return Finding(
        check=check, status=status, severity=Severity.QUESTION, item=item, message="", found=found, against=against, resolved_by=""
    )  # fmt: skip


def label(value: str, **others: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "check": "level-side-echo",
        "kind": "side",
        "item": 1,
        "place": "conclusion",
        "against_place": None,
        "against": None,
    }
    return plain | {"value": value, "sure": True} | others
