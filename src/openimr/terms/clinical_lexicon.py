"""The words of the clinical tables, found in a text in one pass."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from openimr.terms.clinical_patterns import Pattern
from openimr.terms.clinical_things import care_kinds, clinical_things, word_classes
from openimr.terms.lexicons import Word, words_in

_COMMON = "common"


class Named(NamedTuple):
    """A term found among the words of a text.

    Attributes:
        names: What it is: the term itself, ``$`` and its classes, ``#`` and its kinds of care.
        first: Index of its first word.
        last: Index after its last word.
    """

    names: tuple[str, ...]
    first: int
    last: int


class _Entry(NamedTuple):
    """The terms that begin with a word: the word by itself, and the longer ones by their second word."""

    alone: tuple[str, ...]
    longer: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


def find_clinical_words(words: Sequence[Word]) -> Iterator[Named]:
    """Yield every term of the clinical tables among the words, in order; they may overlap.

    >>> found = list(find_clinical_words(words_in("no deep tendon reflexes")))
    >>> [(one.first, one.last) for one in found if "$neg" in one.names], [(one.first, one.last) for one in found if "$reflex" in one.names]
    ([(0, 1)], [(1, 4), (2, 4), (3, 4)])
    """
    entries = _entries()
    forms = [word.form for word in words]
    forms.append("")
    for index, form in enumerate(forms):
        entry = entries.get(form)
        if entry is None:
            continue
        if entry.alone:
            yield Named(entry.alone, index, index + 1)
        for rest, names in entry.longer.get(forms[index + 1], ()):
            last = index + 2 + len(rest)
            if not rest or tuple(forms[index + 2 : last]) == rest:
                yield Named(names, index, last)


@cache
def _entries() -> dict[str, _Entry]:
    names: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for term, name in _terms():
        names[tuple(word.form for word in words_in(term))][name] = None
    alone = {forms[0]: tuple(found) for forms, found in names.items() if len(forms) == 1}
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]] = defaultdict(lambda: defaultdict(list))
    for forms, found in names.items():
        if len(forms) > 1:
            longer[forms[0]][forms[1]].append((forms[2:], tuple(found)))
    return {
        first: _Entry(alone.get(first, ()), {second: tuple(rest) for second, rest in longer[first].items()})
        for first in alone.keys() | longer.keys()
    }


@cache
def common_forms() -> frozenset[str]:
    """Return the forms of the words that tell no thing by themselves."""
    terms = (*word_classes()[_COMMON], *word_classes()["reserve"], *word_classes()["measured"])
    return frozenset(word.form for term in terms for word in words_in(term))


def _terms() -> Iterator[tuple[str, str]]:
    """Yield each term with each name under which a pattern may ask for it."""
    for thing in clinical_things():
        for name in _names_in((*thing.subject, *thing.states, *thing.near)):
            if name[0] not in "$#":
                yield name, name
    for name, terms in word_classes().items():
        if name != _COMMON:
            yield from ((term, f"${name}") for term in terms)
    for kind in care_kinds().values():
        yield from ((term, f"#{kind.name}") for term in kind.terms)


def _names_in(patterns: Sequence[Pattern]) -> Iterator[str]:
    for pattern in patterns:
        yield from (element.name for element in pattern.wanted)
        yield from pattern.excluded
