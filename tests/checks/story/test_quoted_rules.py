"""What a summary quotes of a guideline tells nothing of the person."""

import pytest

from openimr.checks.story.quoted_rules import quotes_rule
from openimr.domain.text import Span


@pytest.mark.parametrize(
    ("sentence", "is_quote"),
    [
        ("Per the guidelines, an epidural needs weakness or reflex loss.", True),
        ("The guidelines require 50% relief for six weeks.", True),
        ("ODG requires weakness on examination.", True),
        ("According to ODG, patients with an ulcer should take one.", True),
        ("Criteria: weakness; reflex loss.", True),
        ("The MTUS chronic pain guidelines recommend weaning.", True),
        ("Per ACOEM he has a red flag, weakness of the leg.", False),
        ("Per the guidelines weakness was found.", False),
        ("The patient meets ODG criteria with weakness.", False),
        ("The left leg is weak.", False),
        ("Therapy of twelve visits per MTUS, weakness persists.", False),
    ],
)
def test_a_quoted_rule(sentence: str, is_quote: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert quotes_rule(sentence, Span(0, len(sentence))) is is_quote
