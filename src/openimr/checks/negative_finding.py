"""Whether the letter itself holds what a rationale says is not there."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.domain.findings import Finding, Severity
from openimr.terms.absence import Absence, find_absences


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each statement of absence of the rationales, with what in the letter stands against it."""
    for item in letter.items:
        for absence in find_absences(letter.text, item.rationale):
            if not absence.is_condition:
                yield _finding(letter, item, absence)


def _finding(letter: Letter, item: Item, absence: Absence) -> Finding:
    return Finding(
        check="negative-finding",
        status="not contradicted in the letter",
        severity=Severity.NOTE,
        item=item.number,
        message="The rationale says that something is not there.",
        found=(letter.passage(absence.span),),
        resolved_by="Look it up in the file.",
    )


CHECK = Check(name="negative-finding", asks="Does the file hold what the rationale says is not there?", find=find)
