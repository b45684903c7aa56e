"""Hyphens that plain pdftotext drops at line ends."""

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.intake.lost_hyphens import with_lost_hyphens
from openimr.intake.page_edges import find_edge, width_of

COMPOUNDS = (
    "non-certified", "anti-inflammatory", "follow-up", "10-30-2016", "over-the-counter", "x-ray", "evidence-based",
    "well-known", "L4-5", "post-operative",
)  # fmt: skip
WORDS = (
    "the worker was seen in the clinic and said that some pain in her left knee had gone after a brace was worn for a month "
    "while she also did what the doctor had told her to do at home, and the knee was not swollen on the day she came back"
).split()
PAGE = 39_000


def pieces(words: list[str]) -> list[str]:
    """Return what a line may end with: words with their blank, parts of words with their hyphen."""
    return [piece for word in words for piece in re.findall(r"[^-]+-|[^-]+$", word + " ")]


def lines_of(words: list[str], *, width: int = PAGE) -> list[str]:
    lines = [""]
    for piece in pieces(words):
        if width_of(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def as_pdftotext(lines: list[str]) -> str:
    joined = "".join(line[:-1] if line.endswith("-") else f"{line}\n" for line in lines[:-1])
    return f"{joined}{lines[-1]}\n\f"


def as_others(lines: list[str]) -> str:
    return "\n".join(lines) + "\n\f"


def unwrapped(text: str) -> str:
    return " ".join(text.replace("-\n", "-").split())


paragraphs = st.integers(0, 150).map(lambda seed: Random(seed).choices([*WORDS * 6, *COMPOUNDS], k=600))  # noqa: S311


@settings(max_examples=25)
@given(paragraphs)
def test_each_hyphen_at_a_line_end_comes_back_where_a_word_tells_it(words: list[str]) -> None:
    lines = lines_of(words)

    assert unwrapped(with_lost_hyphens(as_pdftotext(lines))) == unwrapped(as_others(lines))


@settings(max_examples=25)
@given(paragraphs)
def test_a_text_whose_lines_keep_their_hyphens_stays(words: list[str]) -> None:
    text = as_others(lines_of(words))

    assert with_lost_hyphens(text) == text


@settings(max_examples=25)
@given(paragraphs)
def test_lines_joined_with_their_hyphen_stay(words: list[str]) -> None:
    text = "".join(line if line.endswith("-") else f"{line}\n" for line in lines_of(words)) + "\f"

    assert with_lost_hyphens(text) == text


@settings(max_examples=25)
@given(paragraphs, st.integers(40, 110))
def test_a_text_wrapped_by_its_characters_or_not_at_all_gains_no_hyphen(words: list[str], columns: int) -> None:
    plain = " ".join(words)
    wrapped = re.sub(rf"(.{{1,{columns}}})(?: |$)", r"\1\n", plain) + "\f"
    sentences = re.sub(r"((?:\S+ ){8})", r"\1\n", plain) + "\f"

    for text in (wrapped, sentences, plain):
        assert with_lost_hyphens(text) == text


def paragraph() -> list[str]:
    return lines_of(WORDS * 9)


def with_line(line: str) -> str:
    return as_others([*paragraph(), line, *paragraph()])


def filled(*words: str) -> str:
    """Return a line that is filled to its edge and then goes on with ``words``."""
    return f"{paragraph()[1]} {' '.join(words)}"


@pytest.mark.parametrize(
    ("change", "is_mended"),
    [
        (lambda text: text, True),
        (lambda text: text.replace("\f", ""), False),
        (lambda text: text.replace("worn", "non-\nworn", 1), False),
        (lambda text: "\n".join(text.split("\n")[:5]) + "\f", False),
    ],
    ids=["as pdftotext gives it", "no page ends", "a line keeps its hyphen", "too few lines"],
)
def test_a_text_of_another_extractor_stays(change: Callable[[str], str], is_mended: bool) -> None:  # noqa: FBT001
    line = next(line for line in lines_of([*WORDS * 2, "non-certified"] * 9) if line.endswith("non-"))
    text = change(with_line(f"{line[:-1]}certified in the morning and the brace was worn"))

    assert (with_lost_hyphens(text) != text) == is_mended


def test_the_form_of_every_other_line_stays() -> None:
    line = next(line for line in lines_of([*WORDS * 2, "non-certified"] * 9) if line.endswith("non-"))
    text = with_line(f"{line[:-1]}certified in the morning and the brace was worn  ")
    mended = with_lost_hyphens(text)

    assert mended == text.replace("noncertified", "non-certified")
    assert mended.count("\n") == text.count("\n")


def test_a_word_that_nothing_tells_stays() -> None:
    text = with_line(filled("zqxwvykjhzqxwvykjh", *WORDS[:12]))

    assert with_lost_hyphens(text) == text


def test_a_dash_by_itself_comes_back_before_a_capital() -> None:
    line = f"{next(line for line in paragraph() if width_of(line) < PAGE - 600)} -"
    text = with_line(f"{line[:-1]}Zqxwvy the worker was seen in the clinic")

    assert with_lost_hyphens(text) == with_line(f"{line} Zqxwvy the worker was seen in the clinic")


def test_repeated_lines_are_no_edge() -> None:
    wide = [filled("the worker was seen")] * 20

    edge = find_edge(
        [*paragraph(), *wide, *paragraph()], [width_of(line) for line in [*paragraph(), *wide, *paragraph()]]
    )

    assert edge is None or edge.limit < width_of(wide[0])
