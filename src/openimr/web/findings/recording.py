"""What was found in a review and what became of it: kept within the transaction of the service that keeps it, and read."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from openimr.domain.findings import Severity
from openimr.web.findings.drafts import DraftFinding
from openimr.web.findings.grounds import Ground, ground_of
from openimr.web.findings.models import FindingStep, KeptFinding, StepKind
from openimr.web.findings.places import Side, side_of_object
from openimr.web.findings.switches import checks_on
from openimr.web.people.models import User
from openimr.web.reviews.models import Review

OPEN = "Open"
"""What is said of a finding that is neither set right nor answered."""

_PRESENCE = frozenset({StepKind.FIXED, StepKind.FOUND_AGAIN})
_ASKED = frozenset({Severity.BLOCKING, Severity.QUESTION})


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordRow:
    """A finding in the pre-signature record.

    Attributes:
        finding: As kept.
        sides: Its evidence: the places it shows.
        steps: What became of it, in order.
        resolution: The last word: "Fixed", "Answered", "Shown, asks for no answer", "Open".
    """

    finding: KeptFinding
    sides: tuple[Side, ...]
    steps: tuple[FindingStep, ...]
    resolution: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordGroup:
    """The rows of the pre-signature record that bear on one ground of an appeal."""

    ground: Ground
    rows: tuple[RecordRow, ...]

    @property
    def asked(self) -> tuple[RecordRow, ...]:
        """The rows that were to be set right or answered."""
        return tuple(row for row in self.rows if Severity(row.finding.severity) in _ASKED)

    @property
    def notes(self) -> tuple[RecordRow, ...]:
        """The rows that asked for nothing."""
        return tuple(row for row in self.rows if Severity(row.finding.severity) not in _ASKED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How many findings were newly kept, and how many are kept as fixed since."""

    found: int
    fixed: int


def keep(
    review: Review, found: Iterable[DraftFinding], *, by: User, at: datetime, severities: Collection[Severity] = _ASKED
) -> Kept:
    """Keep what is found in a review now, and that what was found before is not there any more.

    Args:
        review: Locked.
        found: What is found now.
        by: The reviewer.
        at: The moment, aware.
        severities: Of what is kept; a signature keeps notes too. The same words may ask for more or for less than when they
            were kept, since what a finding asks also rests on what stands elsewhere: they are kept once all the same.

    Writes:
        A KeptFinding for each that is new, and a FindingStep for each that went or came again. The caller writes the event.
    """
    everything = tuple(found)
    now = {each.key: each for each in everything if each.severity in severities}
    known = {row.finding.key: row for row in rows_of(review)}
    new = [keep_one(review, each, at=at) for key, each in now.items() if key not in known]
    on, there = checks_on(), {each.key for each in everything}
    fixed = [
        row
        for key, row in known.items()
        if key not in there
        and _is_present(row.steps)
        and row.finding.check_name in on
        and Severity(row.finding.severity) in severities
    ]
    again = [row for key, row in known.items() if key in now and not _is_present(row.steps)]
    for kind, rows in ((StepKind.FIXED, fixed), (StepKind.FOUND_AGAIN, again)):
        for row in rows:
            FindingStep.objects.create(finding=row.finding, kind=kind, by=by, at=at)
    return Kept(found=len(new) + len(again), fixed=len(fixed))


def keep_one(review: Review, finding: DraftFinding, *, at: datetime) -> KeptFinding:
    """Keep one finding that was not kept yet."""
    return KeptFinding.objects.create(
        review=review,
        key=finding.key,
        check_name=finding.check,
        status=finding.status,
        severity=finding.severity.value,
        item=finding.item,
        message=finding.message,
        sides=[side.as_object() for side in finding.sides],
        provision=finding.provision,
        resolved_by=finding.resolved_by,
        found_at=at,
    )


def answers_of(review: Review) -> dict[str, FindingStep]:
    """Return the answer in force of each finding, by its key."""
    steps = FindingStep.objects.filter(finding__review=review, kind=StepKind.ANSWERED).select_related("finding")
    return {step.finding.key: step for step in steps}


def open_of(review: Review, found: Iterable[DraftFinding]) -> tuple[DraftFinding, ...]:
    """Return the findings that are still to be set right or answered."""
    answered = answers_of(review)
    return tuple(each for each in found if each.asks and each.key not in answered)


def rows_of(review: Review) -> tuple[RecordRow, ...]:
    """Return every kept finding of a review with what became of it, in the order found."""
    kept = review.kept_findings.prefetch_related("steps")
    return tuple(_row(finding, tuple(finding.steps.all())) for finding in kept)


def record_of(review: Review, *, is_settled: bool = False) -> tuple[RecordGroup, ...]:
    """Return the pre-signature record of a review: every finding, by the ground of an appeal on which it bears.

    Args:
        review: Signed or not.
        is_settled: Whether to leave out what is still open.

    Source: Lab. Code § 4610.6(h).
    """
    order = list(Ground)

    def place(row: RecordRow) -> int:
        return order.index(ground_of(row.finding.check_name))

    rows = sorted((row for row in rows_of(review) if not (is_settled and row.resolution == OPEN)), key=place)
    return tuple(RecordGroup(ground=order[at], rows=tuple(group)) for at, group in groupby(rows, key=place))


def _row(finding: KeptFinding, steps: Sequence[FindingStep]) -> RecordRow:
    return RecordRow(
        finding=finding,
        sides=tuple(side_of_object(side) for side in finding.sides),
        steps=tuple(steps),
        resolution=_resolution(finding, steps),
    )


def _resolution(finding: KeptFinding, steps: Sequence[FindingStep]) -> str:
    if not _is_present(steps):
        return "Fixed"
    if any(step.kind == StepKind.ANSWERED for step in steps):
        return "Answered"
    return "Shown; asks for no answer" if Severity(finding.severity) is Severity.NOTE else OPEN


def _is_present(steps: Sequence[FindingStep]) -> bool:
    told = [step.kind for step in steps if step.kind in _PRESENCE]
    return not told or told[-1] != StepKind.FIXED
