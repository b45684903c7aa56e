"""Whether what is told of a limb is of a nerve of the limb itself, where a sign of the neck or the back is said to be absent."""

import re

from openimr.checks.absences.matches import Match
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.domain.text import Span

_OF_SPINE = frozenset({"spine", "neck", "upper back", "low back"})
_OF_LIMB = re.compile(
    r"\b(?:carpal|cubital|tarsal)\s+tunnel\b|\bmedian[\s-]+(?:nerve|innervated|distribution|digits|fingers)|\b(?:median|ulnar|radial|peroneal|tibial|sural)\s+nerve\b|"
    r"\bmeralgia\b|\bCTS\b",
    re.IGNORECASE,
)
_OF_ROOT = re.compile(r"\b(?:dermatom\w*|myotom\w*|roots?|radicul\w*)\b|\b[CLS]-?[1-8]\b", re.IGNORECASE)


def is_of_peripheral_nerve(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether a piece of a sentence lays its words to a nerve of a limb, and the subject is of the spine.

    Args:
        match: Words that state a deficit: "diminished sensation in the fingertips from carpal tunnel syndrome".
        subject: What is said to be absent.
        told: The letter.
    """
    if (subject.part.regions | told.part_of(subject.item).regions).isdisjoint(_OF_SPINE):
        return False
    stated = told.stated
    start, end = stated.clauses.start_of_piece(match.first), stated.clauses.end_of_piece(match.last - 1)
    piece = Span(stated.words[start].start, stated.words[end - 1].end)
    is_of_limb = _OF_LIMB.search(stated.text, piece.start, piece.end) is not None
    return is_of_limb and _OF_ROOT.search(stated.text, piece.start, piece.end) is None
