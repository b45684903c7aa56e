"""The signed reviews of a case, by seat; and the rows of the analyses that go out with a determination."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from openimr.domain.determinations import Determination
from openimr.letters.objects import determination_from_object, determination_object
from openimr.web.cases.models import Case
from openimr.web.determinations.models import IssuedDetermination, PanelAnalysis
from openimr.web.determinations.panel_letters import Analysis, analysis_file, panel_letter
from openimr.web.errors import RefusedError
from openimr.web.files import StoredFile, store_bytes
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviews.models import Review


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptAnalysis:
    """An analysis that goes out, with its file as kept."""

    review: Review
    number: int
    determination: Determination
    file: StoredFile


def analysis_of(review: Review, determination: Determination, *, number: int) -> Analysis:
    """Return what one member of a panel signed, as a value.

    Args:
        review: Signed.
        determination: What it comes to.
        number: Of the reviewer within the panel.
    """
    drafts = list(review.live_drafts.select_related("item"))
    places = {draft.item_id: place for place, draft in enumerate(drafts)}
    follows = {place: places[draft.follows_id] for place, draft in enumerate(drafts) if draft.follows_id in places}
    assert review.signed_at is not None  # noqa: S101 - signed; for the type checker
    return Analysis(number=number, signed_at=review.signed_at, determination=determination, follows=follows)


def letter_of(case: Case, reviews: Sequence[Review], determinations: Sequence[Determination]) -> Determination:
    """Return the determination that binds: what one reviewer signed, or what a panel comes to.

    Args:
        case: Which.
        reviews: The signed ones, by seat.
        determinations: What each comes to.

    Raises:
        MissingVotesError: A member did not decide an item that another one decided.
        NoLawInForceError: A rule that the letter tells of is not known for that day.
    """
    if len(reviews) == 1:
        return determinations[0]
    analyses = analyses_of(reviews, determinations)
    return panel_letter(analyses, approval=approval_of(case), assumptions=settings.OPENIMR_LAW)


def analyses_of(reviews: Sequence[Review], determinations: Sequence[Determination]) -> tuple[Analysis, ...]:
    """Return the analyses of a panel's members, numbered from 1 by seat."""
    pairs = zip(reviews, determinations, strict=True)
    return tuple(analysis_of(review, each, number=number) for number, (review, each) in enumerate(pairs, start=1))


def approval_of(case: Case) -> str:
    """Return by which number the Division approved the panel of a case; empty if it did not."""
    approval = case.panel_approvals.last()
    return approval.number if approval else ""


def lead_of(reviews: Sequence[Review]) -> Review:
    """Return the review by which a determination is known: the first that was signed."""
    return min(reviews, key=lambda review: (review.signed_at, review.assignment.seat))


def kept_analyses(
    reviews: Sequence[Review], determinations: Sequence[Determination], *, issued_at: datetime
) -> tuple[KeptAnalysis, ...]:
    """Write and keep the file of each analysis of a panel; empty where one reviewer decided.

    Raises:
        LetterError: One cannot be written or set.
        UnwritableFileError: A file cannot be kept.
    """
    if len(reviews) == 1:
        return ()
    return tuple(
        KeptAnalysis(
            review=review,
            number=number,
            determination=each,
            file=store_bytes(analysis_file(each, number=number, reviewers=len(reviews), issued_at=issued_at)),
        )
        for number, (review, each) in enumerate(zip(reviews, determinations, strict=True), start=1)
    )


def add_analyses(issued: IssuedDetermination, analyses: Sequence[KeptAnalysis]) -> None:
    """Add the rows of the analyses that go out with a determination; part of its service."""
    for each in analyses:
        PanelAnalysis.objects.create(
            determination=issued,
            review=each.review,
            number=each.number,
            document=determination_object(each.determination),
            sha256=each.file.sha256,
            size_bytes=each.file.size_bytes,
        )


def reviewers_of(issued: IssuedDetermination) -> list[Reviewer]:
    """Return who decided an issued determination."""
    reviews = [each.review for each in issued.analyses.select_related("review__assignment__reviewer__person")]
    return [review.assignment.reviewer for review in reviews or [issued.review]]


def rewritten_analysis(analysis: PanelAnalysis) -> bytes:
    """Return the file of an analysis, written anew from what the database holds."""
    issued = analysis.determination
    return analysis_file(
        determination_from_object(analysis.document),
        number=analysis.number,
        reviewers=issued.analyses.count(),
        issued_at=issued.issued_at,
    )


def require_all(case: Case, reviews: Sequence[Review]) -> None:
    """Refuse to go on before every reviewer of a case has signed.

    Raises:
        RefusedError: One has not.
    """
    if len(reviews) < case.seats:
        raise RefusedError("The review is not signed; a letter goes out only of a signed review.")
