import pytest

from openimr.terms.categories import find_category
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import words_in


def category_of(text: str) -> str | None:
    words = words_in(text)
    cue = find_category(words, list(find_drugs(words)))
    return cue and cue.path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("spine surgery evaluation", "evaluation and management/medical"),
        ("consultation for an epidural injection", "evaluation and management/medical"),
        ("epidural injection with a consultation and treatment", "injection/injection"),
        ("referral for physical therapy", "rehabilitation/physical and occupational therapy"),
        ("psychologist evaluation", "psychological services/evaluation"),
    ],
)
def test_a_word_of_consultation_beats_the_service_it_is_about(text: str, path: str) -> None:
    assert category_of(text) == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("lidocaine patch", "pharmaceutical/topical analgesic"),
        ("fentanyl patch", "pharmaceutical/opioid"),
        ("ketoprofen cream", "pharmaceutical/topical compound"),
        ("ketoprofen capsules", "pharmaceutical/nsaid"),
        ("lidocaine, capsaicin cream", "pharmaceutical/topical analgesic"),
        ("lidocaine, gabapentin cream", "pharmaceutical/topical compound"),
        ("compounded tramadol", "pharmaceutical/topical compound"),
        ("mupirocin ointment", "pharmaceutical/antibiotic"),
        ("ketorolac IM", "injection/injection"),
        ("hyaluronate injection", "pharmaceutical/viscosupplementation"),
        ("enoxaparin injection", "pharmaceutical/anticoagulant"),
    ],
)
def test_the_way_a_drug_is_given_bears_on_its_class(text: str, path: str) -> None:
    assert category_of(text) == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("physical therapy status post right knee arthroscopy", "rehabilitation/physical and occupational therapy"),
        ("post right shoulder arthroscopy physical therapy", "rehabilitation/physical and occupational therapy"),
        ("physical therapy following total knee replacement", "rehabilitation/physical and occupational therapy"),
        ("post-operative acupuncture", "rehabilitation/acupuncture"),
        ("status post arthroscopy", "surgery/arthroscopic"),
    ],
)
def test_what_happened_before_is_not_what_is_asked_for(text: str, path: str) -> None:
    assert category_of(text) == path


def test_ultrasound_that_is_given_again_is_a_treatment() -> None:
    assert category_of("ultrasound 2 times a week") == "rehabilitation/other"
    assert category_of("ultrasound of the elbow") == "diagnostic testing/imaging"


def test_a_weak_word_counts_where_nothing_else_speaks() -> None:
    assert category_of("purchase of a unit") == "dmepos/equipment"
    assert category_of("purchase of a TENS unit") == "dmepos/electrical stimulation"
    assert category_of("quantum thing") is None
