"""Credentials by one name each: states by their postal code, specialties as the closed list spells them."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from openimr.terms.specialties import SPECIALTIES
from openimr.terms.states import POSTAL_CODES

_NOT_A_LETTER = re.compile(r"[^a-z]+")
_ALIKE = 0.9
"""How alike a misspelling must be: one letter of ten; names of the list differ by more."""
_OTHER_NAMES = {"virgin islands": "VI", "washington d c": "DC", "washington dc": "DC"}


def postal_codes(states: Iterable[str]) -> tuple[str, ...]:
    """Return the postal code of each state, in their order; what names no state has none and is left out.

    >>> postal_codes(("North Carolina", "N.Y.", "tx"))
    ('NC', 'NY', 'TX')
    """
    found = (_codes().get(_plain(state)) or _codes().get(_plain(state).replace(" ", "")) for state in states)
    return tuple(code for code in found if code is not None)


def listed_specialties(specialties: Iterable[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the specialties as the closed list spells them, and which of them were misspelt: as written → as in the list.

    An "and" for "&" is no misspelling. A specialty that the list does not have stays as written.

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
    return {_plain(name): name for name in SPECIALTIES}


def _plain(words: str) -> str:
    return _NOT_A_LETTER.sub(" ", words.lower().replace("&", " and ")).strip()
