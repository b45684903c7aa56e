"""What a review still lacks before it may be signed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openimr.web.cases.models import DisputedItem
from openimr.web.cases.values import ItemState
from openimr.web.reviews.models import ItemDraft, Review


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingPart:
    """Something that a review lacks.

    Attributes:
        item: Number of the item that lacks it; None if it is the summary.
        words: What is missing.
    """

    item: int | None = None
    words: str

    def __str__(self) -> str:
        return self.words if self.item is None else f"item {self.item}: {self.words}"


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingPlace:
    """What one item, or the summary, lacks.

    Attributes:
        item: Number of the item; None for the summary.
        words: What it lacks.
    """

    item: int | None
    words: tuple[str, ...]


def missing_parts(review: Review) -> tuple[MissingPart, ...]:
    """Return what is missing in the order of the letter; empty if the review is complete.

    Source: Lab. Code § 4610.6(e): the employee's condition (the summary), whether each treatment is medically necessary,
    and the findings that support it.
    """
    drafts = {draft.item_id: draft for draft in review.live_drafts.select_related("item", "follows")}
    missing = [] if review.summary.strip() else [MissingPart(words="the clinical case summary")]
    for draft in drafts.values():
        missing += [MissingPart(item=draft.item.number, words=words) for words in _missing_of(draft, drafts)]
    return tuple(missing)


def missing_places(missing: Iterable[MissingPart]) -> tuple[MissingPlace, ...]:
    """Return what is missing by the place where it is mended, in the order of the letter."""
    places: dict[int | None, list[str]] = {}
    for part in missing:
        places.setdefault(part.item, []).append(part.words)
    return tuple(MissingPlace(item=item, words=tuple(words)) for item, words in places.items())


def what_is_missing(review: Review) -> tuple[str, ...]:
    """Return what is missing in words, in the order of the letter; empty if the review is complete."""
    return tuple(str(part) for part in missing_parts(review))


def _missing_of(draft: ItemDraft, drafts: dict[int, ItemDraft]) -> Iterator[str]:
    if not draft.outcome:
        yield "the outcome"
    if draft.follows is not None:
        primary = drafts.get(draft.follows.pk)
        if primary is None or (draft.outcome and primary.outcome and draft.outcome != primary.outcome):
            yield _unfollowable(draft.follows)
        return
    if not draft.rationale.strip():
        yield "the rationale"
    if not draft.imro_guideline.strip():
        yield "what the decision is based on"


def _unfollowable(followed: DisputedItem) -> str:
    """Return what an item lacks that follows another one wrongly: its outcome, or one that is decided at all."""
    if followed.state == ItemState.TERMINATED:
        return f"to stand by itself: item {followed.number}, which it follows, ended and is not decided"
    return f"the same outcome as item {followed.number}, which it follows; or let it stand by itself"
