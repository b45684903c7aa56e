"""Descriptions of our own, each with what it names."""

from pathlib import Path

import pytest

from openimr.domain.text import Span
from openimr.letters.parts.anatomy import read_anatomy
from openimr.letters.parts.categories import read_category
from openimr.letters.parts.drugs import read_medication
from openimr.letters.parts.quantities import read_quantities
from openimr.letters.parts.requests import Request, read_request
from tests.letters.parts.passages import request_of

TABLE = Path(__file__).with_name("headings.tsv")
ROWS = [
    [*line.split("\t"), "", "", "", ""][:5]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ALL_AT_ONCE = (
    "Bilateral L4-S1 facet injections, Norco 10/325mg #60 with 2 refills, PT 2 x 6 for the left knee, DOS 11/14/16"
)


def named(request: Request) -> list[str]:
    category = read_category(request, read_medication(request))
    anatomy = read_anatomy(request)
    return [
        category.path if category else "",
        ", ".join(anatomy.regions),
        anatomy.side.value if anatomy.side else "",
        ", ".join(anatomy.levels),
    ]


@pytest.mark.parametrize(
    ("description", "category", "regions", "side", "levels"), ROWS, ids=lambda value: str(value)[:60]
)
def test_a_description_is_read_as_its_row_says(
    description: str, category: str, regions: str, side: str, levels: str
) -> None:
    assert named(request_of(description)) == [category, regions, side, levels]


@pytest.mark.parametrize("wrap", [" \n", "\n", " \n\n", "\n\f", "  "])
def test_a_wrapped_description_names_the_same(wrap: str) -> None:
    for description, *_ in ROWS:
        wrapped = description.replace(" ", wrap)

        assert named(request_of(wrapped)) == named(request_of(description)), description


def test_a_description_is_read_where_it_stands_and_nothing_around_it() -> None:
    before, after = "MRI of the right hip. ", " for both elbows, 12 visits, Soma 350mg"
    text = before + "Left knee x-ray" + after
    request = read_request(text, Span(len(before), len(text) - len(after)))

    assert named(request) == ["diagnostic testing/imaging", "knee", "left", ""]
    assert read_quantities(request, read_medication(request)) == ()


def test_each_value_stands_at_its_span() -> None:
    request = request_of(ALL_AT_ONCE)
    medication = read_medication(request)
    spans = {name: span.of(ALL_AT_ONCE) for name, span in reversed(read_anatomy(request).spans)}

    assert spans == {"levels": "L4-S1", "side": "Bilateral", "body_region": "L4-S1"}
    assert medication.drug_span is not None
    assert medication.drug_span.of(ALL_AT_ONCE) == "Norco"
    assert medication.dose_span is not None
    assert medication.dose_span.of(ALL_AT_ONCE) == "10/325mg"
    quantities = read_quantities(request, medication)
    assert [quantity.span.of(ALL_AT_ONCE) for quantity in quantities] == ["#60", "2 refills", "2", "6"]


@pytest.mark.parametrize(
    ("description", "drug", "dose"),
    [
        ("Norco 10/325mg #60", "hydrocodone/acetaminophen", "10/325mg"),
        ("Hydrocodone-APAP 10 - 325 mg", "hydrocodone/acetaminophen", "10 - 325 mg"),
        ("Oxycodone/APAP 10/325 #90", "oxycodone/acetaminophen", "10/325"),
        ("Retro cyclobenzeprine 7.5 mg", "cyclobenzaprine", "7.5 mg"),
        ("Zorpidipine 5mg", "zorpidipine", "5mg"),
        ("Xylophan 20mg", None, "20mg"),
        ("Gabapentin 10%, Baclofen 2% in cream", "gabapentin", "10%"),
        ("MRI of the knee", None, None),
        ("Vitamin D level", None, None),
        ("3T MRI, 5% discount", None, None),
    ],
)
def test_the_first_drug_and_its_strength_are_read(description: str, drug: str | None, dose: str | None) -> None:
    medication = read_medication(request_of(description))

    assert (medication.drug.generic if medication.drug else None, medication.dose) == (drug, dose)


@pytest.mark.parametrize(
    ("description", "of"),
    [
        ("2 leg wraps", "leg wrap"),
        ("standard wheelchair for 2 months", "standard wheelchair"),
        ("Additional physical therapy, 8 sessions", "physical therapy"),
        ("Post-op physical therapy 12 visits", "physical therapy"),
        ("Mobic 7.5mg #30", "meloxicam"),
        ("Acupuncture x 6", "acupuncture"),
    ],
)
def test_an_amount_says_what_is_counted(description: str, of: str) -> None:
    request = request_of(description)

    assert {quantity.of for quantity in read_quantities(request, read_medication(request))} == {of}


def test_so_many_times_of_a_therapy_are_sessions() -> None:
    request = request_of("Massage therapy x 6")

    assert [(each.value, each.unit) for each in read_quantities(request, read_medication(request))] == [(6, "session")]


def test_the_words_that_decided_a_category_are_kept() -> None:
    request = request_of("Repeat nerve  conduction\nstudy")
    category = read_category(request, read_medication(request))

    assert category is not None
    assert category.because == "nerve conduction study"
    assert category.span.of(request.text) == "nerve  conduction\nstudy"


def test_no_category_is_guessed_where_no_word_decides_one() -> None:
    request = request_of("Quantum thing")

    assert read_category(request, read_medication(request)) is None
