"""Figures of a clinical story."""

import pytest

from openimr.checks.absences.stated import Stated
from openimr.domain.text import Span


def figures(text: str, name: str) -> list[str]:
    stated = Stated(text, [Span(0, len(text))], [])
    return [text[stated.words[first].start : stated.words[last - 1].end] for first, last in stated.runs(name)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Pain is 7/10, 6-8 out of 10 at night, on 10/11/2016.", "#score", ["7/10", "6-8 out of 10"]),
        ("Strength was 4/5 and 3+ of 5; the right was 5/5.", "#weak", ["4/5", "3+ of 5"]),
        ("Seen on 1/2/2016 and in 2015.", "#date", ["1/2/2016", "2015"]),
        ("She had 12 visits of therapy and six sessions.", "#count", ["12 visits", "six sessions"]),
        ("There are 4 sessions remaining.", "#count", []),
        ("Pain fell from 8/10 to 4/10.", "#fall", ["from 8/10 to 4"]),
        ("Pain is 8/10 without and 5/10 with the drug.", "#fall", ["8/10 without and 5/10 with"]),
        ("Pain is 5/10 without and 8/10 with the drug.", "#fall", []),
        ("Flexion rose from 90 to 140 degrees.", "#rise", ["from 90 to 140"]),
        ("It gave 70% relief with 3 mm of motion.", "#percent", ["70%"]),
        ("It gave 70% relief with 3 mm of motion.", "#mm", ["3 mm"]),
        ("Pain 7/10 w/o, 4/10 w/ the drug.", "#fall", ["7/10 w/o, 4/10 w"]),
        ("He went from four tablets a day to one.", "#fall", ["from four tablets a day to one"]),
        ("Lachman 2+, Neer +, (+) Hawkins; grip 4+/5.", "#positive", ["2", "Neer", "Hawkins"]),
        ("The Epworth score on 3/4/2016 was 15 of 24.", "#sleepy", ["Epworth score on 3/4/2016 was 15"]),
        ("The Epworth score on 3/4/2016 was 5.", "#sleepy", []),
        ("PHQ-9 of 12, GAD-7 of 4.", "#depressed", ["PHQ-9 of 12"]),
        ("PHQ-9 of 12, GAD-7 of 4.", "#anxious", []),
        ("The eGFR was 41.", "#renal", ["eGFR was 41"]),
        ("BP 118/72 and 164/98.", "#hypertensive", []),
    ],
)
def test_a_figure_is_found(text: str, name: str, expected: list[str]) -> None:
    assert figures(text, name) == expected
