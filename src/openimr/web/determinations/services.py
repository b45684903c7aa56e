"""Issue a determination, seal it, serve it, close the case."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from openimr.domain.determinations import Determination
from openimr.law.days import legal_day
from openimr.law.service import Recipient, ServiceRule, served_with_determination
from openimr.letters.objects import determination_object
from openimr.web.appeals.clocks import start_appeal_clock
from openimr.web.appeals.standing import why_reviewed_anew
from openimr.web.audit.services import record
from openimr.web.cases.models import Case, DisputedItem, Party
from openimr.web.cases.services.locking import change, lock_case, require_state, stop_clocks
from openimr.web.cases.serving import PARTY_SERVED, can_sign_in
from openimr.web.cases.values import CaseState, ItemState, PartyKind, ServedBy
from openimr.web.deliveries.services import queue_news
from openimr.web.determinations.analyses import (
    KeptAnalysis,
    add_analyses,
    kept_analyses,
    lead_of,
    letter_of,
    require_all,
)
from openimr.web.determinations.letters import letter_files
from openimr.web.determinations.models import FileKind, IssuedDetermination, LetterFile, Service
from openimr.web.determinations.seals import seal_of
from openimr.web.errors import RefusedError
from openimr.web.files import StoredFile, store_bytes
from openimr.web.implementation.clocks import keep_clocks
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services.locking import lock_reviewers
from openimr.web.reviews.anonymity import refuse_reviewers_name
from openimr.web.reviews.blockers import standing_blockers, words_of
from openimr.web.reviews.composition import compose
from openimr.web.reviews.models import Review
from openimr.web.reviews.readiness import what_is_missing
from openimr.web.reviews.signing import digest_of, signed_digest

DETERMINATION_CLOCKS = ("determination-regular", "determination-formulary", "determination-expedited")


@transaction.atomic
def issue_determination(*, case: Case, version: int, by: User, at: datetime) -> IssuedDetermination:
    """Issue a signed determination in the organization's name, and seal it; of a panel with every reviewer's analysis.

    The letter's files are written before the rows that name them; files that no row names are swept.

    Args:
        case: Signed.
        version: The case's version that the person saw.
        by: The medical director.
        at: The moment of issue, aware; the day of the decision and the date within the files.

    Raises:
        NotAllowedError: ``by`` may not issue.
        RefusedError: The review is not signed, something is missing or was changed after the signature, the only evidence
            is utilization review's, a conflict was found, or a stock assertion is not held.
        LetterError: The letter cannot be written or set.
        MissingVotesError: A member of a panel did not decide an item that another one decided.
        UnwritableFileError: The files cannot be kept.
        StaleFormError: The case was changed in between.

    Writes:
        An IssuedDetermination with its LetterFiles and PanelAnalyses, the items' and the case's state, the clocks, and one AuditEvent with the
        seal's digest.

    Source: Lab. Code § 4610.6(d) to (f).
    """
    require(by, Permission.ISSUE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.QUALITY_CHECK)
    reviews = _signed_reviews(locked)
    if any(review.assignment.reviewer.person_id == by.pk for review in reviews):
        raise RefusedError("Who reviewed a case does not issue its determination; another medical director must.")
    lock_reviewers(review.assignment.reviewer for review in reviews)
    signed = [_checked(review, at=at) for review in reviews]
    determination = letter_of(locked, reviews, signed)
    refuse_names_of([determination, *signed], [review.assignment.reviewer for review in reviews], case=locked, at=at)
    files = {kind: store_bytes(data) for kind, data in letter_files(determination, issued_at=at).items()}
    analyses = kept_analyses(reviews, signed, issued_at=at)
    review, why = lead_of(reviews), why_reviewed_anew(locked)
    issued = seal_determination(locked, review, determination, files, analyses=analyses, why=why, by=by, at=at)
    for item, decided in zip(_live_items(review), determination.items, strict=True):
        item.state = ItemState(decided.outcome.value.lower())
        item.save(update_fields=["state"])
    stop_clocks(locked, *DETERMINATION_CLOCKS, at=at)
    facts = change(locked, state=CaseState.FDL_ISSUED)
    facts |= {"determination": issued.number, "outcome": determination.outcome.value, "seal": issued.seal_digest}
    record(scope=locked.number, verb="issue_determination", by=by, at=at, facts=facts)
    return issued


@transaction.atomic
def serve_determination(  # noqa: PLR0913 - on whom, how and when
    *, case: Case, version: int, recipient: Recipient, method: ServedBy, by: User, at: datetime
) -> Service:
    """Keep that the determination was served on one recipient; the case closes with the last.

    Raises:
        NotAllowedError: ``by`` may not serve.
        RefusedError: The case is not issued, the recipient is not served in it, was served already, or is no party; or
            nobody can sign in for a party that is to be served electronically.
        StaleFormError: The case was changed in between.

    Writes:
        A Service, a Delivery for each person who signs in for a party served electronically, the clocks of what
        follows, the case's state with the last one, and one AuditEvent.

    Source: Lab. Code § 4610.6(f), (h), (j).
    """
    require(by, Permission.SERVE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.FDL_ISSUED)
    issued = locked.determinations.latest("number")
    waiting = recipients_waiting(issued)
    if recipient not in waiting:
        raise RefusedError(f"Expected a recipient still to be served; found {recipient.value}.")
    party = _party(locked, recipient)
    if method is ServedBy.ELECTRONIC and party is not None and not can_sign_in(party, at=at):
        raise RefusedError("Nobody can sign in for this party, so it does not reach them here.", field="method")
    service = Service.objects.create(
        determination=issued,
        recipient=recipient.name.lower(),
        party=party,
        method=method,
        served_by=by,
        at=at,
    )
    queue_news(service, at=at)
    is_last = len(waiting) == 1
    facts = change(locked, state=CaseState.CLOSED if is_last else None)
    keep_clocks(locked, at=at)
    if is_last:
        start_appeal_clock(issued)
    facts |= {"recipient": service.recipient, "method": method.value}
    record(scope=locked.number, verb="serve_determination", by=by, at=at, facts=facts)
    return service


def recipients_waiting(issued: IssuedDetermination) -> tuple[Recipient, ...]:
    """Return on whom a determination must still be served, in the statute's order."""
    served = set(issued.services.values_list("recipient", flat=True))
    return tuple(rule.recipient for rule in rules_of_service(issued) if rule.recipient.name.lower() not in served)


def rules_of_service(issued: IssuedDetermination) -> tuple[ServiceRule, ...]:
    """Return on whom a determination is served, done or not, in the statute's order.

    Source: Lab. Code § 4610.6(f).
    """
    is_represented = issued.case.parties.filter(kind=PartyKind.ATTORNEY, until__isnull=True).exists()
    return served_with_determination(on=legal_day(issued.issued_at), is_represented=is_represented)


def _signed_reviews(case: Case) -> list[Review]:
    reviews = list(
        Review.objects.select_for_update(of=("self",))
        .select_related("assignment__case", "assignment__reviewer__person")
        .filter(assignment__case=case, assignment__ended_at__isnull=True, signed_at__isnull=False)
        .order_by("assignment__seat")
    )
    require_all(case, reviews)
    return reviews


def refuse_names_of(
    determinations: Iterable[Determination], reviewers: Iterable[Reviewer], *, case: Case, at: datetime
) -> None:
    """Refuse papers that go out together and of which a text names any of the reviewers of the case.

    Raises:
        UnwritableValueError: Naming the value, not its words.

    Source: Lab. Code § 4610.6(f).
    """
    every = list(determinations)
    for reviewer in reviewers:
        for each in every:
            refuse_reviewers_name(each, reviewer, case=case, at=at)


def _checked(review: Review, *, at: datetime) -> Determination:
    """Return the determination that goes out, after holding it once more against the signature and the rules."""
    missing = what_is_missing(review)
    if missing:
        raise RefusedError(f"Not ready to issue. Missing: {'; '.join(missing)}.")
    Reviewer.objects.select_for_update(of=("self",)).get(pk=review.assignment.reviewer_id)
    blockers = standing_blockers(review, at=at)
    if blockers:
        raise RefusedError(f"Not ready to issue. {words_of(blockers)}")
    determination = compose(review, at=at)
    if signed_digest(determination) != review.signed_digest:
        raise RefusedError(
            "The determination is not what was signed: the file, the roster or a text changed since. Return it to the "
            "reviewer, who signs again."
        )
    return determination


def _live_items(review: Review) -> list[DisputedItem]:
    return [draft.item for draft in review.live_drafts.select_related("item")]


def seal_determination(  # noqa: PLR0913 - what a seal covers
    case: Case,
    review: Review,
    determination: Determination,
    files: Mapping[FileKind, StoredFile],
    *,
    analyses: Sequence[KeptAnalysis] = (),
    why: str,
    by: User,
    at: datetime,
) -> IssuedDetermination:
    """Keep a determination that goes out, its files and its seal; part of its caller's transaction.

    Args:
        case: Locked.
        review: Signed; of a panel the first to be signed.
        determination: As it goes out.
        files: Of its letter, as kept.
        analyses: Of a panel, what each member signed; else empty.
        why: Why it takes the place of the one before; empty for the first.
        by: Who issues it.
        at: The moment, aware.

    Writes:
        An IssuedDetermination with its LetterFiles and PanelAnalyses.
    """
    document = determination_object(determination)
    seal = seal_of(case, review, document=document, files=files, analyses=analyses)
    issued = IssuedDetermination.objects.create(
        case=case,
        review=review,
        number=case.determinations.count() + 1,
        superseded_because=why,
        document=document,
        seal=seal,
        seal_digest=digest_of(seal),
        issued_by=by,
        issued_at=at,
    )
    for kind, stored in files.items():
        LetterFile.objects.create(determination=issued, kind=kind, sha256=stored.sha256, size_bytes=stored.size_bytes)
    add_analyses(issued, analyses)
    return issued


def _party(case: Case, recipient: Recipient) -> Party | None:
    if recipient is Recipient.ADMINISTRATIVE_DIRECTOR:
        return None
    kind = PARTY_SERVED[recipient]
    party = case.parties.filter(kind=kind, until__isnull=True).first()
    if party is None:
        raise RefusedError(f"The case has no {kind.label.lower()}; enter it on the application first.")
    return party
