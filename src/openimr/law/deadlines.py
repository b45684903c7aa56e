"""From a time limit and the day it starts to the last day, and why.

The first day is left out and the last counts; what extends the limit is added to the unrolled last day; then it rolls
once, forward, off the days on which the courts are closed. Hours never roll. No clock is counted outside of the years
whose holidays are known, one of hours neither: what the law says then is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from openimr.domain.errors import InvalidTimeLimitError, NoLawInForceError
from openimr.domain.time_limits import DayKind, MailDays, ServiceMethod, TimeLimit
from openimr.law.calendars import COURT_DAYS, WORKING_DAYS, Holidays
from openimr.law.days import day_in_words, legal_day, pacific

FRIDAY = 5
"""As ``date.isoweekday`` counts; what comes after needs no name of a holiday to be a closed day."""

ROLLING_SOURCE = "Code Civ. Proc. § 12a(a)"
EXTENSION_SOURCE = "Lab. Code § 4610.6(d)(2)"

_ROLLING_DOUBT = (
    "whether a last day on which the courts are closed moves this limit (Code Civ. Proc. § 12a; setting {})"
)
_WORKING_DOUBT = (
    "that a working day is the normal business day of Lab. Code § 4600.4(b), so that {} (setting working-days)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """Days added to a time limit.

    Attributes:
        length: How many; at least 1.
        counted: Calendar or court days.
        reason: Why, in words: ``"service by mail within California"``.
        source: The provision that adds them.
        ends: The last of them.
        skipped: The holidays, no weekends, that court days did not count, with their names.
    """

    length: int
    counted: DayKind
    reason: str
    source: str
    ends: date
    skipped: Holidays = ()

    def __str__(self) -> str:
        return f"{self.counted.in_words(self.length)} for {self.reason} ({self.source})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """The last day, or moment, for one step of one case, with all that explains it.

    Attributes:
        clock: Name of the time limit.
        due: The last day, inclusive; for an hour clock the last moment, in Los Angeles time.
        starts: The day that started the clock; for an hour clock the moment.
        starts_with: The event that started it, in words.
        counted: What the limit counts.
        length: The limit's length, before extensions.
        ends: The last day it counts, before extensions and before it rolls; None of an hour clock.
        skipped: The holidays, no weekends, that a working-day limit did not count, with their names.
        extensions: What was added, in the order added; empty if nothing was.
        rolled_from: The last day before it rolled; None if it did not roll.
        provision: The provision that sets the limit.
        unverified: What this date rests on that was not read in the law, one phrase each; empty if nothing.
        served: How the paper that started it was served; None where nobody asked.
        served_adds: Whether that way of service added days.
    """

    clock: str
    due: date | datetime
    starts: date | datetime
    starts_with: str
    counted: DayKind
    length: int
    ends: date | None = None
    skipped: Holidays = ()
    extensions: tuple[Extension, ...] = ()
    rolled_from: date | None = None
    provision: str
    unverified: tuple[str, ...] = ()
    served: ServiceMethod | None = None
    served_adds: bool = False

    @property
    def verified(self) -> bool:
        """Whether all that this date rests on was read in the law."""
        return not self.unverified

    @property
    def due_day(self) -> date:
        """The legal day on which it is due."""
        return legal_day(self.due)

    @property
    def reason(self) -> str:
        """When it is due and why, with each provision: a whole sentence, and one more for each thing that moved it.

        What was not read in the law is not marked in it, since it stands in letters, whose reader can do nothing with such
        a mark. A page with a clock says beside it, in words, that not all of it was read; the page from which the staff
        send says what, from ``unverified``.
        """
        last = "moment" if self.counted is DayKind.HOURS else "day"
        start = f"the {self.starts_with} on {day_in_words(self.starts)}"
        length = self.counted.in_words(self.length)
        sentences = [
            f"The last {last} is {day_in_words(self.due)}: the law gives {length} from {start} ({self.provision})."
        ]
        sentences += [f"{day_in_words(day)} ({name}) does not count." for day, name in self.skipped]
        sentences += [f"The law adds {extension}." for extension in self.extensions]
        if self.rolled_from is not None:
            is_weekend = self.rolled_from.isoweekday() > FRIDAY
            holiday = "" if is_weekend else f" ({COURT_DAYS.closed_because(self.rolled_from)})"
            sentences.append(
                f"That would have ended on {day_in_words(self.rolled_from)}{holiday}, when the courts are closed; so it moves "
                f"to the next day on which they are open ({ROLLING_SOURCE})."
            )
        return " ".join(sentences)

    def is_missed_by(self, when: date | datetime) -> bool:
        """Return whether an act on the day, or at the moment, ``when`` comes too late.

        For an hour clock a day alone is too late only if it is a later day.
        """
        if isinstance(self.due, datetime) and isinstance(when, datetime):
            return pacific(when) > self.due
        return legal_day(when) > self.due_day


def last_day(limit: TimeLimit, *, starts: date | datetime, mail: MailDays | None, extended: int = 0) -> Deadline:
    """Return the last day of a time limit, and why it is that day.

    Args:
        limit: The limit in force on the day the clock starts.
        starts: The day of the event that starts the clock, or its moment; an hour clock needs the moment.
        mail: The days added for the way of service; None if it adds none.
        extended: Calendar days by which the Division extended the limit; 0 if it did not.

    Raises:
        NoLawInForceError: ``limit`` or ``mail`` is not in force on that day, or the count begins or ends outside of
            the years whose holidays are known.
        InvalidTimeLimitError: The limit takes no mail days or is not extended so far, or an hour clock is given a
            day, or a moment has no time zone.

    Source: Code Civ. Proc. §§ 12, 12a(a); Lab. Code § 4610.6(d)(2) for the extension.
    """
    day = legal_day(starts)
    COURT_DAYS.closed_because(day)  # refuses a day outside of the known years
    _refuse_what_does_not_apply(limit, day=day, mail=mail, extended=extended)
    if limit.counted is DayKind.HOURS:
        return _hours_on(limit, starts)
    ends = _counted_on(day, length=limit.length, counted=limit.counted)
    extensions = tuple(_extensions(mail, extended, ends=ends))
    unrolled = extensions[-1].ends if extensions else ends
    due = COURT_DAYS.open_day_from(unrolled) if limit.rolls else unrolled
    return Deadline(
        clock=limit.name,
        due=due,
        starts=day,
        starts_with=limit.starts_with,
        counted=limit.counted,
        length=limit.length,
        ends=ends,
        skipped=_skipped(day, ends, counted=limit.counted),
        extensions=extensions,
        rolled_from=None if due == unrolled else unrolled,
        provision=limit.source,
        unverified=(
            *_doubts(limit, mail=mail, day=day, ends=ends, unrolled=unrolled),
            *_doubts_of_court_days(limit, day=day, ends=ends, extensions=extensions, last=(unrolled, due)),
        ),
    )


def _refuse_what_does_not_apply(limit: TimeLimit, *, day: date, mail: MailDays | None, extended: int) -> None:
    for rule, name in ((limit, limit.name), (mail, "mail days")):
        if rule is not None and not rule.covers(day):
            known = f"{rule.source}, from {rule.in_force} until {rule.until or 'now'}"
            raise NoLawInForceError(rule=name, day=day.isoformat(), known=known)
    if mail is not None and not limit.takes_mail_days:
        found = f"{limit.name} takes no mail days; leave the way of service out"
        raise InvalidTimeLimitError(f"{limit.source}: {found}")
    if not 0 <= extended <= limit.extendable:
        found = f"expected an extension of 0 to {limit.extendable} days; found {extended}"
        if not limit.extendable:
            found = f"{limit.name} cannot be extended; found an extension of {extended} days; leave it out"
        raise InvalidTimeLimitError(f"{limit.source}: {found}")


def _hours_on(limit: TimeLimit, starts: date | datetime) -> Deadline:
    """Return the deadline so many hours on: hours that pass, also where the clocks change."""
    if not isinstance(starts, datetime):
        raise InvalidTimeLimitError(
            f"{limit.source}: {limit.name} counts hours; expected a moment, found a day; say the hour too"
        )
    due = pacific(starts.astimezone(UTC) + timedelta(hours=limit.length))
    COURT_DAYS.closed_because(due.date())  # refuses a day outside of the known years
    return Deadline(
        clock=limit.name,
        due=due,
        starts=pacific(starts),
        starts_with=limit.starts_with,
        counted=limit.counted,
        length=limit.length,
        provision=limit.source,
        unverified=limit.unverified,
    )


def _counted_on(day: date, *, length: int, counted: DayKind) -> date:
    """Return the last of so many days after ``day``, which itself never counts (Code Civ. Proc. § 12)."""
    if counted is DayKind.WORKING:
        return WORKING_DAYS.open_day_after(day, count=length)
    if counted is DayKind.COURT:
        return COURT_DAYS.open_day_after(day, count=length)
    return day + timedelta(days=length)


def _skipped(day: date, ends: date, *, counted: DayKind) -> Holidays:
    """Return the holidays between two days that a count of open days left out."""
    if counted is DayKind.WORKING:
        return WORKING_DAYS.holidays_between(day, ends)
    return COURT_DAYS.holidays_between(day, ends) if counted is DayKind.COURT else ()


def _extensions(mail: MailDays | None, extended: int, *, ends: date) -> Iterator[Extension]:
    if mail is not None and mail.length:
        start, ends = ends, _counted_on(ends, length=mail.length, counted=mail.counted)
        yield Extension(
            length=mail.length,
            counted=mail.counted,
            reason=mail.reason,
            source=mail.source,
            ends=ends,
            skipped=_skipped(start, ends, counted=mail.counted),
        )
    if extended:
        yield Extension(
            length=extended,
            counted=DayKind.CALENDAR,
            reason="an extension approved by the Division",
            source=EXTENSION_SOURCE,
            ends=ends + timedelta(days=extended),
        )


def _doubts(limit: TimeLimit, *, mail: MailDays | None, day: date, ends: date, unrolled: date) -> Iterator[str]:
    """Return the doubts that bear on this date: of rolling only where the courts are closed on the last day."""
    yield from limit.unverified
    if mail is not None:
        yield from mail.unverified
    if not limit.is_rolling_verified and not COURT_DAYS.is_open(unrolled):
        yield _ROLLING_DOUBT.format(_rolling_setting(limit))
    if limit.counted in {DayKind.WORKING, DayKind.COURT}:
        yield from _doubts_of_working_days(day, ends, counted=limit.counted)


def _rolling_setting(limit: TimeLimit) -> str:
    """Return the setting that decides whether a limit rolls."""
    if limit.counted is not DayKind.CALENDAR:
        return "working-day-limits-roll"
    return "expedited-determination-rolls" if limit.name == "determination-expedited" else "last-day-rolls"


def _doubts_of_court_days(
    limit: TimeLimit, *, day: date, ends: date, extensions: tuple[Extension, ...], last: tuple[date, date]
) -> Iterator[str]:
    """Return the doubts about the days that were counted as court days, or onto which the last day may have to roll on."""
    unrolled, due = last
    spans = [(ends, each.ends) for each in extensions if each.counted is DayKind.COURT]
    if limit.counted is DayKind.COURT:
        spans.append((day, ends))
    if limit.rolls:
        spans.append((unrolled - timedelta(days=1), due))
    yield from dict.fromkeys(doubt for start, end in spans for doubt in COURT_DAYS.doubts_between(start, end))


def _doubts_of_working_days(day: date, ends: date, *, counted: DayKind) -> Iterator[str]:
    """Return what a count of working days rests on: that it left holidays out, or counted one of the courts alone."""
    left_out = _skipped(day, ends, counted=counted)
    if left_out:
        yield _WORKING_DOUBT.format("a holiday is none")
    for closed, name in COURT_DAYS.holidays_between(day, ends + timedelta(days=1)):
        if counted is DayKind.WORKING and WORKING_DAYS.is_open(closed):
            yield _WORKING_DOUBT.format(f"{name}, {closed.isoformat()}, on which the courts alone are closed, is one")
