"""Whether every part of a request is answered, and the items are those that utilization review refused."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.coverage.refused_requests import RefusedRequests, read_refused_requests
from openimr.checks.coverage.request_parts import parts_left_out
from openimr.checks.coverage.treatments import Treatment
from openimr.checks.letters import Item, Letter
from openimr.domain.determinations import ItemRole
from openimr.domain.findings import Finding, Severity
from openimr.domain.text import Span
from openimr.terms.categories import ADJUNCT

_NAME = "request-coverage"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each part of a request that its rationale leaves out, and where the items differ from what was refused.

    Source: Lab. Code § 4610.6(c), (e): each disputed service is decided, with its reasons.
    """
    for item in letter.items:
        yield from _of_parts(letter, item)
    refused = read_refused_requests(letter)
    if refused is None or not refused.sentences:
        return
    asked = [_asked(letter, item) for item in letter.items]
    yield from _without_item(letter, refused, asked)
    yield from _without_refusal(letter, refused, asked)


def _of_parts(letter: Letter, item: Item) -> Iterator[Finding]:
    for part, told in parts_left_out(letter, item):
        yield Finding(
            check=_NAME,
            status="part not addressed",
            severity=Severity.QUESTION,
            item=item.number,
            message="The rationale answers one part of the request, and says nothing of this one.",
            found=(part,),
            against=(told,),
            provision="Lab. Code § 4610.6(e)",
            resolved_by="Say why this part is, or is not, medically necessary.",
        )


def _asked(letter: Letter, item: Item) -> tuple[Treatment, ...]:
    """Return what an item asks for: its description, and the whole heading with what was requested and authorized."""
    return Treatment(letter.text, item.description), Treatment(letter.text, item.heading)


def _without_item(letter: Letter, refused: RefusedRequests, asked: list[tuple[Treatment, ...]]) -> Iterator[Finding]:
    for request in refused.refused:
        if any(request.may_be(one) for item in asked for one in item):
            continue
        yield Finding(
            check=_NAME,
            status="refused, no item",
            severity=Severity.QUESTION,
            item=None,
            message="Utilization review refused this request, and no item of the letter decides it.",
            found=(letter.passage(request.named.zone),),
            provision="Lab. Code § 4610.6(c)",
            resolved_by="Decide it as an item, or say that it is not in dispute.",
        )


def _without_refusal(letter: Letter, refused: RefusedRequests, asked: list[tuple[Treatment, ...]]) -> Iterator[Finding]:
    if refused.is_general or len(asked) == 1:
        return
    met = [any(one.may_be(piece) for one in item for piece in refused.pieces) for item in asked]
    if not any(met):
        return
    names_associated = any(
        is_met for item, is_met in zip(letter.items, met, strict=True) if _is_associated(letter, item)
    )
    for item, is_met in zip(letter.items, met, strict=True):
        if is_met or (_is_associated(letter, item) and not names_associated):
            continue
        yield Finding(
            check=_NAME,
            status="not among those refused",
            severity=Severity.QUESTION,
            item=item.number,
            message="The summary names the requests that utilization review refused, and this item is not among them.",
            found=(letter.passage(item.description),),
            against=(letter.passage(_whole(refused.named)),),
            provision="Lab. Code § 4610.6(c)",
            resolved_by="Name the request among those refused, or take the item out.",
        )


def _is_associated(letter: Letter, item: Item) -> bool:
    """Return whether an item goes with an operation, which utilization review may have named alone."""
    if (
        item.decided.role is ItemRole.ASSOCIATED
        or item.category == ADJUNCT
        or "associated" in item.decided.heading.lower()
    ):
        return True
    primary = item.parts.depends_on
    return primary is not None and letter.items[primary - 1].category.startswith("surgery/")


def _whole(sentences: tuple[Span, ...]) -> Span:
    return Span(sentences[0].start, sentences[-1].end)


CHECK = Check(
    name=_NAME,
    asks="Is every part of what was refused decided, and nothing else?",
    find=find,
)
