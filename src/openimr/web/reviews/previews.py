"""Is it ready to sign? What blocks, with where to mend it, and the letter as it will be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from openimr.domain.errors import LawError, TypesettingError, UnwritableValueError
from openimr.domain.findings import Severity
from openimr.web.errors import RefusedError
from openimr.web.findings.drafts import DraftFinding, findings_of
from openimr.web.findings.recording import open_of
from openimr.web.reviews.blockers import Blocker, rule_blockers, standing_blockers
from openimr.web.reviews.models import Review
from openimr.web.reviews.readiness import MissingPlace, missing_parts, missing_places
from openimr.web.reviews.signing import LetterToSign, letter_to_sign

PARTS = {
    "heading": "the heading",
    "claims_administrator_guideline": "what the claims administrator’s decision was based on",
    "imro_guideline": "what the decision is based on",
    "rationale": "the rationale",
}
"""A decided item's value → how the reviewer's page names it."""

_OF_ITEM = re.compile(r"/items/(?P<index>\d+)/(?P<name>\w+)")
_OF_DOCUMENT = re.compile(r"/documents/(?P<index>\d+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a person sees before signing or issuing.

    Attributes:
        blockers: What bars it; empty is good.
        findings: Of the checks, still to be set right or answered before the signature; empty is good.
        notes: Of the checks, to know; they ask for nothing.
        letter: As it would go out now; None while it cannot be written.
    """

    blockers: tuple[Blocker, ...]
    findings: tuple[DraftFinding, ...] = ()
    notes: tuple[DraftFinding, ...] = ()
    letter: LetterToSign | None


def preview_of(review: Review, *, at: datetime) -> Preview:
    """Return what bars a review from being signed or issued at a moment, and its letter as far as it can be written.

    Of one that is signed no check is asked again, as the issue itself asks none.
    """
    missing = tuple(_lacking(place) for place in missing_places(missing_parts(review)))
    found = findings_of(review, at=at) if review.signed_at is None else None
    rules = standing_blockers(review, at=at) if found is None else rule_blockers(review, found=found, at=at)
    preview = partial(Preview, findings=open_of(review, found or ()), notes=tuple(_notes(found or ())))
    if missing:
        return preview(blockers=missing + rules, letter=None)
    try:
        letter = letter_to_sign(review, at=at)
    except (UnwritableValueError, TypesettingError) as error:
        fault = _blocker_at(review, error.pointer or "", error.reason)
        return preview(blockers=(fault, *rules), letter=None)
    except (RefusedError, LawError) as error:
        return preview(blockers=(*rules, Blocker(words=str(error))), letter=None)
    return preview(blockers=rules, letter=letter)


def _notes(found: Iterable[DraftFinding]) -> Iterator[DraftFinding]:
    return (each for each in found if each.severity is Severity.NOTE)


def _lacking(place: MissingPlace) -> Blocker:
    if place.item is None:
        return Blocker(words="The clinical case summary is not written yet.", is_summary=True)
    return Blocker(words=f"Item {place.item} lacks: {', '.join(place.words)}.", item=place.item)


def _blocker_at(review: Review, pointer: str, reason: str) -> Blocker:
    """Return the fault of one value, named as the reviewer's page names it."""
    if pointer == "/summary":
        return Blocker(words=f"The clinical case summary: {reason}", is_summary=True)
    in_item = _OF_ITEM.fullmatch(pointer)
    if in_item:
        number = review.live_drafts.select_related("item")[int(in_item["index"])].item.number
        return Blocker(words=f"Item {number}, {PARTS.get(in_item['name'], in_item['name'])}: {reason}", item=number)
    in_document = _OF_DOCUMENT.fullmatch(pointer)
    if in_document:
        return Blocker(words=f"The name of document {int(in_document['index']) + 1} of the file: {reason}")
    return Blocker(words=f"{pointer or 'The letter'}: {reason}")
