"""How many pairs of passages, written by people who had not read the checks, are told right: ``python -m bench.pairs``.

A pair is a summary and a rationale of nobody's case. Either they stand against each other (``is_defect``), or they look so and
do not. A defect is found where the check finds anything in the pair; a pair without one is false where it finds anything.
With ``--misses`` the developing half's pairs that came out wrong are named; the held-back half is only counted.
"""

import argparse
import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

from bench.accuracy import HALVES, LABELS
from bench.planted import expanded
from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.domain.findings import Finding, Severity
from openimr.domain.intervals import wilson
from openimr.letters.reading import read_letter

KINDS = {"dates": "date-conflict", "absences": "negative-finding"}
"""Of each file the check that it is about."""

LOOKED_AT = {
    "dates": {
        *range(1, 36),
        *range(71, 91),
        *range(201, 251, 2),
        *range(301, 341, 2),
        *range(401, 441, 2),
        *range(501, 561, 2),
    },
    "absences": {
        *range(1, 41),
        *range(81, 111),
        *range(201, 261, 2),
        *range(301, 361, 2),
        *range(401, 461, 2),
        *range(501, 541, 2),
    },
}
"""The numbers of the developing half."""

BODY = """⟨made⟩
⟨how⟩

⟨credentials⟩
⟨licensure⟩ California
⟨specialty⟩ Orthopedic Surgery

⟨case-summary⟩
⟨summary⟩

{summary}

IMR ISSUES, DECISIONS AND RATIONALES
⟨issues⟩
"""
"""A letter from its first words to the heading of its items, in the layout's marks; the summary is to be filled in."""

_LETTER = f"""Case Number: CM17-0990001
Date Assigned: 08/27/2019 Date of Injury: 01/02/1999
⟨decided⟩ 09/20/2019 ⟨denied⟩ 08/01/2019
Priority: Standard ⟨received⟩
08/12/2019

{BODY}
{{heading}}: Upheld

⟨administrator⟩ ⟨mtus⟩ Low Back Complaints 2004.

⟨expert⟩ ⟨mtus⟩ Low Back Complaints 2004.

⟨rationale⟩ {{rationale}}
"""

Pair = Mapping[str, Any]


def pairs(kind: str, half: str) -> Iterator[Pair]:
    """Yield the pairs of one half of a kind."""
    for line in (LABELS / f"pairs-{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if (pair["n"] in LOOKED_AT[kind]) == (half == "developing"):
            yield pair


def is_told(kind: str, pair: Pair) -> bool:
    """Return whether the check of a kind says that a pair stands against itself; the days of the letter's header are left out."""
    letter = read_letter(expanded(_LETTER.format(**(dict(pair) | {"heading": pair["heading"].replace(":", ",")}))))
    alone = dataclasses.replace(letter, date_of_injury=None, ur_denial_date=None)
    found = check_determination(alone, checks=CHECKS, only=[KINDS[kind]])
    return any(_tells(each) for each in found)


def _tells(finding: Finding) -> bool:
    if finding.check == KINDS["absences"]:
        return finding.status == "contradicted"
    return finding.severity is not Severity.NOTE


def main() -> None:
    """Print the figures of both halves, each share with its 95 % interval."""
    parser = argparse.ArgumentParser(prog="python -m bench.pairs", description=main.__doc__)
    parser.add_argument("--misses", action="store_true", help="name the developing pairs that came out wrong")
    has_misses = parser.parse_args().misses
    for kind in KINDS:
        for half in HALVES:
            every = [(pair, is_told(kind, pair)) for pair in pairs(kind, half)]
            defects, others = ([told for pair, told in every if pair["is_defect"] is is_so] for is_so in (True, False))
            low, high = wilson(sum(defects), len(defects))
            found = f"{sum(defects)} of {len(defects)} found ({low:.2f}-{high:.2f})"
            print(f"{kind}, {half}: {found}, {sum(others)} of {len(others)} told falsely")
            if has_misses and half == "developing":
                print("wrong:", *(pair["n"] for pair, told in every if told is not pair["is_defect"]))


if __name__ == "__main__":
    main()
