"""Where a text holds a physician's address, or the number of a licence."""

import unicodedata
from collections.abc import Iterator, Sequence

from openimr.domain.text import Span
from openimr.matching.naming.tokens import Token, runs_of, span_of, tokens_of

_LEAST_OF_A_NUMBER = 5
_LEAST_OF_A_LOCAL_PART = 5


def found_by_address(tokens: Sequence[Token], email: str) -> Iterator[Span]:
    """Yield where the part of an address before the ``@`` stands: with an ``@`` or ``(at)`` after it, or if it is no word."""
    local = email.partition("@")[0]
    words = [token.word for token in tokens_of(local)]
    is_no_word = len(local) >= _LEAST_OF_A_LOCAL_PART and not local.isalpha()
    for end in runs_of(tokens, words):
        after = unicodedata.normalize("NFKC", tokens[end - 1].after)
        is_spelt = bool(set(after) & set("([{<")) and end < len(tokens) and tokens[end].word == "at"
        if "@" in after or is_spelt or is_no_word:
            yield span_of(tokens, end - len(words), end)


def found_by_number(tokens: Sequence[Token], number: str) -> Iterator[Span]:
    """Yield where the number of a licence stands, its letters and digits together or apart."""
    words = [token.word for token in tokens_of(number)]
    if sum(len(word) for word in words) >= _LEAST_OF_A_NUMBER:
        yield from (span_of(tokens, end - len(words), end) for end in runs_of(tokens, words))
