import pytest

from openimr.domain.text import Span
from openimr.terms.abbreviations import expansions_of, find_explained


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EMG (electromyography)", [("EMG", "electromyography", True)]),
        ("NCV (nerve conduction\nvelocity) study", [("NCV", "nerve conduction\nvelocity", True)]),
        ("the L5-S1 (sacroiliac) level", [("S1", "sacroiliac", False)]),
        ("CT (carpal tunnel)", [("CT", "carpal tunnel", True)]),
        ("ROM (read only memory)", [("ROM", "read only memory", False)]),
        ("epidural steroid injection (ESI)", [("ESI", "epidural steroid injection", True)]),
        ("a request (ESI)", []),
        ("XYZ (unknown thing)", []),
        ("MRI (L4-5), PT (8)", []),
    ],
)
def test_an_explained_abbreviation_is_checked(text: str, expected: list[tuple[str, str, bool]]) -> None:
    found = list(find_explained(text))

    assert [(each.abbreviation, each.words.of(text), each.agrees) for each in found] == expected
    assert all(each.short.of(text) == each.abbreviation for each in found)


def test_only_the_zone_is_read() -> None:
    text = "EMG (electromyography) and TENS (nothing)"

    assert [each.abbreviation for each in find_explained(text, Span(22, len(text)))] == ["TENS"]


def test_an_unknown_abbreviation_has_no_expansions() -> None:
    assert expansions_of("QQQ") == ()
