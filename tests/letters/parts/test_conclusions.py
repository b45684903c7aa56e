import pytest

from openimr.domain.determinations import ItemOutcome
from openimr.domain.text import Span
from openimr.letters.parts.conclusions import read_conclusion

ADVICE = (
    ' The treating physician and the patient are advised to consult the guideline ("Tapering opioids"), and if necessary, '
    "others, on the most appropriate method for weaning."
)
INTERPRETED = " This medical necessity decision should not be interpreted as a recommendation to stop abruptly."


def conclusion(rationale: str, outcome: ItemOutcome = ItemOutcome.UPHELD) -> tuple[str, bool | None] | None:
    found = read_conclusion(rationale, Span(0, len(rationale)), outcome)
    return None if found is None else (found.span.of(rationale), found.agrees)


@pytest.mark.parametrize(
    "sentence",
    [
        "The request is not medically necessary.",
        "Therefore, the brace is determined to not be medically necessary.",
        "As the surgery is not medically necessary per the documentation, the requested ancillary service is not medically necessary.",
        "Since the primary procedure is not medically necessary, none of the associated services are medically necessary.",
        "Medical necessity of the study cannot be established.",
        "The medical necessity has not been established.",
        "The requested patch is not seen as medically necessary.",
        "The request is non-certified.",
        "Its conditions are unmet and it is not medically necessary",
        "Therefore, the treatment is not supported.",
        "The request is notmedically necessary.",
        "The denial should not be overturned.",
    ],
)
def test_a_sentence_that_denies_agrees_with_upheld_alone(sentence: str) -> None:
    assert conclusion(f"Pain goes on. {sentence}") == (sentence, True)
    assert conclusion(f"Pain goes on. {sentence}", ItemOutcome.OVERTURNED) == (sentence, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The request is medically necessary.",
        "I am reversing the prior decision and deem the request to be medically necessary.",
        "Since two physicians are not of one mind, it is medically necessary to hear a third.",
        "Although therapy was not tried, the study is medically necessary and appropriate.",
        "Both studies are medically necessary.",
        "I recommend overturning the decision which denied the request.",
        "The denial is reversed.",
    ],
)
def test_a_sentence_that_affirms_agrees_with_overturned_alone(sentence: str) -> None:
    assert conclusion(f"Pain goes on. {sentence}", ItemOutcome.OVERTURNED) == (sentence, True)
    assert conclusion(f"Pain goes on. {sentence}") == (sentence, False)


@pytest.mark.parametrize("tail", [ADVICE, INTERPRETED + ADVICE])
def test_advice_after_the_conclusion_is_passed_over(tail: str) -> None:
    sentence = "As such, the request is not medically necessary."

    assert conclusion(f"Pain goes on. {sentence}{tail}") == (sentence, True)


def test_the_last_of_several_sentences_concludes() -> None:
    rationale = (
        "Surgery may be medically necessary after a trial.There was none. The request is not medically necessary."
    )

    assert conclusion(rationale) == ("The request is not medically necessary.", True)


def test_a_rationale_that_concludes_nothing_has_none() -> None:
    assert conclusion("The patient has pain. See the notes of March.") is None


def test_a_wrapped_conclusion_is_folded_and_stands_at_its_span() -> None:
    rationale = "Pain goes on. \nThe request \n\fis not medically \nnecessary. \n"
    found = read_conclusion(rationale, Span(0, len(rationale)), ItemOutcome.UPHELD)

    assert found is not None
    assert found.text == "The request is not medically necessary."
    assert found.span.of(rationale) == "The request \n\fis not medically \nnecessary."


def test_the_verdict_may_stand_far_behind_the_name_of_the_treatment() -> None:
    rationale = (
        "Medical necessity for 6 sessions of occupational therapy to the right wrist and hand has not been established."
    )

    found = read_conclusion(rationale, Span(0, len(rationale)), ItemOutcome.UPHELD)

    assert found is not None
    assert found.agrees
