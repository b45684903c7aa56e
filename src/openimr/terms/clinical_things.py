"""What a letter may say is absent: symptoms, signs, diagnoses, effects, circumstances, care.

Each has the words that name it as the subject of an absence, that state it, and that state something near it.

Source: general medical knowledge, and the criteria that guidelines of utilization review ask for; no list was copied.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from openimr.terms.clinical_patterns import Pattern, patterns_of
from openimr.terms.tables import listed, table_rows


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A thing that a letter may say is absent; each is one of the table, equal to itself alone.

    Attributes:
        name: In plain words.
        subject: Patterns of the words that name it as the subject of an absence.
        states: Patterns of the words that state it.
        near: Patterns of the words that state something near it.
        is_regional: Whether it is of one part and side of the body.
        is_of_nerves: Whether it may be felt in the region that a nerve supplies.
        is_without_reserve: Whether it is stated whatever stands before it in the subject: "significant", "objective" …
        is_general: Whether it counts only where the subject names nothing else.
        is_of_care: Whether it is of a treatment: of the same one.
        may_be_planned: Whether a plan states it.
    """

    name: str
    subject: tuple[Pattern, ...]
    states: tuple[Pattern, ...]
    near: tuple[Pattern, ...]
    is_regional: bool
    is_of_nerves: bool
    is_without_reserve: bool
    is_general: bool
    is_of_care: bool
    may_be_planned: bool


@dataclass(frozen=True, slots=True)
class CareKind:
    """A kind of care: a treatment, a class of drugs, a test, a paper.

    Attributes:
        name: In plain words; of a class of drugs the leaf of ``pharmaceutical/`` in ``openimr.terms.categories``.
        of: Names of the kinds that it is one of.
        terms: What it is called, small letters.
    """

    name: str
    of: tuple[str, ...]
    terms: tuple[str, ...]


@cache
def clinical_things() -> tuple[Thing, ...]:
    """Return the things that a letter may say are absent."""
    return tuple(
        Thing(
            name=name,
            subject=patterns_of(subject),
            states=patterns_of(states),
            near=patterns_of(near),
            is_regional="R" in flags,
            is_of_nerves="N" in flags,
            is_without_reserve="H" in flags,
            is_general="G" in flags,
            is_of_care="S" in flags,
            may_be_planned="P" in flags,
        )
        for name, flags, subject, states, near in table_rows("clinical_things")
    )


@cache
def care_kinds() -> dict[str, CareKind]:
    """Return the kinds of care by name."""
    return {name: CareKind(name, listed(of), listed(terms)) for name, of, terms in table_rows("clinical_care")}


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Return the classes of words by name, each with its terms, small letters."""
    return {name: listed(terms) for name, terms in table_rows("clinical_classes")}


def kinds_above(name: str) -> Iterator[str]:
    """Yield a kind of care and the kinds that it is one of; of a class of drugs that is not listed: itself and medication.

    >>> sorted(kinds_above("acupuncture"))
    ['acupuncture', 'conservative care', 'treatment by hand']
    """
    yield name
    kind = care_kinds().get(name)
    yield from kind.of if kind else ("medication",)


def narrowest_kind(generic: str, kind: str) -> str:
    """Return the subclass that a drug is of, within its class; the class itself where no subclass is told apart.

    >>> narrowest_kind("amitriptyline", "antidepressant"), narrowest_kind("ibuprofen", "nsaid")
    ('tricyclic antidepressant', 'nsaid')
    """
    subclass = _subclasses().get(generic, kind)
    return subclass if kind in kinds_above(subclass) else kind


@cache
def _subclasses() -> dict[str, str]:
    return {generic: name for name, drugs in table_rows("drug_subclasses") for generic in listed(drugs)}
