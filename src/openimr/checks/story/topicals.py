"""Drugs that are put on the skin: "a cream of gabapentin and lidocaine", "ketamine 10% gel"."""

from collections.abc import Sequence

from openimr.terms.lexicons import Word

_FORMS = frozenset(
    {"cream", "gel", "ointment", "lotion", "paste", "patch", "compound", "topical", "compounded", "salve", "balm"}
)
_BEFORE_LIST = frozenset({"of", "containing", "contain", "contained", "consisting", "made", "including"})
_IN_LIST = frozenset({"and", "plus", "or", "in", "a", "the", "percent", "mg", "gm", "g", "ml", "%", "base"})
_ADJECTIVES = frozenset({"topical", "compounded"})
_SKIPPED = frozenset({"%", "percent"})
_LONGEST_LEAD = 4


def are_topical(words: Sequence[Word], drugs: Sequence[tuple[int, int]]) -> list[bool]:
    """Return of each drug whether it is told as one that is put on the skin.

    Args:
        words: The words of a text.
        drugs: Where each drug stands, in order: index of its first word and after its last.

    >>> from openimr.terms.lexicons import words_in
    >>> are_topical(words_in("a cream of gabapentin 10%, ketamine; Norco and ketoprofen 20% gel"), [(3, 4), (6, 7), (7, 8), (9, 10)])
    [True, True, False, True]
    """
    found: list[bool] = []
    is_mixed = False
    for place, (first, last) in enumerate(drugs):
        before = drugs[place - 1][1] if place and found[-1] else None
        is_listed = before is not None and _are_joined(words, before, first, is_mixed=is_mixed)
        is_led = _is_led_to(words, first)
        is_mixed = is_led or (is_listed and is_mixed)
        found.append(is_listed or is_led or _is_followed(words, last) or _is_adjective(words, first))
    return found


def _is_adjective(words: Sequence[Word], first: int) -> bool:
    return first > 0 and words[first - 1].form in _ADJECTIVES and _is_at_once(words, first)


def _is_at_once(words: Sequence[Word], index: int) -> bool:
    """Return whether but a blank or a hyphen stands before a word: no full stop, no comma."""
    return words[index].start - words[index - 1].end <= 1


def _is_led_to(words: Sequence[Word], first: int) -> bool:
    """Return whether a form stands before a drug that is in it: "a cream containing …"."""
    for at in range(first - 1, max(first - 1 - _LONGEST_LEAD, -1), -1):
        if words[at].form in _FORMS:
            return at < first - 1
        if words[at].form not in _BEFORE_LIST:
            return False
    return False


def _is_followed(words: Sequence[Word], last: int) -> bool:
    """Return whether a form stands behind a drug and its strength: "gabapentin 6% cream"; not "took gabapentin. Creams were …"."""
    at, limit = last, min(last + _LONGEST_LEAD, len(words))
    if at < limit and words[at].form in _FORMS:
        return _is_at_once(words, at)
    while at < limit and (words[at].form.isdigit() or words[at].form in _SKIPPED):
        at += 1
    return at < limit and words[at].form in _FORMS


def _are_joined(words: Sequence[Word], start: int, stop: int, *, is_mixed: bool) -> bool:
    """Return whether only strengths stand between two drugs of a mixture: with a share, a slash, or an "and" behind "a cream of"."""
    between = {word.form for word in words[start:stop]}
    is_share = not between.isdisjoint(_SKIPPED) or words[stop].start - words[stop - 1].end <= 1
    return (is_share or (is_mixed and "and" in between)) and all(form.isdigit() or form in _IN_LIST for form in between)
