"""A physician's name is found however it is written, and a word that is also a name is left alone."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openimr.matching.naming import Physician, family_names, names_physician, naming_spans, without_name
from openimr.matching.naming.names import name_of

LIND = Physician(name="Dr Maja Lind", email="maja.lind@clinic.test", licences=("G 12345",))

WIDE = str.maketrans({chr(letter): chr(letter + 0xFEE0) for letter in range(0x21, 0x7F)})
"""Every sign → its full-width look-alike."""

CYRILLIC = str.maketrans("aeopcxyAEOPCXTMHKB", "аеорсхуАЕОРСХТМНКВ")
"""Latin letters → Cyrillic ones that look the same."""

WAYS = (
    "{given} {family}",
    "{given} {middle} {family}",
    "{given} {m}. {family}",
    "{given} Karin {family}",
    "{family}, {given}",
    "{family} {given}",
    "{family}, {given} {m}.",
    "{g}. {family}",
    "{g}. {m}. {family}",
    "{g} {m} {family}",
    "{g}{m} {family}",
    "{g}.{m}. {family}",
    "{family}, {g}.",
    "{family}, {g}. {m}.",
    "{middle} {family}",
    "Dr {family}",
    "Dr. {family}, MD",
    "Doctor {family}",
    "Prof. {family}",
    "{family}, M.D.",
    "{family} MD",
    "{g}. {family}, D.O.",
)
"""Ways of writing a name; g and m are initials."""

DRESSED = (
    str,
    str.upper,
    lambda words: words.translate(WIDE),
    lambda words: words.translate(CYRILLIC),
    lambda words: words.replace(" ", "\n"),
    lambda words: words.replace(" ", "_"),
    lambda words: words[0] + "\u200b" + words[1:],
    lambda words: f"{words}’s",
)
"""What is done to a way of writing, so that it looks the same, or nearly."""

FAMILIES = st.sampled_from(["Lind", "Okonkwo", "García-Lind", "O’Brien", "Ng", "van der Berg", "Hart", "Søndergaard"])
GIVEN = st.sampled_from(["Maja", "Ingrid", "José", "Anne", "Zoë"])
MIDDLE = st.sampled_from(["Beatrix", "Olaf", "Ursula"])


@given(given_name=GIVEN, middle=MIDDLE, family=FAMILIES, way=st.sampled_from(WAYS), dressed=st.sampled_from(DRESSED))
@example(given_name="Maja", middle="Beatrix", family="Lind", way="{g}{m} {family}", dressed=str)
def test_a_name_is_found_in_every_way_of_writing_it(
    given_name: str, middle: str, family: str, way: str, dressed: object
) -> None:
    physician = Physician(name=f"Dr. {given_name} {middle} {family}, M.D.")
    words = way.format(given=given_name, middle=middle, family=family, g=given_name[0], m=middle[0])
    text = f"The report of {dressed(words)} of March 2024, 3 pages."  # type: ignore[operator] # a function of a text

    assert names_physician(text, physician)


@given(given_name=GIVEN, middle=MIDDLE, family=FAMILIES, way=st.sampled_from(WAYS), dressed=st.sampled_from(DRESSED))
def test_what_is_left_of_a_text_without_the_name_names_nobody(
    given_name: str, middle: str, family: str, way: str, dressed: object
) -> None:
    physician = Physician(name=f"Dr. {given_name} {middle} {family}, M.D.")
    words = way.format(given=given_name, middle=middle, family=family, g=given_name[0], m=middle[0])
    text = f"Seen. {dressed(words)} wrote it; {words} signed."  # type: ignore[operator] # a function of a text

    rest = without_name(text, naming_spans(text, physician), instead="[name left out]")

    assert not names_physician(rest, physician)
    assert rest.count("[name left out]") == 2
    assert rest.startswith("Seen. ")
    assert rest.endswith(" signed.")


@given(st.text(max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    text = f"{text} M. Lind {text} Dr Lind {text}"

    spans = naming_spans(text, LIND)

    assert all(span.of(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "write to maja.lind@clinic.test",
        "MAJA.LIND@CLINIC.TEST",
        "maja.lind (at) clinic dot test",
        "licence G12345",
        "g-12345.pdf",
        "lind_maja_notes.pdf",
        "MLind.pdf",
        "DrLind2024.pdf",
        "drlind_notes.pdf",
        "majalind.pdf",
        "lind_m.pdf",
        "Lind’s colleague Maja Lind’s note",
    ],
)
def test_an_address_a_licence_and_a_file_name_name_a_physician(text: str) -> None:
    assert names_physician(text, LIND)


@pytest.mark.parametrize(
    "text",
    [
        "Lind",
        "The Lind tree stands by the clinic",
        "T. Lind",
        "Dr T. Lind",
        "Lind, T.",
        "T. Lind, M.D.",
        "Maja saw the Berg report",
        "G 1234",
        "lindmark",
        "Dr Linden",
    ],
)
def test_a_family_name_by_itself_or_of_another_names_nobody(text: str) -> None:
    assert not names_physician(text, LIND)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dr Anna Hand", "The patient lifts a hand; the left hand is weak. A hand surgeon saw it."),
        ("Dr Laura Hand", "L hand, R hand: grip 20 pounds."),
        ("Dr Sara Hand", "the patient’s hand"),
        ("Dr Carl Hart", "chart review, Chart of 2024, CHART"),
        ("Dr Paul Rest", "6 weeks of rest, P.T. and no lifting; rest, do exercises"),
        ("Dr Ulrich Back", "low back pain; Back Pain, chronic; back, u"),
        ("Dr An Do", "What to do"),
    ],
)
def test_a_name_that_is_a_word_is_left_alone(name: str, text: str) -> None:
    assert not names_physician(text, Physician(name=name))


@pytest.mark.parametrize("text", ["Dr Lind", "M. Lind", "Lind, MD", "MLind.pdf", "drlind.pdf"])
def test_initials_and_titles_do_not_count_where_another_bears_the_family_name(text: str) -> None:
    assert names_physician(text, LIND)
    assert not names_physician(text, LIND, shared=family_names("Paul Lind"))


def test_the_given_name_counts_though_another_bears_the_family_name() -> None:
    assert names_physician("Maja K. Lind", LIND, shared=family_names("Paul Lind"))


def test_the_given_name_of_another_hides_no_title() -> None:
    thomas = Physician(name="Anna Thomas, MD")

    assert names_physician("I am Dr. Thomas", thomas, shared=family_names("Thomas Reed"))


@pytest.mark.parametrize(
    "text", ["Dr. Garcia", "Juan Garcia", "Dr Juan Lopez, M.D.", "J. García López", "juangarcialopez"]
)
def test_either_of_two_family_names_counts(text: str) -> None:
    assert names_physician(text, Physician(name="Juan Garcia Lopez, MD"))


def test_a_name_with_a_number_is_looked_for_as_a_whole() -> None:
    sample = Physician(name="Dr. Sample Reviewer 1")

    assert names_physician("by sample reviewer 1.", sample)
    assert not names_physician("Dr. Reviewer, a sample of 1; reviewer, MD", sample)


@pytest.mark.parametrize(
    "written",
    ["Maja B. Lind", "Lind, Maja B.", "Dr. Maja B. Lind, M.D., Ph.D.", "LIND, MAJA B.", "Prof Maja B Lind Jr."],
)
def test_a_roster_may_write_a_name_as_it_likes(written: str) -> None:
    assert name_of(written) == name_of("Maja B. Lind")


def test_nobody_is_named_by_an_empty_name() -> None:
    assert naming_spans("Dr , M.D.", Physician(name="")) == ()
