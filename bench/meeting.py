"""When a finding meets a label: the same kind of defect, in the same place, shown by the same words."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from bench.marked import Label
from openimr.domain.findings import Finding, Passage
from openimr.domain.text import Span, folded
from openimr.terms.dates import find_dates, find_other_dates
from openimr.terms.lexicons import words_in

STATUSES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "cascade": {
        "decided-unlike": frozenset({"decided unlike its primary", "other item decided otherwise"}),
        "primary-overturned": frozenset({"decided unlike its primary", "other item decided otherwise"}),
        "not-in-letter": frozenset({"not in the letter"}),
    },
    "citation": {
        "edition": frozenset({"edition"}),
        "unknown": frozenset({"unknown source"}),
        "foreign-section": frozenset({"place of another chapter", "section of another subject"}),
        "other-region": frozenset(
            {"chapter of another part of the body", "chapter of another subject", "section of another subject"}
        ),
        "other-guideline": frozenset({"rests on another guideline"}),
    },
    "date-conflict": {
        "date": frozenset({"two dates"}),
        "order": frozenset({"order"}),
        "injury-date": frozenset({"injury date"}),
        "ur-date": frozenset({"review date"}),
    },
    "level-side-echo": {
        kind: frozenset({kind}) for kind in ("level", "side", "region", "quantity", "dose", "frequency")
    },
    "request-coverage": {
        "part": frozenset({"part not addressed"}),
        "ur-without-item": frozenset({"refused, no item"}),
        "item-without-ur": frozenset({"not among those refused"}),
    },
    "spelling-of-terms": {kind: frozenset({kind}) for kind in ("broken", "doubled", "expansion", "misspelt")},
    "unsupported-fact": {
        "date": frozenset({"date"}),
        "study": frozenset({"study"}),
        "diagnosis": frozenset({"condition"}),
        "drug": frozenset({"treatment"}),
        "earlier treatment": frozenset({"treatment"}),
        "operation": frozenset({"treatment"}),
    },
}
"""What a check calls each kind of defect. A kind that is not here (most of all: none) may have any status of its check."""

_PARTS = {
    "heading": "item", "rationale": "item", "conclusion": "item", "outcome": "item",
    "imro": "imro", "imro_guideline": "imro", "claims": "claims", "claims_administrator_guideline": "claims",
}  # fmt: skip
_LETTER = "letter"
_SHORTEST, _ENOUGH = 3, 2
_COMMON = frozenset(
    "the and for not was were are has have had been being that this these those with without from than then there their his her "  # noqa: SIM905 (words)
    "she they which who whom into onto per any all none other such same also but nor its our your one may can could would will "
    "should does did done only when where while since after before upon about medical medically necessary necessity request requested "
    "patient worker injured applicant claimant treatment item service therefore established determination".split()
)
"""Words that say nothing of one defect: those of grammar, and those that stand in every letter."""
_DAY, _SIDE = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"left|right|bilateral|both")


def meets(finding: Finding, label: Label) -> bool:
    """Return whether a finding is the defect that a label marks: the same check, kind, item, place and words."""
    return finding.check == label["check"] and _is_of_kind(finding, label) and shows(finding, label)


def _is_of_kind(finding: Finding, label: Label) -> bool:
    wanted = STATUSES.get(finding.check, {}).get(str(label["kind"]))
    return wanted is None or finding.status in wanted


def shows(finding: Finding, label: Label) -> bool:
    """Return whether the first place of a finding holds the words of a label, whatever the check and the kind.

    Where both have two places, they may stand in the other order: then both must agree.
    """
    if None not in (label["item"], finding.item) and label["item"] != finding.item:
        return False
    value, against = _text(label, "value"), _text(label, "against")
    if _is_first(finding, value, label["place"]):
        return True
    is_turned = any(_is_there(one, value, label["place"]) for one in finding.against)
    return is_turned and _is_first(finding, against, label["against_place"])


def _is_first(finding: Finding, words: str, place: object) -> bool:
    """Return whether a finding is about these words; where a sentence is shown around its passage, that must hold them too."""
    for passage in finding.found:
        around = [one for one in finding.found if _is_around(one, passage)]
        is_sentence = any(_is_around(passage, one) for one in finding.found)
        if not is_sentence and all(_is_there(one, words, place) for one in (passage, *around)):
            return True
    return False


def _is_around(passage: Passage, other: Passage) -> bool:
    outer, inner = passage.span, other.span
    is_same_value = passage.pointer == other.pointer
    return is_same_value and outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _text(label: Label, key: str) -> str:
    return str(label.get(key) or "")


def _is_there(passage: Passage, words: str, place: object) -> bool:
    part = _PARTS.get(passage.pointer.rpartition("/")[2], _LETTER)
    return (not place or _PARTS.get(str(place), _LETTER) == part) and agree(passage.words, words)


def agree(shown: str, wanted: str) -> bool:
    """Return whether words shown tell of those wanted: the one phrase lies in the other, or they share two words of content.

    Where one word is wanted that is no day, it must be all that is shown. Days are compared as days, however they are written;
    where both phrases name a day or a side, one of them must be the same. Of other figures, those of the one must all be among
    those of the other.

    >>> agree("the request for Flexeril 10mg #90", "Flexeril 10mg #90"), agree("Flexeril 10mg #90", "Flexeril 7.5mg #90")
    (True, False)
    >>> agree("pain of the left knee", "painful knee"), agree("left knee pain since May 4, 2016", "5/4/16")
    (False, True)
    """
    there, label = _words(shown), _words(wanted)
    if not _figures_agree(set(there), set(label)):
        return False
    if len(label) == 1 and not _DAY.fullmatch(label[0]):
        return there == label
    if _holds(there, label) or _holds(label, there):
        return True
    return len(_content(there) & _content(label)) >= _ENOUGH


def _words(text: str) -> list[str]:
    """Return the words of a text, small letters, days as ``YYYY-MM-DD``."""
    whole = folded(text)
    days = sorted(chain(find_dates(whole), find_other_dates(whole)), key=lambda each: each[0])
    words, at = [], 0
    for span, day in days:
        words += [*(word.form for word in words_in(whole, Span(at, max(at, span.start)))), day.isoformat()]
        at = span.end
    return words + [word.form for word in words_in(whole, Span(at, len(whole)))]


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit() or (len(word) >= _SHORTEST and word not in _COMMON))


def _figures_agree(one: set[str], other: set[str]) -> bool:
    for pattern in (_DAY, _SIDE):
        named, others = ({word for word in words if pattern.fullmatch(word)} for words in (one, other))
        if named and others and not named & others:
            return False
    figures, others = ({word for word in words if word.isdigit()} for words in (one, other))
    return not figures or not others or figures <= others or others <= figures


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    if not phrase or (size < _ENOUGH and not _content(phrase)):
        return False
    return any(list(words[at : at + size]) == list(phrase) for at in range(len(words) - size + 1))
