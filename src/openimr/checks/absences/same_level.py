"""Whether words tell of a vertebral level that the subject of an absence names, or of another."""

from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.terms.levels import find_levels, levels_of


def is_of_other_level(subject: Subject, index: int, told: Told) -> bool:
    """Return whether a subject names levels ("instability at L3-4"), and the sentence of a word only others.

    Args:
        subject: The subject.
        index: Index of a word of what stands against it.
        told: The letter.
    """
    asked = levels_of(find_levels(told.letter.text, subject.absence.subject))
    if not asked:
        return False
    named = levels_of(find_levels(told.letter.text, told.stated.sentences[told.stated.sentence_of[index]]))
    return bool(named) and not any(_share(one, other) for one in asked for other in named)


def _share(one: str, other: str) -> bool:
    """Return whether two levels are the same, or the one a vertebra of the other."""
    ones, others = one.split("-"), other.split("-")
    return one == other or (1 in {len(ones), len(others)} and not set(ones).isdisjoint(others))
