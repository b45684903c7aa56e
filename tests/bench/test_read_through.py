"""The table of the findings that were read through."""

import re

from bench.read_through import JUDGEMENTS, PAGE, judgements, table, written
from openimr.checks.catalogue import CHECKS

ROW = {"letter": "CM17-0000001", "check": "anatomy", "item": 1, "status": "", "at": "/summary 0", "cause": None}


def test_false_findings_that_are_gone_are_counted_as_false_and_not_as_left() -> None:
    rows = [
        {**ROW, "judgement": judgement, "now": now}
        for judgement, now in (
            ("right", "as before"),
            ("arguable", "as before"),
            ("false", "gone"),
            ("false", "as before"),
        )
    ]

    assert list(table(rows))[2].startswith("| anatomy | 4 | 1 | 1 | 2 | 1 | 0.33 |")


def test_the_manual_holds_the_tables_of_the_judgements() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert written(page, judgements()) == page


def test_a_judgement_names_a_check_and_holds_no_words_of_a_letter() -> None:
    names = {check.name for check in CHECKS}
    keys = {"letter", "check", "item", "status", "at", "judgement", "cause", "now"}

    assert {str(row["check"]) for row in judgements()} <= names
    assert all(row.keys() == keys for row in judgements())
    assert all(re.fullmatch(r"/\S+ \d+", str(row["at"])) for row in judgements())
    assert JUDGEMENTS.name == "read-through.jsonl"
