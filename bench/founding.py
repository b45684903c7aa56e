"""How many defects of the founding kind are found in whole letters: ``python -m bench.founding [FIRST LAST]``.

``labels/founding.jsonl`` holds the words of letters of nobody, in the manner of 2014 and 2015, by one who had not read the checks, and
the places of the defects that were put into them (words of the layout stand as marks): one thing of two days, an absence that the summary contradicts, a page or
a chapter of the wrong guideline. A defect is found where a finding of its check shows words of its first place, and of a day or an
absence its second place against it (the two may change places). Findings of these checks that meet no defect are counted beside. All were
looked at after they had first been measured.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.accuracy import LABELS
from bench.pairs import BODY
from bench.planted import expanded
from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.domain.findings import Finding, Passage, Severity
from openimr.domain.intervals import wilson
from openimr.letters.reading import read_letter

KINDS = {"date": "date-conflict", "absence": "negative-finding", "citation": "citation"}
"""Of each kind of defect the check that it is for."""

Defect = Mapping[str, str]

_ITEM = """
{heading}: {outcome}

Claims Administrator guideline: {claims}

MAXIMUS guideline: {citation}

⟨rationale⟩ {rationale}
"""


def letters(first: int = 1, last: int | None = None) -> Iterator[Mapping[str, Any]]:
    """Yield the letters of some numbers, each with its defects; ``last`` None goes on to the end."""
    for line in (LABELS / "founding.jsonl").read_text(encoding="utf-8").splitlines():
        letter = json.loads(line)
        if first <= letter["id"] and (last is None or letter["id"] <= last):
            yield letter


def findings_of(letter: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return what the three checks find in the expert's words of a letter and ask about."""
    items = "".join(_ITEM.format(**item) for item in letter["items"])
    determination = read_letter(expanded(BODY.format(**letter) + items))
    found = check_determination(determination, checks=CHECKS, only=list(KINDS.values()))
    return tuple(
        each
        for each in found
        if (each.status == "contradicted" if each.check == KINDS["absence"] else each.severity is Severity.QUESTION)
        and not each.message.startswith("Of the claims administrator")
    )


def meets(finding: Finding, defect: Defect) -> bool:
    """Return whether a finding shows a defect at its places."""
    if finding.check != KINDS[defect["kind"]]:
        return False
    first, second = expanded(defect["first"]), expanded(defect["second"])
    if defect["kind"] == "citation":
        return _holds(finding.found, first)
    orders = ((first, second), (second, first))
    return any(_holds(finding.found, one) and _holds(finding.against, other) for one, other in orders)


def _holds(passages: Sequence[Passage], words: str) -> bool:
    """Return whether a passage and some words share the half of the shorter ones' words."""
    wanted = _plain(words)
    return any(
        2 * sum((wanted & Counter(_plain(each.words))).values()) >= min(wanted.total(), _plain(each.words).total())
        for each in passages
    )


def _plain(words: str) -> Counter[str]:
    return Counter(words.lower().replace(",", " ").replace(".", " ").split())


def main() -> None:
    """Print of each kind how many defects are found, with the 95 % interval, and how many findings meet none."""
    parser = argparse.ArgumentParser(prog="python -m bench.founding", description=main.__doc__)
    parser.add_argument("first", type=int, nargs="?", default=1, help="number of the first letter")
    parser.add_argument("last", type=int, nargs="?", help="number of the last letter")
    asked = parser.parse_args()
    found, wanted, others = Counter[str](), Counter[str](), Counter[str]()
    for letter in letters(asked.first, asked.last):
        findings = findings_of(letter)
        for defect in letter["defects"]:
            wanted[defect["kind"]] += 1
            found[defect["kind"]] += any(meets(each, defect) for each in findings)
        for each in findings:
            if not any(meets(each, defect) for defect in letter["defects"]):
                others[each.check] += 1
    for kind, check in KINDS.items():
        low, high = wilson(found[kind], wanted[kind])
        print(f"{kind}: {found[kind]} of {wanted[kind]} found ({low:.2f}-{high:.2f}), {others[check]} other findings")


if __name__ == "__main__":
    main()
