"""What an item's rationale says of other items: that one of them is, or is not, necessary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.checks.body import can_be_one_place
from openimr.checks.content_words import COMMON
from openimr.checks.letters import Item, Letter
from openimr.checks.operations import is_around, is_operation, is_surgical, means_operation, names_operation
from openimr.checks.verdicts import Verdict, verdicts_in
from openimr.terms.categories import ADJUNCT, Cue, find_category
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import Word, words_in
from openimr.terms.regions import find_regions

_NUMBERED = re.compile(r"\b(?:item|request|treatment|service|number|no\.)\s*+\#?(?P<number>\d{1,2})\b", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:the|this|that|these|those|his|her|no|none|neither|such|requested|primary|item)\b", re.IGNORECASE
)
_LEANS = re.compile(
    r"\b(?:accompan\w++|depend(?:s|ent|ed)?|contingent|predicated|conditional|hinges?|follows?|falls?\s++(?:with|away|too)|"
    r"stands?\s++(?:or\s++falls?|and\s++falls?)|goes\s++with|moot|only\s++for|part\s++of|in\s++support\s++of|together\s++with|"
    r"without|no\s++(?:longer|need|purpose|role|place|reason|call)|(?:used|worn|given|needed|wanted|meant|asked\s++for)\s++"
    r"(?:only\s++)?(?:with|after|during|for|because))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:requested|proposed|planned|recommended)\b", re.IGNORECASE)
_PRIMARY = re.compile(r"\b(?:primary|index|underlying|main)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:pre|post|peri|intra)-?\s?(?:op|surg)\w*+|\b(?:ancillary|associated|adjunct\w*+)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """That a rationale says of something else that it is, or is not, necessary.

    Attributes:
        verdict: The words.
        items: Numbers of the items that may be meant; empty where none of the letter is.
    """

    verdict: Verdict
    items: tuple[int, ...]


def said_of_others(letter: Letter, item: Item) -> Iterator[Said]:
    """Yield what an item's rationale says of other items, or of a service that is none of the letter's.

    Another item is meant by words of its description ("the injection", "the reconstruction"), or by its kind ("the
    requested surgery"); what shares words with the item's own description, or names nothing ("the request"), is the
    item itself.
    """
    own = letter.content_words[item.number - 1]
    for verdict in verdicts_in(letter.text, letter.sentences(item.rationale)):
        words = tuple(words_in(letter.text, verdict.subject))
        subject = letter.words(verdict.subject)
        forms = {word.form for word in words} - COMMON
        if forms & own or _AROUND.search(subject):
            continue
        if not verdict.is_of_necessity and not _DETERMINED.match(subject):
            continue
        meant: list[int] | None = _by_number(letter, item, subject) or _by_words(letter, item, forms)
        if not meant:
            meant = _by_kind(letter, item, subject, words)
        if meant is not None:
            yield Said(verdict, tuple(meant))


def leans_on_another(letter: Letter, item: Item) -> bool:
    """Return whether a sentence of a rationale says that the item goes with another: "it would accompany the injection"."""
    own = letter.content_words[item.number - 1]
    others = {
        form for other in letter.items if other.number != item.number for form in letter.content_words[other.number - 1]
    } - own
    has_operation = any(is_operation(letter, other) for other in letter.items if other.number != item.number)
    for sentence in letter.sentences(item.rationale):
        words = letter.words(sentence)
        if _LEANS.search(words) is None:
            continue
        if _by_number(letter, item, words) or (has_operation and names_operation(words)):
            return True
        if others & {word.form for word in words_in(words)}:
            return True
    return False


def _by_number(letter: Letter, item: Item, subject: str) -> list[int]:
    """Return the item that a subject names by its number."""
    found = _NUMBERED.search(subject)
    number = int(found["number"]) if found is not None else 0
    return [number] if 0 < number <= len(letter.items) and number != item.number else []


def _by_words(letter: Letter, item: Item, forms: set[str]) -> list[int]:
    """Return the items whose descriptions share most words with a subject; parts of the body do not count."""
    shared = {
        other.number: len(forms & letter.content_words[other.number - 1])
        for other in letter.items
        if other.number != item.number
    }
    most = max(shared.values(), default=0)
    return [number for number, count in shared.items() if count == most] if most else []


def _by_kind(letter: Letter, item: Item, subject: str, words: tuple[Word, ...]) -> list[int] | None:
    """Return the items of the kind that a subject names, empty if there is none; None if it names no kind."""
    depends = item.parts.depends_on
    if means_operation(item, subject):
        if _PRIMARY.search(subject) and (depends is not None or item.number > 1):
            return [depends or 1]
        operations = [
            other.number for other in letter.items if other.number != item.number and is_operation(letter, other)
        ]
        is_some_item = is_around(item) or _ASKED.search(subject) is not None
        return operations or ([depends] if depends is not None else [] if is_some_item else None)
    cue = find_category(words, list(find_drugs(words)))
    if (cue is None and not is_surgical(subject)) or (cue is not None and _kind(cue.path) == _kind(item.category)):
        return None
    return _of_service(letter, item, subject, words, cue)


def _of_service(letter: Letter, item: Item, subject: str, words: tuple[Word, ...], cue: Cue | None) -> list[int] | None:
    """Return the items that a named service may be: of its kind, and of no other part of the body."""
    is_operated = is_surgical(subject) or (cue is not None and cue.path.startswith("surgery/"))
    regions = {region for found in find_regions(words) for region in found.value}
    found = []
    for other in letter.items:
        if other.number == item.number:
            continue
        is_same = (
            is_operation(letter, other) if is_operated else cue is not None and _kind(other.category) == _kind(cue.path)
        )
        if is_same and can_be_one_place(regions, letter.asked_for[other.number - 1]):
            found.append(other.number)
    if found or is_operated or (cue is not None and cue.strength > 1 and cue.path != ADJUNCT):
        return found
    return None


def _kind(path: str) -> str:
    return path.partition("/")[0] if path.startswith(("surgery", "injection")) else path
