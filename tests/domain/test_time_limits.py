from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import InvalidTimeLimitError
from openimr.domain.time_limits import DayKind, Destination, MailDays, ServiceMethod, TimeLimit

TODAY = date(2024, 2, 29)
SOURCE = "Lab. Code § 4610.6(d)(1)(B)"


def time_limit(
    *, length: int = 30, counted: DayKind = DayKind.CALENDAR, until: date | None = None, extendable: int = 0
) -> TimeLimit:
    return TimeLimit(
        name="determination-regular",
        length=length,
        counted=counted,
        starts_with="receipt of the request and the supporting documents",
        source=SOURCE,
        in_force=TODAY,
        until=until,
        extendable=extendable,
    )


def mail_days(*, length: int = 5, counted: DayKind = DayKind.CALENDAR, until: date | None = None) -> MailDays:
    return MailDays(
        method=ServiceMethod.MAIL,
        destination=Destination.CALIFORNIA,
        length=length,
        counted=counted,
        reason="service by mail within California",
        source="Code Civ. Proc. § 1013(a)",
        in_force=TODAY,
        until=until,
    )


@given(st.integers(1, 5000), st.integers(-5000, 5000))
def test_a_limit_covers_its_first_day_and_not_its_last(length: int, offset: int) -> None:
    limit = time_limit(until=TODAY + timedelta(days=length))

    assert limit.covers(TODAY + timedelta(days=offset)) == (0 <= offset < length)


@given(st.integers(1, 5000), st.integers(-5000, 5000))
def test_mail_days_cover_their_first_day_and_not_their_last(length: int, offset: int) -> None:
    rule = mail_days(until=TODAY + timedelta(days=length))

    assert rule.covers(TODAY + timedelta(days=offset)) == (0 <= offset < length)


def test_a_limit_without_an_end_covers_every_later_day() -> None:
    assert time_limit().covers(date(9999, 12, 31))


@pytest.mark.parametrize(
    ("length", "until", "extendable"),
    [(0, None, 0), (-1, None, 0), (30, TODAY, 0), (30, None, -1)],
    ids=["no-length", "negative", "ends-as-it-starts", "extended-backwards"],
)
def test_a_limit_that_contradicts_itself_names_its_provision(length: int, until: date | None, extendable: int) -> None:
    with pytest.raises(InvalidTimeLimitError, match=r"^Lab\. Code § 4610\.6\(d\)\(1\)\(B\): "):
        time_limit(length=length, until=until, extendable=extendable)


def test_hours_take_no_days() -> None:
    with pytest.raises(InvalidTimeLimitError, match="hours neither roll nor take days"):
        time_limit(counted=DayKind.HOURS, extendable=3)


@pytest.mark.parametrize(
    ("length", "counted", "until"),
    [(-1, DayKind.CALENDAR, None), (5, DayKind.CALENDAR, TODAY), (5, DayKind.WORKING, None), (5, DayKind.HOURS, None)],
    ids=["negative", "ends-as-it-starts", "working-days", "hours"],
)
def test_mail_days_that_contradict_themselves_name_their_provision(
    length: int, counted: DayKind, until: date | None
) -> None:
    with pytest.raises(InvalidTimeLimitError, match=r"^Code Civ\. Proc\. § 1013\(a\): "):
        mail_days(length=length, counted=counted, until=until)


@pytest.mark.parametrize(
    ("length", "counted", "words"),
    [
        (30, DayKind.CALENDAR, "30 calendar days"),
        (1, DayKind.WORKING, "1 working day"),
        (2, DayKind.COURT, "2 court days"),
        (1, DayKind.HOURS, "1 hour"),
        (24, DayKind.HOURS, "24 hours"),
    ],
)
def test_a_length_is_written_in_words(length: int, counted: DayKind, words: str) -> None:
    assert counted.in_words(length) == words


def test_a_limit_is_verified_unless_something_of_it_was_not_read() -> None:
    read = time_limit()
    unread = TimeLimit(
        name="x", length=1, counted=DayKind.WORKING, starts_with="x", source="x", in_force=TODAY, unverified=("words",)
    )

    assert (read.verified, unread.verified) == (True, False)
