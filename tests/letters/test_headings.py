import pytest

from openimr.domain.determinations import ItemRole
from openimr.letters.headings import heading_parts, role_of

A = (
    "Twelve visits of aquatic therapy was the original request. Eight visits were authorized by the Claims "
    "Administrator. The remaining IMR eligible portion of the original request, four visits of aquatic therapy is"
)
B = (
    "Purchase of a knee scooter was the original request. The Claims Administrator authorized a rental for 2 weeks, "
    "leaving the original request IMR eligible. The original request, purchase of a knee scooter is"
)


@pytest.mark.parametrize(
    ("words", "description", "requested", "authorized"),
    [
        (
            A.replace("four visits of aquatic therapy is", "is"),
            "is",
            "Twelve visits of aquatic therapy",
            "Eight visits",
        ),
        ("MRI of the left hip", "MRI of the left hip", None, None),
        ("Associated surgical service: Labs: CBC", "Labs: CBC", None, None),
        ("Associated service: one stage II: co surgeon", "one stage II: co surgeon", None, None),
        ("Pre-op urinalysis", "Pre-op urinalysis", None, None),
        ("What the request is", "What the request is", None, None),
        (A, "four visits of aquatic therapy", "Twelve visits of aquatic therapy", "Eight visits"),
        (A.removesuffix(" is"), "four visits of aquatic therapy", "Twelve visits of aquatic therapy", "Eight visits"),
        (B, "purchase of a knee scooter", "Purchase of a knee scooter", "a rental for 2 weeks"),
        (
            f"Associated surgical service: {B}",
            "purchase of a knee scooter",
            "Purchase of a knee scooter",
            "a rental for 2 weeks",
        ),
        (
            A.replace("were authorized", "have been authorized").replace("IMR eligible", "IMR-eligible"),
            "four visits of aquatic therapy",
            "Twelve visits of aquatic therapy",
            "Eight visits",
        ),
        (
            A.replace("four visits of aquatic therapy is", "urinalysis"),
            "urinalysis",
            "Twelve visits of aquatic therapy",
            "Eight visits",
        ),
    ],
    ids=[
        "is-alone-in-a-frame",
        "plain",
        "prefix",
        "prefix-and-inner-colon",
        "word-that-ends-in-is",
        "is-outside-of-a-frame",
        "portion-remains",
        "portion-remains-without-is",
        "whole-remains",
        "prefix-and-frame",
        "frame-in-other-words",
        "frame-before-a-word-that-ends-in-is",
    ],
)
def test_a_heading_is_taken_apart(words: str, description: str, requested: str | None, authorized: str | None) -> None:
    parts = heading_parts(words)

    assert parts.of(parts.description) == description
    assert (None if parts.requested is None else parts.of(parts.requested)) == requested
    assert (None if parts.authorized is None else parts.of(parts.authorized)) == authorized


@pytest.mark.parametrize(
    ("heading", "rationale", "role"),
    [
        ("Associated surgical service: Sling", "Slings help.", ItemRole.ASSOCIATED),
        (
            "Sling",
            (
                "Since the primary procedure is not medically necessary, none of the associated services are medically "
                "necessary."
            ),
            ItemRole.ASSOCIATED,
        ),
        (
            "Sling",
            (
                "As the requested surgical intervention is not medically necessary per the documentation, the requested "
                "ancillary service is not medically necessary."
            ),
            ItemRole.ASSOCIATED,
        ),
        (
            "Sling",
            "Because the surgery is not medically necessary and appropriate, this associated request is not medically necessary.",
            ItemRole.ASSOCIATED,
        ),
        (
            "Sling",
            "As the requested surgical intervention is medically necessary, the requested ancillary service is medically necessary.",
            ItemRole.ASSOCIATED,
        ),
        ("Sling", "The surgery is not medically necessary. The sling has its own reasons.", ItemRole.PRIMARY),
        ("Services associated: Sling", "Slings help.", ItemRole.PRIMARY),
    ],
)
def test_an_item_is_associated_by_its_prefix_or_a_stock_sentence(heading: str, rationale: str, role: ItemRole) -> None:
    assert role_of(parts=heading_parts(heading), rationale=rationale) is role


def test_a_heading_made_of_fixed_words_has_no_original_request() -> None:
    words = "was the original request. " * 40_000 + "The Claims Administrator authorized it"

    assert heading_parts(words).requested is None
