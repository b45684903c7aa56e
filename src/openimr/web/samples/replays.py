"""Replay a published letter: walk a case like its own, and hold what was issued against what was published."""

import dataclasses
from dataclasses import dataclass

from django.conf import settings

from openimr.domain.determinations import Determination, LetterLayout
from openimr.domain.errors import OpenImrError
from openimr.letters.objects import determination_from_object
from openimr.letters.writing import letter_content
from openimr.typeset.pdf import typeset_pdf
from openimr.web.cases.models import Case, EligibilityDecision
from openimr.web.cases.values import CaseState
from openimr.web.samples.cast import PARTIES, Cast
from openimr.web.samples.plans import ABOUT_A_LETTER, NO_DAY_KNOWN, File, at_hour, plan_of_letter
from openimr.web.samples.traces import trace_of
from openimr.web.samples.walks import Walk

COMPARED = ("summary", "items", "reviewer", "date_of_injury", "ur_denial_date", "outcome")
"""What a replay's determination must share with the published one; numbers and days of our own steps it need not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Replayed:
    """What became of one letter.

    Attributes:
        case_number: Of the new case; None if not even the application was taken in.
        outcome: "issued", "refused" by a rule of law, "already here" if an earlier replay of the same letter came to its
            end, or "failed".
        step: The step that refused or failed; "service" for an issued one; empty for one that is already here.
        reason: Reason codes of a refusal, or the error's sentence of a failure; else empty.
    """

    case_number: str | None
    outcome: str
    step: str
    reason: str = ""


class ReplayDiffersError(OpenImrError):
    """What was issued is not what was published.

    Attributes:
        name: The field of the determination that differs.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"Expected the issued determination to equal the published one; found another {self.name}."


def replay(determination: Determination, *, pdf: bytes | None, source: str, cast: Cast) -> Replayed:
    """Walk one published determination through a sample case, by the services alone.

    The same letter is known again by its case number and its digest: a replay that came to its end is not repeated, one
    that failed or was interrupted is walked on.

    Args:
        determination: As read from the letter.
        pdf: The letter's file, which becomes the file of the case; None if it came as text and is set anew.
        source: SHA-256 of the letter as it came, hexadecimal.
        cast: The people by whom it is walked.

    Returns:
        What became of it. A failure is told with its step; nothing is raised for it.
    """
    trace = trace_of(determination.case_number or "", source=source)
    if trace is not None and trace.is_ended:
        return Replayed(case_number=trace.case.number, outcome="already here", step="")
    name = f"{determination.case_number or 'letter'}.pdf"
    file = File(name=name, about=ABOUT_A_LETTER, content=lambda: pdf or _set_anew(determination))
    plan = plan_of_letter(determination, file=file, parties=PARTIES, source=source)
    walk = Walk(plan, cast=cast, case=trace.case if trace else None)
    try:
        return _walked(walk, determination)
    except OpenImrError as error:
        number = walk.case.number if walk.case else None
        return Replayed(case_number=number, outcome="failed", step=walk.step, reason=str(error))


def _walked(walk: Walk, determination: Determination) -> Replayed:
    case = walk.until(CaseState.CLOSED)
    if case.state != CaseState.CLOSED:
        walk.end()
        return Replayed(case_number=case.number, outcome="refused", step=walk.step, reason=_codes(case))
    walk.step = "comparison"
    _compare(case, determination)
    walk.end()
    return Replayed(case_number=case.number, outcome="issued", step="service")


def _set_anew(determination: Determination) -> bytes:
    """Return a letter that came as text as a PDF, since the file of a case holds PDFs."""
    own = dataclasses.replace(
        determination, layout=LetterLayout.OI_1, organization=settings.OPENIMR_ORGANIZATION, sample=True
    )
    return typeset_pdf(letter_content(own), issued_at=at_hour(determination.decision_date or NO_DAY_KNOWN, 12))


def _codes(case: Case) -> str:
    codes = EligibilityDecision.objects.filter(item__case=case, is_eligible=False).values_list("code", flat=True)
    return ", ".join(sorted(set(codes)))


def _compare(case: Case, published: Determination) -> None:
    issued = determination_from_object(case.determinations.latest("number").document)
    for name in COMPARED:
        if getattr(issued, name) != getattr(published, name):
            raise ReplayDiffersError(name)
