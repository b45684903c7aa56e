"""Where a sentence ends behind a single letter."""

from openimr.domain.text import Span
from openimr.terms.sentences import sentences_of


def parts(text: str) -> list[str]:
    return [span.of(text) for span in sentences_of(text, Span(0, len(text)))]


def test_a_sentence_ends_with_the_letter_of_a_side() -> None:
    assert parts("Grip is weaker on the R. The wrist is tender.") == [
        "Grip is weaker on the R.",
        "The wrist is tender.",
    ]


def test_no_sentence_ends_with_an_initial() -> None:
    assert parts("Seen by A. Lind. Rest was advised.") == ["Seen by A. Lind.", "Rest was advised."]
    assert parts("Seen by Z. He, M.D. on Monday.") == ["Seen by Z. He, M.D. on Monday."]
