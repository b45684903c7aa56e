"""Which drugs are of the first line that a rationale says was not tried."""

from collections.abc import Sequence

from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import Care, CareNamed
from openimr.terms.clinical_things import kinds_above

FIRST_LINE = "first-line drug"
"""The kind of care of "first-line medication", where no class of drugs is named."""

_DRUG, _TOPICAL = "medication", "topical analgesic"
_FIRST_OF_NERVES = frozenset({"anti-epilepsy", "antidepressant"})


def is_first_of_others(wanted: Care, every: Sequence[Care]) -> bool:
    """Return whether "first-line" only says of a class that is named too that it is the first: "first-line proton pump inhibitors"."""
    return wanted.kind == FIRST_LINE and any(
        each.kind != FIRST_LINE and _DRUG in kinds_above(each.kind) for each in every
    )


def is_first_line(care: CareNamed, subject: Subject, told: Told) -> bool:
    """Return whether a drug is of the first line for what the item asks: before a topical one those for the pain of nerves.

    Source: MTUS, Chronic Pain Medical Treatment Guidelines (July 2009), Topical analgesics: for neuropathic pain when trials of
    antidepressants and anticonvulsants have failed [U: from memory].
    """
    is_topical = any(_TOPICAL in kinds_above(each.kind) for each in told.care_of(subject.item))
    return care.kind == FIRST_LINE or not is_topical or not _FIRST_OF_NERVES.isdisjoint(kinds_above(care.kind))
