"""Which checks the site shows: those that were right often enough, unless its setting says otherwise.

``OPENIMR_CHECKS`` lists names of ``MEASURED``, comma-separated: ``spelling-of-terms`` (or ``+spelling-of-terms``) switches a
check on, ``-citation`` one off, ``all`` comes first and switches every one on. What Lab. Code § 4610.6(d) to (f) requires is
always asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from openimr.checks.catalogue import CHECKS
from openimr.domain.findings import Finding, Severity
from openimr.web.findings.measured import MEASURED
from openimr.web.findings.precision import Measured

LEAST_PRECISION = 0.8
"""A check that was right less often is off by default."""

ALWAYS = "required-content"
_ABSENCES = "negative-finding"
_STATEMENTS = f"{_ABSENCES}: statements"


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """One row of the table of checks.

    Attributes:
        name: Of ``MEASURED``.
        asks: The question the check answers.
        measured: How often it was right; None where nothing is published of it.
        is_on: Whether the site shows what it finds.
    """

    name: str
    asks: str
    measured: Measured | None
    is_on: bool


def switches() -> tuple[Switch, ...]:
    """Return every check with whether it is on, in the order of the catalogue."""
    on = switched_on()
    return tuple(
        Switch(name=name, asks=check.asks, measured=MEASURED.get(name), is_on=name in on)
        for check in CHECKS
        for name in _names_of(check.name)
    )


def switched_on() -> frozenset[str]:
    """Return the names of the checks that are on.

    Raises:
        ImproperlyConfigured: The setting names a check there is not.
    """
    known = [name for check in CHECKS for name in _names_of(check.name)]
    on = {name for name in known if _is_good_enough(MEASURED.get(name))}
    for word in settings.OPENIMR_CHECKS:
        name = word.lstrip("+-")
        if word == "all":
            on = set(known)
        elif name not in known:
            raise ImproperlyConfigured(
                f"OPENIMR_CHECKS: expected names of checks, each with + or - before it, or all; found {word!r}. "
                f"The checks are: {', '.join(known)}."
            )
        elif word.startswith("-"):
            on.discard(name)
        else:
            on.add(name)
    return frozenset(on | {ALWAYS})


def checks_on() -> frozenset[str]:
    """Return the names of the checks of the catalogue of which anything is on."""
    return frozenset(name.partition(":")[0] for name in switched_on())


def shown_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that are shown.

    Where it is off that the letter speaks against a statement of absence, the statement is shown as one and nothing more.
    """
    on = switched_on()
    for finding in findings:
        if row_of(finding) in on:
            yield finding
        elif finding.check == _ABSENCES and _STATEMENTS in on:
            yield replace(
                finding,
                status="statement of absence",
                severity=Severity.NOTE,
                message="The rationale says that something is absent.",
                against=(),
                provision="",
                resolved_by="See in the file and in the letter that it is so.",
            )


def row_of(finding: Finding) -> str:
    """Return the name of ``MEASURED`` under which a finding counts."""
    if finding.check != _ABSENCES:
        return finding.check
    return f"{_ABSENCES}: {finding.status}" if finding.status in {"contradicted", "related"} else _STATEMENTS


def _names_of(check: str) -> tuple[str, ...]:
    if check != _ABSENCES:
        return (check,)
    return (_STATEMENTS, f"{_ABSENCES}: contradicted", f"{_ABSENCES}: related")


def _is_good_enough(measured: Measured | None) -> bool:
    precision = None if measured is None else measured.precision
    return precision is None or precision >= LEAST_PRECISION
