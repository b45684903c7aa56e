"""Guidelines and studies mentioned in prose: rationales, summaries, findings."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from openimr.citations.flats import Flat, flattened
from openimr.citations.mentioned_guidelines import named_guideline, section_of_the_code, titled_guideline
from openimr.citations.mentioned_studies import (
    AUTHOR_AND_YEAR,
    Found,
    author_and_year,
    authors,
    numbered_study,
    web_page,
)
from openimr.citations.names import first_words, name_at
from openimr.domain.citations import Citation

_WORD = re.compile(r"[a-z]+")

_FINDERS: Mapping[str, Callable[[Flat, int, int], Found | None]] = {
    "(": author_and_year,
    "et": authors,
    "http": web_page,
    "https": web_page,
    "www": web_page,
    "pmid": numbered_study,
    "doi": numbered_study,
    "ccr": section_of_the_code,
    "section": section_of_the_code,
    "chronic": titled_guideline,
    "acupuncture": titled_guideline,
    "postsurgical": titled_guideline,
    "post": titled_guideline,
    "opioid": titled_guideline,
    "opioids": titled_guideline,
}
"""What is looked for where a word stands that no name begins with, given where the last mention ends."""


def find_mentions(text: str) -> Iterator[Citation]:
    """Yield every guideline, authority and study that a text mentions, in order, each with its place.

    ``mention = name [edition | year | chapter | section | pages] ... | title "Guidelines" | author "et al." [year] | address``

    That "guidelines" are spoken of is no citation: one names its source. What follows a name is its particulars only as
    far as it stands next to it. ACOEM is a part of the schedule where the schedule is named before it, else a source
    of its own.

    >>> [mention.id for mention in find_mentions("Per the MTUS and ACOEM Chapter 12, page 309, guidelines apply.")]
    ['mtus', 'acoem/low-back-complaints/second-edition']
    """
    flat = flattened(text)
    done = 0
    for start, word in _first_words(flat.text):
        if start < done:
            continue
        found = _mention_at(flat, start, word, done)
        if found is not None:
            citation, done = found
            yield citation


def _first_words(text: str) -> list[tuple[int, str]]:
    """Return every word that a mention may begin with and where it stands, in order.

    Only the words that occur at all are looked for one by one, so that the length of the text is read a few times, not
    once for each of some hundred words.
    """
    small = text.replace("İ", "I").lower()
    found = [(each.start(), "(") for each in AUTHOR_AND_YEAR.finditer(text)]
    for word in _may_begin() & set(_WORD.findall(small)):
        offset = small.find(word)
        while offset >= 0:
            end = offset + len(word)
            if not (_WORD.match(small, end) or (offset and _WORD.match(small, offset - 1))):
                found.append((offset, word))
            offset = small.find(word, end)
    return sorted(found)


@cache
def _may_begin() -> frozenset[str]:
    return first_words() | frozenset(_FINDERS)


def _mention_at(flat: Flat, start: int, word: str, done: int) -> Found | None:
    """Return the mention that a word begins, and where it ends; None if it begins none."""
    name = name_at(flat.text, start, len(flat.text), word)
    named = None if name is None else named_guideline(flat, name, done)
    if named is not None:
        return named
    finder = _FINDERS.get(word)
    return None if finder is None else finder(flat, start, done)
