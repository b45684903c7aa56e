"""Figures of a clinical story."""

import pytest

from openimr.checks.story.stated import Stated
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
        ("Pain VAS: 7, then NRS of 5.", "#score", ["7", "5"]),
        ("His pain is a 4 with rest.", "#score", ["4"]),
        ("Pain: worst 9, average 6, least 4.", "#score", ["9", "6", "4"]),
        ("Pain is 8 on a scale of 0 to 10, seven out of ten at night.", "#score", ["8", "seven"]),
        ("The pain level was six; VAS 70/100.", "#score", ["six", "70/100"]),
        ("The pain began on 4/10/15 at L4-5 with strength 4/5.", "#score", []),
        ("Pain for 4 years, at 3 levels, after 2 of 10 visits of Norco 10/325.", "#score", []),
        ("The pain level was 3 weeks old.", "#score", []),
        ("It gave 60-70% relief, then eighty percent.", "#percent", ["60-70%", "eighty percent"]),
        ("Pain fell by two thirds, then in half.", "#percent", ["two thirds", "half"]),
        ("With less pain he walks half a mile and takes half a tablet.", "#percent", []),
        ("VAS 8→4.", "#fall", ["8→4"]),
        ("Pain is down to 3 from 7.", "#fall", ["down to 3 from 7"]),
        ("Pain went from an eight to a four.", "#eased", ["from an eight to a four"]),
        ("Norco went from 8 to 4 tablets a day.", "#eased", []),
        ("PT x12 in June, acupuncture x 6 weeks, a dozen visits.", "#count", ["PT x12", "dozen visits"]),
        ("BDI 9, ODI 12%, Epworth 3.", "#score of mood", ["BDI 9"]),
        ("BDI 9, ODI 12%, Epworth 3.", "#score of function", ["ODI 12"]),
        ("BDI 9, ODI 12%, Epworth 3.", "#score of sleep", ["Epworth 3"]),
    ],
)
def test_a_figure_is_found(text: str, name: str, expected: list[str]) -> None:
    assert figures(text, name) == expected
