"""How long the law allows for one step, and where it says so."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.domain.errors import InvalidTimeLimitError


class DayKind(Enum):
    """What a time limit counts.

    ``CALENDAR``: every day. ``WORKING``: the open days of ``openimr.law.calendars.WORKING_DAYS``.
    ``COURT``: the open days of ``openimr.law.calendars.COURT_DAYS``. ``HOURS``: hours that pass, day and night.
    """

    CALENDAR = "calendar"
    WORKING = "working"
    COURT = "court"
    HOURS = "hours"

    def in_words(self, length: int) -> str:
        """Return a length counted so, in words.

        >>> DayKind.WORKING.in_words(1)
        '1 working day'
        >>> DayKind.HOURS.in_words(24)
        '24 hours'
        """
        unit = "hour" if self is DayKind.HOURS else f"{self.value} day"
        return f"{length} {unit}" if length == 1 else f"{length} {unit}s"


class ServiceMethod(Enum):
    """How a paper was served.

    Source: Code Civ. Proc. §§ 1013(a) (mail), 1013(c) (Express Mail or another overnight delivery), 1010.6
    (electronic service). Personal service is the case in which none of them adds a day.
    """

    MAIL = "mail"
    OVERNIGHT = "overnight"
    ELECTRONIC = "electronic"
    PERSONAL = "personal"


class Destination(Enum):
    """Where a paper was mailed from and to, as far as the number of added days turns on it.

    ``CALIFORNIA``: both places lie within the State. ``US``: either lies outside of it, both within the United
    States. ``ABROAD``: either lies outside the United States. ``CONFIDENTIAL_ADDRESS``: the address is the
    Secretary of State's address confidentiality program.

    Source: Code Civ. Proc. § 1013(a).
    """

    CALIFORNIA = "california"
    US = "us"
    ABROAD = "abroad"
    CONFIDENTIAL_ADDRESS = "confidential address"


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeLimit:
    """How long the law allows for one step, and where the law says so.

    A fact about the law, not about a case. ``openimr.law.deadlines.last_day`` turns it, with the day the clock
    started, into a date.

    Attributes:
        name: The clock's name, the same through all regimes: ``"application"``.
        length: Length of the limit, in hours or in days of kind ``counted``; at least 1.
        counted: What counts towards ``length``.
        starts_with: The event that starts the clock, in words: ``"service of the utilization review decision"``.
        source: The provision that sets it, down to the subparagraph.
        in_force: First day the rule applies, inclusive.
        until: First day it no longer applies, exclusive; None if still in force.
        rolls: Whether a last day on which the courts are closed moves to the next court day.
        is_rolling_verified: Whether the law was read to say so of this limit; shown where the last day is such a day.
        takes_mail_days: Whether days are added when the paper that starts it was not served in person.
        extendable: How many calendar days the Division may add; 0 if none.
        unverified: What of the limit was not read in the law, one phrase each; empty where all was.

    Raises:
        InvalidTimeLimitError: ``length`` is below 1, ``extendable`` below 0, ``until`` not after ``in_force``, or
            an hour clock rolls, takes mail days or can be extended by days.

    >>> TimeLimit(
    ...     name="determination-regular",
    ...     length=30,
    ...     counted=DayKind.CALENDAR,
    ...     starts_with="receipt of the request and the supporting documents",
    ...     source="Lab. Code § 4610.6(d)(1)(B)",
    ...     in_force=date(2017, 1, 1),
    ... ).covers(date(2016, 12, 31))
    False
    """

    name: str
    length: int
    counted: DayKind
    starts_with: str
    source: str
    in_force: date
    until: date | None = None
    rolls: bool = False
    is_rolling_verified: bool = True
    takes_mail_days: bool = False
    extendable: int = 0
    unverified: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.length < 1:
            raise InvalidTimeLimitError(f"{self.source}: length is {self.length}; a limit is at least 1")
        if self.extendable < 0:
            raise InvalidTimeLimitError(f"{self.source}: extendable is {self.extendable}; it is at least 0")
        if self.until is not None and self.until <= self.in_force:
            raise InvalidTimeLimitError(f"{self.source}: ends {self.until}, not after it starts {self.in_force}")
        if self.counted is DayKind.HOURS and (self.rolls or self.takes_mail_days or self.extendable):
            raise InvalidTimeLimitError(f"{self.source}: hours neither roll nor take days")

    @property
    def verified(self) -> bool:
        """Whether all of the limit but its rolling was read in the law."""
        return not self.unverified

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on ``day``."""
        return self.in_force <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class MailDays:
    """Days added to a time limit because of the way in which the paper that starts it was served.

    Attributes:
        method: How it was served.
        destination: From where to where; None where the number of days does not turn on it.
        length: How many days are added; 0 if none.
        counted: Which days they are: calendar or court days.
        reason: Why they are added, in words: ``"service by mail within California"``.
        source: The provision that adds them, down to the subdivision.
        in_force: First day the rule applies, inclusive.
        until: First day it no longer applies, exclusive; None if still in force.
        unverified: What of the rule was not read in the law, one phrase each; empty where all was.

    Raises:
        InvalidTimeLimitError: ``length`` is below 0, ``until`` not after ``in_force``, or ``counted`` neither
            calendar nor court days.
    """

    method: ServiceMethod
    destination: Destination | None
    length: int
    counted: DayKind
    reason: str
    source: str
    in_force: date
    until: date | None = None
    unverified: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.length < 0:
            raise InvalidTimeLimitError(f"{self.source}: length is {self.length}; it is at least 0")
        if self.until is not None and self.until <= self.in_force:
            raise InvalidTimeLimitError(f"{self.source}: ends {self.until}, not after it starts {self.in_force}")
        if self.counted not in {DayKind.CALENDAR, DayKind.COURT}:
            raise InvalidTimeLimitError(f"{self.source}: mail days are calendar or court days")

    @property
    def verified(self) -> bool:
        """Whether all of the rule was read in the law."""
        return not self.unverified

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on ``day``."""
        return self.in_force <= day and (self.until is None or day < self.until)
