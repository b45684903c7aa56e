"""Every write to a review: drafts as typed, requests for records, the signature and its return."""

from openimr.web.reviews.services.drafts import open_review, save_item, save_summary
from openimr.web.reviews.services.records import answer_records, may_answer, request_records
from openimr.web.reviews.services.signatures import return_review, sign_review, strike_signatures

__all__ = [
    "answer_records",
    "may_answer",
    "open_review",
    "request_records",
    "return_review",
    "save_item",
    "save_summary",
    "sign_review",
    "strike_signatures",
]
