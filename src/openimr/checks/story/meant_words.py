"""Misspelt words of a letter, read as the words that are meant."""

from collections.abc import Sequence
from functools import cache

from openimr.checks.spelling.words import meant_by
from openimr.terms.lexicons import Word, form_of
from openimr.terms.tables import table_rows

_SHORTEST = 5


def read_as_meant(text: str, words: Sequence[Word]) -> list[Word]:
    """Return words with the form of what is meant in place of that of a misspelt one; what is written all in capitals stays.

    >>> from openimr.terms.lexicons import words_in
    >>> text = "no releif with physcial therpy"
    >>> [word.form for word in read_as_meant(text, words_in(text))]
    ['no', 'relief', 'with', 'physical', 'therapy']
    """
    return [_as_meant(text, word) if len(word.form) >= _SHORTEST else word for word in words]


def _as_meant(text: str, word: Word) -> Word:
    written = text[word.start : word.end]
    if not written.isalpha() or written.isupper():
        return word
    right = _wrong_words().get(written.lower()) or meant_by(written.lower(), is_name=written[0].isupper())
    return word._replace(form=form_of(right)) if right else word


@cache
def _wrong_words() -> dict[str, str]:
    """Return the single words that are known to be wrong, each with the word that is right."""
    return {wrong: right for wrong, right in table_rows("wrong_terms") if wrong.isalpha() and right.isalpha()}
