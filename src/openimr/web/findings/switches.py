"""Which checks the site shows: those that were right often enough, unless its setting says otherwise.

``OPENIMR_CHECKS`` lists names of ``MEASURED``, comma-separated: ``spelling-of-terms`` (or ``+spelling-of-terms``) switches a
check on, ``-citation`` one off, ``all`` comes first and switches every one on. What Lab. Code § 4610.6(d) to (f) requires is
always asked.
"""

from collections.abc import Iterable, Iterator, Sequence
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
STATEMENTS = f"{_ABSENCES}: statements"
_CONTRADICTED, _RELATED = f"{_ABSENCES}: contradicted", f"{_ABSENCES}: related"
_ASKS = {
    STATEMENTS: "What does a rationale say is absent? Each such statement is to be seen in the file.",
    _CONTRADICTED: "Does the letter itself state what its rationale says is absent?",
    _RELATED: "Does the letter state something near what its rationale says is absent?",
}
"""Kind of finding of a check that has several → the question it answers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """One row of the table of checks: a kind of finding, which is on or off as a whole.

    Attributes:
        name: Of ``MEASURED``.
        asks: The question it answers.
        measured: How often it was right; None where nothing is published of it.
        is_on: Whether the site shows what it finds.
    """

    name: str
    asks: str
    measured: Measured | None
    is_on: bool

    @property
    def is_right_often(self) -> bool:
        """Whether it was right often enough to be on by default."""
        return _is_good_enough(self.measured)

    @property
    def is_by_setting(self) -> bool:
        """Whether the site's setting made it so, against the default."""
        return self.is_on is not self.is_right_often


def switches() -> tuple[Switch, ...]:
    """Return every check with whether it is on, in the order of the catalogue."""
    on = switched_on()
    return tuple(
        Switch(name=name, asks=_ASKS.get(name, check.asks), measured=MEASURED.get(name), is_on=name in on)
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


def off_words() -> str:
    """Return how many kinds of finding the site does not show, and why, in a sentence or two; empty if it shows every kind.

    For example: "5 kinds of finding are off on this site because they were right too seldom: in 32 to 67 of 100, where 80
    are asked for."
    """
    off = [each for each in switches() if not each.is_on]
    shares = [each.measured.of_a_hundred for each in off if not each.is_right_often and each.measured]
    return " ".join((*_off_as_wrong(sorted(shares)), *_off_by_setting(len(off) - len(shares), is_more=bool(shares))))


def _off_as_wrong(shares: Sequence[int]) -> Iterator[str]:
    """Yield the sentence on kinds that were right too seldom, by how often of a hundred, the least first."""
    if shares:
        how_often = " to ".join(str(share) for share in dict.fromkeys((shares[0], shares[-1])))
        are, were = ("kind of finding is", "it was") if len(shares) == 1 else ("kinds of finding are", "they were")
        yield (
            f"{len(shares)} {are} off on this site because {were} right too seldom: in {how_often} of 100, where "
            f"{LEAST_PRECISION * 100:.0f} are asked for."
        )


def _off_by_setting(count: int, *, is_more: bool) -> Iterator[str]:
    if count:
        are = "kind of finding is" if count == 1 else "kinds of finding are"
        yield f"{count} {'more ' if is_more else ''}{are} off by this site’s setting."


def checks_on() -> frozenset[str]:
    """Return the names of the checks of the catalogue of which anything is on."""
    return frozenset(name.partition(":")[0] for name in switched_on())


def shown_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that are shown.

    Where it is off that the letter speaks against a statement of absence, the statement is shown as one and nothing more.
    """
    on = switched_on()
    for finding in findings:
        if kind_of(finding.check, finding.status) in on:
            yield finding
        elif finding.check == _ABSENCES and STATEMENTS in on:
            yield replace(
                finding,
                status="statement of absence",
                severity=Severity.NOTE,
                message="The rationale says that something is absent.",
                against=(),
                provision="",
                resolved_by="See in the file and in the letter that it is so.",
            )


def kind_of(check: str, status: str) -> str:
    """Return the name of ``MEASURED`` under which a finding of a check counts."""
    if check != _ABSENCES:
        return check
    named = f"{check}: {status}"
    return named if named in {_CONTRADICTED, _RELATED} else STATEMENTS


def _names_of(check: str) -> tuple[str, ...]:
    return (STATEMENTS, _CONTRADICTED, _RELATED) if check == _ABSENCES else (check,)


def _is_good_enough(measured: Measured | None) -> bool:
    precision = None if measured is None else measured.precision
    return precision is None or precision >= LEAST_PRECISION
