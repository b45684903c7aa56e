import pytest

from tests.letters.parts.passages import DENIED, items_of, letter, parts_of

ARTHROSCOPY = ("Right shoulder arthroscopy", "Upheld")
STOCK = (
    "As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service "
    "is not medically necessary."
)


@pytest.mark.parametrize(
    "item",
    [
        ("Associated surgical service: Sling", "Upheld"),
        ("Sling", "Upheld", STOCK),
        ("Pre-operative EKG", "Upheld"),
        ("Post-op physical therapy 12 visits", "Upheld"),
        ("Assistant surgeon", "Upheld"),
        ("Medical clearance", "Upheld"),
        ("Cold therapy unit", "Upheld", f"The surgery has not been certified. {DENIED}"),
        ("Sling", "Upheld", f"Its necessity is contingent upon the surgery. {DENIED}"),
    ],
)
def test_an_item_that_goes_with_a_surgery_depends_on_it_and_is_an_adjunct(
    item: tuple[str, str] | tuple[str, str, str],
) -> None:
    surgery, other = items_of(ARTHROSCOPY, item)

    assert surgery.depends_on is None
    assert other.depends_on == 1
    assert other.category is not None
    assert other.category.path == "surgery/adjunct"


@pytest.mark.parametrize(
    "item",
    [
        ("Physical therapy 12 visits", "Upheld"),
        ("Motrin 600mg #40", "Upheld"),
        ("Physical therapy, status post surgery", "Upheld"),
        ("MRI of the hip", "Upheld", f"As the patient has not been treated, the study is not indicated. {DENIED}"),
        ("TENS unit", "Upheld", f"As a primary treatment it is not recommended. {DENIED}"),
        ("TENS unit", "Upheld", f"It is optional, since the arthroscopy is approved for tears. {DENIED}"),
    ],
)
def test_an_item_that_stands_by_itself_depends_on_none(item: tuple[str, str] | tuple[str, str, str]) -> None:
    _, other = items_of(ARTHROSCOPY, item)

    assert other.depends_on is None
    assert other.category is not None
    assert other.category.path != "surgery/adjunct"


def test_a_modality_depends_on_the_treatment_that_its_rationale_names() -> None:
    heat = (
        "Infrared heat to the low back",
        "Upheld",
        f"Given the request for acupuncture is not supported, heat is not. {DENIED}",
    )
    _, _, other = items_of(("MRI of the hip", "Upheld"), ("Acupuncture 6 sessions", "Upheld"), heat)

    assert other.depends_on == 2
    assert other.category is not None
    assert other.category.path == "rehabilitation/other"


def test_of_two_surgeries_the_one_before_counts() -> None:
    sling = ("Associated surgical service: Sling", "Upheld")
    items = items_of(ARTHROSCOPY, sling, ("Lumbar fusion L4-5", "Upheld"), ("Assistant surgeon", "Upheld"))

    assert [item.depends_on for item in items] == [None, 1, None, 3]


def test_a_surgery_named_after_its_adjunct_counts_too() -> None:
    items = items_of(("Pre-op labs: CBC", "Upheld"), ARTHROSCOPY)

    assert [item.depends_on for item in items] == [2, None]


def test_an_adjunct_without_a_surgery_in_the_letter_depends_on_none() -> None:
    [item] = items_of(("Post-op physical therapy 12 visits", "Upheld"))

    assert item.depends_on is None
    assert item.category is not None
    assert item.category.path == "rehabilitation/physical and occupational therapy"


def test_a_second_surgery_stays_a_surgery() -> None:
    _, other = items_of(ARTHROSCOPY, ("Associated surgical service: Biceps tenodesis", "Upheld"))

    assert other.depends_on == 1
    assert other.category is not None
    assert other.category.path == "surgery/other"


def test_the_words_of_dependence_stand_at_their_span() -> None:
    text = letter(ARTHROSCOPY, ("Sling", "Upheld", STOCK))
    _, other = parts_of(text).items

    assert dict(other.spans)["depends_on"].of(text).startswith("As the requested surgical intervention")


def test_each_of_thousands_of_items_depends_on_the_first() -> None:
    items = parts_of(letter(ARTHROSCOPY, *[("Associated surgical service: Sling", "Upheld", STOCK)] * 3_000)).items

    assert {item.depends_on for item in items[1:]} == {1}


RELEASE = ("Left carpal tunnel release", "Upheld")


@pytest.mark.parametrize(
    ("item", "on"),
    [
        (("Post-operative physical therapy for the right shoulder", "Overturned"), 1),
        (("Post-operative brace for the left wrist", "Upheld"), 2),
        (("Assistant surgeon", "Upheld"), 2),
    ],
)
def test_of_several_surgeries_the_one_of_the_same_part_of_the_body_counts(item: tuple[str, str], on: int) -> None:
    assert items_of(ARTHROSCOPY, ("Left hand carpal tunnel release", "Upheld"), item)[2].depends_on == on


def test_a_surgery_that_speaks_of_itself_depends_on_no_other() -> None:
    itself = (
        "Right shoulder arthroscopy",
        "Overturned",
        "The requested right shoulder surgery is medically necessary.",
    )

    first, _ = items_of(itself, RELEASE)

    assert first.depends_on is None


@pytest.mark.parametrize(
    ("first", "other", "because"),
    [
        ("Naproxen 550mg #60", "Omeprazole 20mg #60", "Since the NSAID is not medically necessary, omeprazole is not."),
        (
            "Norco 10/325mg #60",
            "Docusate 100mg",
            "As opioids were not found to be medically necessary, docusate is not.",
        ),
        ("TENS unit", "Electrodes, 8 packs", "The TENS unit is not medically necessary, so the electrodes are not."),
        ("Left L4-5 ESI", "IV sedation", "The ESI is not medically necessary; therefore sedation is not."),
    ],
)
def test_what_a_rationale_names_by_its_kind_is_found(first: str, other: str, because: str) -> None:
    _, second, third = items_of(
        ("Urine drug screen", "Upheld"), (first, "Upheld"), (other, "Upheld", f"{because} {DENIED}")
    )

    assert (second.depends_on, third.depends_on) == (None, 2)


def test_of_two_of_one_kind_the_one_of_the_part_of_the_body_that_is_named_counts() -> None:
    because = f"Because the requested knee arthroscopy is not medically necessary, crutches are not. {DENIED}"
    *_, crutches = items_of(
        ("Left knee arthroscopy", "Upheld"),
        ("Right shoulder arthroscopy", "Overturned", "It is medically necessary."),
        ("Crutches", "Upheld", because),
    )

    assert crutches.depends_on == 1
