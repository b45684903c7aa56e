from datetime import date

import pytest

from openimr.domain.text import Span
from openimr.letters.parts.utilization_reviews import read_utilization_review


@pytest.mark.parametrize(
    ("summary", "day", "verb"),
    [
        ("On 11-30-2016 Utilization Review non-certified a request for therapy.", date(2016, 11, 30), "non-certified"),
        ("The original utilization review (2-3-15) denied it.", date(2015, 2, 3), "denied"),
        ("The UR of 9-30-17 non-\ncertified the brace.", date(2017, 9, 30), "non-certified"),
        ("The UR of 9-\n\n \n \n \n\f30-17 non-\n\n \n \n \n\fcertified it.", date(2017, 9, 30), "non-certified"),
        (
            "On 03-14-2017 a brace was non-certified by utilization review.",
            date(2017, 3, 14),
            "non-certified",
        ),
        (
            "In a utilization review report of October 10, 2017, the claims administrator failed to approve it.",
            date(2017, 10, 10),
            "failed to approve",
        ),
        (
            "On May 1, 2017 a request came in; it was noncertified by Utilization Review on May 5, 2017.",
            date(2017, 5, 5),
            "noncertified",
        ),
        (
            "The form is of 04/02/2017, but a prior denial was sent on 04/09/2017. Both braces were denied.",
            date(2017, 4, 9),
            "denied",
        ),
        ("A previous determination, dated 06/07/2017, found no necessity.", date(2017, 6, 7), None),
        (
            "The request was reviewed. The requested treatment, a brace, was denied on 07/08/2017.",
            date(2017, 7, 8),
            "denied",
        ),
        ("The Utilization Review of 8-9-17 modified it to six visits.", date(2017, 8, 9), "modified"),
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


def test_an_adjuster_by_trade_reviewed_nothing() -> None:
    summary = "This right hand dominant female claims adjuster was rear ended on 9/18/2012."

    assert read_utilization_review(summary, Span(0, len(summary))) is None


def test_the_words_that_were_read_stand_at_the_span() -> None:
    summary = "Pain. On 11-30-2016, Utilization Review denied a request."
    review = read_utilization_review(summary, Span(0, len(summary)))

    assert review is not None
    assert review.span.of(summary) == "11-30-2016, Utilization Review denied"
