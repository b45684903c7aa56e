"""The marks in a letter's text: whole, nested, divided, escaped."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.text import Span
from openimr.web.letters.marks import mark_id, marked

_LABEL = re.compile(r'<span class="value__label">.*?</span>')


class _Balanced(HTMLParser):
    """Counts the tags, and keeps what text stands in the mark of each id."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "mark"
        found = dict(attrs).get("id") or ""
        assert not found or found not in self.texts, "an id stands once"
        self.open.append(found)
        self.texts.setdefault(found, "")

    def handle_endtag(self, tag: str) -> None:
        assert tag == "mark"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for each in self.open:
            self.texts[each] += data


def marks_of(written: str) -> _Balanced:
    found = _Balanced()
    found.feed(_LABEL.sub("", written))
    found.close()
    assert found.open == []
    return found


def test_a_value_within_a_value_keeps_both_marks() -> None:
    spans = {"/items/0/description": Span(0, 9), "/items/0/side": Span(0, 4), "/items/0/body_region": Span(5, 9)}

    found = marks_of(marked("left hand: Upheld", spans)).texts

    assert found == {"v-items-0-description": "left hand", "v-items-0-side": "left", "v-items-0-body_region": "hand"}


def test_two_values_of_one_place_have_a_mark_each() -> None:
    spans = {"/items/0/drug": Span(2, 7), "/items/0/category": Span(2, 7)}

    assert set(marks_of(marked("a Norco b", spans)).texts) == {"v-items-0-drug", "v-items-0-category"}


def test_a_value_that_crosses_another_is_divided() -> None:
    found = marks_of(marked("abcdef", {"/age": Span(0, 4), "/sex": Span(2, 6)}))

    assert found.texts["v-age"] == "abcd"
    assert found.texts["v-sex"] == "cd", "its id is that of its first piece"
    assert found.texts[""] == "ef"


def test_an_empty_span_has_no_mark() -> None:
    assert marked("abc", {"/summary": Span(1, 1)}) == "abc"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "{{ x }}"]
)
def test_the_letters_words_are_escaped(hostile: str) -> None:
    written = marked(hostile, {"/summary": Span(0, len(hostile)), "/age": Span(1, 3)})

    assert html.unescape(re.sub(r"</?mark[^>]*>", "", _LABEL.sub("", written))) == hostile
    assert "<script" not in written
    assert "<img" not in written


@given(
    text=st.text(alphabet="ab<&\n\f", min_size=1, max_size=30),
    data=st.data(),
)
def test_whatever_the_spans_the_text_stays_and_the_marks_are_balanced(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=8))
    spans = {f"/items/{number}/age": Span(min(pair), max(pair)) for number, pair in enumerate(pairs)}

    written = str(marked(text, spans))

    assert html.unescape(re.sub(r"</?mark[^>]*>", "", _LABEL.sub("", written))) == text
    found = marks_of(written)
    for pointer, span in spans.items():
        words = found.texts.get(mark_id(pointer), "")
        assert span.of(text).startswith(words)
        assert bool(words) == bool(span.of(text))
