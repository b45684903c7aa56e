"""Whether every part of a request is answered, and the items are those that utilization review refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.checking import check_determination
from openimr.checks.request_coverage import CHECK
from openimr.domain.determinations import DecidedItem
from openimr.letters.reading import read_letter
from tests.checks.drafts import findings, found_words, item

if TYPE_CHECKING:
    from openimr.domain.findings import Finding

FUSION = "A fusion is for instability, and the films of flexion show none. "
TOLD = "The injured worker is a 50 year old male with low back pain. On 11/29/2016 utilization review non-certified "


def _asked(heading: str, rationale: str = "") -> DecidedItem:
    return item(
        heading=heading, rationale=rationale or f"It was tried without benefit. {heading} is not medically necessary."
    )


def _found(refused: str, *headings: str) -> list[tuple[int | None, str, list[str]]]:
    return found_words(findings(CHECK, *map(_asked, headings), summary=f"{TOLD}{refused}."))


def test_a_part_of_which_the_rationale_says_nothing_is_shown_beside_what_it_says_of_another() -> None:
    heading = "L4-L5 fusion with biopsy of a nerve sheath tumor"
    [found] = findings(CHECK, _asked(heading, f"{FUSION}{heading} is not medically necessary."), summary=TOLD)

    assert (found.item, found.status) == (1, "part not addressed")
    assert [one.words for one in found.found] == ["biopsy of a nerve sheath tumor"]
    assert [one.words for one in found.against] == [FUSION.strip()]


@pytest.mark.parametrize(
    ("heading", "rationale"),
    [
        (
            "L4-L5 fusion with biopsy of a nerve sheath tumor",
            f"{FUSION}The tumor has not grown. It is not medically necessary.",
        ),
        (
            "Right shoulder arthroscopy with rotator cuff repair",
            "The tear of the cuff is small. It is not medically necessary.",
        ),
        (
            "Subacromial decompression and distal clavicle excision",
            "Neither the acromioplasty nor the Mumford procedure is supported. They are not medically necessary.",
        ),
        ("L4-L5 epidural steroid injection with fluoroscopic guidance", "An epidural injection needs a radiculopathy."),
        ("MRI of the knee with and without contrast", "An MRI of the knee needs signs of a tear. There are none."),
        ("Flurbiprofen 20%, Baclofen 5% and Menthol 2% cream", "Baclofen is not recommended on the skin."),
        (
            "L4-L5 fusion and a bone growth stimulator",
            "As the primary surgery is not medically necessary, this is not either.",
        ),
        ("Left knee meniscectomy and ligament reconstruction", "The worker has not had any therapy. It can wait."),
    ],
)
def test_a_part_in_other_words_or_one_product_or_a_rationale_of_the_whole_is_not_shown(
    heading: str, rationale: str
) -> None:
    assert findings(CHECK, _asked(heading, rationale), summary=TOLD) == ()


def test_of_two_creams_one_that_is_never_weighed_is_shown() -> None:
    heading = "Ketoprofen 20% cream 120 grams and gabapentin 10% cream 60 grams"
    found = findings(
        CHECK,
        _asked(heading, "Ketoprofen is not approved for the skin. The request is not medically necessary."),
        summary=TOLD,
    )

    assert found_words(found) == [(1, "part not addressed", ["gabapentin 10% cream 60 grams"])]


def test_a_request_that_was_refused_and_has_no_item_is_shown() -> None:
    refused = "acupuncture for the low back, an MRI of the lumbar spine and topiramate 50 mg #60 for lack of evidence"

    assert _found(refused, "Acupuncture, 6 visits", "MRI of the lumbar spine") == [
        (None, "refused, no item", ["topiramate 50 mg #60"])
    ]


def test_monitoring_before_an_operation_is_not_monitoring_during_it() -> None:
    refused = "L4-5 fusion; intra-operative neurophysiological monitoring; pre-operative neurophysiological monitoring"

    assert _found(refused, "L4-5 fusion", "Intra-operative neurophysiological monitoring") == [
        (None, "refused, no item", ["pre-operative neurophysiological monitoring"])
    ]


@pytest.mark.parametrize(
    ("refused", "headings"),
    [
        ("a sleep study and Flexeril", ("Polysomnogram", "Cyclobenzaprine 7.5mg #60")),
        ("electrodiagnostic testing of the legs", ("EMG/NCS of the lower extremities",)),
        ("a standard wheel chair and cryotherapy", ("Wheelchair rental", "Cold therapy unit, 7 days")),
        (
            "12 visits of hand therapy and a counterforce strap",
            ("Occupational therapy, 12 visits", "Tennis elbow brace"),
        ),
        (
            "x-rays of the pelvis, lumbar spine and left shoulder",
            ("X-ray of the pelvis", "X-rays of the left shoulder"),
        ),
        ("the requested treatment", ("Acupuncture, 6 visits", "Chiropractic care, 6 visits")),
        ("the total knee arthroplasty", ("Total knee arthroplasty", "Associated surgical service: Walker")),
        ("acupuncture because physical therapy and an MRI had not been done", ("Acupuncture, 6 visits",)),
        ("acupuncture, and certified 6 visits of physical therapy", ("Acupuncture, 6 visits",)),
    ],
)
def test_other_names_general_words_and_what_was_allowed_are_no_difference(
    refused: str, headings: tuple[str, ...]
) -> None:
    assert _found(refused, *headings) == []


def test_an_item_that_is_not_among_those_refused_is_shown() -> None:
    assert _found(
        "acupuncture and the purchase of a TENS unit", "Acupuncture, 8 visits", "TENS unit", "Gym membership, 6 months"
    ) == [(3, "not among those refused", ["Gym membership, 6 months"])]


def test_another_region_is_another_request() -> None:
    found = _found("an MRI of the left knee and a knee brace", "MRI of the cervical spine", "Knee brace")

    assert [(number, status) for number, status, _ in found] == [
        (1, "not among those refused"),
        (None, "refused, no item"),
    ]


def test_what_the_patient_denies_is_no_request() -> None:
    assert _found("acupuncture. He denied taking tramadol or gabapentin", "Acupuncture, 6 visits") == []


def test_without_a_word_on_utilization_review_nothing_is_compared() -> None:
    assert findings(CHECK, _asked("Acupuncture, 8 visits"), summary="A 50 year old male has low back pain.") == ()


@given(st.permutations(["Acupuncture, 8 visits", "TENS unit", "Gym membership, 6 months", "Norco 5/325mg #30"]))
def test_the_order_of_the_items_says_nothing(headings: list[str]) -> None:
    found = findings(CHECK, *map(_asked, headings), summary=f"{TOLD}acupuncture, a TENS unit, and a lumbar brace.")

    assert sorted(one.found[0].words for one in found) == [
        "Gym membership, 6 months",
        "Norco 5/325mg #30",
        "a lumbar brace",
    ]


@given(st.text(alphabet="and with,;requstdni ()\n-.#0123", max_size=120), st.text(max_size=80))
def test_no_words_break_it(refused: str, heading: str) -> None:
    findings(CHECK, _asked(heading or "MRI", refused), summary=f"{TOLD}{refused}")


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("000_a2f1c2f0d5803d66", [(1, "part not addressed", "biopsy")]),
        ("002_3fe43a8dadac7218", [(None, "refused, no item", "pre-operative neurophysiological monitoring")]),
        ("003_ae97dfca8d2e23cb", []),
    ],
)
def test_the_seeds(shared: Path, seed: str, expected: list[tuple[int | None, str, str]]) -> None:
    letter = read_letter((shared / "letters/seeds" / f"{seed}.txt").read_text(encoding="utf-8"))
    found: tuple[Finding, ...] = check_determination(letter, checks=[CHECK])

    assert [(one.item, one.status) for one in found] == [(number, status) for number, status, _ in expected]
    assert all(words in one.found[0].words for one, (*_, words) in zip(found, expected, strict=True))


def test_the_first_part_is_a_part_whatever_goes_with_it() -> None:
    heading = "Stellate ganglion block under fluoroscopy with moderate sedation"
    told = "Repeat stellate ganglion blocks need a lasting benefit, and none is told."
    [found] = findings(CHECK, _asked(heading, f"{told} {heading} is not medically necessary."), summary=TOLD)

    assert [one.words for one in found.found] == ["moderate sedation"]


def test_a_partial_operation_is_no_partial_approval() -> None:
    found = _found(
        "knee arthroscopy with partial meniscectomy, crutches and a walker",
        "Knee arthroscopy with partial meniscectomy",
    )

    assert [words for _, _, words in found] != []
