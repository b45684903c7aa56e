"""A letter as an accessible PDF that reads back word for word."""

import json
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TypedDict

from openimr.domain.errors import TypesettingError
from openimr.letters.blocks import PAGE_NUMBER, SAMPLE_MARK, Block, BlockKind, LetterContent
from openimr.typeset.compiler import CompilationError, Refusal, compile_pdf
from openimr.typeset.moments import in_utc
from openimr.typeset.pieces import Piece, pieces, unbroken, unsettable_in

_HEADING_LEVELS = {BlockKind.TITLE: 1, BlockKind.HEADING: 2, BlockKind.ITEM_HEADING: 3}


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures:
    """Widths of a page, in inches.

    Attributes:
        side: Margin at the left and at the right.
        label: Of a fact's label with the gap beside it; a label that is longer wraps.
    """

    side: float
    label: float


LETTER = Measures(side=1.4, label=1.8)
"""A letter: a column of some 70 characters."""

REPORT = Measures(side=1.1, label=2.2)
"""A report: mostly facts, whose labels are longer."""


class _BlockData(TypedDict):
    label: list[Piece]
    text: list[Piece]
    level: int


class _GroupData(TypedDict):
    kind: str
    blocks: list[_BlockData]


class _LetterData(TypedDict):
    """What ``letter.typ`` takes; ``blocks`` of one kind that follow each other stand in one group."""

    title: str
    foot: str
    page: str
    lang: str
    region: str | None
    sample: str | None
    side: float
    label: float
    groups: list[_GroupData]


def typeset_pdf(content: LetterContent, *, issued_at: datetime, measures: Measures = LETTER) -> bytes:
    """Return the letter as PDF, to PDF/UA-1 and PDF/A-2a at once.

    The text of the pages, white space folded, holds the line of each block once and in order. Beside the blocks
    each page holds, on lines of their own: first ``SAMPLE_MARK`` if the letter is a sample, then, as its last two
    lines, the title and ``PAGE_NUMBER``. All are artifacts, which a screen reader passes over.

    Args:
        content: The letter; blocks without words are left out.
        issued_at: The aware moment of issue, to the second; the same letter and moment give the same bytes.
        measures: Widths of its pages.

    Raises:
        TypesettingError: A value holds a character that no font of the letter shows, or a word that is too long
            for one line; the title is empty or too long for the foot; the language is no language tag; ``issued_at``
            has no time zone; or a letter was set before this process was forked.
    """
    moment = in_utc(issued_at)
    if unsettable_in(content.title) is not None:
        raise TypesettingError(reason="expected a title of characters that the letter's fonts show; found another")
    for block in content.blocks:
        if (character := unsettable_in(block.line)) is not None:
            raise _unshown(block, character)
    try:
        return compile_pdf(_data(content, measures), issued_at=moment)
    except CompilationError:
        raise _refusal(content, measures, issued_at=moment) from None


def _data(content: LetterContent, measures: Measures) -> str:
    language, _, region = content.language.partition("-")
    letter = _LetterData(
        title=content.title,
        foot=unbroken(content.title),
        page=PAGE_NUMBER,
        lang=language,
        region=region or None,
        sample=SAMPLE_MARK if content.sample else None,
        side=measures.side,
        label=measures.label,
        groups=_groups(content.blocks),
    )
    return json.dumps(letter)


def _groups(blocks: tuple[Block, ...]) -> list[_GroupData]:
    level = 0
    groups = []
    for kind, members in groupby((block for block in blocks if block.line), key=lambda block: block.kind):
        # A heading goes at most one level below the one before, as PDF/UA demands.
        level = min(_HEADING_LEVELS.get(kind, level), level + 1)
        groups.append(
            _GroupData(
                kind=kind.value,
                blocks=[
                    _BlockData(label=pieces(block.label), text=pieces(block.text), level=level) for block in members
                ],
            )
        )
    return groups


def _fault(
    content: LetterContent, blocks: tuple[Block, ...], measures: Measures, *, issued_at: datetime
) -> Refusal | None:
    try:
        compile_pdf(_data(replace(content, blocks=blocks), measures), issued_at=issued_at)
    except CompilationError as error:
        return error.refusal
    return None


def _refusal(content: LetterContent, measures: Measures, *, issued_at: datetime) -> TypesettingError:
    """Find what typst refused: the last block of the shortest beginning that it refuses."""
    if _fault(content, (), measures, issued_at=issued_at):
        return TypesettingError(
            reason="expected a title that fits one line of the foot, and a language tag; found a title or a language "
            "that the typesetter refuses. Shorten the title, or correct the language."
        )

    def fault_until(end: int) -> Refusal | None:
        return _fault(content, content.blocks[:end], measures, issued_at=issued_at)

    end = bisect_left(range(len(content.blocks)), x=True, key=lambda last: fault_until(last + 1) is not None)
    block = content.blocks[end]
    fault = fault_until(end + 1)
    if fault is Refusal.TOO_WIDE:
        return TypesettingError(
            reason="expected words that fit a line of the letter; found one that is too long even in the smallest "
            "type. Part it with a blank.",
            pointer=block.pointer,
        )
    if fault is Refusal.UNSHOWN:
        alone = (replace(block, text=character, label="") for character in block.text)
        found = (one.text for one in alone if _fault(content, (one,), measures, issued_at=issued_at))
        return _unshown(block, next(found, ""))
    return TypesettingError(reason="the typesetter refused the letter for a fault of ours; report it")


def _unshown(block: Block, character: str) -> TypesettingError:
    place = block.text.find(character) + 1 if character else 0
    where = f" at character {place}" if place else ""
    return TypesettingError(
        reason=f"expected characters that the letter's fonts show; found another{where}. Write it in another way.",
        pointer=block.pointer,
    )
