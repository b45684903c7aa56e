import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.text import Place, Span, folded, line_at, place_at


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="forward"):
        Span(start, end)


@given(st.text("ab \n\f", max_size=40), st.data())
def test_a_place_counts_lines_columns_and_pages_as_an_editor_does(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = text[:offset].split("\n")

    assert place_at(text, offset) == Place(
        line=len(lines), column=len(lines[-1]) + 1, page=text[:offset].count("\f") + 1
    )


@given(st.text("ab\n", max_size=20), st.data())
def test_the_line_at_an_offset_is_the_line_of_its_place(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))

    assert line_at(text, offset) == text.split("\n")[place_at(text, offset).line - 1]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("non-\ncertified", "non-certified"),
        ("non-\n\ncertified", "non-certified"),
        ("non-\n\fcertified", "non-certified"),
        ("non-\n\n \n \n\fcertified", "non-certified"),
        ("pre- \nand post-operative", "pre- and post-operative"),
        ("Low Back -\nLumbar", "Low Back - Lumbar"),
        ("\u00a0 a \t b ", "a b"),
    ],
)
def test_folding_joins_a_hyphen_at_a_line_end_only_between_words(text: str, expected: str) -> None:
    assert folded(text) == expected
