"""Findings and labels are counted once, and what is only like a label is not counted as right."""

from bench.defects import score_findings, score_labels, unmet, verdict_of
from bench.marked import Fate, Score, Verdict
from tests.bench.invented import DENIED, finding, label, passage

BRACE = label("left wrist brace")


def test_a_finding_is_right_not_sure_apart_or_false() -> None:
    shown = finding(passage(DENIED))

    assert verdict_of(shown, [BRACE]) is Verdict.RIGHT
    assert verdict_of(shown, [BRACE | {"sure": False}]) is Verdict.UNSURE
    assert verdict_of(shown, [BRACE | {"sure": False}, BRACE]) is Verdict.RIGHT
    assert verdict_of(shown, [BRACE | {"kind": "level"}]) is Verdict.APART
    assert verdict_of(shown, [BRACE | {"check": "anatomy"}]) is Verdict.APART
    assert verdict_of(shown, [BRACE | {"check": "anatomy", "sure": False}]) is Verdict.FALSE
    assert verdict_of(shown, [BRACE | {"value": "a wrist of another"}]) is Verdict.FALSE
    assert verdict_of(shown, []) is Verdict.FALSE


def test_one_finding_meets_one_label_and_one_label_is_met_once() -> None:
    twice = [BRACE, BRACE | {"value": "wrist brace"}]
    one, other = finding(passage(DENIED)), finding(passage("left wrist brace"))

    assert unmet([one], twice) == twice[1:]
    assert unmet([one, other], twice) == []
    assert unmet([one, other], [BRACE]) == []


def test_a_label_shown_under_another_name_is_not_met() -> None:
    score, shown = Score(), finding(passage(DENIED), status="level")

    notes = list(score_labels(score, "a", [shown], [BRACE], others=[shown]))

    assert [fate for _, fate in score.labels] == [Fate.RENAMED]
    assert notes[0].startswith("RENAMED")


def test_a_label_that_nothing_shows_is_missed() -> None:
    score = Score()

    list(score_labels(score, "a", [], [BRACE], others=[]))

    assert score.count(Fate.MISSED) == 1


def test_copies_count_once_beside_and_the_worst_of_them_counts() -> None:
    score = Score()
    items = [finding(passage(DENIED), item=number) for number in (1, 2)]
    labels = [BRACE, BRACE | {"item": 2}]

    list(score_findings(score, "a", items, labels))
    assert (score.count(Verdict.RIGHT), score.distinct(Verdict.RIGHT)) == (2, 1)

    list(score_findings(score, "a", [finding(passage(DENIED), item=3)], labels))
    assert (score.count(Verdict.RIGHT), score.count(Verdict.FALSE)) == (2, 1)
    assert (score.distinct(Verdict.RIGHT), score.distinct(Verdict.FALSE)) == (0, 1)

    list(score_findings(score, "a", items, labels))
    assert (score.distinct(Verdict.RIGHT), score.distinct(Verdict.FALSE)) == (0, 1)

    list(score_findings(score, "b", items, labels))
    assert (score.distinct(Verdict.RIGHT), score.distinct(Verdict.FALSE)) == (1, 1)
