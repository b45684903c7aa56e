from datetime import date

import pytest

from openimr.domain.text import Span
from openimr.letters.parts.utilization_reviews import read_utilization_review


@pytest.mark.parametrize(
    ("summary", "day", "verb"),
    [
        ("On 11-30-2016 Utilization Review non-certified a request for therapy.", date(2016, 11, 30), "non-certified"),
        ("The original utilization review (9-17-15) denied it.", date(2015, 9, 17), "denied"),
        ("The UR dated 12-30-16 non-\ncertified the request.", date(2016, 12, 30), "non-certified"),
        (
            "On 12-12-2016 the request for MRI was non-certified by utilization review.",
            date(2016, 12, 12),
            "non-certified",
        ),
        (
            "In a utilization review report dated December 9, 2016, the claims administrator failed to approve it.",
            date(2016, 12, 9),
            "failed to approve",
        ),
        (
            "On December 1, 2016 a request came that was noncertified by Utilization Review on December 5, 2016.",
            date(2016, 12, 5),
            "noncertified",
        ),
        (
            "An RFA is dated 12/19/2016, and a prior denial was made on 12/27/2016. Both were denied.",
            date(2016, 12, 27),
            "denied",
        ),
        ("The prior determination dated 11/23/2016 was found not medically necessary.", date(2016, 11, 23), None),
        ("The request was reviewed. The requested treatment was denied on 01/06/2017.", date(2017, 1, 6), "denied"),
        ("The Utilization Review on 11-9-16 modified the request to six visits.", date(2016, 11, 9), "modified"),
        ("Utilization review partially approved the request.", None, "partially approved"),
    ],
)
def test_day_and_verb_of_the_review_are_read(summary: str, day: date | None, verb: str | None) -> None:
    review = read_utilization_review(f"She fell on 10-01-2016. {summary}", Span(0, len(summary) + 24))

    assert review is not None
    assert (review.day, review.verb) == (day, verb)


def test_a_summary_that_tells_of_no_review_has_none() -> None:
    summary = "The worker denied numbness on 10/01/2016. A CURES report was reviewed."

    assert read_utilization_review(summary, Span(0, len(summary))) is None


def test_the_words_that_were_read_stand_at_the_span() -> None:
    summary = "Pain. On 11-30-2016, Utilization Review denied a request."
    review = read_utilization_review(summary, Span(0, len(summary)))

    assert review is not None
    assert review.span.of(summary) == "11-30-2016, Utilization Review denied"
