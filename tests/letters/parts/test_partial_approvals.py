import pytest

from openimr.domain.parts import Side
from tests.letters.parts.passages import items_of

REMAINS = (
    "{} was the original request. {} was authorized by the Claims Administrator. The remaining IMR eligible portion of the "
    "original request, {} is"
)
WHOLE = (
    "{} was the original request. The Claims Administrator authorized {}, leaving the original request IMR eligible. "
    "The original request, {} is"
)


@pytest.mark.parametrize(
    ("requested", "authorized", "disputed", "expected"),
    [
        ("Baclofen 10mg #30", "Baclofen 10mg #27", "Baclofen 10mg #3", True),
        ("Baclofen 10mg #30", "Baclofen 10mg #27", "Baclofen 10mg #5", False),
        ("Twelve physical therapy visits", "Nine physical therapy visits", "three physical therapy visits", True),
        ("PT 4 times a week for 3 weeks (12 sessions)", "PT for 6 sessions", "PT for 6 sessions", True),
        ("PT 3 times a week for 3 weeks", "PT 3 times a week for 2 weeks", "PT 3 times a week for 1 week", True),
        ("PT 3 times a week for 3 weeks", "PT 3 times a week for 2 weeks", "PT 3 times a week for 2 weeks", False),
        ("Soma 350mg #60 with 3 refills", "Soma 350mg #60", "Three refills of Soma 350mg #60", True),
        ("Soma 350mg #60 with 3 refills", "Soma 350mg #60", "Two refills of Soma 350mg #60", False),
        ("Wheelchair, 3 month rental", "Wheelchair, 1 month rental", "wheelchair, 2 month rental", True),
        (
            "Caregiver 10 hours per day, 3 times a week for 5 weeks",
            "Caregiver 5 hours per day, 3 times a week for 5 weeks",
            "Caregiver 5 hours per day, 3 times a week for 5 weeks",
            True,
        ),
        ("EMG/NCS of the arm", "NCS of the arm", "EMG of the arm", None),
        ("Soma 350mg #60", "PT 6 visits", "a brace", None),
    ],
)
def test_a_portion_that_remains_is_the_rest_of_the_request(
    requested: str, authorized: str, disputed: str, *, expected: bool | None
) -> None:
    [item] = items_of((REMAINS.format(requested, authorized, disputed), "Upheld"))

    assert item.sum_agrees is expected


@pytest.mark.parametrize(
    ("requested", "disputed", "expected"),
    [
        ("Norco 10/325mg #60", "Norco 10/325mg #60", True),
        ("Trezix 320.5/30/16mg #60", "Trezix 30.5/30/16mg #60", False),
        ("PT 2 times a week for 6 weeks", "PT 2 times a week for 4 weeks", False),
        ("Bedside commode", "bedside commode", None),
    ],
)
def test_a_request_that_remains_whole_is_the_same_at_both_places(
    requested: str, disputed: str, *, expected: bool | None
) -> None:
    [item] = items_of((WHOLE.format(requested, "a part of it, 1 week", disputed), "Upheld"))

    assert item.sum_agrees is expected


def test_an_item_that_was_not_partly_approved_has_no_sum() -> None:
    [item] = items_of(("Baclofen 10mg #30", "Upheld"))

    assert item.sum_agrees is None


def test_a_portion_that_is_but_an_amount_is_of_what_was_requested() -> None:
    requested = "Twelve (12) acupuncture sessions for the left knee"
    [item] = items_of((REMAINS.format(requested, "Eight (8) sessions", "four (4) sessions"), "Upheld"))

    assert item.category is not None
    assert (item.category.path, item.body_region, item.side) == ("rehabilitation/acupuncture", "knee", Side.LEFT)
    assert [(each.value, each.unit, each.of) for each in item.quantities] == [(4, "session", "acupuncture")]
    assert item.sum_agrees


def test_a_portion_that_names_its_own_treatment_is_read_by_itself() -> None:
    requested = "Acupuncture for the left knee and a cane"
    [item] = items_of((REMAINS.format(requested, "Acupuncture", "a cane"), "Upheld"))

    assert item.category is not None
    assert (item.category.path, item.body_region) == ("dmepos/equipment", None)
