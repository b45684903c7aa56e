"""Characters that extractors give for one and the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.intake.characters import as_read, with_plain_characters


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\u00a0b", "a b"),
        ("x\u2010ray, non\u2011union", "x-ray, non-union"),
        ("elec\u00adtro\u00admyo\u00adgraphy", "electromyography"),
        ("electro\u00ad\nmyography", "electro-\nmyography"),
        ("electro\u00ad \n\n\fmyography", "electro- \n\n\fmyography"),
        ("end\u00ad", "end"),
        ("www.\u200ba\u2060b.org\ufeff", "www.ab.org"),
        ("e\ufb00ect, \ufb01nding, \ufb02exion, o\ufb03ce, ba\ufb04e", "effect, finding, flexion, office, baffle"),
        ("plain text - as it is\n\f", "plain text - as it is\n\f"),
    ],
)
def test_a_character_is_the_plain_one(given_text: str, expected: str) -> None:
    assert with_plain_characters(given_text) == expected
    assert as_read(given_text) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_a_line_ends_at_a_newline(end: str) -> None:
    assert as_read(f"one{end}two{end}{end}three") == "one\ntwo\n\nthree"
    assert as_read(f"non\u00ad{end}union") == "non-\nunion"


@given(st.text(st.sampled_from("ab -\u00ad\u2010\u00a0\ufb01\n\r\f"), max_size=60))
def test_what_was_made_plain_stays(text: str) -> None:
    once = as_read(text)

    assert as_read(once) == once
    assert once.isascii()
