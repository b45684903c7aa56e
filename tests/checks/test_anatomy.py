"""Whether each service is for a part of the body that is injured, or that the service it goes with is for."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.anatomy import CHECK
from openimr.checks.checking import check_determination
from openimr.domain.determinations import DecidedItem, ItemRole
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter
from tests.checks.drafts import findings, item

HAND = "The injured worker is a 40 year old male who crushed the right hand on 3/2/2016. He reports pain of the right wrist. "
END = "The request is not medically necessary."


def asked(heading: str, rationale: str = "") -> DecidedItem:
    return item(heading=heading, rationale=f"{rationale} {END}".strip())


def parts(summary: str, *items: DecidedItem) -> list[int | None]:
    return [one.item for one in findings(CHECK, *items, summary=summary)]


@pytest.mark.parametrize(
    "heading",
    [
        "MRI of the lumbar spine",
        "Left knee brace",
        "Physical therapy for the cervical spine, 6 visits",
        "L4-5 epidural steroid injection",
        "Soft collar",
    ],
)
def test_a_service_for_a_part_that_nobody_tells_of_is_shown(heading: str) -> None:
    asking = f"{HAND}On 4/1/2016 Utilization Review denied {heading}. The plan was {heading}. {heading} was requested."

    assert parts(asking, asked(heading)) == [1]


@pytest.mark.parametrize(
    ("summary", "heading", "rationale"),
    [
        (HAND, "MRI of the right wrist", ""),
        (HAND, "EMG/NCV of the upper extremities", ""),
        (HAND, "EMG of the cervical paraspinals", ""),
        (HAND, "Right stellate ganglion block", ""),
        (HAND, "Forearm crutches", ""),
        (HAND, "Injection with C-arm fluoroscopy", ""),
        (HAND, "Complete blood count", ""),
        (HAND, "Norco 10/325mg #60", ""),
        (f"{HAND}He has low back pain from lying on it.", "MRI of the lumbar spine", ""),
        (f"{HAND}The plan was therapy for neck pain.", "Therapy for the neck, 6 visits", ""),
        (HAND, "Lumbar brace", "The patient's back has hurt since he favours the other arm."),
        ("She has anxiety and poor sleep.", "MRI of the lumbar spine", ""),
        ("She hurt the right foot.", "Knee scooter", ""),
        ("She has pain of the legs.", "Left knee brace", ""),
        ("The lower back is sore.", "EMG of the left leg", ""),
    ],
)
def test_one_for_a_part_that_is_told_of_or_explained_is_not(summary: str, heading: str, rationale: str) -> None:
    assert parts(summary, asked(heading, rationale)) == []


@pytest.mark.parametrize(
    "rationale",
    [
        "The low back chapter keeps imaging for patients with red flags.",
        "Guidelines advise imaging of the lumbar spine where the patient would have an operation.",
        "The MRI of the lumbar spine was asked for without a reason.",
    ],
)
def test_what_guidelines_say_of_the_part_explains_nothing(rationale: str) -> None:
    assert parts(HAND, asked("MRI of the lumbar spine", rationale)) == [1]


def test_what_goes_with_an_operation_may_be_for_its_part_and_for_any_operation() -> None:
    surgery = item(heading="Lumbar fusion L4-5")
    summary = "The worker has low back pain."

    def going_with_it(heading: str) -> DecidedItem:
        return item(heading=f"Associated surgical service: {heading}", description=heading, role=ItemRole.ASSOCIATED)

    assert (
        parts(
            summary,
            surgery,
            going_with_it("Chest x-ray"),
            going_with_it("Lumbar brace"),
            going_with_it("Calf compression pump for DVT"),
        )
        == []
    )
    assert parts(summary, surgery, going_with_it("Cervical collar"), going_with_it("Shoulder wrap")) == [2, 3]


def test_both_sides_are_shown() -> None:
    [found] = findings(CHECK, asked("MRI of the lumbar spine"), summary=HAND)

    assert [one.words for one in found.found] == ["MRI of the lumbar spine"]
    assert found.against[0].words.endswith("crushed the right hand on 3/2/2016.")
    assert "low back" in found.message


def test_the_order_of_the_items_makes_no_difference() -> None:
    items = [asked("MRI of the lumbar spine"), asked("MRI of the right wrist"), asked("Left knee brace")]

    for order in permutations(items):
        found = {order[one.item - 1].heading for one in findings(CHECK, *order, summary=HAND) if one.item}
        assert found == {"MRI of the lumbar spine", "Left knee brace"}


@given(st.text(alphabet="lumbarnecks painof.,;L45 ", max_size=80), st.text(alphabet="handkneoflumbar .,", max_size=80))
def test_no_words_break_it(heading: str, summary: str) -> None:
    for one in findings(CHECK, asked(heading or "MRI"), summary=summary):
        assert one.found


def test_the_collar_after_a_lumbar_operation_is_seen(shared: Path) -> None:
    [path] = shared.glob("letters/seeds/002_*.txt")

    [found] = check_determination(read_letter(file_text(path)), checks=[CHECK])

    assert [one.words for one in found.found] == ["Post-op purchase of cervical collar"]


@pytest.mark.parametrize("seed", ["000", "003"])
def test_the_other_seeds_are_of_one_part(seed: str, shared: Path) -> None:
    [path] = shared.glob(f"letters/seeds/{seed}_*.txt")

    assert check_determination(read_letter(file_text(path)), checks=[CHECK]) == ()
