"""How well the checks find what careful editors marked by hand, in published letters and in letters with planted defects.

``python -m bench.checks --half developing`` prints the figures of one half, with ``--differences`` every finding and label
that has no partner. The held-back half is not looked at while rules are written.
"""

import argparse
import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from bench import absences
from bench.accuracy import HALVES
from bench.marked import NEGATIVE, SETS, Label, Score, findings_of, labels_of
from openimr.checks.catalogue import CHECKS
from openimr.domain.findings import Finding, Severity
from openimr.domain.intervals import wilson
from openimr.domain.text import folded

FEWEST = 10
_METHOD = """A label *sure* is a defect that another editor would mark too; one that is not sure counts neither way: it is
no miss, and a finding that meets it is no false one. A finding meets a label of the same check and item whose words it shows
(the label's words lie in one of its passages, or share a word or number with it). *Published*: letters of the Division;
*planted*: letters that we wrote with defects in them, by someone told only what a physician would write. The interval is
Wilson's, 95 %. With fewer than ten labels there are too few to say. The rules were written with the developing labels and
letters in view, so that half says how well they fit; **the held-back half says what to expect of a letter not seen**. How often
each check finds something over all published letters was seen once while two of them (`request-coverage`,
`spelling-of-terms`) were written; the held-back labels and letters were not looked at. A check whose precision on the
held-back half is below 0.8 is not yet to be relied on."""
_WORD = re.compile(r"[a-z]{4,}|\d+")


def measure(half: str, which: str, *, differences: list[str]) -> dict[str, Score]:
    """Return the score of each check over one half of one set of letters, and note what has no partner."""
    scores: dict[str, Score] = {}
    for case, labels in labels_of(half, which).items():
        asked = [one for one in findings_of(which, case) if one.severity is not Severity.NOTE]
        for name in (check.name for check in CHECKS if check.name != NEGATIVE):
            findings = [one for one in asked if one.check == name]
            wanted = [one for one in labels if one["check"] == name and not one.get("near_miss")]
            notes = _score(scores.setdefault(name, Score()), findings, wanted)
            differences += [f"{case} {name} {words}" for words in notes]
    return scores


def _score(score: Score, findings: Sequence[Finding], labels: Sequence[Label]) -> Iterator[str]:
    """Count findings against labels, and yield what has no partner."""
    for finding in findings:
        met = [one for one in labels if _meets(finding, one)]
        if any(one["sure"] for one in met):
            score.found += 1
        elif met:
            score.unsure += 1
        else:
            score.false += 1
            yield f"FALSE #{finding.item} {finding.status}: {[one.words for one in (*finding.found, *finding.against)]}"
    for label in (each for each in labels if each["sure"]):
        if any(_meets(finding, label) for finding in findings):
            score.met += 1
        else:
            score.missed += 1
            yield f"MISSED #{label['item']} {label['kind']} {label['place']}: {label['value']!r} / {label['against']!r}"


def _meets(finding: Finding, label: Label) -> bool:
    if label["item"] is not None and finding.item is not None and label["item"] != finding.item:
        return False
    shown = [folded(passage.words).lower() for passage in (*finding.found, *finding.against)]
    wanted = [folded(str(label[key])).lower() for key in ("value", "against") if label.get(key)]
    if not shown or not wanted:
        return True
    return any(words in piece or _shared(words, piece) for words in wanted for piece in shown)


def _shared(words: str, piece: str) -> bool:
    return bool(set(_WORD.findall(words)) & set(_WORD.findall(piece)))


def lines(halves: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the manual's page."""
    yield from ("# Checks on determinations", "", _METHOD, "")
    for half in halves:
        for which in SETS:
            ignored: list[str] = []
            scores = absences.measure(half, which, differences=ignored) | measure(half, which, differences=ignored)
            if not any(dataclasses.astuple(score) != (0,) * 5 for score in scores.values()):
                continue
            yield from (f"## {which.capitalize()} letters, {half}: {HALVES[half]}", "")
            yield "| check | findings | right | not sure | false | precision | 95 % | labels | met | recall | 95 % |"
            yield "|---|---|---|---|---|---|---|---|---|---|---|"
            yield from (_row(name, score) for name, score in scores.items())
            yield ""


def _row(name: str, score: Score) -> str:
    label = f"{NEGATIVE}: {name}" if name in absences.MEASURED else name
    counted, labelled = score.found + score.false, score.met + score.missed
    return (
        f"| {label} | {counted + score.unsure} | {score.found} | {score.unsure} | {score.false} | {_share(score.found, counted)} | "
        f"{labelled} | {score.met} | {_share(score.met, labelled)} |"
    )


def _share(right: int, count: int) -> str:
    if count == 0:
        return "– | –"
    low, high = wilson(right, count)
    few = " (too few to say)" if count < FEWEST else ""
    return f"{right / count:.3f}{few} | {low:.3f}–{high:.3f}"


def main() -> None:
    """Print the figures of one half, or of both; with ``--differences`` also what has no partner."""
    parser = argparse.ArgumentParser(prog="python -m bench.checks", description=main.__doc__)
    parser.add_argument("--half", choices=[*HALVES, "both"], default="developing")
    parser.add_argument("--differences", metavar="CHECK", help="print what has no partner of this check, or of 'all'")
    arguments = parser.parse_args()
    print("\n".join(lines(HALVES if arguments.half == "both" else [arguments.half])))
    if arguments.differences:
        differences: list[str] = []
        for which in SETS:
            measure(arguments.half, which, differences=differences)
            absences.measure(arguments.half, which, differences=differences)
        wanted = arguments.differences
        print("\n".join(each for each in differences if wanted in {"all", NEGATIVE} or f" {wanted} " in each))


if __name__ == "__main__":
    main()
