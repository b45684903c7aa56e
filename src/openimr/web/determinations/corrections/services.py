"""Correct a clerical error of an issued letter: a new letter takes its place, and is served again on everyone."""

from datetime import datetime

from django.db import transaction

from openimr.law.days import legal_day
from openimr.letters.objects import determination_from_object
from openimr.web.appeals.models import Appeal
from openimr.web.audit.services import record
from openimr.web.cases.access import case_for
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.telling import tell_of_correction
from openimr.web.cases.values import CaseState
from openimr.web.determinations.analyses import KeptAnalysis, kept_analyses, reviewers_of
from openimr.web.determinations.corrections.changes import corrected, places_of, why_corrected, with_note
from openimr.web.determinations.letters import letter_files
from openimr.web.determinations.models import IssuedDetermination, LetterCorrection
from openimr.web.determinations.services import refuse_names_of, seal_determination
from openimr.web.errors import RefusedError
from openimr.web.files import store_bytes
from openimr.web.implementation.clocks import keep_clocks
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.anonymity import refuse_words_for_parties
from openimr.web.written import written_in_one_line

LONGEST_REASON = 200
LONGEST_WORDS = 300


@transaction.atomic
def correct_letter(  # noqa: PLR0913 - what was wrong, where, and why
    *, case: Case, version: int, pointer: str, wrong: str, right: str, because: str, by: User, at: datetime
) -> IssuedDetermination:
    """Issue a letter that sets one clerical error right and takes the place of the one in force.

    What was decided, the items and the reviewers stay as they are, and the analyses of a panel go out again unchanged: the letter is of the same review, with its signature in
    the seal. The letter before is kept as it is. The new one is served on everyone; whether the times to appeal and to
    carry it out count anew from that is the setting ``corrected-letter-restarts``. The law's words on a correction were
    not read [unverified].

    Args:
        case: Issued, and not appealed.
        version: The version the form was made from.
        pointer: Of one of ``openimr.web.determinations.corrections.changes.places_of``.
        wrong: The words that are wrong, as they stand there.
        right: What is to stand there instead.
        because: What the error was, in a few words; it stands in the letter.
        by: The medical director.
        at: The moment of issue, aware.

    Raises:
        NotAllowedError: ``by`` may not correct letters, or does not see the case.
        RefusedError: Nothing is in force, an appeal has not ended, there is no such place, the words do not stand there
            once, something else would be decided, no reason is given or it names the reviewer, or ``by`` is the reviewer.
        LetterError: The letter cannot be written or set, or names the reviewer.
        UnwritableFileError: The files cannot be kept.
        StaleFormError: The case was changed in between.

    Writes:
        An IssuedDetermination with its LetterFiles and LetterCorrection, the Notice of it, the case's state, the clocks, and
        one AuditEvent with the seal's digest, without the words.
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.CORRECT_LETTER)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.FDL_ISSUED, CaseState.CLOSED)
    before = locked.determinations.select_related("review__assignment__reviewer__person").latest("number")
    because = _reason(because, locked, by=by, at=at)
    _require_open_to_correction(before, by=by)
    place = next((each for each in places_of(before.document) if each.pointer == pointer), None)
    if place is None:
        raise RefusedError("Choose what of the letter is wrong.", field="pointer")
    changed = corrected(before.document, place=place, wrong=wrong, right=right)
    determination = with_note(changed, issued_on=legal_day(before.issued_at), because=because)
    refuse_names_of([determination], reviewers_of(before), case=locked, at=at)
    files = {kind: store_bytes(data) for kind, data in letter_files(determination, issued_at=at).items()}
    why = why_corrected(issued_at=before.issued_at, because=because)
    analyses = _analyses_again(before, at=at)
    issued = seal_determination(locked, before.review, determination, files, analyses=analyses, why=why, by=by, at=at)
    LetterCorrection.objects.create(
        determination=issued, corrects=before, pointer=pointer, wrong=wrong, right=right, because=because, by=by, at=at
    )
    tell_of_correction(locked, issued_at=before.issued_at, wrong=because, by=by, at=at)
    facts = change(locked, state=CaseState.FDL_ISSUED)
    keep_clocks(locked, at=at)
    facts |= {"determination": issued.number, "corrects": before.number, "place": pointer, "seal": issued.seal_digest}
    record(scope=locked.number, verb="correct_letter", by=by, at=at, facts=facts)
    return issued


def _reason(because: str, case: Case, *, by: User, at: datetime) -> str:
    if_none = "Say what the error was. It stands in the letter."
    kept = written_in_one_line(because, longest=LONGEST_REASON, field="because", if_none=if_none)
    refuse_words_for_parties(kept, case, by=by, at=at, field="because")
    return kept


def _analyses_again(before: IssuedDetermination, *, at: datetime) -> tuple[KeptAnalysis, ...]:
    """Return the analyses of a panel as they went out, to go out again: what a reviewer signed is never corrected."""
    kept = list(before.analyses.select_related("review__assignment"))
    if not kept:
        return ()
    determinations = [determination_from_object(each.document) for each in kept]
    return kept_analyses([each.review for each in kept], determinations, issued_at=at)


def _require_open_to_correction(before: IssuedDetermination, *, by: User) -> None:
    if any(reviewer.person_id == by.pk for reviewer in reviewers_of(before)):
        raise RefusedError("Who reviewed a case does not correct its letter; another medical director must.")
    if Appeal.objects.filter(determination__review=before.review_id, end__isnull=True).exists():
        raise RefusedError("An appeal of this determination has not ended; until then its letter stays as it is.")
