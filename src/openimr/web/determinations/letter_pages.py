"""The blocks of a letter in the shape of a page: the same words in the same order as PDF, Word and text."""

from dataclasses import dataclass
from itertools import groupby

from openimr.letters.blocks import Block, LetterContent


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockGroup:
    """Blocks of one kind that follow each other.

    Attributes:
        kind: Name of the ``BlockKind``, for the template ``determinations/letter_body.html``.
        blocks: At least one.
    """

    kind: str
    blocks: tuple[Block, ...]


def block_groups(content: LetterContent) -> tuple[BlockGroup, ...]:
    """Return the blocks of a letter in groups of one kind, so that rows are a list and entries another."""
    return tuple(
        BlockGroup(kind=kind.name, blocks=tuple(blocks))
        for kind, blocks in groupby(content.blocks, key=lambda block: block.kind)
    )
