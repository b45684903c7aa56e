"""Whether what goes with another item is decided as the other's decision says."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.cascade import CHECK
from openimr.domain.determinations import DecidedItem, ItemOutcome, ItemRole
from tests.checks.drafts import findings, item

UPHELD, OVERTURNED = ItemOutcome.UPHELD, ItemOutcome.OVERTURNED
NOTHING = "The Expert Reviewer did not cite any medical evidence for its decision."
SURGERY = "Right knee arthroscopy with partial medial meniscectomy"


def verdict(what: str, outcome: ItemOutcome) -> str:
    return f"The {what} {'is' if outcome is OVERTURNED else 'is not'} medically necessary."


def surgery(outcome: ItemOutcome) -> DecidedItem:
    rationale = f"The meniscus is torn. {verdict(SURGERY, outcome)}"
    return item(heading=SURGERY, outcome=outcome, rationale=rationale)


def going_with_it(
    outcome: ItemOutcome, reasons: str, *, what: str = "Crutches", is_prefixed: bool = True
) -> DecidedItem:
    return item(
        heading=f"Associated surgical service: {what}" if is_prefixed else what,
        description=what,
        role=ItemRole.ASSOCIATED if is_prefixed else ItemRole.PRIMARY,
        outcome=outcome,
        imro_guideline=NOTHING,
        rationale=f"{reasons} {verdict(what.lower(), outcome)}",
    )


def statuses(*items: DecidedItem) -> list[tuple[int | None, str]]:
    return [(one.item, one.status) for one in findings(CHECK, *items)]


@pytest.mark.parametrize(
    "reasons",
    [
        "As the requested surgical intervention is not medically necessary, the ancillary service is not.",
        "Since that operation was not found necessary, they fall with it.",
        "The arthroscopy has not been found medically necessary; for that reason nothing is to be carried.",
        "The surgery having been refused, there is nothing to walk with them for.",
        "Because item 1 is not certified, they fall away.",
        "Given that I could not find the meniscectomy to be necessary, neither are they.",
        "Inasmuch as the meniscectomy fails to meet the criteria, they are not called for.",
    ],
)
def test_an_item_that_falls_with_an_operation_falls_only_if_it_is_refused(reasons: str) -> None:
    assert statuses(surgery(UPHELD), going_with_it(UPHELD, reasons)) == []
    assert statuses(surgery(OVERTURNED), going_with_it(UPHELD, reasons)) == [(2, "other item decided otherwise")]


def test_an_item_that_is_said_to_follow_is_decided_so() -> None:
    reasons = "Since the arthroscopy is medically necessary, what is needed to walk follows from it."
    refused = item(
        heading="Associated surgical service: Crutches",
        description="Crutches",
        role=ItemRole.ASSOCIATED,
        rationale=f"{reasons} The crutches are medically necessary.",
    )

    assert statuses(surgery(OVERTURNED), going_with_it(OVERTURNED, reasons)) == []
    assert statuses(surgery(OVERTURNED), refused) == [(2, "decided unlike its primary")]
    assert statuses(surgery(UPHELD), going_with_it(OVERTURNED, reasons)) == [(2, "other item decided otherwise")]


def test_an_item_approved_with_an_operation_refused_is_shown_with_both_decisions() -> None:
    [found] = findings(CHECK, surgery(UPHELD), going_with_it(OVERTURNED, "Crutches relieve the leg."))

    assert (found.item, found.status) == (2, "decided unlike its primary")
    assert [one.words for one in found.found] == ["The crutches is medically necessary.", "Overturned"]
    assert [one.words for one in found.against][-1] == "Upheld"


@pytest.mark.parametrize(
    ("primary", "other"),
    [
        (surgery(OVERTURNED), going_with_it(UPHELD, "The operation is approved above. A pair is already at hand.")),
        (surgery(UPHELD), going_with_it(OVERTURNED, "The operation that was authorized in May calls for them.")),
        (surgery(UPHELD), going_with_it(OVERTURNED, "Twelve are usual.", what="Post-operative therapy, left shoulder")),
        (surgery(UPHELD), going_with_it(OVERTURNED, "It helps sleep.", what="Melatonin 3mg #30", is_prefixed=False)),
        (surgery(OVERTURNED), going_with_it(UPHELD, "If the surgery is not necessary, crutches are not either.")),
        (surgery(OVERTURNED), going_with_it(UPHELD, "Surgery was denied by utilization review. None were asked for.")),
    ],
)
def test_what_has_reasons_of_its_own_is_not(primary: DecidedItem, other: DecidedItem) -> None:
    assert statuses(primary, other) == []


def test_a_part_approved_before_and_two_operations_decided_differently_leave_it_open() -> None:
    in_part = item(
        heading=f"{SURGERY} was the original request. Diagnostic arthroscopy was authorized. The remaining, {SURGERY}",
        description=SURGERY,
        requested=SURGERY,
        authorized="Diagnostic arthroscopy",
        rationale=verdict(SURGERY, UPHELD),
    )
    other = item(heading="Left carpal tunnel release", outcome=OVERTURNED, rationale=verdict("release", OVERTURNED))
    crutches = going_with_it(OVERTURNED, "Crutches relieve the leg.")

    assert statuses(in_part, crutches) == []
    assert statuses(other, surgery(UPHELD), crutches) == []


@pytest.mark.parametrize(
    ("reasons", "status"),
    [
        ("With the hip replacement having been found not medically necessary, the bed is not either.", True),
        ("As the sympathectomy is not medically necessary, neither is the bed.", True),
        ("As surgery is not indicated in most sprains, a bed is seldom of use.", False),
        ("As therapy was approved, a bed is of no use.", False),
        ("The guideline favours exercise.", False),
    ],
)
def test_an_item_that_rests_on_a_service_that_is_not_decided_is_shown(reasons: str, *, status: bool) -> None:
    bed = going_with_it(UPHELD, reasons, what="Hospital bed rental", is_prefixed=False)

    found = statuses(item(heading="MRI of the lumbar spine"), bed)

    assert found == ([(2, "not in the letter")] if status else [])


def test_the_order_of_the_items_makes_no_difference() -> None:
    items = [
        surgery(OVERTURNED),
        going_with_it(UPHELD, "As the surgery is not medically necessary, they fall with it."),
        going_with_it(OVERTURNED, "One day is usual.", what="Inpatient stay, 1 day"),
    ]

    for order in permutations(items):
        assert [order[one.item - 1].description for one in findings(CHECK, *order) if one.item] == ["Crutches"]


@given(st.text(alphabet="sincethe operationisnotnecessary.,;1 ", max_size=160), st.sampled_from(ItemOutcome))
def test_no_words_break_it(reasons: str, outcome: ItemOutcome) -> None:
    for one in findings(CHECK, surgery(UPHELD), going_with_it(outcome, reasons)):
        assert one.found
