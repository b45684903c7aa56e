"""Letters cut, doubled, shuffled and garbled: each is read or refused, and nothing else happens."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import LetterError, LetterSyntaxError
from openimr.letters.reading import read_letter

LETTERS = [
    path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[2].joinpath("samples").glob("*/*.txt"))
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a sample letter whose lines were damaged in one or two ways."""
    lines = draw(st.sampled_from(LETTERS)).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 2))):
        first = draw(st.integers(0, len(lines) - 1))
        last = draw(st.integers(first, len(lines)))
        match draw(st.sampled_from(["cut", "double", "move", "garble", "join"])):
            case "cut":
                lines = lines[:first] + lines[last:] or ["\n"]
            case "double":
                lines = lines[:last] + lines[first:]
            case "move":
                lines = lines[last:] + lines[first:last] + lines[:first]
            case "garble":
                lines[first] = draw(st.text(max_size=40))
            case "join":
                lines[first:last] = ["".join(lines[first:last]).replace("\n", " ")]
        lines = lines or ["\n"]
    return "".join(lines)


@given(damaged())
def test_a_damaged_letter_is_read_or_refused_with_its_place(text: str) -> None:
    try:
        determination = read_letter(text)
    except LetterSyntaxError as refused:
        assert 1 <= refused.place.line <= text.count("\n") + 1
    except LetterError:
        pass
    else:
        assert all(span.end <= len(text) for span in determination.spans.values())


@pytest.mark.parametrize(
    "filler", ["a: ", "MRI: Upheld\n", "was the original request. ", "- \n", " \n", "Claims Administrator "]
)
def test_a_long_run_of_one_thing_does_not_hang_the_reader(filler: str) -> None:
    text = LETTERS[0].replace("CLINICAL CASE SUMMARY", f"CLINICAL CASE SUMMARY\n{filler * 20_000}")
    text += filler * 20_000

    read_letter(text)
