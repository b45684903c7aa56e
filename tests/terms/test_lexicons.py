import pytest

from openimr.domain.text import Span
from openimr.terms.lexicons import Lexicon, form_of, words_in
from openimr.terms.regions import find_regions
from openimr.terms.sides import find_sides


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Knees", "knee"),
        ("studies", "study"),
        ("patches", "patch"),
        ("crutches", "crutch"),
        ("sinuses", "sinus"),
        ("pelvis", "pelvis"),
        ("discus", "discus"),
        ("loss", "loss"),
        ("MRIs", "mri"),
        ("gas", "gas"),
    ],
)
def test_a_plural_has_the_form_of_its_singular(word: str, form: str) -> None:
    assert form_of(word) == form


def test_words_keep_their_place_whatever_stands_between_them() -> None:
    text = "Dr. Lind’s İ x-rays,\n\f2%"

    assert [(word.form, text[word.start : word.end]) for word in words_in(text, Span(4, len(text)))] == [
        ("lind", "Lind’s"),
        ("x", "x"),
        ("ray", "rays"),
        ("2", "2"),
        ("%", "%"),
    ]


def test_of_terms_that_overlap_the_first_and_longest_is_found() -> None:
    lexicon = Lexicon(
        [("carpal tunnel release", 3), ("carpal tunnel", 2), ("release of", 5), ("tunnel release of it", 4)]
    )

    assert [found.value for found in lexicon.find(words_in("carpal tunnel release of it; Carpal\nTunnels"))] == [3, 2]


def test_a_term_is_found_where_it_stands() -> None:
    text = "the rotator-\ncuff repair"
    [found] = Lexicon([("rotator cuff", "shoulder")]).find(words_in(text))

    assert (found.first, found.last, found.span.of(text)) == (1, 3, "rotator-\ncuff")


def test_of_two_entries_of_one_term_the_first_counts() -> None:
    lexicon = Lexicon([("doxepin", "antidepressant"), ("Doxepin", "sedative")])

    assert (lexicon.value_of("doxepin"), lexicon.value_of("nothing"), len(lexicon)) == ("antidepressant", None, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("left knee", ["left"]),
        ("Rt. hip, LUE", ["right", "left"]),
        ("bilaterally, b/l, both sides", ["bilateral"] * 3),
        ("left and right hips; right/left", ["bilateral", "bilateral"]),
        ("right hand dominant man has left the clinic", []),
        ("upright bright cleft", []),
    ],
)
def test_sides_are_found(text: str, expected: list[str]) -> None:
    assert [found.value.value for found in find_sides(words_in(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C-spine, T/S and L-spine", ["neck", "upper back", "low back"]),
        ("thumb, great toe, plantar fascia", ["hand", "foot", "foot"]),
        ("rotator cuff, distal radius, ACL", ["shoulder", "wrist", "knee"]),
        ("proximal biceps and distal biceps", ["shoulder", "elbow"]),
        ("hand held shower, headset, arm rest", []),
        ("back to back visits", []),
        ("SI joint", ["sacroiliac joint"]),
        ("upper and lower extremities", ["upper extremity", "lower extremity"]),
        ("tarsal tunnel and carpal tunnel", ["ankle", "wrist"]),
        ("tibial plateau, tibia, distal tibia", ["knee", "lower leg", "ankle"]),
        ("femoral neck and neck", ["hip", "neck"]),
    ],
)
def test_regions_are_found_by_their_parts(text: str, expected: list[str]) -> None:
    assert [region for found in find_regions(words_in(text)) for region in found.value] == expected
