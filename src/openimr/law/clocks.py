"""The register of clocks and of mail days: the rule in force on a day, by its name.

The regime of a clock is that of the day it starts.

Code Civ. Proc. § 1013 speaks of papers served in an action. That its days extend the time for an application is
secondary knowledge, which the published letters fit: every value of ``MAIL_DAYS`` is unverified. Its words at hand are
in force since 2023-01-01; before, they are carried back.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from openimr.domain.errors import NoLawInForceError
from openimr.domain.time_limits import DayKind, Destination, MailDays, ServiceMethod, TimeLimit
from openimr.law.assumed import limit_under, mail_days_under
from openimr.law.assumptions import AS_SHIPPED, Assumptions, RecordsClock
from openimr.law.limits import LIMITS, SB_863

AB_1726 = date(2023, 1, 1)
"""First day of Code Civ. Proc. § 1013 as it reads now (Stats. 2022, ch. 686)."""

CLOCKS: Mapping[str, tuple[TimeLimit, ...]] = MappingProxyType(
    {
        name: tuple(limit for limit in LIMITS if limit.name == name)
        for name in dict.fromkeys(each.name for each in LIMITS)
    }
)
"""Every clock's limits, the oldest regime first; no two of one clock are in force on the same day."""

_USE = "that Code Civ. Proc. § 1013 extends this time (settings mail-extends-application, mail-extends-appeal)"
_CARRIED_BACK = "the words of Code Civ. Proc. § 1013 in force before 2023-01-01"
_ELECTRONIC = (
    "what electronic service adds here; Code Civ. Proc. § 1010.6(a)(3)(B) adds two court days in an action (setting "
    "electronic-service-court-days)"
)


def _by_mail(destination: Destination, length: int, where: str) -> MailDays:
    return MailDays(
        method=ServiceMethod.MAIL,
        destination=destination,
        length=length,
        counted=DayKind.CALENDAR,
        reason=f"service by mail {where}",
        source="Code Civ. Proc. § 1013(a)",
        in_force=AB_1726,
        unverified=(_USE,),
    )


def _by_regime(rule: MailDays) -> tuple[MailDays, MailDays]:
    """Return the rule carried back to 2013, and the rule as read."""
    doubts = (*rule.unverified, _CARRIED_BACK)
    return (replace(rule, in_force=SB_863, until=AB_1726, unverified=doubts), rule)


_OVERNIGHT = MailDays(
    method=ServiceMethod.OVERNIGHT,
    destination=None,
    length=2,
    counted=DayKind.COURT,
    reason="service by overnight delivery",
    source="Code Civ. Proc. § 1013(c)",
    in_force=AB_1726,
    unverified=(_USE,),
)
_ELECTRONICALLY = replace(
    _OVERNIGHT,
    method=ServiceMethod.ELECTRONIC,
    length=0,
    reason="electronic service",
    source="Code Civ. Proc. §§ 1013(g), 1010.6(a)(3)(B)",
    in_force=SB_863,
    unverified=(_ELECTRONIC,),
)

MAIL_DAYS: tuple[MailDays, ...] = (
    *_by_regime(_by_mail(Destination.CALIFORNIA, 5, "within California")),
    *_by_regime(_by_mail(Destination.US, 10, "outside California, within the United States")),
    *_by_regime(_by_mail(Destination.ABROAD, 20, "outside the United States")),
    _by_mail(Destination.CONFIDENTIAL_ADDRESS, 12, "to the address confidentiality program"),
    *_by_regime(_OVERNIGHT),
    _ELECTRONICALLY,
)
"""The days added by each way of service; personal service adds none and has no rule."""


def limits_named(name: str, *, assumptions: Assumptions = AS_SHIPPED) -> tuple[TimeLimit, ...]:
    """Return the limits of a clock under the assumptions of a site, the oldest regime first; none of an unknown name."""
    return tuple(limit_under(limit, assumptions) for limit in CLOCKS.get(name, ()))


def binds(name: str, *, assumptions: Assumptions = AS_SHIPPED) -> bool | None:
    """Return whether a limit for the records is the one that binds; None of a clock beside which no other runs.

    An expedited review has one limit for the records alone.
    """
    if name in {"records-mail", "records-electronic"}:
        return assumptions.records_clock is RecordsClock.REGULATION
    return assumptions.records_clock is RecordsClock.STATUTE if name == "records-statute" else None


def limit_named(name: str, *, on: date, assumptions: Assumptions = AS_SHIPPED) -> TimeLimit:
    """Return the limit of that name that is in force on a day.

    Args:
        name: A key of ``CLOCKS``.
        on: The legal day on which the clock starts.
        assumptions: What the site takes to hold where the law was not read.

    Raises:
        NoLawInForceError: No limit of that name is in force on that day, or there is no clock of that name.

    >>> limit_named("application", on=date(2024, 4, 3)).length
    30
    """
    limits = limits_named(name, assumptions=assumptions)
    for limit in limits:
        if limit.covers(on):
            return limit
    known = f"from {limits[0].in_force.isoformat()} on" if limits else f"one of {', '.join(CLOCKS)}"
    raise NoLawInForceError(rule=f"clock {name}", day=on.isoformat(), known=known)


def mail_days(
    method: ServiceMethod, *, to: Destination | None, on: date, assumptions: Assumptions = AS_SHIPPED
) -> MailDays | None:
    """Return the days that a way of service adds; None for personal service, which adds none.

    Args:
        method: How the paper was served.
        to: From where to where it was mailed; it counts, and must be given, for mail alone.
        on: The legal day of service.
        assumptions: What the site takes to hold where the law was not read.

    Raises:
        NoLawInForceError: No rule for that way of service is in force on that day.

    Source: Code Civ. Proc. § 1013(a), (c).

    >>> mail_days(ServiceMethod.MAIL, to=Destination.CALIFORNIA, on=date(2024, 4, 3)).length
    5
    """
    if method is ServiceMethod.PERSONAL:
        return None
    rules = [rule for rule in MAIL_DAYS if rule.method is method and rule.destination in {None, to}]
    for rule in rules:
        if rule.covers(on):
            return mail_days_under(rule, assumptions)
    served = f"{method.value}, {to.value if to else 'place not given'}"
    places = ", ".join(rule.destination.value for rule in MAIL_DAYS if rule.destination and rule.until is None)
    known = f"from {rules[0].in_force.isoformat()} on" if rules else f"for {places}"
    raise NoLawInForceError(rule=f"days added for service by {served}", day=on.isoformat(), known=known)
