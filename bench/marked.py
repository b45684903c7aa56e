"""Labels of defects, the letters they are of, and what the checks find in them."""

import dataclasses
import json
from collections.abc import Mapping
from functools import cache

from bench.accuracy import LABELS, SHARED
from bench.planted import planted_text
from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.domain.determinations import Determination
from openimr.domain.findings import Finding
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter

SETS = {"published": SHARED / "letters/dwc", "planted": LABELS / "planted"}
NEGATIVE = "negative-finding"
Label = Mapping[str, object]


@dataclasses.dataclass(slots=True)
class Score:
    """Findings of one check against its labels.

    Attributes:
        found: Findings that meet a sure label.
        unsure: Findings that meet a label that is not sure.
        false: Findings that meet none.
        met: Sure labels that a finding meets.
        missed: Sure labels that none meets.
    """

    found: int = 0
    unsure: int = 0
    false: int = 0
    met: int = 0
    missed: int = 0


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
