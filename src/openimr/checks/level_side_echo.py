"""Whether level, side, quantity, dose and frequency of a request are said again as they were asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from openimr.checks.amounts import Amounts
from openimr.checks.checking import Check
from openimr.checks.letters import Letter
from openimr.checks.restated.asked import Asked, are_both_operations, asked_of, likeness
from openimr.checks.restated.echoes import Closeness, Echo, echoes
from openimr.checks.restated.restatements import CONCLUSION, RATIONALE, REFUSAL, Restatement, of_rationale, of_summary
from openimr.domain.findings import Finding, Severity

_NAME = "level-side-echo"
_KINDS = ("region", "level", "side", "quantity", "frequency", "dose")
_ORIGINAL = re.compile(r"\boriginal", re.IGNORECASE)
_MOST_COMPARED = 40
"""Of a letter with more items, or a summary with more phrases, the others are left out: time stays linear in its length."""

_Heard = tuple[Restatement, tuple[Echo, ...]]


def find(letter: Letter) -> Iterator[Finding]:
    """Yield what the rationale, its conclusion, the refusal or the request in the summary says otherwise than the heading.

    Where one sentence names what was asked for as well, it compares, and nothing is found.

    Source: Lab. Code § 4610.6(h)(5), as the ground on which a plain mistake of fact is brought before the appeals board.
    """
    asked = asked_of(letter)
    particular = [one for one in asked if one.is_particular]
    summary = _of_each(islice(of_summary(letter, asked), _MOST_COMPARED), asked) if particular else {}
    for one in particular:
        own = _of_its_own(of_rationale(letter, one), one, asked[:_MOST_COMPARED])
        for restatements in (own, summary.get(one, ())):
            yield from _findings(letter, one, [_heard(letter, one, each) for each in restatements])


def _of_each(restatements: Iterable[Restatement], asked: Sequence[Asked]) -> Mapping[Asked, Sequence[Restatement]]:
    """Return by item the phrases of the summary that speak of it rather than of another one."""
    found: dict[Asked, list[Restatement]] = {}
    for each in restatements:
        likely = [(likeness(one, each.named), one) for one in asked]
        best = max(same for same, _ in likely)
        for one in _best_fitting([one for same, one in likely if same == best], each) if best else ():
            found.setdefault(one, []).append(each)
    return found


def _best_fitting(asked: Sequence[Asked], said: Restatement) -> Sequence[Asked]:
    """Return of items that ask for a like treatment those of which a phrase says most as they ask for it."""
    if len(asked) == 1:
        return asked
    fits = [_fit(one, said) for one in asked]
    return [one for one, fit in zip(asked, fits, strict=True) if fit == max(fits)]


def _fit(one: Asked, said: Restatement) -> int:
    told = echoes(one, said.named, closeness=Closeness.RESTATED, amounts=one.amounts)
    return sum(-1 if each.differs else 1 for each in told)


def _of_its_own(restatements: Iterable[Restatement], one: Asked, asked: Sequence[Asked]) -> Iterator[Restatement]:
    """Yield the phrases of a rationale that speak of its own item.

    A conclusion is of its own item, even where another item asks for the same elsewhere on the body.
    """
    others = [other for other in asked if other is not one]
    for each in restatements:
        is_conclusion = each.place == CONCLUSION
        is_restated = is_conclusion or each.is_the_request
        mine = likeness(one, each.named, at_its_place=not is_restated)
        if is_conclusion and not mine:
            mine = int(are_both_operations(one, each.named))
        if not mine and (each.named.is_plain or not each.is_the_request):
            continue
        likely = [(likeness(other, each.named, at_its_place=not is_restated), other) for other in others]
        best = max((same for same, _ in likely), default=0)
        if (
            best < mine
            or (best == mine and (is_conclusion or not mine))
            or (best == mine and one in _best_fitting([one, *(other for same, other in likely if same == best)], each))
        ):
            yield each


def _heard(letter: Letter, one: Asked, said: Restatement) -> _Heard:
    """Return what a phrase says again of an item's request."""
    is_mentioned = said.place == RATIONALE and not said.is_the_request
    closeness = Closeness.MENTIONED if is_mentioned else Closeness.RESTATED
    is_split = said.place == REFUSAL and bool(one.others)
    amounts = _amounts(letter, one, said) if said.is_request or is_split else None
    return said, tuple(echoes(one, said.named, closeness=closeness, amounts=amounts))


def _amounts(letter: Letter, one: Asked, said: Restatement) -> Amounts:
    """Return the amounts that a phrase may name: a conclusion those in dispute, unless it speaks of the original request."""
    if said.place == CONCLUSION and not _ORIGINAL.search(letter.words(said.sentence)):
        return one.named.amounts or one.amounts
    return one.amounts


def _findings(letter: Letter, one: Asked, heard: Sequence[_Heard]) -> Iterator[Finding]:
    for kind in _KINDS:
        told = [(said, echo) for said, echoed in heard for echo in echoed if echo.kind == kind]
        as_asked = {said.sentence for said, echo in told if not echo.differs}
        differing = [said for said, echo in told if echo.differs and said.sentence not in as_asked]
        if differing:
            yield _finding(letter, one, kind, differing)


def _finding(letter: Letter, one: Asked, kind: str, said: Sequence[Restatement]) -> Finding:
    return Finding(
        check=_NAME,
        status=kind,
        severity=Severity.QUESTION,
        item=one.item.number,
        message=f"The {said[0].place} names another {kind} than the request.",
        found=tuple(letter.passage(each.named.zone) for each in said),
        against=(letter.passage(one.item.heading if one.others else one.item.description),),
        provision="Lab. Code § 4610.6(h)(5)",
        resolved_by=f"Name the {kind} that was asked for, or say why it is another.",
    )


CHECK = Check(name=_NAME, asks="Are level, side, quantity, dose and frequency those of the request?", find=find)
