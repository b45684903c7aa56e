"""The shorthand of charts is read as the words that it stands for."""

import pytest

from openimr.checks.story.shorthand import spelled_out
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in


def forms(text: str) -> str:
    return " ".join(word.form for word in spelled_out(text, Span(0, len(text)), words_in(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12 PT w/o relief, w/out a brace", "12 pt without relief without a brace"),
        ("c/o pain w/ numbness", "complain pain with numbness"),
        ("SLR neg, Kemp pos.", "slr negative kemp positive"),
        ("Tinel (-), Phalen -ve, Durkan +ve", "tinel negative phalen negative durkan positive"),
        ("h/o ulcer, d/c'd naproxen", "history ulcer discontinued naproxen"),
        ("MRI w/wo contrast, W/U for cancer", "mri w wo contrast w u for cancer"),
        ("Seen on 1/2/16 for neck pain", "seen on 1 2 16 for neck pain"),
        ("The negotiation of position", "the negotiation of position"),
    ],
)
def test_shorthand_is_spelled_out(text: str, words: str) -> None:
    assert forms(text) == words


def test_each_word_keeps_its_place() -> None:
    text = "Gait w/o limp, SLR (-)"

    assert [text[word.start : word.end] for word in spelled_out(text, Span(0, len(text)), words_in(text))] == [
        "Gait",
        "w/o",
        "limp",
        "SLR",
        "(-)",
    ]
