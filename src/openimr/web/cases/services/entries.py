"""Lines and items as they are entered, and the item that comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from openimr.web.cases.choices import Ground, ItemEnding, Liability
from openimr.web.cases.models import Application, Case, DisputedItem, UrLine
from openimr.web.cases.values import UrDecision
from openimr.web.errors import RefusedError


@dataclass(frozen=True, kw_only=True, slots=True)
class LineFacts:
    """What one line of a decision turned on, where it differs from the decision as a whole.

    Attributes:
        ground: Why it was not allowed; None as the whole decision.
        is_formulary: Whether it is medication under the drug formulary; None as the whole decision.
        liability: Whether liability for it was disputed; None as the whole decision.
        liability_resolved_on: Where that dispute is resolved: day of the notice; None if not known.
    """

    ground: Ground | None = None
    is_formulary: bool | None = None
    liability: Liability | None = None
    liability_resolved_on: date | None = None

    def columns(self) -> dict[str, object]:
        """Return the columns of a ``UrLine`` that hold them."""
        return {
            "ground": self.ground or "",
            "is_formulary": self.is_formulary,
            "liability": self.liability or "",
            "liability_resolved_on": self.liability_resolved_on,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the utilization review decision, as entered.

    Attributes:
        facts: What it says otherwise than the decision as a whole.
    """

    requested: str
    decision: UrDecision
    approved: str = ""
    guideline: str = ""
    facts: LineFacts = LineFacts()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    """One disputed item, as entered.

    Attributes:
        line: Number of the line it is chosen from; None if it is added.
        added_because: Why it is added; empty if it is chosen.
        description: What is disputed; empty takes the line's words.
        heading: How the letter shall name it; empty takes the frame that fits the line.
        primary: Number of the item it goes with; None if it stands by itself.
        ending: Whether the dispute over it ended; None if not known.
    """

    line: int | None = None
    added_because: str = ""
    description: str = ""
    heading: str = ""
    primary: int | None = None
    ending: ItemEnding | None = None


def new_item(  # noqa: PLR0913 - what an item is made from
    case: Case,
    application: Application,
    *,
    number: int,
    dispute: Dispute,
    lines: Mapping[int, UrLine],
    before: list[DisputedItem],
) -> DisputedItem:
    """Write an item of a case: chosen from a line, or added with a reason.

    Raises:
        RefusedError: It is chosen from an approved line or from none there is, lacks its words or its reason, or goes
            with an item that does not come before it.

    Writes:
        One DisputedItem; part of its caller's transaction.
    """
    line = None if dispute.line is None else lines.get(dispute.line)
    if dispute.line is not None and line is None:
        raise RefusedError(f"Item {number}: the UR decision has no line {dispute.line}.")
    if line is not None and line.decision == UrDecision.APPROVED:
        raise RefusedError(f"Item {number}: line {line.number} was approved; there is nothing to dispute.")
    if line is None and not dispute.added_because.strip():
        raise RefusedError(f"Item {number}: an item that is not on the UR decision needs a reason.")
    description = dispute.description.strip() or (line.requested if line else "")
    if not description:
        raise RefusedError(f"Item {number}: expected what is disputed; found nothing.")
    if dispute.primary is not None and not 1 <= dispute.primary < number:
        raise RefusedError(f"Item {number}: it can go only with an item before it.")
    return DisputedItem.objects.create(
        case=case,
        application=application,
        number=number,
        heading=dispute.heading.strip() or _heading(line, description, is_associated=dispute.primary is not None),
        description=description,
        ur_line=line,
        added_because=dispute.added_because.strip(),
        primary=None if dispute.primary is None else before[dispute.primary - 1],
        ending=dispute.ending or "",
    )


def _heading(line: UrLine | None, description: str, *, is_associated: bool) -> str:
    """Return how the letter names an item: a modified line with its frame, any other by what is disputed.

    An item that goes with another one says so in front. A modified line is disputed as a whole where no portion was split off, else only its remaining portion is.
    """
    prefix = "Associated service: " if is_associated else ""
    if line is None or line.decision != UrDecision.MODIFIED:
        return prefix + description
    if description == line.requested:
        return prefix + (
            f"{line.requested} was the original request. The Claims Administrator authorized {line.approved}, leaving the "
            f"original request IMR eligible. The original request, {description}"
        )
    return prefix + (
        f"{line.requested} was the original request. {line.approved} was authorized by the Claims Administrator. The "
        f"remaining IMR eligible portion of the original request, {description}"
    )
