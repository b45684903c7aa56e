"""How well the statements of absence are found, and what in the letter stands against them.

Each finding has one label at most, and each label one finding: the one at the same words of the same rationale. So each
label stands in the table of what became of it once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.marked import NEGATIVE, Fate, Label, Score, Verdict, determination_of, findings_of, key_of, labels_of
from bench.meeting import agree
from bench.pairing import pairs
from openimr.domain.findings import Finding
from openimr.domain.text import folded

STATUSES = ("contradicted", "related")
MEASURED = ("statements", *STATUSES)
NO_LABEL, NOT_FOUND, ALONE, ELSEWHERE = "no label", "not found", "none", ", other words"
_Run = tuple[int, int]
Pair = tuple[Finding | None, Label | None]
Confusion = Counter[tuple[str, str]]


def measure(half: str, which: str, *, differences: list[str]) -> dict[str, Score]:
    """Return the score of the statements, and of each status, and note what has no partner."""
    scores = {name: Score() for name in MEASURED}
    for case, pair in _pairs_of(half, which):
        for name, notes in ((name, score(scores[name], case, name, pair)) for name in MEASURED):
            differences += [f"{case} {NEGATIVE} {name} {words}" for words in notes]
    return scores


def confusion(half: str, which: str) -> Confusion:
    """Return how many labels and findings there are of each status of a label and status of the finding at its words."""
    return Counter(cell(pair) for _, pair in _pairs_of(half, which))


def _pairs_of(half: str, which: str) -> Iterator[tuple[str, Pair]]:
    for case, labels in labels_of(half, which, kind="absences").items():
        findings = [one for one in findings_of(which, case) if one.check == NEGATIVE]
        for number, item in enumerate(determination_of(which, case).items, start=1):
            wanted = [one for one in labels if one["item"] == number and not one.get("nothing")]
            found = [one for one in findings if one.item == number]
            yield from ((case, pair) for pair in paired(item.rationale, found, wanted))


def paired(rationale: str, findings: Sequence[Finding], labels: Sequence[Label]) -> Iterator[Pair]:
    """Yield each finding with its label, those without one, and the labels that are left."""
    cues = [_cue(rationale, label) for label in labels]
    partner = pairs([_run(finding) for finding in findings], cues, _overlap)
    for place, finding in enumerate(findings):
        yield finding, labels[partner[place]] if place in partner else None
    yield from ((None, label) for place, label in enumerate(labels) if place not in partner.values())


def score(score: Score, case: str, name: str, pair: Pair) -> list[str]:
    """Count a pair under one of ``MEASURED``, and return notes of what is wrong or missing."""
    finding, label = pair
    notes = []
    if finding is not None and name in {"statements", finding.status}:
        verdict = _verdict(name, finding, label)
        shown = [one.words for one in (*finding.found, *finding.against)]
        score.findings.append((key_of(case, *shown), verdict))
        if verdict is not Verdict.RIGHT:
            notes.append(f"{verdict.name} #{finding.item} {finding.status} for {_status_of(label)}: {shown}")
    if label is not None and name in {"statements", label["status"]}:
        fate = _fate(name, finding, label)
        score.labels.append((key_of(case, str(label["cue"]), str(label["subjects"])), fate))
        if fate is not Fate.MET:
            notes.append(f"{fate.name} #{label['item']} {label['cue']!r} {label['subjects']} / {label['against']!r}")
    return notes


def _verdict(name: str, finding: Finding, label: Label | None) -> Verdict:
    if label is None:
        return Verdict.FALSE
    if name == "statements" or (finding.status == label["status"] and shows_against(finding, label)):
        return Verdict.RIGHT
    is_milder = (finding.status, label["status"]) == ("related", "contradicted")
    return Verdict.UNSURE if is_milder and shows_against(finding, label) else Verdict.FALSE


def _fate(name: str, finding: Finding | None, label: Label) -> Fate:
    if finding is None:
        return Fate.MISSED
    if name == "statements":
        return Fate.MET
    if not shows_against(finding, label):
        return Fate.MISSED
    return Fate.MET if finding.status == label["status"] else Fate.RENAMED


def shows_against(finding: Finding, label: Label) -> bool:
    """Return whether a finding sets against the statement the words that the label does."""
    wanted = str(label["against"] or "")
    return any(agree(passage.words, wanted) for passage in finding.against)


def cell(pair: Pair) -> tuple[str, str]:
    """Return what the label says and what the finding says."""
    finding, label = pair
    if finding is None:
        return _status_of(label), NOT_FOUND
    if finding.status not in STATUSES:
        return _status_of(label), ALONE
    has_other_words = label is not None and label["status"] in STATUSES and not shows_against(finding, label)
    return _status_of(label), finding.status + (ELSEWHERE if has_other_words else "")


def table(cells: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Yield the table of ``confusion`` for the manual."""
    columns = [status + words for status in STATUSES for words in ("", ELSEWHERE)] + [ALONE, NOT_FOUND]
    yield f"| *label* \\ *finding* | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for status in (*STATUSES, ALONE, NO_LABEL):
        counts = [str(cells.get((status, column), 0)) for column in columns]
        yield f"| *{status}* | {' | '.join(counts)} |"


def _status_of(label: Label | None) -> str:
    return NO_LABEL if label is None else str(label["status"])


def _overlap(one: _Run, other: _Run) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _run(finding: Finding) -> _Run:
    span = next(one.span for one in finding.found if one.pointer.endswith("/rationale"))
    return span.start, span.end


def _cue(rationale: str, label: Label) -> _Run:
    """Return where the label's words stand in the rationale."""
    matches = list(re.finditer(re.escape(folded(str(label["cue"]))), rationale, re.IGNORECASE))
    return matches[int(str(label["nth"])) - 1].span()
