"""The persons and organizations between whom an affiliation may stand, and when two names mean the same one."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TITLES = frozenset({"dr", "doctor", "md", "do", "dc", "dpm", "phd", "esq"})
_LEGAL_FORMS = frozenset(
    {"the", "inc", "incorporated", "llc", "llp", "lp", "corp", "corporation", "co", "company", "ltd", "pc", "apc"}
)
_DOTS = re.compile(r"[.'’]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A person or an organization, as a case or the roster names it.

    Attributes:
        name: As it is written there.
        key: The public id under which the site knows it; empty where it is known by its name alone.
        is_person: Whether it is a natural person.
    """

    name: str
    key: str = ""
    is_person: bool = False

    def is_same(self, other: "Subject") -> bool:
        """Return whether both are, or must be taken for, the same.

        Two persons known to the site are the same by their ids alone: names are shared. Otherwise equal names
        suffice, since an organization may be known once as employer and once as claims administrator, and a party
        known by its name alone must not slip through.

        >>> Subject(name="Sierra Mutual, Inc.").is_same(Subject(name="SIERRA MUTUAL", key="7"))
        True
        """
        if self.key and self.key == other.key:
            return True
        if self.is_person and other.is_person and self.key and other.key:
            return False
        return bool(folded_name(self.name)) and folded_name(self.name) == folded_name(other.name)


@lru_cache(maxsize=100_000)
def folded_name(name: str) -> str:
    """Return a name as it is compared: no case, no punctuation, no title, no legal form.

    >>> folded_name("Dr. Ingrid Lind, M.D.")
    'ingrid lind'
    """
    words = _WORD.findall(_DOTS.sub("", name).casefold())
    kept = [word for word in words if word not in _TITLES and word not in _LEGAL_FORMS]
    return " ".join(kept or words)


def folded_specialty(specialty: str) -> str:
    """Return the name of a specialty as it is compared.

    >>> folded_specialty("Physical Medicine & Rehabilitation") == folded_specialty("physical medicine and rehabilitation")
    True
    """
    spelt = specialty.casefold().replace("&", " and ").replace("orthopaedic", "orthopedic")
    return " ".join(_WORD.findall(spelt))
