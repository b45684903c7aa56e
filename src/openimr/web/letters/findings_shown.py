"""What the checks find in a letter that is read: each finding with both its places, lit in the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.checks.places import Places
from openimr.domain.determinations import Determination
from openimr.domain.findings import Finding, Passage, Severity
from openimr.domain.text import Span
from openimr.web.findings.places import Side, Sides
from openimr.web.findings.switches import checks_on, shown_of
from openimr.web.letters.values_shown import Lit

_SEVERITIES: Mapping[Severity, str] = {
    Severity.BLOCKING: "Must be there",
    Severity.QUESTION: "Look at it",
    Severity.NOTE: "To know",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SideShown:
    """One place of a finding.

    Attributes:
        side: Whose words, and the words.
        target: Id of its mark in the text; empty where it has none.
    """

    side: Side
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingShown:
    """A finding on the page and in the report.

    Attributes:
        number: From 1; its marks in the text bear it.
        asks: How much it asks for, in words.
        message: What was found.
        found: The words that it is about.
        against: The words that stand against them.
        provision: Where the law speaks of it; may be empty.
    """

    number: int
    asks: str
    message: str
    found: tuple[SideShown, ...]
    against: tuple[SideShown, ...]
    provision: str


def findings_in(determination: Determination) -> tuple[Finding, ...]:
    """Return what the checks that are on find in a letter, what asks most first."""
    found = shown_of(check_determination(determination, checks=CHECKS, only=checks_on()))
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def finding_spans(text: str, determination: Determination, findings: Sequence[Finding]) -> Iterator[tuple[str, Span]]:
    """Yield where the places of findings stand in a letter's text."""
    places = Places(text, determination)
    for number, finding in enumerate(findings, start=1):
        for name, passages in _divided(finding):
            for index, passage in enumerate(passages):
                span = places.of(passage)
                if span is not None:
                    yield _pointer(number, name, index), span


def findings_shown(determination: Determination, findings: Sequence[Finding], lit: Lit) -> tuple[FindingShown, ...]:
    """Return findings as the page shows them, with the marks of ``finding_spans``."""
    sides = Sides(determination)
    return tuple(_shown(number, finding, sides, lit) for number, finding in enumerate(findings, start=1))


def _shown(number: int, finding: Finding, sides: Sides, lit: Lit) -> FindingShown:
    both = iter(sides.of(finding))
    found, against = (
        tuple(
            SideShown(side=next(both), target=lit.target(_pointer(number, name, index)))
            for index, _ in enumerate(passages)
        )
        for name, passages in _divided(finding)
    )
    item = "" if finding.item is None else f"Item {finding.item}: "
    return FindingShown(
        number=number,
        asks=_SEVERITIES[finding.severity],
        message=f"{item}{finding.message}",
        found=found,
        against=against,
        provision=finding.provision,
    )


def _divided(finding: Finding) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    return (("found", finding.found), ("against", finding.against))


def _pointer(number: int, name: str, index: int) -> str:
    return f"/findings/{number}/{name}/{index}"
