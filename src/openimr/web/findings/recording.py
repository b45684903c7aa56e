"""What was found in a review and what became of it: kept within the transaction of the service that keeps it, and read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from openimr.domain.findings import Severity
from openimr.web.findings.drafts import DraftFinding
from openimr.web.findings.grounds import Ground, ground_of
from openimr.web.findings.models import FindingStep, KeptFinding, StepKind
from openimr.web.findings.places import Side, side_of_object
from openimr.web.findings.switches import STATEMENTS, kind_of, switched_on
from openimr.web.people.models import User
from openimr.web.reviews.models import Review

OPEN = "Open"
"""What is said of a finding that is neither set right nor answered."""

_GONE = frozenset({StepKind.FIXED, StepKind.UNCHECKED})
_PRESENCE = _GONE | {StepKind.FOUND_AGAIN}
_ASKED = frozenset({Severity.BLOCKING, Severity.QUESTION})


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordRow:
    """A finding in the pre-signature record.

    Attributes:
        finding: As kept.
        sides: Its evidence: the places it shows.
        steps: What became of it, in order.
    """

    finding: KeptFinding
    sides: tuple[Side, ...]
    steps: tuple[FindingStep, ...]

    @property
    def kind(self) -> str:
        """Which kind of finding it is, as the site switches them on and off."""
        return kind_of(self.finding.check_name, self.finding.status)

    @property
    def standing(self) -> StepKind | None:
        """Whether it went, and how, or came again; None where it was there all along."""
        told = [StepKind(step.kind) for step in self.steps if step.kind in _PRESENCE]
        return told[-1] if told else None

    @property
    def resolution(self) -> str:
        """The last word on it: "Fixed", "No longer checked", "Answered", "Shown; asks for no answer" or "Open"."""
        if self.standing is not None and self.standing in _GONE:
            return str(self.standing.label)
        if any(step.kind == StepKind.ANSWERED for step in self.steps):
            return str(StepKind.ANSWERED.label)
        if Severity(self.finding.severity) is Severity.NOTE:
            return "Shown; asks for no answer"
        return OPEN if self.kind in switched_on() else str(StepKind.UNCHECKED.label)


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
    """How many findings were newly kept, are kept as fixed since, and are kept as no longer checked since."""

    found: int
    fixed: int
    unchecked: int

    @property
    def is_anything(self) -> bool:
        """Whether a row was written."""
        return bool(self.found or self.fixed or self.unchecked)


def keep(
    review: Review, found: Iterable[DraftFinding], *, by: User, at: datetime, severities: Collection[Severity] = _ASKED
) -> Kept:
    """Keep what is found in a review now, and that what was found before is not there any more.

    Only a kind of finding that is on can be set right: of one that the site has switched off since nobody knows, and it is
    kept as no longer checked. Switched on and found again, it goes on with the answer it had.

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
    again = [row for key, row in known.items() if key in now and row.standing in _GONE]
    gone = [
        row for row in known.values() if Severity(row.finding.severity) in severities and not _is_found(row, everything)
    ]
    on = switched_on()
    fixed = [row for row in gone if row.kind in on and row.standing is not StepKind.FIXED]
    unchecked = [row for row in gone if row.kind not in on and row.standing not in _GONE]
    for kind, rows in ((StepKind.FIXED, fixed), (StepKind.UNCHECKED, unchecked), (StepKind.FOUND_AGAIN, again)):
        for row in rows:
            FindingStep.objects.create(finding=row.finding, kind=kind, by=by, at=at)
    return Kept(found=len(new) + len(again), fixed=len(fixed), unchecked=len(unchecked))


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
    return tuple(
        RecordRow(
            finding=finding,
            sides=tuple(side_of_object(side) for side in finding.sides),
            steps=tuple(finding.steps.all()),
        )
        for finding in kept
    )


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


def _is_found(row: RecordRow, found: Iterable[DraftFinding]) -> bool:
    """Return whether a kept finding is found now; a statement of absence is as long as its words are, whatever else is said."""
    if row.kind != STATEMENTS:
        return any(each.key == row.finding.key for each in found)
    return any(each.check == row.finding.check_name and _stated(each.sides) == _stated(row.sides) for each in found)


def _stated(sides: Iterable[Side]) -> list[tuple[int | None, str, str]]:
    return [(side.item, side.field, side.words) for side in sides if not side.is_against]
