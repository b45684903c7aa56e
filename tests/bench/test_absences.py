"""Each statement of absence is counted once, and is contradicted rightly only by the words of its label."""

from collections import Counter

import pytest

from bench.absences import ALONE, ELSEWHERE, NO_LABEL, NOT_FOUND, cell, paired, score, table
from bench.marked import Fate, Label, Score, Verdict
from openimr.domain.findings import Finding
from tests.bench.invented import finding, passage

RATIONALE = "There is no record of a splint, and no record of heat."
SPLINT = "worn a splint since spring"


def statement(words: str, *, status: str, against: str = "") -> Finding:
    shown = (passage(against, "/summary"),) if against else ()
    place = RATIONALE.index(words)
    return finding(passage(words, at=place), check="negative-finding", status=status, against=shown)


def cue(words: str, nth: int, *, status: str, against: str | None = None) -> Label:
    return {"case": "a", "item": 1, "cue": words, "nth": nth, "subjects": [], "status": status, "against": against}


def counted(name: str, found: Finding | None, wanted: Label | None) -> Score:
    one = Score()
    score(one, "a", name, (found, wanted))
    return one


@pytest.mark.parametrize("status", ["contradicted", "related"])
def test_a_status_is_right_only_by_the_words_of_its_label(status: str) -> None:
    wanted = cue("no record", 1, status=status, against="worn a splint")
    same = statement("no record of a splint", status=status, against=SPLINT)
    other = statement("no record of a splint", status=status, against="the splint was too dear for him")

    right, wrong = counted(status, same, wanted), counted(status, other, wanted)

    assert (right.count(Verdict.RIGHT), right.count(Fate.MET)) == (1, 1)
    assert (wrong.count(Verdict.FALSE), wrong.count(Fate.MISSED)) == (1, 1)
    assert (cell((same, wanted)), cell((other, wanted))) == ((status, status), (status, status + ELSEWHERE))


def test_a_milder_word_for_the_right_passage_is_not_sure_and_the_label_is_not_met() -> None:
    wanted = cue("no record", 1, status="contradicted", against="worn a splint")
    found = statement("no record of a splint", status="related", against=SPLINT)

    assert counted("related", found, wanted).count(Verdict.UNSURE) == 1
    assert counted("contradicted", found, wanted).count(Fate.RENAMED) == 1
    assert counted("contradicted", found, wanted).findings == []
    assert cell((found, wanted)) == ("contradicted", "related")


def test_a_harder_word_than_the_label_is_false() -> None:
    wanted = cue("no record", 1, status="related", against="worn a splint")
    found = statement("no record of a splint", status="contradicted", against=SPLINT)

    assert counted("contradicted", found, wanted).count(Verdict.FALSE) == 1
    assert counted("related", found, wanted).count(Fate.RENAMED) == 1


def test_each_label_has_one_finding_and_each_finding_one_label() -> None:
    both = statement(RATIONALE[9:], status="not contradicted in the letter")
    labels = [cue("no record", 1, status="none"), cue("no record", 2, status="none")]

    assert [*paired(RATIONALE, [both], labels)] == [(both, labels[0]), (None, labels[1])]
    heat = statement("no record of heat", status="not contradicted in the letter")
    assert [*paired(RATIONALE, [both, heat], labels)] == [(both, labels[0]), (heat, labels[1])]
    assert [*paired(RATIONALE, [both, heat], labels[:1])] == [(both, labels[0]), (heat, None)]


def test_the_table_holds_each_label_and_each_finding_once() -> None:
    labels = [cue("no record", 1, status="contradicted", against="worn a splint"), cue("no record", 2, status="none")]
    found = [statement("no record of a splint", status="contradicted", against=SPLINT)]

    cells = Counter(cell(pair) for pair in paired(RATIONALE, found, labels))

    assert cells == {("contradicted", "contradicted"): 1, ("none", NOT_FOUND): 1}
    assert list(table(cells))[2:4] == [
        "| *contradicted* | 1 | 0 | 0 | 0 | 0 | 0 |",
        "| *related* | 0 | 0 | 0 | 0 | 0 | 0 |",
    ]


def test_a_statement_without_a_label_is_false_and_has_its_cell() -> None:
    found = statement("no record of heat", status="not contradicted in the letter")

    assert counted("statements", found, None).count(Verdict.FALSE) == 1
    assert cell((found, None)) == (NO_LABEL, ALONE)
