"""Whether what goes with another item is decided as the other's decision says."""

import re
from collections.abc import Iterator, Sequence

from openimr.checks.body import can_be_one_place
from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter, passage_of_value
from openimr.checks.operations import is_around, is_operation, names_operation
from openimr.checks.other_items import Said, said_of_others
from openimr.domain.determinations import ItemOutcome, ItemRole
from openimr.domain.findings import Finding, Passage, Severity
from openimr.domain.text import Span
from openimr.terms.categories import ADJUNCT
from openimr.terms.lexicons import words_in

_NAME = "cascade"
_TELLING = 5
_PROVISION = "Lab. Code § 4610.6(e)"
_DONE = re.compile(
    r"\b(?:authori[sz]ed|approved|certified|underwent|status\s++post|s/p|(?:was|been)\s++(?:performed|done|completed)|took\s++place|"
    r"already\s++had)\b",
    re.IGNORECASE,
)


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each item that is decided unlike the item it depends on, or depends on one that the letter does not decide.

    Source: Lab. Code § 4610.6(e): each disputed service is found necessary or not, with its reasons; that one falls with
    another is the practice of the published letters.
    """
    for item in letter.items:
        if len(letter.items) > 1 or item.decided.role is ItemRole.ASSOCIATED:
            finding = _by_words(letter, item) or _by_role(letter, item)
            if finding is not None:
                yield finding


def _by_words(letter: Letter, item: Item) -> Finding | None:
    """Return what is wrong with what an item's rationale says of another; None if all is right."""
    for said in said_of_others(letter, item):
        if not (said.verdict.is_reason or is_around(item)):
            continue
        finding = _of_no_item(letter, item, said) if not said.items else _of_items(letter, item, said)
        if finding is not None:
            return finding
    return None


def _of_no_item(letter: Letter, item: Item, said: Said) -> Finding | None:
    verdict = said.verdict
    if not (verdict.is_premise and verdict.is_of_necessity):
        return None
    if verdict.is_necessary and _is_told(letter, verdict.subject):
        return None
    return Finding(
        check=_NAME,
        status="not in the letter",
        severity=Severity.QUESTION,
        item=item.number,
        message="The item is decided by that of a service which this letter does not decide.",
        found=(letter.passage(verdict.span),),
        against=tuple(letter.passage(other.description) for other in letter.items[:1] if other.number != item.number),
        provision=_PROVISION,
        resolved_by="Name the item on which it depends, or decide it by itself.",
    )


def _is_told(letter: Letter, subject: Span) -> bool:
    """Return whether the summary tells of a service, which may have been approved before."""
    told = {word.form for word in words_in(letter.text, letter.summary)}
    return any(len(word.form) >= _TELLING and word.form in told for word in words_in(letter.text, subject))


def _of_items(letter: Letter, item: Item, said: Said) -> Finding | None:
    """Return that another item is decided otherwise than is said, or this one unlike it; None if neither.

    Where several items may be meant that are decided differently, or a part of one was approved before, nothing is said.
    """
    others = [letter.items[number - 1] for number in said.items]
    is_granted = others[0].decided.outcome is ItemOutcome.OVERTURNED
    if any(_is_in_part(other) or other.decided.outcome is not others[0].decided.outcome for other in others):
        return None
    if said.verdict.is_necessary != is_granted:
        return _otherwise(letter, item, others[0], said)
    is_unlike = (item.decided.outcome is ItemOutcome.OVERTURNED) != is_granted
    if not (is_unlike and said.verdict.is_reason) or (is_granted and not _concludes_otherwise(item)):
        return None
    return _unlike(letter, item, others[0], found=(said.verdict.span,))


def _otherwise(letter: Letter, item: Item, other: Item, said: Said) -> Finding | None:
    """Return that another item is decided otherwise than is said; "certified" and "approved" may be of another review."""
    verdict = said.verdict
    if not verdict.is_of_necessity and (verdict.is_necessary or not verdict.is_reason):
        return None
    word = "is" if verdict.is_necessary else "is not"
    message = (
        f"The rationale says that item {other.number} {word} necessary; that item is {other.decided.outcome.value}."
    )
    return _finding(letter, item, other, message, found=(verdict.span,), status="other item decided otherwise")


def _concludes_otherwise(item: Item) -> bool:
    return item.parts.conclusion is not None and item.parts.conclusion.agrees is False


def _is_in_part(item: Item) -> bool:
    return item.decided.authorized is not None


def _by_role(letter: Letter, item: Item) -> Finding | None:
    """Return that an item approved goes with an operation refused, without a word of it; None if it does not."""
    primary = _primary(letter, item)
    if primary is None or item.decided.outcome is not ItemOutcome.OVERTURNED or _is_of_done(letter, item, primary):
        return None
    operations = [each for each in letter.items if is_operation(letter, each)] or [primary]
    if any(each.decided.outcome is not ItemOutcome.UPHELD or _is_in_part(each) for each in (primary, *operations)):
        return None
    if not can_be_one_place(letter.asked_for[item.number - 1], letter.asked_for[primary.number - 1]):
        return None
    return _unlike(letter, item, primary, found=())


def _is_of_done(letter: Letter, item: Item, primary: Item) -> bool:
    """Return whether a rationale tells of the operation as approved before, or done."""
    for sentence in letter.sentences(item.rationale):
        if _DONE.search(letter.text, sentence.start, sentence.end) is None:
            continue
        forms = {word.form for word in words_in(letter.text, sentence)}
        if names_operation(letter.words(sentence)) or forms & letter.content_words[primary.number - 1]:
            return True
    return False


def _primary(letter: Letter, item: Item) -> Item | None:
    """Return the item that an associated one, or one named as around an operation, goes with."""
    if item.parts.depends_on is None or not (item.decided.role is ItemRole.ASSOCIATED or item.category == ADJUNCT):
        return None
    return letter.items[item.parts.depends_on - 1]


def _unlike(letter: Letter, item: Item, other: Item, *, found: Sequence[Span]) -> Finding:
    message = f"The item goes with item {other.number}, which is {other.decided.outcome.value}; it is {item.decided.outcome.value}."
    return _finding(letter, item, other, message, found=found, status="decided unlike its primary")


def _finding(  # noqa: PLR0913 - the two items and what is said of them
    letter: Letter, item: Item, other: Item, message: str, *, found: Sequence[Span], status: str
) -> Finding:
    return Finding(
        check=_NAME,
        status=status,
        severity=Severity.QUESTION,
        item=item.number,
        message=message,
        found=(*(letter.passage(span) for span in found), *_decision(letter, item)),
        against=_decision(letter, other),
        provision=_PROVISION,
        resolved_by="Set the decision, or the reason given for it, right.",
    )


def _decision(letter: Letter, item: Item) -> tuple[Passage, ...]:
    outcome = passage_of_value(f"{item.pointer}/outcome", item.decided.outcome.value)
    conclusion = item.parts.conclusion
    return (outcome,) if conclusion is None else (letter.passage(conclusion.span), outcome)


CHECK = Check(name=_NAME, asks="Is each item decided as the one it goes with says?", find=find)
