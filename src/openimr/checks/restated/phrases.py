"""Sentences cut into phrases that each name one treatment with what belongs to it: its side, its levels, its amounts."""

import re
from collections.abc import Iterator

from openimr.domain.text import Span

_BREAK = re.compile(
    r"""
    [;:()\[\]"“”] | ,(?=\s) | \s[-–—]\s | [.?!](?=\s|\Z)
    | \b(?: and | plus | or | but | while | whereas | although | though | because | since | as | when | where | which | who
        | that | what | if | until | unless | so | than | then
        | is | are | was | were | be | been | being | has | have | had | would | could | can | cannot | should | will | may
        | might | must | does | did | do | not
        | given | considering | after | before | following | due | despite | rather | instead
        | non-?\s?certif\w{1,8} | certif(?:y|ied) | den(?:y|ied) | modified | approved? | authorized? | refused | declined ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LISTS = frozenset({",", "(", ")", "and", "plus", ":"})
_WORD_OF_ATTRIBUTE = r"""(?:
    left | right | lt | rt | bilateral(?:ly)? | both | sides? | sided | levels? | [CTLS]-?\d{1,2} | \d[\d,./-]*+ | [x\#]
    | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
    | \w{3,5}teen | (?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w{3,5})? | once | twice | times? | series | total | quantity
    | qty | count | a | an | the | of | to | at | in | on | for | per | each | every | other | over | through | with | days? | weeks? | wks? | months? | hours? | daily | weekly | monthly | sessions? | visits?
    | treatments? | tablets? | tabs? | capsules? | caps | pills? | patch(?:es)? | refills? | units?
    | supply | rental | purchase | duration | week | cervical | thoracic | lumbar | lumbosacral | spine | neck | low(?:er)?
    | upper | mid | back | knees? | shoulders? | hips? | ankles? | f(?:oo|ee)t | hands? | wrists? | elbows? | arms? | legs?
    | extremit(?:y|ies) | additional | more | further | mg | mcg | grams? | gm | ml
)"""
_ONLY_ATTRIBUTES = re.compile(rf"[\W_]*+(?:{_WORD_OF_ATTRIBUTE}\b[\W_]*+)++\Z", re.VERBOSE | re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\d|\b(?:left|right|lt|rt|bilateral(?:ly)?|both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w{3,5})?|once|twice|monthly|weekly|every|each)\b",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"\b(?:cervical|thoracic|lumb(?:ar|osacral)|spine|neck|back|shoulder|elbow|wrist|hand|finger|thumb|hip|knee|ankle|foot|feet|"
    r"heel|toe|arm|leg|extremit|head|brain|pelvi|chest|abdom)",
    re.IGNORECASE,
)


def phrases_of(text: str, zone: Span, *, with_regions: bool = False) -> Iterator[Span]:
    """Yield the phrases of a sentence that name a side, a level or a number, each as a whole.

    What holds only such words goes with the phrase beside it in the same list.

    Args:
        text: The text.
        zone: The sentence in it.
        with_regions: Whether a region of the body is enough.

    >>> text = "injections to the left knee, series of five, and a brace for the left knee were denied because of pain"
    >>> [span.of(text) for span in phrases_of(text, Span(0, len(text)))]
    ['injections to the left knee, series of five', 'a brace for the left knee']
    """
    held: Span | None = None
    is_open = True
    for span, mark in _pieces(text, zone):
        is_bare = _ONLY_ATTRIBUTES.match(text, span.start, span.end) is not None
        if held is not None and mark in _LISTS and (is_bare or is_open):
            held, is_open = Span(held.start, span.end), is_open and is_bare
            continue
        if held is not None and _names(text, held, with_regions=with_regions):
            yield held
        held, is_open = span, is_bare
    if held is not None and _names(text, held, with_regions=with_regions):
        yield held


def _pieces(text: str, zone: Span) -> Iterator[tuple[Span, str]]:
    """Yield the pieces between the words and marks that end a phrase, each with the mark before it.

    Between two pieces only a comma and "and" may stand together: they are one mark.
    """
    position, mark = zone.start, ""
    for match in _BREAK.finditer(text, zone.start, zone.end):
        piece = text[position : match.start()]
        if piece.strip():
            start = position + len(piece) - len(piece.lstrip())
            yield Span(start, position + len(piece.rstrip())), mark
            mark = match[0].lower()
        elif not (mark in _LISTS and match[0].lower() in _LISTS):
            mark = match[0].lower() if mark in _LISTS or not mark else mark
        position = match.end()
    piece = text[position : zone.end]
    if piece.strip():
        start = position + len(piece) - len(piece.lstrip())
        yield Span(start, position + len(piece.rstrip())), mark


def _names(text: str, span: Span, *, with_regions: bool) -> bool:
    return bool(
        _ATTRIBUTE.search(text, span.start, span.end) or (with_regions and _REGION.search(text, span.start, span.end))
    )
