"""Of which parts of the body words are."""

import pytest

from openimr.checks.story.body_parts import BodyParts
from openimr.checks.story.same_part import Part, is_same_part, is_surely_same_part
from openimr.checks.story.stated import Stated
from openimr.domain.parts import Side
from openimr.domain.text import Span

NOWHERE = Part(frozenset(), frozenset())


def part(*regions: str, side: Side | None = None) -> Part:
    return Part(frozenset(regions), frozenset([side] if side else []))


def around(text: str, word: str) -> Part:
    stated = Stated(text, [Span(0, len(text))], [])
    first, last = stated.words_of(Span(text.index(word), text.index(word) + len(word)))
    return BodyParts(stated).around(first, last)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The left knee was swollen; the neck was stiff.", "swollen", part("knee", side=Side.LEFT)),
        ("The right shoulder was examined. Motion was limited.", "limited", part("shoulder", side=Side.RIGHT)),
        ("Sensation was decreased in the L5 dermatome.", "decreased", part("low back")),
        ("Tenderness was noted.", "Tenderness", NOWHERE),
        ("Diagnoses: lumbar radiculopathy, sprain of the wrist, neck sprain.", "radiculopathy", part("low back")),
        ("Pain was noted, of the wrist.", "noted", part("wrist")),
    ],
)
def test_words_are_of_the_part_that_is_named_next(text: str, word: str, expected: Part) -> None:
    assert around(text, word) == expected


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (part("knee"), part("knee"), True),
        (part("knee"), NOWHERE, True),
        (part("neck"), part("low back"), False),
        (part("neck"), part("spine"), True),
        (part("wrist"), part("hand"), True),
        (part("knee", side=Side.LEFT), part("knee", side=Side.RIGHT), False),
        (part("knee", side=Side.LEFT), part("knee", side=Side.BILATERAL), True),
        (part("low back"), part("foot"), False),
    ],
)
def test_two_parts_may_be_the_same(one: Part, other: Part, *, is_same: bool) -> None:
    assert is_same_part(one, other) is is_same
    assert is_same_part(other, one) is is_same


def test_a_sign_of_a_nerve_may_be_felt_where_it_goes() -> None:
    assert is_same_part(part("low back"), part("foot"), is_of_nerves=True)
    assert not is_same_part(part("neck"), part("foot"), is_of_nerves=True)


def test_a_part_that_is_not_named_is_surely_none() -> None:
    assert not is_surely_same_part(part("knee"), NOWHERE)
