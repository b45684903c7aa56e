"""Labels of defects, the letters they are of, and what the checks find in them."""

import dataclasses
import json
from collections.abc import Mapping
from enum import Enum
from functools import cache

from bench.accuracy import LABELS, SHARED
from bench.planted import planted_text
from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.domain.determinations import Determination
from openimr.domain.findings import Finding
from openimr.domain.text import folded
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter

SETS = {"published": SHARED / "letters/dwc", "planted": LABELS / "planted"}
NEGATIVE = "negative-finding"
Label = Mapping[str, object]


class Verdict(Enum):
    """What became of a finding; where copies of one passage fared differently, the first that applies counts.

    ``FALSE``: none of the others. ``APART``: it shows the words of a sure label of another check or another kind.
    ``UNSURE``: it meets a label that is not sure. ``RIGHT``: it meets a sure one.
    """

    FALSE = "false"
    APART = "apart"
    UNSURE = "not sure"
    RIGHT = "right"


class Fate(Enum):
    """What became of a sure label; where copies of one fared differently, the first that applies counts.

    ``MISSED``: no finding shows it. ``RENAMED``: one shows its words, under another check or as another kind. ``MET``: one
    meets it, and no other label.
    """

    MISSED = "missed"
    RENAMED = "renamed"
    MET = "met"


Key = tuple[str, ...]
"""What copies of one passage, or of one label, have in common: the letter and the words."""


@dataclasses.dataclass(slots=True)
class Score:
    """Findings of one check against its labels.

    Attributes:
        findings: Each with its passage.
        labels: Each sure one with its words.
    """

    findings: list[tuple[Key, Verdict]] = dataclasses.field(default_factory=list)
    labels: list[tuple[Key, Fate]] = dataclasses.field(default_factory=list)

    def count(self, what: Verdict | Fate) -> int:
        """Return how many findings or labels fared so."""
        return sum(each is what for _, each in (*self.findings, *self.labels))

    def distinct(self, what: Verdict | Fate) -> int:
        """Return the same, counting copies once."""
        fates: list[tuple[Key, Verdict]] | list[tuple[Key, Fate]]
        fates = self.findings if isinstance(what, Verdict) else self.labels
        order = list(type(what))
        worst: dict[Key, int] = {}
        for key, each in fates:
            worst[key] = min(worst.get(key, len(order)), order.index(each))
        return sum(order[each] is what for each in worst.values())


def key_of(case: str, *words: str) -> Key:
    """Return the key of words of a letter.

    >>> key_of("a", "No  Instability")
    ('a', 'no instability')
    """
    return (case, *(folded(each).lower() for each in words))


def labels_of(half: str, which: str, *, kind: str = "findings") -> dict[str, list[Label]]:
    """Return the labels of one half of a set by letter; a letter that was read and has none is there with an empty list."""
    name = kind if which == "published" else f"planted-{kind}"
    by_case: dict[str, list[Label]] = {}
    path = LABELS / f"{name}-{half}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        label = json.loads(line)
        rows = by_case.setdefault(label["case"], [])
        if not label.get("done"):
            rows.append(label)
    return by_case


def checks_labelled(half: str, which: str) -> dict[str, frozenset[str]]:
    """Return the checks that the letters of a half were labelled for, by letter; one that is not here was labelled for all."""
    path = LABELS / f"{'findings' if which == 'published' else 'planted-findings'}-{half}.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines() if path.exists() else ())
    return {row["case"]: frozenset(row["of"]) for row in rows if row.get("done") and "of" in row}


@cache
def determination_of(which: str, case: str) -> Determination:
    """Return a letter of a set."""
    folder = SETS[which]
    path = next(path for path in (folder / f"{case}.pdf", folder / f"{case}.txt") if path.exists())
    return read_letter(planted_text(path) if which == "planted" else file_text(path))


@cache
def findings_of(which: str, case: str) -> tuple[Finding, ...]:
    """Return what all the checks find in it."""
    return check_determination(determination_of(which, case), checks=CHECKS)
