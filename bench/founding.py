"""How many defects of the founding kind are found in whole letters of one item: ``python -m bench.founding``.

``labels/founding.jsonl`` holds the words of letters of nobody, in the manner of 2014 and 2015, by one who had not read the checks, and
the places of the defects that were put into them (words of the layout stand as marks): one thing of two days, an absence that the summary contradicts, a page or
a chapter of the wrong guideline. A defect is found where a finding of its check shows words of its first place, and of a day or an
absence its second place against it (the two may change places). Findings of these checks that meet no defect are counted beside. All were
looked at after they had first been measured.
"""

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

_LETTER = f"""{BODY}
{{item}}: Upheld

Claims Administrator guideline: {{claims}}

MAXIMUS guideline: {{citation}}

⟨rationale⟩ {{rationale}}
"""


def letters() -> Iterator[Mapping[str, Any]]:
    """Yield the letters, each with its defects."""
    for line in (LABELS / "founding.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def findings_of(letter: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return what the three checks find in the expert's words of a letter and ask about."""
    determination = read_letter(expanded(_LETTER.format(**letter)))
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
    first, second = expanded(defect["first"]), defect["second"]
    if defect["kind"] == "citation":
        return _holds(finding.found, first)
    straight = _holds(finding.found, first) and _holds(finding.against, second)
    return straight or (defect["kind"] == "date" and _holds(finding.found, second) and _holds(finding.against, first))


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
    found, wanted, others = Counter[str](), Counter[str](), Counter[str]()
    for letter in letters():
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
