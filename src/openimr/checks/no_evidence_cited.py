"""Whether each item that stands by itself is decided on some evidence."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.domain.citations import Basis
from openimr.domain.determinations import ItemRole
from openimr.domain.findings import Finding, Severity

_NAME = "no-evidence-cited"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each item that is decided without a citation, in its guideline sentence or its rationale, and depends on none.

    Source: Lab. Code § 4610.6(c), (e): the decision rests on the standards of medical necessity of § 4610.5(c)(2), and the
    analysis cites the findings that go with them; 8 CCR § 9792.21.1(a) (the order in which evidence is sought).
    """
    for item in letter.items:
        if item.parts.depends_on is None and item.decided.role is ItemRole.PRIMARY and not _cites(item):
            yield Finding(
                check=_NAME,
                status="nothing cited",
                severity=Severity.QUESTION,
                item=item.number,
                message="The decision cites no guideline and no study, and depends on no other item.",
                found=(letter.passage(item.imro),),
                provision="Lab. Code § 4610.6(e)",
                resolved_by="Cite what the decision rests on, or say on which item it depends.",
            )


def _cites(item: Item) -> bool:
    return any(one.basis is not Basis.NONE for one in (*item.parts.imro_citations, *item.parts.mentions))


CHECK = Check(name=_NAME, asks="Is each item decided on some evidence?", find=find)
