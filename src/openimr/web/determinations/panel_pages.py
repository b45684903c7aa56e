"""What one who checks or issues sees of a panel: each analysis, what binds by them, and the letter as it will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openimr.domain.determinations import ItemOutcome
from openimr.domain.errors import LawError, LetterError, MissingVotesError, TypesettingError
from openimr.letters.writing import letter_content
from openimr.web.cases.models import Case, DisputedItem
from openimr.web.determinations.analyses import analyses_of, approval_of, letter_of
from openimr.web.determinations.forms import ReturnForm, return_form
from openimr.web.determinations.letter_pages import BlockGroup, block_groups
from openimr.web.determinations.pages import NOT_AS_SIGNED
from openimr.web.determinations.panel_letters import analysis_content, decided
from openimr.web.findings.recording import RecordGroup, record_of
from openimr.web.forms import VersionedForm
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.blockers import Blocker
from openimr.web.reviews.models import Review
from openimr.web.reviews.previews import Preview, preview_of


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRow:
    """One member of a panel, as one who checks sees them.

    Attributes:
        number: Of the reviewer within the panel, from 1.
        preview: What bars their analysis, and how it will be.
        groups: Its blocks; empty while it cannot be written.
        record: What was found before it was signed.
    """

    number: int
    review: Review
    preview: Preview
    groups: tuple[BlockGroup, ...]
    record: tuple[RecordGroup, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteRow:
    """One item: how each member found, in the panel's order, and what binds."""

    item: DisputedItem
    votes: tuple[ItemOutcome, ...]
    outcome: ItemOutcome


def panel_page(
    reviews: Sequence[Review],
    *,
    by: User,
    at: datetime,
    form: VersionedForm | None = None,
    returned: ReturnForm | None = None,
) -> dict[str, Any]:
    """Return what one who checks or issues sees of a panel of which all have signed."""
    case = reviews[0].assignment.case
    members = [_member(review, number, of=len(reviews), at=at) for number, review in enumerate(reviews, start=1)]
    blockers = [
        Blocker(words=f"Reviewer {each.number}: {blocker.words}")
        for each in members
        for blocker in each.preview.blockers
    ]
    shown = _together(case, members)
    blockers += [Blocker(words=shown.fault)] if shown.fault else []
    return {
        "members": members,
        "votes": shown.votes,
        "is_differing": shown.is_differing,
        "groups": () if blockers else shown.groups,
        "preview": Preview(blockers=tuple(blockers), letter=None),
        "documents": case.documents.select_related("sent_by"),
        "may_issue": may(by, Permission.ISSUE, at=at),
        "form": form or VersionedForm(initial={"version": case.version}),
        "return_form": returned or return_form(reviews),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class _Together:
    """What the members come to; ``fault`` says why nothing can be said yet."""

    votes: tuple[VoteRow, ...] = ()
    is_differing: bool = False
    groups: tuple[BlockGroup, ...] = ()
    fault: str = ""


def _member(review: Review, number: int, *, of: int, at: datetime) -> MemberRow:
    shown = preview_of(review, at=at)
    if shown.letter is not None and shown.letter.digest != review.signed_digest:
        shown = Preview(blockers=(*shown.blockers, NOT_AS_SIGNED), letter=shown.letter)
    groups: tuple[BlockGroup, ...] = ()
    if shown.letter is not None:
        groups = block_groups(analysis_content(shown.letter.determination, number=number, reviewers=of))
    return MemberRow(number=number, review=review, preview=shown, groups=groups, record=record_of(review))


def _together(case: Case, members: Sequence[MemberRow]) -> _Together:
    reviews = [each.review for each in members]
    letters = [each.preview.letter for each in members]
    determinations = [letter.determination for letter in letters if letter is not None]
    if len(determinations) < len(members):
        return _Together()
    try:
        found = decided(analyses_of(reviews, determinations), approval=approval_of(case))
        content = letter_content(letter_of(case, reviews, determinations))
    except (LetterError, LawError, TypesettingError, MissingVotesError) as error:
        return _Together(fault=str(error))
    items = [draft.item for draft in reviews[0].live_drafts.select_related("item")]
    votes = tuple(
        VoteRow(item=item, votes=tuple(each.votes[place] for each in found.analyses), outcome=found.outcomes[place])
        for place, item in enumerate(items)
    )
    return _Together(votes=votes, is_differing=found.is_differing, groups=block_groups(content))
