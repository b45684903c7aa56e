"""How well the statements of absence are found, and what in the letter stands against them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bench.marked import NEGATIVE, Label, Score, determination_of, findings_of, labels_of
from openimr.domain.findings import Finding
from openimr.domain.text import folded

_STATUSES = ("contradicted", "related")
MEASURED = ("statements", *_STATUSES)
_Run = tuple[int, int]


def measure(half: str, which: str, *, differences: list[str]) -> dict[str, Score]:
    """Return the score of the statements, and of each status, and note what has no partner."""
    scores = {name: Score() for name in MEASURED}
    for case, labels in labels_of(half, which, kind="absences").items():
        findings = [one for one in findings_of(which, case) if one.check == NEGATIVE]
        for number, item in enumerate(determination_of(which, case).items, start=1):
            rows = (one for one in labels if one["item"] == number and not one.get("nothing"))
            wanted = {_cue(item.rationale, one): one for one in rows}
            found = {_run(one): one for one in findings if one.item == number}
            notes = [*_statements(scores["statements"], found, wanted)]
            for status in _STATUSES:
                notes += _status(status, scores[status], found, wanted)
            differences += [f"{case} #{number} {words}" for words in notes]
    return scores


def _statements(score: Score, found: Mapping[_Run, Finding], wanted: Mapping[_Run, Label]) -> Iterator[str]:
    for run, finding in found.items():
        if _meeting(run, wanted):
            score.found += 1
        else:
            score.false += 1
            yield f"FALSE statement: {finding.found[0].words!r}"
    for run, label in wanted.items():
        if _meeting(run, found):
            score.met += 1
        else:
            score.missed += 1
            yield f"MISSED statement: {label['cue']!r} {label['subjects']}"


def _status(status: str, score: Score, found: Mapping[_Run, Finding], wanted: Mapping[_Run, Label]) -> Iterator[str]:
    """Count one status; "related" where the label has "contradicted" counts neither way."""
    for run, finding in found.items():
        if finding.status != status:
            continue
        labels = [wanted[each]["status"] for each in _meeting(run, wanted)]
        if status in labels:
            score.found += 1
        elif "contradicted" in labels:
            score.unsure += 1
        else:
            score.false += 1
            against = [one.words for one in finding.against]
            yield f"FALSE {status} (label {labels}): {finding.found[0].words!r} / {against}"
    for run, label in wanted.items():
        if label["status"] != status:
            continue
        if any(found[each].status == status for each in _meeting(run, found)):
            score.met += 1
        else:
            score.missed += 1
            yield f"MISSED {status}: {label['cue']!r} {label['subjects']} / {label['where']}: {label['against']!r}"


def _meeting(run: _Run, others: Iterable[_Run]) -> list[_Run]:
    return [other for other in others if run[0] < other[1] and other[0] < run[1]]


def _run(finding: Finding) -> _Run:
    span = next(one.span for one in finding.found if one.pointer.endswith("/rationale"))
    return span.start, span.end


def _cue(rationale: str, label: Label) -> _Run:
    """Return where the label's words stand in the rationale."""
    matches = list(re.finditer(re.escape(folded(str(label["cue"]))), rationale, re.IGNORECASE))
    return matches[int(str(label["nth"])) - 1].span()
