"""A citation of a medical guideline, as a letter makes it."""

from dataclasses import dataclass
from enum import Enum

from openimr.domain.text import Span


class Basis(Enum):
    """What a citation is to the medical treatment utilization schedule (MTUS).

    ``NONE`` is the whole sentence that says that no medical evidence was cited.

    Source: 8 CCR § 9792.21.1 (the schedule first, then other guidelines, then studies).
    """

    MTUS = "mtus"
    OUTSIDE = "outside"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One source named in a guideline sentence or in prose.

    Attributes:
        basis: Whether it belongs to the schedule.
        source: Id of the source without its edition: ``mtus/low-back-complaints``, ``acoem``, ``odg``, ``cms``,
            ``society/aaos``, ``study``, ``web/medlineplus.gov``; ``unrecognised`` for a catch-all and for what is not known;
            None where nothing is cited.
        chapter: Its chapter, in the words of the letter, white space folded; None where none is named.
        edition: Its edition, in the words of the letter ("3rd ed.", "updated 11/23/16"); None where none is named.
        year: Year of that edition, four digits; None where none is named.
        sections: Its sections, in the letter's words and order; may be empty.
        pages: Its pages as written ("306", "305-307"); may be empty.
        id: The same for every spelling of one source and edition: ``mtus/low-back-complaints/2004``, ``odg/low-back``;
            None where nothing is cited, where the source is not recognised, and for a study or a book that cannot be
            told from others.
        recognised: Whether the source is one we know; a catch-all is none.
        span: Where it stands in the text that was read.
    """

    basis: Basis
    source: str | None = None
    chapter: str | None = None
    edition: str | None = None
    year: int | None = None
    sections: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    id: str | None = None
    recognised: bool = False
    span: Span
