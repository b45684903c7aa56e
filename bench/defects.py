"""What became of the findings of each check and of the labels of defects, but for statements of absence."""

from collections.abc import Iterator, Sequence

from bench.marked import NEGATIVE, Fate, Label, Score, Verdict, checks_labelled, findings_of, key_of, labels_of
from bench.meeting import meets, shows
from bench.pairing import pairs
from openimr.checks.catalogue import CHECKS
from openimr.domain.findings import Finding, Severity


def measure(half: str, which: str, *, notes: bool = False, differences: list[str]) -> dict[str, Score]:
    """Return the score of each check over one half of one set of letters, and note what has no partner.

    Args:
        half: Of ``bench.accuracy.HALVES``.
        which: Of ``bench.marked.SETS``.
        notes: Count the findings that ask for nothing, against the labels that no finding meets which asks for something.
        differences: Each finding that is not right and each label that is not met is added here.
    """
    scores: dict[str, Score] = {}
    labelled = checks_labelled(half, which)
    for case, labels in labels_of(half, which).items():
        wanted = [one for one in labels if not one.get("near_miss")]
        for name in (check.name for check in CHECKS if check.name != NEGATIVE):
            score = scores.setdefault(name, Score())
            if name not in labelled.get(case, {name}):
                continue
            findings = [one for one in findings_of(which, case) if one.check == name]
            asking = [one for one in findings if one.severity is not Severity.NOTE]
            counted = [one for one in findings if one not in asking] if notes else asking
            sure = [one for one in wanted if one["sure"] and one["check"] == name]
            left = unmet(asking, sure) if notes else sure
            told = [*score_findings(score, case, counted, wanted)]
            told += score_labels(score, case, counted, left, others=findings_of(which, case))
            differences += [f"{case} {name} {words}" for words in told]
    return scores


def score_findings(score: Score, case: str, findings: Sequence[Finding], labels: Sequence[Label]) -> Iterator[str]:
    """Count findings against the labels of all checks, and yield notes of what is not right."""
    for finding in findings:
        verdict = verdict_of(finding, labels)
        score.findings.append((key_of(case, *(one.words for one in finding.found)), verdict))
        if verdict is not Verdict.RIGHT:
            shown = [one.words for one in (*finding.found, *finding.against)]
            yield f"{verdict.name} #{finding.item} {finding.status}: {shown}"


def verdict_of(finding: Finding, labels: Sequence[Label]) -> Verdict:
    """Return what a finding is, by the labels of its letter."""
    met = [label for label in labels if meets(finding, label)]
    if met:
        return Verdict.RIGHT if any(label["sure"] for label in met) else Verdict.UNSURE
    is_elsewhere = any(label["sure"] and shows(finding, label) for label in labels)
    return Verdict.APART if is_elsewhere else Verdict.FALSE


def unmet(findings: Sequence[Finding], labels: Sequence[Label]) -> list[Label]:
    """Return the labels that are left when each finding meets one label and each label one finding."""
    met = set(pairs(findings, labels, meets).values())
    return [label for place, label in enumerate(labels) if place not in met]


def score_labels(
    score: Score, case: str, findings: Sequence[Finding], labels: Sequence[Label], *, others: Sequence[Finding]
) -> Iterator[str]:
    """Count sure labels against the findings of their check, and yield notes of those that none meets.

    Args:
        score: Where they are counted.
        case: Number of the letter.
        findings: Of the check.
        labels: The sure ones of the check.
        others: The findings of every check in the letter: one of them may show the words of a label that is not met.
    """
    left = unmet(findings, labels)
    for label in labels:
        fate = Fate.MET
        if any(label is one for one in left):
            fate = Fate.RENAMED if any(shows(one, label) and not meets(one, label) for one in others) else Fate.MISSED
            yield f"{fate.name} #{label['item']} {label['kind']} {label['place']}: {label['value']!r} / {label['against']!r}"
        score.labels.append((key_of(case, str(label["kind"]), str(label["value"])), fate))
