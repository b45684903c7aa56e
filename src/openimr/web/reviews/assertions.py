"""What a letter may say of its reviewer: what the roster and the attestation hold, and never the name."""

import dataclasses
from datetime import date, datetime

from openimr.domain.determinations import ReviewerCredentials, StockAssertion
from openimr.law.days import legal_day
from openimr.law.reviewers import PUBLISHED_PRACTICE_RULE
from openimr.matching.answers import Bearing
from openimr.matching.attestations import faults_of
from openimr.matching.qualifications import practice_reasons
from openimr.web.errors import RefusedError
from openimr.web.reviewers.models import Assignment, Reviewer
from openimr.web.reviewers.values import candidate_of, need_of


def credentials_of(reviewer: Reviewer, *, on: date) -> ReviewerCredentials:
    """Return the nonrestricted licences known to be in force on a day, and the certificates not known to have ended."""
    licences = [licence for licence in reviewer.licences.all() if licence.expires is not None and licence.expires >= on]
    held = [one for one in reviewer.certificates.all() if one.expires is None or one.expires >= on]
    return ReviewerCredentials(
        licensure=tuple(licence.state for licence in licences if not licence.is_restricted),
        specialties=tuple(certificate.specialty for certificate in held),
    )


def assertions_of(assignment: Assignment, *, at: datetime) -> frozenset[StockAssertion]:
    """Return the stock assertions of a letter: all of them, each held by the roster or by the attestation.

    Raises:
        RefusedError: One is not held; the sentence says which and why.

    Source: the assertions are the published letters'; years and hours are a rule of the contract [unverified].
    """
    _require_attestation(assignment)
    _require_practice(assignment, at=at)
    return frozenset(StockAssertion)


def _require_attestation(assignment: Assignment) -> None:
    if assignment.attested_at is None:
        raise RefusedError("The reviewer has not attested; the letter may not say that there is no affiliation.")
    faults = faults_of(assignment.attestation)
    if faults:
        codes = ", ".join([*faults.unanswered, *faults.affiliated, *faults.unmet])
        raise RefusedError(f"The attestation does not hold what the letter says of the reviewer: {codes}.")


def _require_practice(assignment: Assignment, *, at: datetime) -> None:
    """Hold the roster against the sentence that every letter prints, whatever rule the site chooses reviewers by."""
    need = dataclasses.replace(need_of(assignment.case, at=at), practice=PUBLISHED_PRACTICE_RULE)
    for reason in practice_reasons(candidate_of(assignment.reviewer, at=at), need):
        if reason.bearing is not Bearing.FOR:
            raise RefusedError(
                "The letter says that the reviewer has been in active practice for more than five years and at least 24 "
                f"hours a week, which the roster does not hold on {legal_day(at):%m/%d/%Y}: {reason.sentence}"
            )
