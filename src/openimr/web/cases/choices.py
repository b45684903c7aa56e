"""Closed answers to what an application asks of a decision, a line and an item; an empty one is: not known."""

from django.db.models import TextChoices

from openimr.domain.time_limits import Destination


class MailedTo(TextChoices):
    """Where a paper was mailed from and to; the values are those of ``Destination``.

    Source: Code Civ. Proc. § 1013(a).
    """

    CALIFORNIA = Destination.CALIFORNIA.value, "From California to California"
    US = Destination.US.value, "From or to another state"
    ABROAD = Destination.ABROAD.value, "From or to another country"
    CONFIDENTIAL_ADDRESS = Destination.CONFIDENTIAL_ADDRESS.value, "To the state’s confidential address program"


class CertifiedBy(TextChoices):
    """Who certified the threat that makes a review expedited; the names are those of ``Certifier``."""

    PROVIDER = "provider", "A physician who treats the employee"
    ADMINISTRATIVE_DIRECTOR = "administrative_director", "The Administrative Director"
    OTHER = "other", "Someone else"


class Ground(TextChoices):
    """Why utilization review did not allow a treatment as it was asked for.

    Source: Lab. Code § 4610.5(c)(1), (3).
    """

    NECESSITY = "necessity", "It was held not necessary, at least in part"
    INFORMATION = "information", "Only because information it asked for never came"
    OTHER = "other", "Only for another reason"


class Liability(TextChoices):
    """Whether the employer also disputed liability for a treatment; the names are those of ``LiabilityDispute``."""

    NONE = "none", "No"
    OPEN = "open", "Yes, and it is still disputed"
    AGREED = "agreed", "Yes, but the claims administrator agrees to the review"
    RESOLVED = "resolved", "Yes, and that dispute is resolved"


class ItemEnding(TextChoices):
    """Whether the dispute over an item ended before its review; the names are those of ``Ending``."""

    NONE = "none", "No, it is still in dispute"
    AUTHORIZED = "authorized", "Yes, the treatment was authorized in writing"
    WITHDRAWN = "withdrawn", "Yes, the request was withdrawn"
    SETTLED = "settled", "Yes, a settlement or award resolved it"


class EndingKind(TextChoices):
    """What ended the dispute over an item after it was held eligible.

    Source: Lab. Code § 4610.5(g). That an employee may withdraw, it does not say: those words were not read.
    """

    AUTHORIZED = "authorized", "The claims administrator authorized the treatment in writing"
    SETTLED = "settled", "A settlement or an award resolved the dispute"
    PHYSICIAN_WITHDREW = "physician_withdrew", "The physician withdrew the request for the treatment"
    EMPLOYEE_WITHDREW = "employee_withdrew", "The employee withdrew the application"

    @property
    def in_short(self) -> str:
        """What ended it, in two words."""
        return _IN_SHORT[self]


_IN_SHORT = {
    EndingKind.AUTHORIZED: "Authorized",
    EndingKind.SETTLED: "Settled",
    EndingKind.PHYSICIAN_WITHDREW: "Request withdrawn",
    EndingKind.EMPLOYEE_WITHDREW: "Application withdrawn",
}


class ExtensionGround(TextChoices):
    """Why more time may be given for a determination. Source: Lab. Code § 4610.6(d)(2)."""

    EXTRAORDINARY = "extraordinary", "Extraordinary circumstances"
    GOOD_CAUSE = "good_cause", "Good cause"
