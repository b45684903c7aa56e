"""On whom the determination and the assignment notice are served."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.law.limits import RULES_OF_2026, SB_863, SB_1160
from openimr.law.provisions import Provision, rules_in_force


class Recipient(Enum):
    """Who is served, in the provision's words.

    ``EMPLOYER`` is, unless the context says otherwise, also the insurer, the claims administrator and the utilization
    review organization (Lab. Code § 4610.5(c)(4)); we serve the employer through the claims administrator.
    """

    ADMINISTRATIVE_DIRECTOR = "the administrative director"
    EMPLOYER = "the employer"
    EMPLOYEE = "the employee"
    EMPLOYEES_PROVIDER = "the employee's provider"
    EMPLOYEES_ATTORNEY = "the employee's attorney"
    REQUESTING_PHYSICIAN = "the requesting physician"


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceRule:
    """That someone is served.

    Attributes:
        recipient: Who.
        only_if_represented: Whether only where the employee is represented by an attorney.
        is_practice: Whether it is our practice and no provision's command.
        provision: Where the law says so, or what the practice leans on.
    """

    recipient: Recipient
    only_if_represented: bool = False
    is_practice: bool = False
    provision: Provision


_DETERMINATION = Provision(source="Lab. Code § 4610.6(f)", read_since=SB_1160)
_PRACTICE = Provision(source="our practice, after 8 CCR § 9792.10.4(b)", read_since=None)
_ASSIGNMENT = Provision(source="8 CCR § 9792.10.4(b)", read_since=SB_863, read_until=RULES_OF_2026)

DETERMINATION_SERVICE: tuple[ServiceRule, ...] = (
    ServiceRule(recipient=Recipient.ADMINISTRATIVE_DIRECTOR, provision=_DETERMINATION),
    ServiceRule(recipient=Recipient.EMPLOYER, provision=_DETERMINATION),
    ServiceRule(recipient=Recipient.EMPLOYEE, provision=_DETERMINATION),
    ServiceRule(recipient=Recipient.EMPLOYEES_PROVIDER, provision=_DETERMINATION),
    ServiceRule(
        recipient=Recipient.EMPLOYEES_ATTORNEY, only_if_represented=True, is_practice=True, provision=_PRACTICE
    ),
)
"""On whom the determination is served, in the statute's order; the attorney last, by our practice.

Source: Lab. Code § 4610.6(f).
"""

ASSIGNMENT_SERVICE: tuple[ServiceRule, ...] = (
    ServiceRule(recipient=Recipient.EMPLOYER, provision=_ASSIGNMENT),
    ServiceRule(recipient=Recipient.EMPLOYEE, provision=_ASSIGNMENT),
    ServiceRule(recipient=Recipient.EMPLOYEES_ATTORNEY, only_if_represented=True, provision=_ASSIGNMENT),
    ServiceRule(recipient=Recipient.REQUESTING_PHYSICIAN, provision=_ASSIGNMENT),
)
"""To whom the assignment notice goes, in the regulation's order.

Source: 8 CCR § 9792.10.4(b); read in texts of 2013 to 2024, carried over since 2026-04-01 [unverified].
"""


def served_with_determination(*, on: date, is_represented: bool) -> tuple[ServiceRule, ...]:
    """Return on whom a determination issued on a day is served.

    Args:
        on: The legal day of issue.
        is_represented: Whether an attorney represents the employee.

    Raises:
        NoLawInForceError: No rule is in force on that day.

    Source: Lab. Code § 4610.6(f).
    """
    rules = rules_in_force(DETERMINATION_SERVICE, on=on, name="service of a determination")
    return tuple(rule for rule in rules if is_represented or not rule.only_if_represented)


def served_with_assignment_notice(*, on: date, is_represented: bool) -> tuple[ServiceRule, ...]:
    """Return to whom an assignment notice of a day goes.

    Args:
        on: The legal day of the notice.
        is_represented: Whether an attorney represents the employee.

    Raises:
        NoLawInForceError: No rule is in force on that day.

    Source: 8 CCR § 9792.10.4(b).
    """
    rules = rules_in_force(ASSIGNMENT_SERVICE, on=on, name="service of an assignment notice")
    return tuple(rule for rule in rules if is_represented or not rule.only_if_represented)
