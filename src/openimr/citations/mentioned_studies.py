"""Studies and web pages mentioned in prose."""

import re

from openimr.citations.addresses import address_at
from openimr.citations.flats import Flat
from openimr.citations.pages import YEAR
from openimr.citations.spellings import slug
from openimr.domain.citations import Basis, Citation

Found = tuple[Citation, int]
"""A mention, and where in the folded text it ends."""

_ET_AL = re.compile(rf"et\.? al\b\.?(?:['’]s)?(?:,? ?[(\[]?({YEAR})[a-z]?[)\]]?)?")
_AUTHORS_BEFORE = re.compile(
    r"(?<![A-Za-z])([A-Z][A-Za-z'’-]+) [A-Z]{1,3}, (?:[A-Z][A-Za-z'’-]+ [A-Z]{1,3}, ){0,8}(?:and )?$"
)
_TO_THE_YEAR = re.compile(rf"[^\n]{{0,300}}?(?<![\d/-])({YEAR})(?=[ ;:.,)]|$)")
_AUTHOR_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z'’-]+)(?:,? [A-Z]{1,3})?,? ?$")
AUTHOR_AND_YEAR = re.compile(rf"\(([A-Z][A-Za-z'’-]+)(?:,? (?:and|&) [A-Z][A-Za-z'’-]+)?,? ({YEAR})[a-z]?\)")
"""Pattern of a study as "(Author, year)"; groups 1 and 2 hold the two."""

_NUMBER_OF_A_STUDY = re.compile(r"(PMID|doi):? ?(\d{5,9}|10\.\d{4,9}/[^\s,;)]+)", re.IGNORECASE)
_NO_AUTHORS = frozenset(
    {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Chronic",
        "Acute",
        "Updated",
        "Revised",
        "Effective",
        "Version",
        "Edition",
        "Accessed",
        "Chapter",
        "Table",
        "Page",
        "Section",
        "ODG",
        "ACOEM",
        "MTUS",
        "FDA",
        "CMS",
        "The",
        "Web",
        "Online",
        "Spring",
        "Summer",
        "Fall",
        "Winter",
    }
)
_LONGEST_BEFORE = 60
_LONGEST_LIST = 200


def authors(flat: Flat, start: int, done: int) -> Found | None:
    """Return the mention of a study by "et al." and the name before it; None if no name stands there."""
    found = _ET_AL.match(flat.text, start)
    author = _AUTHOR_BEFORE.search(flat.text, max(done, start - _LONGEST_BEFORE), start)
    if found is None or author is None:
        return None
    listed = _AUTHORS_BEFORE.search(flat.text, max(done, start - _LONGEST_LIST), start)
    if listed is not None:  # a reference as a bibliography has it: its year stands behind the title
        rest = _TO_THE_YEAR.match(flat.text, found.end())
        end = rest.end() if rest else found.end()
        return _study(flat, listed.start(), end, listed.group(1), int(rest.group(1)) if rest else None), end
    year = int(found.group(1)) if found.group(1) else None
    return _study(flat, author.start(), found.end(), author.group(1), year), found.end()


def author_and_year(flat: Flat, start: int, done: int) -> Found | None:  # noqa: ARG001 (one signature)
    """Return the mention of a study as "(Author, year)"; None if the words are no author's."""
    found = AUTHOR_AND_YEAR.match(flat.text, start)
    if found is None or found.group(1) in _NO_AUTHORS:
        return None
    return _study(flat, start, found.end(), found.group(1), int(found.group(2))), found.end()


def _study(flat: Flat, start: int, end: int, author: str, year: int | None) -> Citation:
    return Citation(
        basis=Basis.OUTSIDE,
        source="study",
        year=year,
        id=f"study/{slug(author)}-{year}" if year else None,
        recognised=True,
        span=flat.span(start, end),
    )


def numbered_study(flat: Flat, start: int, done: int) -> Found | None:  # noqa: ARG001 (one signature)
    """Return the mention of a study by its PubMed number or its DOI; None if no number follows."""
    found = _NUMBER_OF_A_STUDY.match(flat.text, start)
    if found is None:
        return None
    kind, number = found.group(1).lower(), found.group(2).rstrip(".").lower()
    citation = Citation(
        basis=Basis.OUTSIDE,
        source="study",
        id=f"study/{kind}-{number}",
        recognised=True,
        span=flat.span(start, found.end()),
    )
    return citation, found.end()


def web_page(flat: Flat, start: int, done: int) -> Found | None:  # noqa: ARG001 (one signature)
    """Return the mention of a web page by its address; None if none begins there."""
    address = address_at(flat.text, start)
    if address is None:
        return None
    citation = Citation(
        basis=Basis.OUTSIDE,
        source=address.source_id,
        id=address.id,
        recognised=True,
        span=flat.span(start, address.end),
    )
    return citation, address.end
