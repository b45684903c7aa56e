"""A time limit and the days of a way of service, as the assumptions of a site make them."""

from dataclasses import replace

from openimr.domain.time_limits import DayKind, MailDays, ServiceMethod, TimeLimit
from openimr.law.assumptions import Assumptions, WorkingDays
from openimr.law.limits import RULES_OF_2026, SB_863

EXPEDITED = "determination-expedited"
_APPLICATIONS = frozenset({"application", "application-formulary", "application-liability"})
_MAIL_DOUBT = "that service by mail does not extend it (setting mail-extends-application)"


def limit_under(limit: TimeLimit, assumptions: Assumptions) -> TimeLimit:
    """Return a limit as shipped with the assumptions put in; under those as shipped it is the same.

    What was read in the law stays as it is; what is assumed stays unverified.
    """
    takes = limit.takes_mail_days
    if limit.name in _APPLICATIONS:
        takes = assumptions.mail_extends_application
    elif limit.name == "appeal":
        takes = assumptions.mail_extends_appeal
    is_in_court_days = limit.counted is DayKind.WORKING and assumptions.working_days is WorkingDays.COURT_DAYS
    changed = replace(
        limit,
        rolls=_rolls(limit, assumptions),
        takes_mail_days=takes,
        counted=DayKind.COURT if is_in_court_days else limit.counted,
        unverified=(*limit.unverified, _MAIL_DOUBT) if limit.takes_mail_days and not takes else limit.unverified,
    )
    return _dated(changed, assumptions) if limit.name == "information-reply" else changed


def _rolls(limit: TimeLimit, assumptions: Assumptions) -> bool:
    """Return whether a last day of the limit on which the courts are closed moves."""
    if limit.name == EXPEDITED:
        return assumptions.expedited_determination_rolls
    if limit.counted is DayKind.WORKING:
        return assumptions.working_day_limits_roll
    return limit.rolls and assumptions.last_day_rolls


def _dated(limit: TimeLimit, assumptions: Assumptions) -> TimeLimit:
    """Return a limit of the reply to a request for information with the assumed day between its two texts."""
    if limit.in_force == SB_863:
        return replace(limit, until=assumptions.five_business_days_since)
    is_as_read = limit.until == RULES_OF_2026
    return replace(limit, in_force=assumptions.five_business_days_since) if is_as_read else limit


def mail_days_under(rule: MailDays, assumptions: Assumptions) -> MailDays:
    """Return the days of a way of service with the assumptions put in; those of electronic service alone change."""
    if rule.method is ServiceMethod.ELECTRONIC:
        return replace(rule, length=assumptions.electronic_service_court_days)
    return rule
