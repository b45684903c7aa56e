"""The words of a description that tell it from others."""

from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import find_regions
from openimr.terms.request_words import request_words

_SHORTEST = 3
COMMON = request_words("common") | frozenset(
    "it its as any all none other such same said here there procedure operation surgery item test testing therapy evaluation "  # noqa: SIM905 (words)
    "consultation consult program study home primary ancillary associate intra peri form reason patient worker applicant".split()
)
"""Words that tell no treatment."""

_PROCEDURES = frozenset(
    "release repair decompression resection excision tenodesis tenotomy acromioplasty meniscectomy chondroplasty tka tkr acdf "  # noqa: SIM905 (words)
    "cholecystectomy septoplasty bunionectomy fasciotomy graft revision implant block".split()
)
"""Words of procedures within the names of parts of the body ("carpal tunnel release")."""


def content_words(text: str, description: Span) -> frozenset[str]:
    """Return the words of a description that tell it from others, small letters, without a plural's "s".

    No part of the body, no number, no word that any request may hold.

    >>> sorted(content_words("Right knee arthroscopy, 2 visits", Span(0, 32)))
    ['arthroscopy']
    """
    words = words_in(text, description)
    of_body = {word.form for found in find_regions(words) for word in words[found.first : found.last]}
    kept = {word.form for word in words if len(word.form) >= _SHORTEST and not word.form.isdigit()}
    return frozenset(kept - COMMON - (of_body - _PROCEDURES))
