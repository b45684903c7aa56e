"""Credentials by one name each: states by their postal code, specialties as the closed list spells them."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from openimr.terms.specialties import OTHER_NAMES, SPECIALTIES
from openimr.terms.states import POSTAL_CODES

_NOT_A_LETTER = re.compile(r"[^a-z]+")
_ALIKE = 0.9
"""How alike a misspelling must be: one letter of ten; names of the list differ by more."""
_SHORTEST_MISSPELT = 6
_OTHER_NAMES = {"virgin islands": "VI", "washington d c": "DC", "washington dc": "DC"}


def postal_codes(states: Iterable[str]) -> tuple[str, ...]:
    """Return the postal code of each state, in their order; what names no state has none and is left out.

    >>> postal_codes(("North Carolina", "N.Y.", "tx", "Californai"))
    ('NC', 'NY', 'TX', 'CA')
    """
    found = (_code_of(_plain(state)) for state in states)
    return tuple(code for code in found if code is not None)


def _code_of(plain: str) -> str | None:
    """Return the code of a state; of a misspelt name, that of the one name that is alike."""
    code = _codes().get(plain) or _codes().get(plain.replace(" ", ""))
    if code is not None or len(plain) < _SHORTEST_MISSPELT:
        return code
    alike = get_close_matches(plain, _codes(), n=1, cutoff=_ALIKE)
    return _codes()[alike[0]] if alike else None


def listed_specialties(specialties: Iterable[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the specialties as the closed list spells them, and which of them were misspelt: as written → as in the list.

    An "and" for "&" is no misspelling, nor is another name of the same specialty ("Family Medicine"). A specialty that the list does not have stays as written.

    >>> listed_specialties(("Physical Medicine and Rehabilitation", "Sports Medicinea"))
    (('Physical Medicine & Rehabilitation', 'Sports Medicine'), (('Sports Medicinea', 'Sports Medicine'),))
    """
    names: list[str] = []
    corrected: list[tuple[str, str]] = []
    for written in specialties:
        plain = _plain(written)
        known = _listed().get(plain)
        if known is None:
            alike = get_close_matches(plain, _listed(), n=1, cutoff=_ALIKE) if plain else []
            known = _listed()[alike[0]] if alike else None
            corrected += [(written, known)] if known is not None else []
        names.append(written if known is None else known)
    return tuple(names), tuple(corrected)


@cache
def _codes() -> dict[str, str]:
    codes = {_plain(name): code for name, code in POSTAL_CODES.items()}
    return codes | {code.lower(): code for code in POSTAL_CODES.values()} | _OTHER_NAMES


@cache
def _listed() -> dict[str, str]:
    return {_plain(name): name for name in SPECIALTIES} | {_plain(other): name for other, name in OTHER_NAMES.items()}


def _plain(words: str) -> str:
    return _NOT_A_LETTER.sub(" ", words.lower().replace("&", " and ")).strip()
