"""Whether level, side, quantity, dose and frequency of a request are said again as they were asked for."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.checking import check_determination
from openimr.checks.level_side_echo import CHECK
from openimr.domain.determinations import ItemRole
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter
from tests.checks.drafts import determination, findings, item

UPHELD = " Therefore the request is not medically necessary."
INJURED = "The injured worker fell from a ladder on 3/2/2015. "


def statuses(heading: str, rationale: str, summary: str | None = None) -> list[str]:
    values = {} if summary is None else {"summary": INJURED + summary}
    return [one.status for one in findings(CHECK, item(heading=heading, rationale=rationale), **values)]


@pytest.mark.parametrize(
    ("heading", "rationale", "status"),
    [
        ("Left knee arthroscopy", "The right knee arthroscopic surgery is not medically necessary.", "side"),
        ("Right carpal tunnel release", "The left carpal tunnel release is supported and medically necessary.", "side"),
        ("Right shoulder MRI", "The request for the left shoulder MRI is not medically necessary.", "side"),
        ("Bilateral knee injections", "The injection of the right knee is not medically necessary.", "side"),
        (
            "Anterior cervical discectomy and fusion C5-C7",
            "The requested ACDF at C4-C7 is not medically necessary.",
            "level",
        ),
        ("Removal of hardware at L2-4", "Removal of hardware at L2 is not medically necessary.", "level"),
        (
            "Physical therapy for the lumbar spine, 12 visits",
            "Cervical therapy, 12 visits, is not medically necessary.",
            "region",
        ),
        ("Norco 10/325mg #120", "The request for Norco 10/325mg #90 is not medically necessary.", "quantity"),
        (
            "Chiropractic treatment, 8 visits",
            "The request for 18 chiropractic visits is not medically necessary.",
            "quantity",
        ),
        (
            "Chiropractic treatment, 8 visits",
            "The eighteen visits requested are more than the rule allows." + UPHELD,
            "quantity",
        ),
        (
            "Lumbar brace, 3 month rental",
            "A lumbar brace for a six month rental is not medically necessary.",
            "quantity",
        ),
        (
            "Cold therapy unit, 7 day rental",
            "The cold therapy unit for 14 days is not medically necessary.",
            "quantity",
        ),
        ("Norco 10/325mg #120", "The request for hydrocodone/APAP 5/325mg #120 is not medically necessary.", "dose"),
        ("Gabapentin 300mg #90", "Neurontin 600 mg cannot be continued without a reason." + UPHELD, "dose"),
        (
            "Psychotherapy, once a week for 6 weeks",
            "Psychotherapy every other week is not medically necessary.",
            "frequency",
        ),
        (
            "Physical therapy 2 x 6",
            "Physical therapy 3 times a week for 4 weeks is not medically necessary.",
            "frequency",
        ),
    ],
)
def test_what_a_rationale_says_otherwise_than_the_request(heading: str, rationale: str, status: str) -> None:
    assert statuses(heading, rationale) == [status]


@pytest.mark.parametrize(
    ("heading", "summary", "status"),
    [
        ("L4-5 epidural steroid injection", "Utilization review denied an L3-4 epidural steroid injection.", "level"),
        (
            "Acupuncture for the neck, 6 sessions",
            "The physician requests acupuncture for the neck, 12 sessions.",
            "quantity",
        ),
        (
            "Gabapentin 300mg #90",
            "On 11/29/2016 utilization review modified Norco #60 to #30 and denied Gabapentin 600mg #90.",
            "dose",
        ),
    ],
)
def test_what_the_summary_says_otherwise_than_the_request(heading: str, summary: str, status: str) -> None:
    assert statuses(heading, "Nothing is known of it." + UPHELD, summary) == [status]


@pytest.mark.parametrize(
    ("heading", "rationale"),
    [
        (
            "Physical therapy, 12 visits",
            "The guideline recommends 10 visits over 8 weeks; the request for 12 visits exceeds it.",
        ),
        (
            "Physical therapy, 8 visits",
            "The worker has completed 24 sessions. The request for 8 visits is not medically necessary.",
        ),
        ("Physical therapy, 6 visits", "The request of 6 visits plus the 12 already given is 18." + UPHELD),
        (
            "Physical therapy, 6 visits",
            "Six more visits would bring the total to 18, and the guideline ends at 10." + UPHELD,
        ),
        ("Physical therapy, 12 visits", "Physical therapy 2 times a week for 6 weeks is not medically necessary."),
        ("Acupuncture 2 x 4", "A trial of six visits of acupuncture would be reasonable first." + UPHELD),
        ("MRI of the right knee", "The MRI of the left knee in 2015 showed a tear." + UPHELD),
        ("Right shoulder MRI", "As the left shoulder is sound, the right shoulder MRI is not medically necessary."),
        ("Facet blocks at L4-5 and L5-S1", "Medial branch blocks at L3, L4 and L5 are not medically necessary."),
        ("L5-S1 transforaminal injection", "The S1 transforaminal injection is not medically necessary."),
        ("L4-S1 fusion", "The fusion at L4-5 and L5-S1 is not medically necessary."),
        ("L4-5 laminectomy", "A laminectomy at L5 is not medically necessary."),
        ("L4-5 epidural injection", "There is a bulge at L5-S1 and a weak right L5 root." + UPHELD),
        ("Bilateral L4-5 injection", "The request for an L4-5 injection on both sides is not medically necessary."),
        ("Bilateral wrist braces", "Braces for the left and right wrist are medically necessary."),
        (
            "Norco 10/325mg #120",
            "With four tablets a day the dose would be 40 MED. Norco 10/325mg #120 is not medically necessary.",
        ),
        ("Gabapentin 300mg #90", "Gabapentin is taken as 900 mg a day. Gabapentin 300mg #90 is medically necessary."),
        ("Lyrica 75mg #60", "An increase to Lyrica 150mg would be the next step." + UPHELD),
        ("TENS unit, 1 month rental", "The requested 30-day rental of a TENS unit is not medically necessary."),
        ("Psychotherapy, 6 sessions", "Weekly psychotherapy for 6 weeks is not medically necessary."),
    ],
)
def test_a_guideline_the_past_and_other_words_for_the_same_are_not_shown(heading: str, rationale: str) -> None:
    assert statuses(heading, rationale) == []


@pytest.mark.parametrize(
    "summary",
    [
        "Utilization review certified 6 sessions of physical therapy and non-certified the remaining 6.",
        "On 9/1/2016 he requested 6 sessions of physical therapy. On 11/14/2016 he reported pain of 6/10.",
        "Prior physical therapy of 20 sessions was requested in 2014.",
        "Utilization review denied physical therapy, 12 sessions, due to 30 sessions of physical therapy that had not helped.",
    ],
)
def test_what_was_allowed_or_asked_for_before_is_not_the_request(summary: str) -> None:
    assert statuses("Physical therapy, 12 sessions", "Nothing is known of it." + UPHELD, summary) == []


def test_both_places_are_shown() -> None:
    rationale = "The exam is of little help. The right knee arthroscopy is not medically necessary."
    [found] = findings(CHECK, item(), item(heading="Left knee arthroscopy", rationale=rationale))

    assert [(one.pointer, one.words) for one in found.found] == [("/items/1/rationale", "The right knee arthroscopy")]
    assert [(one.pointer, one.words) for one in found.against] == [("/items/1/heading", "Left knee arthroscopy")]


def test_a_conclusion_is_of_what_is_in_dispute_where_a_part_was_authorized() -> None:
    heading = (
        "Physical therapy 8 sessions was the original request. Physical therapy 3 sessions was authorized by the Claims "
        "Administrator. The remaining IMR eligible portion of the original request, Physical therapy 5 sessions"
    )
    values = {
        "heading": heading,
        "description": "Physical therapy 5 sessions",
        "requested": "Physical therapy 8 sessions",
        "authorized": "Physical therapy 3 sessions",
    }
    for count, shown in (("5", 0), ("8", 1)):
        rationale = f"Therefore the request for {count} sessions of physical therapy is not medically necessary."

        assert len(findings(CHECK, item(rationale=rationale, **values))) == shown


def test_a_service_around_an_operation_is_of_its_side() -> None:
    primary = item(
        heading="Right shoulder arthroscopy", rationale="The right shoulder arthroscopy is not medically necessary."
    )
    for side, shown in (("right", 0), ("left", 1)):
        rationale = f"Since no operation takes place, a sling for the {side} shoulder is not medically necessary."
        sling = item(
            heading="Associated surgical service: Sling",
            description="Sling",
            role=ItemRole.ASSOCIATED,
            rationale=rationale,
        )

        assert len(findings(CHECK, primary, sling)) == shown


ITEMS = (
    item(heading="MRI of the left knee", rationale="An MRI of the right knee is not medically necessary."),
    item(heading="MRI of the right knee", rationale="An MRI of the right knee is not medically necessary."),
    item(heading="Norco 10/325mg #60", rationale="Norco 5/325mg #60 is not medically necessary."),
)


@pytest.mark.parametrize("order", list(permutations(range(len(ITEMS)))), ids=str)
def test_the_order_of_items_makes_no_difference(order: tuple[int, ...]) -> None:
    found = findings(CHECK, *(ITEMS[place] for place in order))

    assert {(order[one.item - 1], one.status) for one in found if one.item} == {(0, "side"), (2, "dose")}


words = st.lists(
    st.sampled_from(
        """left right bilateral L4-5 L3-S1 C5 and , . ; ( ) the request for of 2 x 6 times a week 12 visits sessions injection MRI
        knee shoulder Norco 10/325mg #60 is not medically necessary was denied modified to every other physical therapy fusion
        requested - / # 1,800 mg day İ surgery remaining 10/10/2016""".split()
    ),
    max_size=40,
).map(" ".join)


def test_each_region_of_a_list_is_that_of_the_request() -> None:
    asked = "Acupuncture of the lumbar spine and the left knee, 6 visits"
    said = (
        "The request for acupuncture of the lumbar spine and the left shoulder, 6 visits, is not medically necessary."
    )

    assert [one.status for one in findings(CHECK, item(heading=asked, rationale=said))] == ["region"]


def test_the_request_is_restated_in_the_rationale_too() -> None:
    said = "The request for electrodiagnostic testing of the bilateral upper extremities rests on no finding. It is not medically necessary."

    found = findings(
        CHECK, item(heading="Electrodiagnostic testing of the bilateral lower extremities", rationale=said)
    )
    assert [one.status for one in found] == ["region"]


@given(heading=words.filter(bool), rationale=words, summary=words)
def test_no_words_stop_it(heading: str, rationale: str, summary: str) -> None:
    letter = determination(item(heading=heading, rationale=rationale), summary=summary)

    assert all(one.found and one.against for one in check_determination(letter, checks=[CHECK]))


def test_the_founding_letters(shared: Path) -> None:
    paths = sorted((shared / "letters/seeds").glob("*.txt"))
    found = {
        path.stem[:3]: [
            (one.item, one.status, [each.words for each in one.found])
            for one in check_determination(read_letter(file_text(path)), checks=[CHECK])
        ]
        for path in paths
    }

    assert [(number, status) for number, status, _ in found["002"]] == [(1, "level")]
    assert found["002"][0][2][0].endswith("L3")
    assert found["000"] == found["003"] == []
