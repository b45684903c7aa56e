"""One-time codes: made at random, easy to read aloud, stored only as a slow hash."""

import secrets
from datetime import date

from django.contrib.auth.hashers import check_password, make_password

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # without 0 O 1 I L U, which are misread or misheard
_GROUPS, _GROUP = 3, 4  # 12 letters of 30: 58 bits
_NOBODY = date(1900, 1, 1)


def new_code() -> str:
    """Return a new code, as ``K7QM-2XRD-9HTA``."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP))
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def hash_code(*, code: str, date_of_birth: date) -> str:
    """Return the hash under which a code and a date of birth are kept together."""
    return make_password(_plain(code=code, date_of_birth=date_of_birth))


def code_fits(*, code: str, date_of_birth: date, code_hash: str) -> bool:
    """Return whether both are the ones that were hashed; small letters, spaces and hyphens do not matter."""
    return check_password(_plain(code=code, date_of_birth=date_of_birth), code_hash)


def spend_equal_time(code: str) -> None:
    """Hash once for nothing, so that an unknown case takes as long as a wrong code."""
    hash_code(code=code, date_of_birth=_NOBODY)


def _plain(*, code: str, date_of_birth: date) -> str:
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return f"{letters}|{date_of_birth.isoformat()}"
