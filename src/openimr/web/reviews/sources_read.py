"""What the site reads in the reviewer's guideline sentence: each source, and whether that edition is in force. It proposes none."""

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from openimr.citations.sentences import read_guideline_sentence
from openimr.citations.standing import belongs, in_force
from openimr.domain.citations import Basis, Citation
from openimr.domain.text import folded
from openimr.web.letters.words import basis_words, citation_words

LINE = 80
"""Characters shown of a source that is not recognised."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRead:
    """One source, as read.

    Attributes:
        words: What is cited; of a source that is not recognised the words themselves.
        basis: What it is to the schedule, in words.
        is_doubtful: Whether the register speaks against it: another edition is in force, or it has no such page or section.
        answers: What the register knows, a sentence each; none where nothing is cited.
    """

    words: str
    basis: str
    is_doubtful: bool
    answers: tuple[str, ...]


def sources_read(sentence: str, *, on: date) -> tuple[SourceRead, ...]:
    """Return the sources named in a guideline sentence, in its order; none where it names none that is recognised as one.

    Args:
        sentence: As typed.
        on: The legal day on which an edition is asked to be in force.
    """
    text = folded(sentence)
    return tuple(_source(citation, text, on=on) for citation in read_guideline_sentence(text))


def _source(citation: Citation, text: str, *, on: date) -> SourceRead:
    is_known = citation.recognised or citation.basis is Basis.NONE
    asked = [] if citation.basis is Basis.NONE or not citation.recognised else [in_force(citation, on=on)]
    if asked and (citation.sections or citation.pages):
        asked.append(belongs(citation))
    return SourceRead(
        words=citation_words(citation) if is_known else f"“{shorten(citation.span.of(text), LINE, placeholder='…')}”",
        basis=basis_words(citation),
        is_doubtful=any(answer.holds is False for answer in asked),
        answers=tuple(f"{answer.because[:1].upper()}{answer.because[1:]}." for answer in asked),
    )
