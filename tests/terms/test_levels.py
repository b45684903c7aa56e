import pytest

from openimr.domain.text import Span
from openimr.terms.levels import find_levels, levels_of, part_of_column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L4-5", ["L4-L5"]),
        ("L4/5", ["L4-L5"]),
        ("L4-L5", ["L4-L5"]),
        ("L3-5", ["L3-L4", "L4-L5"]),
        ("L4-S1", ["L4-L5", "L5-S1"]),
        ("L5/S1", ["L5-S1"]),
        ("L5-1", ["L5-S1"]),
        ("L4-L5-S1", ["L4-L5", "L5-S1"]),
        ("L3-4-5", ["L3-L4", "L4-L5"]),
        ("T12-L1", ["T12-L1"]),
        ("C7-T1", ["C7-T1"]),
        ("C4 to C7", ["C4-C5", "C5-C6", "C6-C7"]),
        ("L2 through L4", ["L2-L3", "L3-L4"]),
        ("T10-11 and T11-12", ["T10-T11", "T11-T12"]),
        ("C5-6, 6-7", ["C5-C6", "C6-C7"]),
        ("C5-6 & C6-7", ["C5-C6", "C6-C7"]),
        ("L4 & L5 roots", ["L4", "L5"]),
        ("bilateral L3-4, 4-5 and L5-S1", ["L3-L4", "L4-L5", "L5-S1"]),
        ("L3, L4 and L5 medial branches", ["L3", "L4", "L5"]),
        ("right L4, 5 root", ["L4", "L5"]),
        ("right C7", ["C7"]),
        ("l4-l5", ["L4-L5"]),
        ("L4 - 5", ["L4-L5"]),
        ("L 4-5", ["L4-L5"]),
        ("L-5", ["L5"]),
        ("L4-\n5", ["L4-L5"]),
        ("L4- \n\nS1", ["L4-L5", "L5-S1"]),
        ("lumbar 4-5", ["L4-L5"]),
        ("L5-L4", ["L4-L5"]),
        ("L4-S1 fusion with biopsy of the S1 root", ["L4-L5", "L5-S1"]),
    ],
)
def test_levels_are_segments_or_single_vertebrae(text: str, expected: list[str]) -> None:
    assert list(levels_of(find_levels(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "pain 7-10, 4-5 visits",
        "T1 weighted and T2-weighted images",
        "patient's 5 sessions",
        "vitamin B12, H2 blocker, A1C",
        "CT 3 views, at 3 times",
        "C12, L9, T15",
        "lumbar 12 sessions",
        "Tylenol #3",
        "grade 2-3",
    ],
)
def test_what_looks_like_a_level_is_none(text: str) -> None:
    assert list(levels_of(find_levels(text))) == []


def test_amounts_after_a_level_are_none_of_it() -> None:
    assert levels_of(find_levels("L4-5, 2 visits; L2, 3 weeks, C5-6, 2 x 4")) == ("L4-L5", "L2", "C5-C6")


def test_levels_stand_at_their_span() -> None:
    text = "fusion at L4-5, 5-1 today"

    assert [levels.span.of(text) for levels in find_levels(text, Span(4, len(text)))] == ["L4-5", "5-1"]


def test_the_part_of_the_column_is_that_of_the_upper_vertebra() -> None:
    assert [part_of_column(level) for level in ("C7-T1", "T12-L1", "L5-S1", "S1")] == ["C", "T", "L", "S"]
