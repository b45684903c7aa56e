"""The forms of verbs: of each its base, its third person, its past and its participle."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from openimr.terms.tables import listed, table_rows

_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset({"refer", "prefer", "occur", "plan", "permit", "submit", "transfer"})


class VerbForms(NamedTuple):
    """Forms of a verb.

    Attributes:
        base: ``undergo``.
        third: ``undergoes``.
        past: ``underwent``.
        participle: ``undergone``.
        is_plain: Whether its base is nothing but a verb; else a noun or an adjective too ("report").
    """

    base: str
    third: str
    past: str
    participle: str
    is_plain: bool


@cache
def verbs() -> tuple[VerbForms, ...]:
    """Return the verbs that letters use."""
    rows = table_rows("verbs")
    irregular = {words[0]: words for kind, column in rows if kind == "irregular" for words in [listed(column)]}
    kinds = {base: kind == "plain" for kind, column in rows if kind != "irregular" for base in listed(column)}
    found = []
    for base in sorted(kinds.keys() | irregular.keys()):
        _, past, participle = irregular.get(base, (base, _past(base), _past(base)))
        found.append(VerbForms(base, _third(base), past, participle, kinds.get(base, True)))
    return tuple(found)


def _past(base: str) -> str:
    """Return the regular past of a verb.

    >>> [_past(base) for base in ("deny", "prove", "refer", "show")]
    ['denied', 'proved', 'referred', 'showed']
    """
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _DOUBLED else f"{base}ed"


def _third(base: str) -> str:
    """Return the third person of a verb.

    >>> [_third(base) for base in ("deny", "discuss", "undergo", "show")]
    ['denies', 'discusses', 'undergoes', 'shows']
    """
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


def alternatives(forms: Iterable[str]) -> str:
    """Return a pattern of forms, the longest first."""
    return "|".join(sorted(set(forms), key=lambda form: (-len(form), form)))
