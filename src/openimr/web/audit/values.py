"""What an audit event says, and the digest that binds it to the one before."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias

SITE = "site"
"""Scope of what concerns no case: sign-in, people, organizations."""

NO_PREVIOUS = "0" * 64
"""What stands for the digest before the first event of a chain."""

LONGEST_FACT = 200
"""Characters of one fact; a longer text is the words of a record and does not belong here."""

Fact: TypeAlias = "str | int | bool | list[Fact] | dict[str, Fact] | None"
Facts: TypeAlias = Mapping[str, Fact]

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One audit event as its digest sees it.

    Attributes:
        scope: A case number, or ``site``.
        number: Place in the scope's chain, from 1, without gaps.
        at: The moment, aware.
        person: Public id of the person; empty if the site itself acted.
        role: Roles the person held then, comma-separated, sorted.
        verb: What was done, as ``sign_in`` or ``issue_determination``.
        facts: Plain facts: numbers, days, codes, public ids; never words of a record.
        previous: Digest of the event before; ``NO_PREVIOUS`` for the first.
    """

    scope: str
    number: int
    at: datetime
    person: str
    role: str
    verb: str
    facts: Facts
    previous: str

    def digest(self) -> str:
        """Return the SHA-256 over the canonical JSON form, in hexadecimal."""
        return sha256(self.canonical()).hexdigest()

    def canonical(self) -> bytes:
        """Return the event as JSON with sorted keys, without spaces, in UTF-8."""
        return json.dumps(self.form(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def form(self) -> dict[str, object]:
        """Return what the digest covers; the moment in UTC to the microsecond."""
        return {
            "at": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "facts": self.facts,
            "number": self.number,
            "person": self.person,
            "previous": self.previous,
            "role": self.role,
            "scope": self.scope,
            "verb": self.verb,
        }


def check_event(*, verb: str, facts: Facts) -> None:
    """Refuse an event that could not be stored and read back as it is.

    Raises:
        ValueError: The verb or a fact's name is not lower_case_words; a fact is not a text, whole number,
            yes or no, none, or a list or object of such; or a text is longer than ``LONGEST_FACT``.
            Names the fact, never its value.
    """
    if not _NAME.fullmatch(verb):
        raise ValueError("verb: expected lower_case_words")
    for name, fact in facts.items():
        _check_fact(fact, where=name)
        if not _NAME.fullmatch(name):
            raise ValueError(f"facts: expected names in lower_case_words; found one of {len(name)} characters")


def _check_fact(fact: object, *, where: str) -> None:
    match fact:
        case None | bool() | int():
            return
        case str():
            if len(fact) > LONGEST_FACT or not fact.isprintable():
                raise ValueError(f"{where}: expected at most {LONGEST_FACT} printable characters")
        case list():
            for element in fact:
                _check_fact(element, where=where)
        case dict():
            for name, element in fact.items():
                _check_fact(name, where=where)
                _check_fact(element, where=f"{where}.{name}")
        case _:
            raise ValueError(f"{where}: expected a plain fact; found {type(fact).__name__}")
