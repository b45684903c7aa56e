"""Whether each item that stands by itself is decided on some evidence."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.checks.other_items import leans_on_another, said_of_others
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
        if not (_cites(item) or _depends(letter, item)):
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


def _depends(letter: Letter, item: Item) -> bool:
    """Return whether an item says, by its place, its name or its reasons, that another decides it, rightly or not."""
    if item.parts.depends_on is not None or item.decided.role is not ItemRole.PRIMARY:
        return True
    return any(said.verdict.is_reason for said in said_of_others(letter, item)) or leans_on_another(letter, item)


def _cites(item: Item) -> bool:
    return any(one.basis is not Basis.NONE for one in (*item.parts.imro_citations, *item.parts.mentions))


CHECK = Check(name=_NAME, asks="Is each item decided on some evidence?", find=find)
