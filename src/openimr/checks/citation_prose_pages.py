"""Whether a chapter that a rationale names, or the one that a page it names is of, is about what the item is for."""

import re
from collections.abc import Iterator

from openimr.checks.citation_faults import CitationFault
from openimr.checks.citation_subjects import is_about_item
from openimr.checks.letters import Item, Letter
from openimr.checks.named_guidelines import is_of_schedule
from openimr.citations.pages import PAGES, page_numbers
from openimr.citations.register import sources
from openimr.citations.standing_pages import by_its_pages
from openimr.domain.citations import Basis, Citation
from openimr.domain.text import Span

_LABEL = re.compile(r"\bp(?:ages?|gs?|p)?\b(?=\.?\s?\d)", re.IGNORECASE)
_GUIDELINE = re.compile(r"\b(?:guidelines?|chapters?|schedule|MTUS|ACOEM)\b", re.IGNORECASE)
_OF_RECORDS = re.compile(
    r"[\s,)]*+(?:of|in|from)\s++(?:\w++\s++){0,4}?(?:records?|reports?|notes?|files?|charts?|depositions?|applications?|"
    r"letters?|QME|AME|submissions?|documents?|packets?)\b",
    re.IGNORECASE,
)


def prose_page_faults(letter: Letter, item: Item) -> Iterator[CitationFault]:
    """Yield what a rationale names of ACOEM that is of a foreign chapter: a chapter, or a page of the second edition without one.

    By its number a page is of one chapter. A chapter is foreign where the item does not cite it, and it is about no part of the
    body that the item is for or the summary tells of.
    """
    cited = {by_its_pages(one).source for one in item.parts.imro_citations}
    for told in (*item.parts.mentions, *_pages_alone(letter, item)):
        found = by_its_pages(told)
        is_foreign = found.source not in cited and is_of_schedule(told) and not is_about_item(letter, item, found)
        if is_foreign:
            yield _of_page(item, told, found) if found.source != told.source else _of_chapter(item, told)


def _of_page(item: Item, told: Citation, found: Citation) -> CitationFault:
    title = sources()[found.source or ""].spellings[0].replace("&", "and")
    return CitationFault(
        status="place of another chapter",
        message=f"Page {', '.join(told.pages)} of ACOEM's second edition is one of its chapter {title} (not verified).",
        found=told.span,
        against=item.description,
        resolved_by="Name the chapter and the page on which the decision rests.",
    )


def _of_chapter(item: Item, told: Citation) -> CitationFault:
    return CitationFault(
        status="chapter of another part of the body",
        message="The chapter named in the rationale is about no part of the body that the letter tells of.",
        found=told.span,
        against=item.description,
        resolved_by="Name the chapter on the part treated, or say why this one applies.",
    )


def _pages_alone(letter: Letter, item: Item) -> Iterator[Citation]:
    """Yield the pages of "the guideline" that stand in the prose beside no name, where the item cites a chapter of ACOEM."""
    if not any(_is_of_acoem(one) for one in item.parts.imro_citations):
        return
    zone = item.rationale
    for label in _LABEL.finditer(letter.text, zone.start, zone.end):
        found = PAGES.match(letter.text, label.start(), zone.end)
        is_of_records = found is not None and _OF_RECORDS.match(letter.text, found.end(), zone.end)
        if found is not None and not is_of_records and _is_of_the_guideline(letter, item, label.start()):
            yield Citation(
                basis=Basis.MTUS,
                source="mtus/acoem",
                pages=page_numbers(found.group(1)),
                recognised=True,
                span=Span(label.start(), found.end(1)),
            )


def _is_of_the_guideline(letter: Letter, item: Item, offset: int) -> bool:
    """Return whether the sentence around an offset speaks of the schedule, or of a guideline without a name, and of no study."""
    around = (each for each in letter.sentences(item.rationale) if each.start <= offset < each.end)
    sentence = next(around, item.rationale)
    named = [one for one in item.parts.mentions if sentence.start <= one.span.start < sentence.end]
    is_of_others = any(one.pages or not is_of_schedule(one) for one in named)
    return not is_of_others and _GUIDELINE.search(letter.text, sentence.start, sentence.end) is not None


def _is_of_acoem(citation: Citation) -> bool:
    source = sources().get(citation.source or "")
    return source is not None and (source.id == "mtus/acoem" or source.number is not None)
