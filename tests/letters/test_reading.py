"""Letters as a whole: ours to the letter, and how each fault is refused."""

import json
from pathlib import Path

import pytest

from openimr.domain.determinations import LetterLayout
from openimr.domain.errors import LetterSyntaxError, NotADeterminationError, UnknownLayoutError
from openimr.domain.text import folded
from openimr.letters.objects import determination_object
from openimr.letters.reading import read_letter

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples/letters").glob("*.json"))

LETTER = """HOW THE IMR FINAL DETERMINATION WAS MADE
The case file was sent to an expert reviewer.
The Expert Reviewer has the following credentials:
State(s) of Licensure: Iowa
Certification(s)/Specialty: Neurology
CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:
A baker with a sore wrist.
IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:
Wrist splint: Upheld
Claims Administrator guideline: Decision based on MTUS Elbow Complaints 2007.
MAXIMUS guideline: Decision based on MTUS Elbow Complaints 2007.
Decision rationale: It does not help.
Wax bath: 6 sessions:
Overturned
Claims Administrator guideline: Decision based on MTUS Elbow Complaints 2007.
MAXIMUS guideline: Decision based on MTUS Elbow Complaints 2007.
Decision rationale: Each guideline: it helps, and should be Upheld by all.
"""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_our_sample_letters_read_as_their_readings_say(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")

    assert determination_object(read_letter(text)) == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_text_of_a_determination_stands_at_its_span(path: Path) -> None:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")

    determination = read_letter(text)

    for number, item in enumerate(determination.items):
        for name in ("heading", "description", "requested", "authorized", "rationale", "imro_guideline"):
            value = getattr(item, name)
            pointer = f"/items/{number}/{name}"

            assert (None if value is None else folded(determination.spans[pointer].of(text))) == value
    assert folded(determination.spans["/summary"].of(text)) == determination.summary


def test_text_without_a_heading_of_a_letter_is_no_determination() -> None:
    with pytest.raises(NotADeterminationError):
        read_letter("A note on therapy: Upheld")


@pytest.mark.parametrize(
    ("heading", "layout"),
    [
        ("IMR DECISION(S) AND RATIONALE(S)", "CA-2"),
        ("Notice of Independent Medical Review Determination", "CA-2n"),
        ("MEDICAL PROFESSIONAL REVIEW", "CA-3"),
        ("NOTICE OF INDEPENDENT REVIEW DECISION", "TX-IRO"),
        ("An independent medical review was Upheld", None),
    ],
)
def test_a_layout_without_a_reader_is_named_and_not_read(heading: str, layout: str | None) -> None:
    with pytest.raises(UnknownLayoutError) as refused:
        read_letter(f"MARK\n{heading}\nMARK")

    assert refused.value.layout == layout
    assert "MARK" not in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Wrist splint: Upheld", "Wrist splint: Pending", "Line 12, column 15: expected one of Upheld, Overturned"),
        ("Wrist splint: Upheld", "Wrist splint", "Line 13, column 1: expected a line that ends in a colon"),
        ("Overturned\n", "Partially Overturned\n", "Line 17, column 1: expected one of Upheld, Overturned"),
        ("Wrist splint: Upheld", ": Upheld", "Line 12, column 1: expected the item's name"),
        ("CLINICAL CASE SUMMARY", "SUMMARY", 'expected the heading "CLINICAL CASE SUMMARY"'),
        ("MAXIMUS guideline: ", "", 'expected the label "MAXIMUS guideline:" after'),
        ("State(s) of Licensure", "Licensed in", "Line 3, column 51: expected the labels"),
        (LETTER[LETTER.index("Wrist splint") :], "", "expected an item with the labels"),
    ],
    ids=[
        "no-outcome-word",
        "no-outcome",
        "case-word-for-an-item",
        "no-name",
        "no-heading",
        "no-label",
        "no-credentials",
        "no-item",
    ],
)
def test_a_fault_is_refused_at_its_place_without_quoting_the_letter(old: str, new: str, message: str) -> None:
    with pytest.raises(LetterSyntaxError) as refused:
        read_letter(LETTER.replace(old, new))

    assert message in str(refused.value)
    assert not {"splint", "baker", "Pending", "helps"} & set(str(refused.value).split())


def test_the_outcome_follows_the_last_colon() -> None:
    determination = read_letter(LETTER)

    assert [item.heading for item in determination.items] == ["Wrist splint", "Wax bath: 6 sessions"]


def test_a_bare_label_word_within_a_rationale_is_prose() -> None:
    assert read_letter(LETTER).items[1].rationale == "Each guideline: it helps, and should be Upheld by all."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("IMR ISSUES, DECISIONS AND RATIONALES", "IMR ISSUE, DECISION, AND RATIONALE:"),
        ("CLINICAL CASE SUMMARY", "CLINICAL CASE SUMMARY:"),
        ("disputed items/services set", "disputed item/service set"),
        ("case file, including all medical records:", "file:"),
        ("Wrist splint: Upheld", "Wrist splint: UPHELD."),
        ("Wrist splint: Upheld", "Wrist splint :  upheld"),
        ("MAXIMUS guideline:", "Maximus Guideline :"),
        ("Decision rationale:", "DECISION RATIONALE:"),
        ("The Expert Reviewer has the following credentials:\n", ""),
        ("The Expert Reviewer has the following credentials:", "The expert reviewer has the following\ncredentials:"),
        ("State(s) of Licensure: Iowa\nCertification(s)/", "State of Licensure: Iowa\nCertification/"),
        (
            "It does not help.",
            "It does not help. The decision rationale: see MAXIMUS guideline: above, Decision rationale: so.",
        ),
    ],
)
def test_fixed_words_are_read_in_other_spellings(old: str, new: str) -> None:
    assert old in LETTER

    found, expected = read_letter(LETTER.replace(old, new)), read_letter(LETTER)

    assert [(item.heading, item.outcome, item.imro_guideline) for item in found.items] == [
        (item.heading, item.outcome, item.imro_guideline) for item in expected.items
    ]
    assert (found.layout, found.reviewer, found.summary) == (expected.layout, expected.reviewer, expected.summary)


def test_the_layout_is_told_by_the_sentences_on_the_mtus_alone() -> None:
    other = "Decision based on MTUS Elbow Complaints 2007. Decision based on Non-MTUS Citation ACOEM, Page(s): 9."

    found = read_letter(LETTER.replace("Decision based on MTUS Elbow Complaints 2007.", other))

    assert found.layout is read_letter(LETTER).layout is LetterLayout.CA_1C


@pytest.mark.parametrize("at", range(LETTER.count("\n")))
def test_a_page_may_break_after_any_line(at: int) -> None:
    lines = LETTER.splitlines(keepends=True)

    broken = read_letter("".join(lines[: at + 1]) + "\f" + "".join(lines[at + 1 :]))

    assert broken == read_letter(LETTER)


def test_a_page_break_within_a_partial_approval_does_not_end_the_rationale_before() -> None:
    part = (
        "Six visits was the original request. Two were authorized by the Claims Administrator. \n\f"
        "The remaining IMR eligible portion of the original request, four visits is: Upheld"
    )
    text = LETTER.replace("\n", " \n").replace("Claims Adm", " \nClaims Adm").replace("MAXIMUS g", " \nMAXIMUS g")
    text = text.replace("Decision r", " \nDecision r").replace("Wax bath: 6 sessions: \nOverturned", f" \n{part}")

    first, second = read_letter(text).items

    assert first.rationale == "It does not help."
    assert (second.requested, second.authorized, second.description) == ("Six visits", "Two", "four visits")


def test_two_letters_in_one_file_are_refused_where_the_second_begins() -> None:
    with pytest.raises(LetterSyntaxError, match="expected one letter a file; a second one begins here") as refused:
        read_letter(LETTER + LETTER)

    assert refused.value.place.line == LETTER.count("\n") + 1


@pytest.mark.parametrize(
    "rationale", ["It helps and is medically necessary", "It helps and so is medically\nnecessary"]
)
@pytest.mark.parametrize("wrap", ["\n", " "])
def test_the_next_heading_is_found_after_a_rationale_that_lost_its_full_stop(rationale: str, wrap: str) -> None:
    text = LETTER.replace("It does not help.", rationale).replace("\n", wrap)

    first, second = read_letter(text).items

    assert first.rationale == folded(rationale)
    assert second.heading == "Wax bath: 6 sessions"


@pytest.mark.parametrize("name", ["Wax cream 4 oz.\ntube", "Visit to Dr. A.\nLind"])
def test_an_abbreviation_at_the_end_of_a_line_ends_no_rationale(name: str) -> None:
    _, second = read_letter(LETTER.replace("Wax bath: 6 sessions", name)).items

    assert second.heading == folded(name)
