"""A check, and the run of all of them over a determination."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from openimr.checks.letters import Letter
from openimr.domain.determinations import Determination
from openimr.domain.findings import Finding


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One kind of defect that a program can see.

    Attributes:
        name: ``request-coverage`` …
        asks: The question it answers, in a physician's words.
        find: Yields what it finds in a letter.
    """

    name: str
    asks: str
    find: Callable[[Letter], Iterable[Finding]]


def check_determination(
    determination: Determination, *, checks: Sequence[Check], only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return what the checks find in a determination: by item, those of the whole letter last, then by place.

    Args:
        determination: As read, or a draft.
        checks: The checks to run.
        only: Names of the checks to run; None runs all.
    """
    return check_letter(Letter(determination), checks=checks, only=only)


def check_letter(
    letter: Letter, *, checks: Sequence[Check], only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return the same of a determination that is laid out already."""
    found = [finding for check in checks if only is None or check.name in only for finding in check.find(letter)]
    names = [check.name for check in checks]
    return tuple(sorted(found, key=lambda one: (one.item is None, one.item or 0, names.index(one.check), _place(one))))


def _place(finding: Finding) -> tuple[tuple[str, int], ...]:
    return tuple((passage.pointer, passage.span.start) for passage in (*finding.found, *finding.against))
