"""Cases in each state from the review to the end, walked there through the services."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from openimr.law.service import Recipient
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.matching.candidates import Certificate, Licence
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.determinations.services import issue_determination, recipients_waiting, serve_determination
from openimr.web.documents.models import Document
from openimr.web.documents.services import add_document
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import add_reviewer, attest, choose_reviewer
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import save_item, save_summary, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web.cast import AT, Cast
from tests.web.documents.files_of_tests import NOTES
from tests.web.remembered_walks import remembered
from tests.web.walks import awaiting_records

RECORDS_AT = AT + timedelta(days=7)
CHOSEN_AT = RECORDS_AT + timedelta(hours=1)
ATTESTED_AT = CHOSEN_AT + timedelta(hours=1)
SIGNED_AT = ATTESTED_AT + timedelta(days=2)
ISSUED_AT = SIGNED_AT + timedelta(hours=3)
SERVED_AT = ISSUED_AT + timedelta(hours=1)

SUMMARY = "The employee is a 53-year-old with a lumbar injury of 05/09/2023.\n\nA fusion of L4-S1 was requested."
WORDS: Mapping[int, Mapping[str, str]] = {
    1: {
        "outcome": "Upheld",
        "imro_guideline": "The Expert Reviewer based the decision on the MTUS, Low Back Disorders, 2023.",
        "rationale": "Instability on flexion and extension views was not found. The fusion is not necessary.",
    },
    2: {"outcome": "Upheld"},
    3: {
        "outcome": "Overturned",
        "imro_guideline": "The Expert Reviewer based the decision on the MTUS, Low Back Disorders, 2023.",
        "rationale": "Function improved with the visits so far: lifting rose from 10 to 25 pounds.",
    },
}
"""What the reviewer of a walked case writes; item 2 follows item 1."""


def on_roster(cast: Cast, *, at: datetime = AT) -> Reviewer:
    """Return Dr Lind as a reviewer on the roster who may review."""
    return add_reviewer(
        person=cast.lind,
        is_physician=True,
        licences=[Licence(state="California", number="G 12345", expires=date(2099, 12, 31), is_restricted=False)],
        certificates=[Certificate(specialty="Orthopaedic Surgery", is_board=True, expires=None)],
        practice_since=date(2001, 7, 1),
        practice_hours=40,
        has_discipline=False,
        is_qme=False,
        by=cast.okafor,
        at=at,
    )


def with_document(case: Case, cast: Cast, *, sent_by: PartyKind | None = PartyKind.CLAIMS_ADMINISTRATOR) -> Document:
    """Add the progress notes to the file, as sent by a party; their text is not read."""
    party = case.parties.get(kind=sent_by, until__isnull=True) if sent_by else None
    return add_document(
        case=case,
        upload_name="notes.pdf",
        about="Progress notes",
        chunks=[NOTES],
        sent_by=party,
        by=cast.clerk,
        at=RECORDS_AT,
    ).document


@remembered
def chosen(cast: Cast, *, sent_by: PartyKind | None = PartyKind.CLAIMS_ADMINISTRATOR, **changed: object) -> Case:
    """Return a case whose reviewer, Dr Lind, is to attest."""
    case = awaiting_records(cast, **changed)
    with_document(case, cast, sent_by=sent_by)
    case.refresh_from_db()
    case = close_records(case=case, version=case.version, by=cast.clerk, at=RECORDS_AT)
    reviewer = on_roster(cast)
    choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=CHOSEN_AT)
    case.refresh_from_db()
    return case


@remembered
def in_review(cast: Cast, *, sent_by: PartyKind | None = PartyKind.CLAIMS_ADMINISTRATOR, **changed: object) -> Review:
    """Return the review, still empty, of a case whose reviewer attested."""
    case = chosen(cast, sent_by=sent_by, **changed)
    assignment = attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=ATTESTED_AT)
    return Review.objects.get(assignment=assignment)


@remembered
def written(cast: Cast, *, sent_by: PartyKind | None = PartyKind.CLAIMS_ADMINISTRATOR, **changed: object) -> Review:
    """Return a review that lacks nothing, and of which every finding is answered."""
    review = in_review(cast, sent_by=sent_by, **changed)
    case = review.assignment.case
    review = save_summary(case=case, version=review.version, summary=SUMMARY, by=cast.lind, at=ATTESTED_AT)
    for number, fields in WORDS.items():
        follows = 1 if number == 2 else None
        review = save_item(
            case=case, version=review.version, number=number, fields=fields, follows=follows, by=cast.lind, at=SIGNED_AT
        )
    answer_open_findings(review, by=cast.lind, at=SIGNED_AT)
    return review


@remembered
def signed(cast: Cast, *, sent_by: PartyKind | None = PartyKind.CLAIMS_ADMINISTRATOR, **changed: object) -> Review:
    """Return a signed review."""
    review = written(cast, sent_by=sent_by, **changed)
    return sign_review(case=review.assignment.case, version=review.version, by=cast.lind, at=SIGNED_AT)


@remembered
def issued(cast: Cast, **changed: object) -> IssuedDetermination:
    """Return an issued determination that nobody was served with yet."""
    case = Case.objects.get(pk=signed(cast, **changed).assignment.case_id)
    return issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)


def serve(issued: IssuedDetermination, recipient: Recipient, cast: Cast) -> None:
    """Serve a determination on one recipient, by mail."""
    case = Case.objects.get(pk=issued.case_id)
    serve_determination(
        case=case, version=case.version, recipient=recipient, method=ServedBy.MAIL, by=cast.clerk, at=SERVED_AT
    )


@remembered
def closed(cast: Cast, **changed: object) -> IssuedDetermination:
    """Return a determination that was served on everyone."""
    found = issued(cast, **changed)
    for recipient in recipients_waiting(found):
        serve(found, recipient, cast)
    return found
