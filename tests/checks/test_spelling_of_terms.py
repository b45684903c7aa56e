"""Whether terms are spelt and explained rightly, and no word stands twice or is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.checking import check_determination
from openimr.checks.spelling_of_terms import CHECK
from openimr.letters.reading import read_letter
from tests.checks.drafts import SUMMARY, findings, found_words, item

WRONG = [
    ("The left radiculapathy goes on.", "misspelt", "radiculapathy"),
    ("He has insomina.", "misspelt", "insomina"),
    ("She takes Cyclobenzeprine at night.", "misspelt", "Cyclobenzeprine"),
    ("There is lumber strain.", "misspelt", "lumber strain"),
    ("She has carpel tunnel syndrome.", "misspelt", "carpel tunnel"),
    ("Seen again in June 20216.", "misspelt", "June 20216"),
    ("Pain of the lo9w back.", "misspelt", "lo9w back"),
    ("A bulge at the L5-S1 (sacroiliac) level.", "expansion", "S1 (sacroiliac"),
    (
        "There was an NSAID (non-specific anti-inflammatory drug).",
        "expansion",
        "NSAID (non-specific anti-inflammatory drug",
    ),
    ("She has chronic regional pain syndrome.", "expansion", "chronic regional pain syndrome"),
    ("Tenderness that was was present.", "doubled", "that was was present"),
    ("It is given that that guidelines differ.", "doubled", "given that that guidelines"),
    ("It is in the plan of plan of care.", "doubled", "the plan of plan of care"),
    ("Guidelines do not recommended it.", "broken", "do not recommended"),
    ("He is currently undergo therapy.", "broken", "is currently undergo"),
    ("Strength is noted be less.", "broken", "is noted be"),
    ("In this case there no program of exercise.", "broken", "there no program"),
    ("ACOEM Guidelines do not address.", "broken", "Guidelines do not address"),
    ("The knee has undergo surgery.", "broken", "has undergo"),
    ("It should performed at once.", "broken", "should performed"),
    ("These request was denied.", "broken", "These request"),
    ("On that day 6 session's were left.", "broken", "6 session's"),
    ("The physical theraphy helped.", "misspelt", "theraphy"),
    ("The pain is more then before.", "misspelt", "more then"),
    ("The request of 8 session is new.", "broken", "8 session"),
    ("The Utilization Review on 11-9-16 was modified.", "broken", "Utilization Review on 11-9-16 was modified"),
]
RIGHT = [
    "She had had pain that that visit did not ease.",
    "Lumbar radiculopathies, arthroscopically treated; orthopaedic care of a haematoma.",
    "She took Naproxen, PT (lumbar), an MRI (10/3/2016) and an EMG (electromyography) of L5-S1 (left).",
    "CRPS (complex regional pain syndrome); a TENS (transcutaneous electrical nerve stimulation) unit.",
    "There is no instability, and there was no longer any weakness. Is there no other way?",
    "The guidelines do not address this. It does not need to be repeated.",
    "A course of 8-session blocks; 12 sessions of therapy; visit 3 was kept.",
    "The lumber yard is far. The inflection of the voice is new; it is asymptomatic.",
    "The request was denied by utilization review. No-show rates are low.",
    "More and more and more, side by side.",
    "The DO noted that she did not do it. A dose close to recommended ones is safe, there being no other.",
    "These request forms were signed. It was to be performed. What has failed to help may have received its due.",
    "Neither the IT it asked about nor Walla Walla.",
]


def _of_summary(words: str) -> list[tuple[int | None, str, list[str]]]:
    return found_words(findings(CHECK, summary=words))


@pytest.mark.parametrize(("words", "status", "shown"), WRONG)
def test_a_fault_is_shown_in_the_summary_and_in_a_rationale(words: str, status: str, shown: str) -> None:
    assert _of_summary(words) == [(None, status, [shown])]
    assert found_words(findings(CHECK, item(rationale=words))) == [(1, status, [shown])]


@pytest.mark.parametrize("words", RIGHT)
def test_what_is_right_is_not_shown(words: str) -> None:
    assert _of_summary(words) == []


def test_a_finding_says_what_is_probably_meant() -> None:
    [found] = findings(CHECK, summary="The tenodynovitis is old.")

    assert found.message == "A term is misspelt. Probably meant: tenosynovitis."


def test_a_fault_is_told_once_of_a_value() -> None:
    assert len(findings(CHECK, summary="The radiculapathy is old. The radiculapathy is new.")) == 1


def test_a_sentence_that_stands_twice_is_shown_beside_the_first() -> None:
    first = "Treatments have included massage, a brace, naproxen and heat."
    second = "Treatment has included massage, a brace, naproxen, and heat."
    [found] = findings(CHECK, item(rationale=f"{first} The knee is stiff. {second}"))

    assert [one.words for one in (*found.found, *found.against)] == [second, first]


def test_a_short_finding_of_two_visits_stands_twice_rightly() -> None:
    assert (
        _of_summary(
            "On 3/1/2016 there was pain. Motor strength was normal. On 4/1/2016 less. Motor strength was normal."
        )
        == []
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("He had normal strength.", [(1, "broken", ["He had normal strength"])]),
        ("The surgeon saw her. He was content.", []),
        ("Her husband drives, as he has a car.", []),
        ("She had normal strength.", []),
    ],
)
def test_a_pronoun_of_the_other_sex_is_shown_unless_someone_else_is_named(words: str, shown: list[object]) -> None:
    assert found_words(findings(CHECK, item(rationale=words), summary=SUMMARY)) == shown


def test_a_word_longer_than_any_known_is_like_no_other() -> None:
    assert _of_summary("Pain of " + "a" * 20_000 + " since.") == []


@given(st.text(alphabet="abeinorst -().,8\nLS1", max_size=300))
def test_no_words_break_it(words: str) -> None:
    findings(CHECK, item(rationale=words), summary=words)


@given(st.permutations([f"{words} The request is not medically necessary." for words, _, _ in WRONG[:6]]))
def test_the_order_of_the_items_says_nothing(rationales: list[str]) -> None:
    found = findings(CHECK, *(item(rationale=words) for words in rationales))

    assert sorted(one.found[0].words for one in found) == sorted(shown for _, _, shown in WRONG[:6])


@pytest.mark.parametrize(
    ("seed", "status", "shown"),
    [
        ("002_3fe43a8dadac7218", "expansion", "S1 (sacroiliac"),
        ("003_ae97dfca8d2e23cb", "doubled", "treatment plan of plan of the"),
    ],
)
def test_the_seeds(shared: Path, seed: str, status: str, shown: str) -> None:
    letter = read_letter((shared / "letters/seeds" / f"{seed}.txt").read_text(encoding="utf-8"))
    found = check_determination(letter, checks=[CHECK])

    assert (status, shown) in [(one.status, one.found[0].words) for one in found]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("managment", "management"), ("aberant", "aberrant"), ("yeild", "yield"), ("occured", "occurred"), ("carrys", "carry"),
        ("weekness", "weakness"), ("lumabr", "lumbar"), ("extremties", "extremities"),
    ],
)  # fmt: skip
def test_a_word_that_is_none_is_shown_with_what_was_meant(wrong: str, right: str) -> None:
    [found] = findings(CHECK, item(rationale=f"It shows {wrong} in the notes."), summary=SUMMARY)

    assert (found.found[0].words, right in found.message) == (wrong, True)


@pytest.mark.parametrize(
    "word",
    """artifact favors maneuvers practiced specialty anticoagulation herniations facetogenic paracervical nonacute midclavicular
    neuroimaging shockwave nailbed radiculopathies ambulated arthrodesis dysesthesias Airaksinen Finkelstein""".split(),
)
def test_a_rare_word_and_one_made_of_others_is_none(word: str) -> None:
    assert findings(CHECK, item(rationale=f"It tells of {word} in the notes."), summary=SUMMARY) == ()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The guidelines do not recommended it.", "do not recommended"),
        ("She should received care.", "should received"),
        ("The drug has been prescribe for years.", "been prescribe"),
        ("She has not return to work.", "has not return"),
        ("It lasted for several month.", "several month"),
        ("This is a independent program.", "a independent"),
        ("The patient have a splint.", "The patient have"),
        ("It is clear, but the records does not say so.", "but the records does"),
        ("The patients pain is worse.", "The patients pain"),
        ("She asked for acupuncture the lumbar spine.", "acupuncture the lumbar"),
        ("The records stat that it helped.", "records stat"),
        ("She was unable to ambulation at home.", "unable to ambulation"),
        ("She failed to improvement in March.", "failed to improvement"),
    ],
)
def test_a_verb_and_a_noun_in_a_form_that_cannot_stand_there_is_shown(words: str, shown: str) -> None:
    assert [one.found[0].words for one in findings(CHECK, item(rationale=words), summary=SUMMARY)] == [shown]


@pytest.mark.parametrize(
    "words",
    [
        "It has become chronic and the picture is not complete.",
        "She does exercises by herself.",
        "A 6 month trial, a two level fusion and an hour of therapy were tried.",
        "A review of the records does not show it.",
        "She was referred to limited therapy, due to increased pain.",
        "A unilateral finding and a useful one were told.",
        "If it were seen, she may need it.",
        "The note failed to mention it, and she is able to function and to balance on one leg.",
        "The reports that came were read at once, and the request that was sent too.",
    ],
)
def test_good_grammar_is_not(words: str) -> None:
    assert findings(CHECK, item(rationale=words), summary=SUMMARY.replace("female", "person")) == ()
