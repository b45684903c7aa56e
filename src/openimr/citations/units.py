"""The words of each source in free text: where one ends and the next begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from openimr.citations.addresses import Address, addresses_in
from openimr.citations.disability_guidelines import begins_with_odg_chapter
from openimr.citations.guidelines import head_at
from openimr.citations.names import Name, names_in
from openimr.citations.references import is_study, numbered_references

_CATCH_ALL = r"[,;.]? ?(?:and )?\b(?:the )?Other (?:Evidence-Based )?Medical (?:Treatment )?Guidelines?(?: or Medical Evidence)?\b[:,.]? ?(?:and )?"
_CUT = re.compile(rf"(?P<all>{_CATCH_ALL})|; ?", re.IGNORECASE)
_BEFORE_A_NAME = re.compile(r"(?:[,.;:?!] |/ ?| and(?: the)? | or |[,.;] and (?:the )?|[\"”] )$")
_ACCESSED = re.compile(
    r"[ ,.;]*(?:\(?(?:last )?(?:accessed|retrieved|viewed|updated)[^,;]{0,40}\d{4}\)?)?", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r" ?(?:and|or|as well as)\b", re.IGNORECASE)
_A_TABLE = re.compile(r"; ?(?:see )?Tables? \d", re.IGNORECASE)
"""A semicolon before a table of the source named before."""

ISSUERS = ("society/", "nih", "ahrq", "web/", "pubmed")
"""What ids of sources begin with that stand in references to articles, as their editors or their hosts."""

_EDGES = " ,;:./–—-"
_CHAPTERED = frozenset({"odg", "acoem"})
_LONGEST_TITLE = 160
_LONGEST_LINK = 24
_LONGEST_REFERENCE = 1000


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one source.

    Attributes:
        start: Offset of the first character.
        stop: Offset after the last.
        name: The source's name in it; None if none is there.
        address: The address in it; None if none is there.
    """

    start: int
    stop: int
    name: Name | None
    address: Address | None


def units_in(text: str, start: int, stop: int) -> Iterator[Unit]:
    """Yield the units of a folded text between two offsets, in order.

    ``units = unit {(";" | "," | "and" | "and Other Medical Treatment Guidelines") unit}``: a semicolon divides two, and so
    does the name of a source where what stands before it is whole without it. An address ends its unit.
    """
    for first, last in _chunks(text, start, stop):
        names = [name for name in names_in(text, first, last) if name.source.id != "mtus/acoem"]
        addresses = list(addresses_in(text, first, last))
        yield from _units_of_a_chunk(text, first, last, names, addresses)


def _chunks(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between semicolons outside of brackets, catch-all words, and the numbers of a list."""
    cuts = [start, *(start + offset for offset in numbered_references(text[start:stop])), stop]
    for first, last in pairwise(cuts):
        if first < last:
            yield from _between(text, first, last)


def _between(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    begin = start
    is_reference = is_study(text[start:stop]) and numbered_references(text[start : start + 8]) != []
    catch_all: tuple[int, int] | None = None
    for found in _CUT.finditer(text, start, stop):
        is_semicolon = found["all"] is None
        if is_semicolon and (is_reference or _is_inner_semicolon(text, begin, found.start(), stop)):
            continue
        if text[begin : found.start()].strip(_EDGES):
            yield begin, found.start()
        begin = found.end()
        catch_all = None if is_semicolon else found.span()
    if text[begin:stop].strip(_EDGES):
        yield begin, stop
    elif catch_all is not None:
        yield catch_all


def _is_inner_semicolon(text: str, begin: int, offset: int, stop: int) -> bool:
    """Return whether a semicolon stands within what one source says of itself."""
    if re.match(
        r"; ?\d{1,4} ?[(:]", text[offset : min(stop, offset + 12)]
    ):  # between the year of an article and its volume
        return True
    if _A_TABLE.match(text, offset, stop):
        return True
    return _is_within_brackets(text, begin, offset) or _is_a_name_alone(text, begin, offset)


def _is_within_brackets(text: str, start: int, stop: int) -> bool:
    opened = text.rfind("(", max(start, stop - _LONGEST_TITLE), stop)
    return opened >= 0 and text.find(")", opened, stop) < 0


def _is_a_name_alone(text: str, start: int, stop: int) -> bool:
    """Return whether words are but the name of a guideline that has chapters: what follows a semicolon is one of them."""
    name = next(names_in(text, start, min(stop, start + _LONGEST_TITLE)), None)
    return (
        name is not None
        and name.source.id in _CHAPTERED
        and not (text[start : name.start] + text[name.end : stop]).strip(_EDGES + "()")
    )


def _units_of_a_chunk(text: str, start: int, stop: int, names: list[Name], addresses: list[Address]) -> Iterator[Unit]:
    begin = start
    name: Name | None = None
    marks: list[Name | Address] = [*names, *addresses]
    marks.sort(key=lambda each: each.start)
    for mark in marks:
        if isinstance(mark, Address):
            if name is not None and not _may_be_page_of(mark, name):
                yield Unit(begin, mark.start, name, None)
                begin, name = mark.start, None
            after = _ACCESSED.match(text, mark.end, stop)
            end = _end_of_page(text, after.end() if after else mark.end, stop, marks)
            yield Unit(begin, end, name, mark)
            begin, name = end, None
        elif mark.start >= begin and _begins_a_unit(text, begin, mark, name):
            yield Unit(begin, mark.start, name, None)
            begin, name = mark.start, mark
        elif mark.start >= begin and (name is None or (name.is_weak and not mark.is_weak)):
            name = mark
    if text[begin:stop].strip(_EDGES):
        yield Unit(begin, stop, name, None)


def _end_of_page(text: str, offset: int, stop: int, marks: Sequence[Name | Address]) -> int:
    """Return where the words end that stand right behind an address as its page's title: to the end, if no source is there."""
    rest = text[offset:stop]
    is_named = bool(marks) and marks[-1].start >= offset
    is_title = rest.strip(_EDGES) and len(rest) <= _LONGEST_TITLE and not _OF_ITS_OWN.match(rest)
    if is_named or not is_title or is_study(rest) or begins_with_odg_chapter(text, offset, stop):
        return offset
    return offset if head_at(text, offset, stop) is not None else stop


def _may_be_page_of(address: Address, name: Name) -> bool:
    owner = address.source
    return owner is name.source if name.source.id in _CHAPTERED or owner is not None else True


def _begins_a_unit(text: str, begin: int, mark: Name, name: Name | None) -> bool:
    """Return whether a name begins a new unit: what stands before it is whole without it."""
    if not _BEFORE_A_NAME.search(text, max(begin, mark.start - _LONGEST_LINK), mark.start) or not text[
        begin : begin + _LONGEST_LINK
    ].strip(_EDGES):
        return False
    is_after_a_study = is_study(text[max(begin, mark.start - _LONGEST_REFERENCE) : mark.start])
    if is_after_a_study and mark.source.id.startswith(ISSUERS):
        return False
    if name is not None:
        between = text[name.end : min(mark.start, name.end + _LONGEST_LINK)].strip(_EDGES + "()").lower()
        return between not in {"", "and", "guidelines"} or (
            name.source is not mark.source and name.source.id in _CHAPTERED
        )
    return begins_with_odg_chapter(text, begin, mark.start) or (is_after_a_study and mark.source.id in _CHAPTERED)
