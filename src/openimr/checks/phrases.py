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
        | given | considering | after | before | following | due | despite | rather | instead ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LISTS = frozenset({",", "(", ")", "and", "plus", ":"})
_WORD_OF_ATTRIBUTE = r"""(?:
    left | right | lt | rt | bilateral(?:ly)? | both | sides? | sided | levels? | [CTLS]-?\d{1,2} | \d[\d,./-]*+ | [x\#]
    | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirty | sixty | ninety | once
    | twice | times? | series | total | quantity | qty | count | a | an | the | of | to | at | in | on | for | per | each | every
    | other | over | through | with | days? | weeks? | wks? | months? | hours? | daily | weekly | monthly | sessions? | visits?
    | treatments? | tablets? | tabs? | capsules? | caps | pills? | patch(?:es)? | refills? | injections? | blocks? | units?
    | supply | rental | purchase | duration | week | cervical | thoracic | lumbar | lumbosacral | spine | neck | low(?:er)?
    | upper | mid | back | knees? | shoulders? | hips? | ankles? | f(?:oo|ee)t | hands? | wrists? | elbows? | arms? | legs?
    | extremit(?:y|ies) | additional | more | further | mg | mcg | grams? | gm | ml
)"""
_ONLY_ATTRIBUTES = re.compile(rf"[\W_]*+(?:{_WORD_OF_ATTRIBUTE}\b[\W_]*+)++\Z", re.VERBOSE | re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\d|\b(?:left|right|lt|rt|bilateral|both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"sixty|ninety|once|twice|monthly|weekly|every|each)",
    re.IGNORECASE,
)


def phrases_of(text: str, zone: Span) -> Iterator[Span]:
    """Yield the phrases of a sentence that name a side, a level or a number, each as a whole.

    What holds only such words goes with the phrase beside it in the same list.

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
        yield from _with_attribute(text, held)
        held, is_open = span, is_bare
    yield from _with_attribute(text, held)


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


def _with_attribute(text: str, span: Span | None) -> Iterator[Span]:
    if span is not None and _ATTRIBUTE.search(text, span.start, span.end):
        yield span
