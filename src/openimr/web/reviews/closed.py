"""A review that takes no more words: it is signed, or its case went another way."""

from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.reviewers.panels import has_signed, own_state
from openimr.web.reviews.models import Review

_SIGNED = "You signed this review, so it takes no more words: what you sent was not saved. If it comes back to you, you can go on."
_ENDED = "This review has ended, so it takes no more words: what you sent was not saved."


def is_closed(review: Review) -> bool:
    """Return whether a review can no longer be written: it is signed, or the case went another way."""
    return own_state(review.assignment) is not CaseState.CLINICAL_REVIEW


def why_closed(review: Review) -> str:
    """Return for its reviewer why words sent to a closed review were not saved."""
    return _SIGNED if has_signed(review.assignment) else _ENDED


def require_open(review: Review) -> None:
    """Refuse words, an answer or a signature for a review that is closed.

    Raises:
        RefusedError: It is; the sentence says why, in words for its reviewer.
    """
    if is_closed(review):
        raise RefusedError(why_closed(review))
