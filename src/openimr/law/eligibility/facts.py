"""What eligibility turns on: the facts of one disputed item, as far as they are known."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.domain.time_limits import Destination, ServiceMethod


class UrOutcome(Enum):
    """What utilization review did with a requested treatment.

    ``DELAYED`` was a decision that could be disputed until 2016 only.

    Source: Lab. Code § 4610.5(c)(3); of delay its words before 2017-01-01, read in part.
    """

    APPROVED = "approved"
    MODIFIED = "modified"
    DENIED = "denied"
    DELAYED = "delayed"


class Applicant(Enum):
    """Who filed the application.

    ``DESIGNEE``: a parent, guardian, conservator, relative or other designee of the employee, an attorney too.

    Source: Lab. Code § 4610.5(d), (h)(4), (j).
    """

    EMPLOYEE = "the employee"
    DESIGNEE = "a designee of the employee"
    EMERGENCY_PROVIDER = "a provider of emergency medical treatment"
    REQUESTING_PHYSICIAN = "the requesting physician"
    OTHER = "someone else"


class LiabilityDispute(Enum):
    """Whether, when utilization review decided, the employer also disputed liability for another reason.

    Source: Lab. Code § 4610.5(h)(2), (k).
    """

    NONE = "not disputed"
    OPEN = "disputed and not resolved"
    AGREED = "disputed, but the employer agrees that the case is eligible"
    RESOLVED = "was disputed and is resolved"


class Ending(Enum):
    """Whether the dispute over an item ended before it was assigned.

    Source: Lab. Code § 4610.5(g).
    """

    NONE = "still in dispute"
    AUTHORIZED = "authorized"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"


@dataclass(frozen=True, kw_only=True, slots=True)
class UrFacts:
    """What is known of the utilization review decision; None means not known.

    Attributes:
        injured: Day of injury.
        decided: Day of the decision.
        communicated: Day on which the requesting physician was told.
        served: Day on which the decision was served on the employee.
        method: How the paper was served that starts the time to apply: the decision or, later, the form or the
            notice that takes its place.
        destination: From where to where it was mailed.
        was_form_sent: Whether the form and notice of Lab. Code § 4610.5(f) came with the decision.
        form_given: Day on which they were given afterwards; None also if they were not yet.
        liability: Whether liability was also disputed.
        resolution_served: Day on which the notice was served that this other dispute is resolved.
    """

    injured: date | None = None
    decided: date | None = None
    communicated: date | None = None
    served: date | None = None
    method: ServiceMethod | None = None
    destination: Destination | None = None
    was_form_sent: bool | None = None
    form_given: date | None = None
    liability: LiabilityDispute | None = None
    resolution_served: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ApplicationFacts:
    """What is known of the application; None means not known.

    Attributes:
        received: Day on which it was received.
        is_signed: Whether who filed it signed it.
        has_ur_decision: Whether a copy of the utilization review decision is attached.
        filed_by: Who filed it.
        designated: Day on which the employee signed the designation of the agent who filed it.
        was_emergency: Whether the employee faced an imminent and serious threat when the provider who filed it
            gave the treatment.
    """

    received: date | None = None
    is_signed: bool | None = None
    has_ur_decision: bool | None = None
    filed_by: Applicant | None = None
    designated: date | None = None
    was_emergency: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemFacts:
    """What is known of the disputed item; None means not known.

    Attributes:
        outcome: What utilization review did with it.
        is_on_necessity: Whether it did so wholly or partly on medical necessity.
        is_conditional: Whether it denied only because information it asked for never came.
        is_formulary: Whether the dispute is over medication under the drug formulary.
        duplicate_of: Numbers of the cases in which the same request is pending or decided; empty if none was found.
        ending: Whether the dispute ended before assignment.
    """

    outcome: UrOutcome | None = None
    is_on_necessity: bool | None = None
    is_conditional: bool | None = None
    is_formulary: bool | None = None
    duplicate_of: tuple[str, ...] | None = None
    ending: Ending | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EligibilityFacts:
    """All that is known of one disputed item of one application.

    Attributes:
        review: Of the utilization review decision in dispute.
        application: Of the application.
        item: Of the item itself.
    """

    review: UrFacts
    application: ApplicationFacts
    item: ItemFacts
