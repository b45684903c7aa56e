"""What a signature covers: the determination as it will be issued, but for the day of issue."""

import dataclasses
import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from openimr.domain.determinations import Determination
from openimr.letters.blocks import LetterContent
from openimr.letters.objects import JsonValue, determination_object
from openimr.letters.writing import letter_content
from openimr.typeset.pdf import typeset_pdf
from openimr.web.reviews.anonymity import refuse_reviewers_name
from openimr.web.reviews.composition import compose
from openimr.web.reviews.models import Review


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterToSign:
    """A letter as it would go out today.

    Attributes:
        determination: What it says.
        content: Its blocks.
        digest: What a signature of it covers.
    """

    determination: Determination
    content: LetterContent
    digest: str


def letter_to_sign(review: Review, *, at: datetime) -> LetterToSign:
    """Return the letter of a complete review as it would go out at a moment.

    It is set as well, so that what is signed can be issued.

    Raises:
        UnwritableValueError: A text of the review cannot stand in a letter, or names the reviewer.
        TypesettingError: A text of the review cannot be set.
        RefusedError: The letter may not say of the reviewer what every letter says.
        NoLawInForceError: A rule that the letter tells of is not known for that day.
    """
    determination = compose(review, at=at)
    refuse_reviewers_name(determination, review.assignment.reviewer, case=review.assignment.case, at=at)
    content = letter_content(determination)
    typeset_pdf(content, issued_at=at)
    return LetterToSign(determination=determination, content=content, digest=signed_digest(determination))


def signed_digest_of(review: Review, *, at: datetime) -> str:
    """Return the digest that a signature of a complete review at a moment covers; raises as ``letter_to_sign``."""
    return letter_to_sign(review, at=at).digest


def signed_digest(determination: Determination) -> str:
    """Return the SHA-256 over a determination without the day of issue and what follows from it."""
    undated = dataclasses.replace(determination, decision_date=None, what_happens_next=())
    return digest_of(determination_object(undated))


def digest_of(found: JsonValue) -> str:
    """Return the SHA-256 over the canonical JSON of a value: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()
