"""Who may read a letter: whoever the case concerns, once it is issued; before that it does not exist for them.

Who may read what is not issued yet stands in ``openimr.web.reviews.access``.
"""

from datetime import datetime

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.models import Case
from openimr.web.determinations.models import IssuedDetermination, LetterFile, PanelAnalysis
from openimr.web.people.access import represented_by
from openimr.web.people.models import User
from openimr.web.people.values import Permission


def issued_letter(*, number: str, person: User, at: datetime, which: int | None = None) -> IssuedDetermination:
    """Return a determination of a case to a person who may read it; the caller records the act.

    Args:
        number: The case.
        person: Who reads.
        at: The moment, aware.
        which: The determination's number within the case; None for the latest.

    Raises:
        NotAllowedError: There is no such case, nothing is issued in it, or the person may not see it; never says which.
    """
    case = case_for(number=number, person=person, at=at, permission=Permission.READ_LETTER)
    return _in_force(case, which)


def open_letter(*, number: str, person: User, at: datetime, which: int | None = None) -> IssuedDetermination:
    """Return a determination, as ``issued_letter``, to a person who reads the letter's page, and record the reading.

    Raises:
        NotAllowedError: As ``issued_letter``.

    Writes:
        One AuditEvent; if it cannot be written, nothing is shown.
    """
    found = issued_letter(number=number, person=person, at=at, which=which)
    open_case(number=number, person=person, at=at, page="letter", permission=Permission.READ_LETTER)
    return found


def open_letter_file(*, number: str, kind: str, person: User, at: datetime, which: int | None = None) -> LetterFile:
    """Return one file of a determination, as ``issued_letter``, to a person who takes it away, and record that they did.

    Raises:
        NotAllowedError: As ``issued_letter``, or there is no such file.

    Writes:
        One AuditEvent; if it cannot be written, nothing is sent.
    """
    issued = issued_letter(number=number, person=person, at=at, which=which)
    found: LetterFile | None = issued.files.filter(kind=kind).first()
    if found is None:
        raise NotAllowedError("no such file")
    record(
        scope=issued.case.number,
        verb="read_letter_file",
        by=person,
        at=at,
        facts={"determination": issued.number, "kind": kind},
    )
    return found


def open_analysis(*, number: str, which: int, analysis: int, person: User, at: datetime) -> PanelAnalysis:
    """Return one analysis of a determination, as ``issued_letter``, to a person who takes it away, and record that they did.

    Raises:
        NotAllowedError: As ``issued_letter``, or there is no such analysis.

    Writes:
        One AuditEvent; if it cannot be written, nothing is sent.
    """
    issued = issued_letter(number=number, person=person, at=at, which=which)
    found: PanelAnalysis | None = issued.analyses.filter(number=analysis).select_related("determination__case").first()
    if found is None:
        raise NotAllowedError("no such analysis")
    record(
        scope=issued.case.number,
        verb="read_letter_file",
        by=person,
        at=at,
        facts={"determination": issued.number, "kind": f"analysis-{found.number}"},
    )
    return found


def issued_to_serve(*, number: str, person: User, at: datetime, is_read: bool) -> IssuedDetermination:
    """Return the determination in force to a person who serves it; record the reading if a page is shown.

    Raises:
        NotAllowedError: As ``issued_letter``, or the person may not serve.

    Writes:
        One AuditEvent, if ``is_read``.
    """
    case = case_for(number=number, person=person, at=at, permission=Permission.SERVE)
    found = _in_force(case)
    if is_read:
        open_case(number=number, person=person, at=at, page="serve", permission=Permission.SERVE)
    return found


def is_own_case(case: Case, person: User, *, at: datetime) -> bool:
    """Return whether the case is the person's own, or that of someone whom they represent."""
    return case.employee_id == person.pk or represented_by(person, at=at).filter(pk=case.employee_id).exists()


def _in_force(case: Case, which: int | None = None) -> IssuedDetermination:
    issued = case.determinations.select_related("case", "review").order_by("number")
    if which is not None:
        issued = issued.filter(number=which)
    found: IssuedDetermination | None = issued.last()
    if found is None:
        raise NotAllowedError("nothing is issued")
    return found
