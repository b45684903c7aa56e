"""What the site takes from the page of accuracy: the rows of checks alone."""

from collections import Counter

from bench import absences
from bench.checks import row, table
from bench.marked import Fate, Score, Verdict
from bench.site_checks import counts_in

SCORE = Score(
    findings=[(("a", "x"), Verdict.RIGHT), (("a", "y"), Verdict.FALSE), (("a", "z"), Verdict.APART)],
    labels=[(("a", "x"), Fate.MET), (("a", "w"), Fate.MISSED)],
)


def test_a_row_says_what_is_right_false_and_apart() -> None:
    assert row("citation", SCORE) == (
        "| citation | 3 | 1 | 0 | 1 | 1 | 0.500 (too few to say) | 0.095–0.905 | 1 + 1 | "
        "2 | 1 | 0 | 0.500 (too few to say) | 0.095–0.905 | 1 of 2 |"
    )


def test_the_site_counts_neither_notes_nor_the_table_of_statements() -> None:
    lines = ["## Published letters, held-back: x", *table([("citation", SCORE)])]
    lines += absences.table(Counter({("contradicted", "contradicted"): 7, ("none", "related"): 5}))
    lines += table([("*citation*, as a note", SCORE), ("*evidence-order*, as a note", SCORE)])

    assert counts_in("\n".join(lines)) == {"citation": (1, 1)}


def test_every_row_has_the_columns_of_its_header() -> None:
    rows = list(table([("citation", SCORE), ("cascade", Score())]))

    assert {line.count("|") for line in rows} == {16}
