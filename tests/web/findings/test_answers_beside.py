"""An answer given beside the editor leads the keyboard on, and one that is refused says so at its field."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from openimr.web.findings import pages
from openimr.web.findings.services import LONGEST_ANSWER
from openimr.web.people.models import User
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import save_item, save_summary
from tests.web.cast import Cast
from tests.web.review_walks import ATTESTED_AT, SIGNED_AT, in_review

SignedIn = Callable[[User], Client]

PART = {"HX-Request": "true", "HX-Target": "findings"}
ITEM = {
    "outcome": "Upheld",
    "imro_guideline": "I looked at it myself.",
    "rationale": "There is no documentation of physical therapy. The fusion is not necessary.",
}
"""What the checks find several faults in."""


@pytest.fixture(autouse=True)
def _every_check(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ("all",)


@pytest.fixture
def review(cast: Cast) -> Review:
    begun = in_review(cast)
    case, told = begun.assignment.case, "A lumbar injury. Physical therapy was completed in 2023."
    begun = save_summary(case=case, version=begun.version, summary=told, by=cast.lind, at=ATTESTED_AT)
    return save_item(
        case=case, version=begun.version, number=1, fields=ITEM, follows=None, by=cast.lind, at=ATTESTED_AT
    )


def waiting(review: Review) -> list[pages.Card]:
    found: list[pages.Card] = pages.panel(review, at=SIGNED_AT, item=1)["findings_open"]
    return found


def answered(client: Client, review: Review, card: pages.Card, words: str) -> str:
    address = f"/cases/{review.assignment.case.number}/review/findings/{card.finding.key}/"
    typed = {"words": words, "on": "item-1", "once": str(uuid.uuid4())}
    return client.post(address, typed, headers=PART).content.decode()


def led_to(panel: str) -> list[str]:
    """Return the elements of a part that take the keyboard."""
    return re.findall(r"<(\w+)[^>]* autofocus\b", panel)


def test_a_kept_answer_leads_to_the_next_finding_and_from_the_last_to_the_first(
    cast: Cast, signed_in: SignedIn, review: Review
) -> None:
    first, second, *_ = waiting(review)
    client = signed_in(cast.lind)

    panel = answered(client, review, first, "It was weighed.")

    assert led_to(panel) == ["h3"]
    assert f'id="{second.anchor}-what" tabindex="-1" autofocus aria-describedby="findings-said"' in panel
    assert re.search(r'id="findings-said" class="findings__said">\s*Your answer is kept', panel)

    last = waiting(review)[-1]
    assert f'id="{second.anchor}-what" tabindex="-1" autofocus' in answered(client, review, last, "Weighed too.")


def test_where_nothing_waits_any_more_the_keyboard_is_led_to_what_is_said(
    cast: Cast, signed_in: SignedIn, review: Review
) -> None:
    client, panel = signed_in(cast.lind), ""
    for card in waiting(review):
        panel = answered(client, review, card, "It was weighed.")

    assert led_to(panel) == ["p"]


@pytest.mark.parametrize("words", ["  ", "x" * (LONGEST_ANSWER + 1)])
def test_a_refused_answer_says_so_at_its_field_and_stays_there(
    cast: Cast, signed_in: SignedIn, review: Review, words: str
) -> None:
    card = waiting(review)[1]
    field = f"id_answer_{card.finding.key[:12]}_words"

    panel = answered(signed_in(cast.lind), review, card, words)

    (error,) = re.findall(r'class="usa-error-message" id="(\w+)"', panel)
    (typed,) = re.findall(r"<input[^>]* autofocus[^>]*>", panel)
    assert error == f"{field}_error"
    assert f'aria-describedby="{field}_helptext {field}_error"' in typed
    assert f'id="{field}_helptext"' in panel
    assert 'aria-invalid="true"' in typed
    assert words.strip() in typed


def test_an_answer_to_words_that_changed_is_told_at_the_head(cast: Cast, signed_in: SignedIn, review: Review) -> None:
    (card, *_), case = waiting(review), review.assignment.case
    save_item(
        case=case, version=review.version, number=1, fields=ITEM | {"imro_guideline": "MTUS.", "rationale": "None."},
        follows=None, by=cast.lind, at=SIGNED_AT,
    )  # fmt: skip

    panel = answered(signed_in(cast.lind), review, card, "It was weighed.")

    assert led_to(panel) == ["p"]
    assert "These words have changed" in panel


def test_a_page_that_is_opened_leads_the_keyboard_nowhere(cast: Cast, signed_in: SignedIn, review: Review) -> None:
    page = signed_in(cast.lind).get(f"/cases/{review.assignment.case.number}/review/items/1/").content.decode()

    assert led_to(page) == []
