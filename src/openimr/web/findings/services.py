"""Every write to the findings of a review: what was found and fixed is kept, and what stays is answered in one line."""

from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.errors import RefusedError
from openimr.web.findings.drafts import findings_of
from openimr.web.findings.models import FindingStep, KeptFinding, StepKind
from openimr.web.findings.recording import Kept, answers_of, keep, keep_one
from openimr.web.people.models import User
from openimr.web.reviews.services.locking import lock_review

LONGEST_ANSWER = 300
"""Characters of an answer: one line, and no argument."""


@transaction.atomic
def keep_findings(*, case: Case, by: User, at: datetime) -> Kept:
    """Keep what the checks find in a draft that its reviewer saved, and what of it was set right or is no longer checked since.

    Raises:
        NotAllowedError: ``by`` is not the reviewer of the case.
        RefusedError: The case is not in review.

    Writes:
        A KeptFinding for each that is new, a FindingStep for each that went or came again, and one AuditEvent if there
        is any.
    """
    locked, review = lock_review(case, version=None, by=by, at=at)
    kept = keep(review, findings_of(review, at=at), by=by, at=at)
    if kept.is_anything:
        facts = {"found": kept.found, "fixed": kept.fixed, "unchecked": kept.unchecked}
        record(scope=locked.number, verb="keep_findings", by=by, at=at, facts=facts)
    return kept


@transaction.atomic
def answer_finding(*, case: Case, key: str, words: str, by: User, at: datetime) -> FindingStep:
    """Answer a finding in one line; the answer holds as long as the words that were found do.

    The key tells which words the person saw, so that an answer to words that have changed is refused.

    Args:
        case: In review.
        key: Of ``openimr.web.findings.drafts.finding_key``.
        words: Why the letter stands as it is, in one line.
        by: The reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is not the reviewer of the case.
        RefusedError: The case is not in review, the words changed since, the finding asks for no answer, or the answer is
            empty, too long or more than a line.

    Writes:
        A FindingStep, the KeptFinding if it was not kept yet, and one AuditEvent without the words. The same answer given
        twice is kept once.
    """
    locked, review = lock_review(case, version=None, by=by, at=at)
    line = _one_line(words)
    finding = next((each for each in findings_of(review, at=at) if each.key == key), None)
    if finding is None:
        raise RefusedError("The words that were found have changed since, or are gone. Look at the findings again.")
    if not finding.asks:
        raise RefusedError("This finding takes no answer: what blocks is set right, and a note asks for nothing.")
    given = answers_of(review).get(key)
    if given is not None and given.words == line:
        return given
    kept = KeptFinding.objects.filter(review=review, key=key).first() or keep_one(review, finding, at=at)
    step = FindingStep.objects.create(finding=kept, kind=StepKind.ANSWERED, words=line, by=by, at=at)
    facts: dict[str, str | int] = {"check": finding.check}
    if finding.item is not None:
        facts["item"] = finding.item
    record(scope=locked.number, verb="answer_finding", by=by, at=at, facts=facts)
    return step


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    if not line:
        raise RefusedError("Say in one line why it stays as it is.", field="words")
    if len(line) > LONGEST_ANSWER:
        raise RefusedError(
            f"Expected one line of at most {LONGEST_ANSWER} characters; found {len(line)}. Say it shorter.",
            field="words",
        )
    return line
