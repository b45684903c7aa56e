"""When a finding meets a label: by check, kind, item, part of the letter and words. All of it is invented."""

import pytest

from bench.meeting import agree, meets, shows
from tests.bench.invented import DENIED, REQUEST, finding, label, passage


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        ("the request for six visits of massage", "six visits of massage"),
        ("yeilded", "the film yeilded nothing"),
        ("left wrist brace was asked for", "brace for the wrist"),
        ("seen on March 3, 2016", "03/03/16"),
        ("massage 2x6 to the neck", "massage 2x6"),
        ("crutches", "Crutches"),
    ],
    ids=["inside", "a-word-with-its-neighbours", "two-words", "a-day-written-otherwise", "figures", "one-word"],
)
def test_phrases_that_agree(shown: str, wanted: str) -> None:
    assert agree(shown, wanted)


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        ("the shoulder was weak", "a shoulder sling of foam"),
        ("the patient's request is medically necessary", "patient with a medically necessary request"),
        ("painful to the touch", "pain"),
        ("crutches and a walker for six weeks", "crutches"),
        ("brace for the wrist, 12 days", "wrist brace, 21 days"),
        ("seen for the wrist on 03/03/2016", "wrist seen on 03/04/2016"),
        ("left wrist brace", "right wrist brace"),
        ("", "brace"),
        ("brace", ""),
        ("is", "is the brace"),
    ],
    ids=[
        "one-word-shared", "words-of-every-letter", "part-of-a-word", "one-word-among-others", "another-figure", "another-day", "another-side",
        "nothing-shown", "nothing-wanted", "a-word-of-grammar",
    ],
)  # fmt: skip
def test_phrases_that_share_too_little(shown: str, wanted: str) -> None:
    assert not agree(shown, wanted)


def test_a_finding_of_the_same_kind_place_and_words_meets_its_label() -> None:
    assert meets(finding(passage(DENIED)), label("left wrist brace"))


@pytest.mark.parametrize(
    "others",
    [
        {"check": "anatomy"},
        {"kind": "quantity"},
        {"item": 2},
        {"place": "summary"},
        {"place": "imro"},
        {"value": "right knee splint"},
    ],
    ids=lambda others: next(iter(others)) + "-" + str(next(iter(others.values()))),
)
def test_a_label_that_differs_in_one_thing_is_not_met(others: dict[str, object]) -> None:
    assert not meets(finding(passage(DENIED)), label("left wrist brace") | others)


def test_words_that_only_stand_against_the_finding_do_not_meet_a_label() -> None:
    shown = finding(passage(DENIED), against=(passage("right knee splint, one pair", REQUEST),))

    assert not meets(shown, label("right knee splint", place="heading"))


def test_two_places_may_stand_in_the_other_order_if_both_agree() -> None:
    shown = finding(passage(DENIED), against=(passage("right wrist brace", REQUEST),))
    turned = label("right wrist brace", place="heading", against="left wrist brace", against_place="conclusion")

    assert meets(shown, turned)
    assert not meets(shown, turned | {"against": "both knees in casts"})
    assert not meets(shown, turned | {"value": "right ankle splint"})


def test_a_label_of_the_whole_letter_is_met_by_a_finding_of_an_item() -> None:
    assert meets(finding(passage(DENIED)), label("left wrist brace", item=None))


def test_a_kind_that_no_check_tells_apart_may_have_any_status() -> None:
    shown = finding(passage("a bone scan of May"), check="unsupported-fact", status="study")

    assert meets(shown, label("bone scan", check="unsupported-fact", kind="finding"))
    assert meets(shown, label("bone scan", check="unsupported-fact", kind=None))
    assert not meets(shown, label("bone scan", check="unsupported-fact", kind="drug"))


def test_the_sentence_around_a_word_must_be_that_of_the_label() -> None:
    fact, sentence = passage("scan", at=4), passage("The scan of May was clear.")
    shown = finding(fact, sentence, check="unsupported-fact", status="study")

    assert meets(shown, label("scan of May", check="unsupported-fact", kind="study"))
    assert not meets(shown, label("no other scan is planned", check="unsupported-fact", kind="study"))
    assert not meets(shown, label("May was clear", check="unsupported-fact", kind="study"))


def test_words_under_another_check_are_shown_and_not_met() -> None:
    shown = finding(passage(DENIED))
    elsewhere = label("left wrist brace", check="spelling-of-terms", kind="broken")

    assert shows(shown, elsewhere)
    assert not meets(shown, elsewhere)
