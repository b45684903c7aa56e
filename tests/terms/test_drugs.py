import pytest

from openimr.terms.categories import PHARMACEUTICALS
from openimr.terms.drugs import drug_of, find_drugs, guess_drug
from openimr.terms.lexicons import words_in
from openimr.terms.tables import listed, table_rows


@pytest.mark.parametrize(
    ("name", "generic", "kind"),
    [
        ("Norco", "hydrocodone/acetaminophen", "opioid"),
        ("hydrocodone bitartrate/acetaminophen", "hydrocodone/acetaminophen", "opioid"),
        ("Tylenol #3", "codeine/acetaminophen", "opioid"),
        ("Tylenol", "acetaminophen", "analgesic other"),
        ("Voltaren", "diclofenac", "nsaid"),
        ("Voltaren gel", "diclofenac", "topical analgesic"),
        ("Medrol Dosepak", "methylprednisolone", "steroid"),
        ("Soma", "carisoprodol", "muscle relaxant"),
        ("doxepin", "doxepin", "antidepressant"),
        ("Silenor", "doxepin", "sedative-hypnotic"),
        ("Synvisc-One", "hyaluronate", "viscosupplementation"),
    ],
)
def test_a_name_stands_for_its_generic_and_class(name: str, generic: str, kind: str) -> None:
    drug = drug_of(name)

    assert drug is not None
    assert (drug.generic, drug.kind) == (generic, kind)


@pytest.mark.parametrize(
    ("word", "generic", "kind"),
    [
        ("gabapentine", "gabapentin", "anti-epilepsy"),
        ("cyclobenzeprine", "cyclobenzaprine", "muscle relaxant"),
        ("exampletine", "exampletine", None),
        ("newazolam", "newazolam", "benzodiazepine"),
        ("futuroxetine", "futuroxetine", "antidepressant"),
        ("examprazole", "examprazole", "proton pump inhibitor"),
        ("exampiprazole", "exampiprazole", "antipsychotic"),
    ],
)
def test_an_unknown_name_is_taken_for_the_nearest_or_by_its_ending(word: str, generic: str, kind: str | None) -> None:
    drug = guess_drug(word)

    assert (drug.generic if drug else word, drug.kind if drug else None) == (generic, kind)


def test_no_short_or_common_word_is_taken_for_a_drug() -> None:
    assert [guess_drug(word) for word in ("brace", "therapy", "pril", "ten", "évaluation", "April")] == [None] * 6


def test_drugs_are_found_in_order() -> None:
    words = words_in("Flurbiprofen 20%/Lidocaine 5%, then Percocet")

    assert [found.value.generic for found in find_drugs(words)] == [
        "flurbiprofen",
        "lidocaine",
        "oxycodone/acetaminophen",
    ]


def test_the_table_holds_its_classes_and_no_name_twice_in_one_row() -> None:
    rows = table_rows("drugs")

    assert {kind for _, kind, _ in rows} <= set(PHARMACEUTICALS)
    assert all(len(set(listed(names))) == len(listed(names)) for _, _, names in rows)
    assert len({generic for generic, _, _ in rows}) >= 350
