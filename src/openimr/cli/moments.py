"""A day, or a moment, as a person types it: a moment without its zone is one by the clocks of Los Angeles."""

import re
from datetime import date, datetime, timedelta

import click

from openimr.law.days import PACIFIC

_SHAPE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2} (?P<time> [T ] [0-9]{2}:[0-9]{2} (:[0-9]{2} (\.[0-9]{1,6})? )? (Z | [+-][0-9]{2}:[0-9]{2})? )?",
    re.VERBOSE,
)
_SHAPES = "a day (2024-05-01) or a moment (2024-05-01T16:00 in Los Angeles, 2024-05-01T16:00-04:00 elsewhere)"


def day_or_moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | datetime | None:
    """Return the day, or the moment with its zone, that an option was given; None if it was not.

    ``day = YYYY-MM-DD``; ``moment = day ("T" | " ") HH:MM [":" SS ["." fraction]] ["Z" | ("+" | "-") HH:MM]``.

    Raises:
        BadParameter: The words are neither, or name a day or an hour that there is not.
    """
    if value is None:
        return None
    words = value.strip()
    shape = _SHAPE.fullmatch(words)
    if shape is None:
        raise click.BadParameter(f"expected {_SHAPES}; found {value!r}")
    try:
        if shape["time"] is None:
            return date.fromisoformat(words)
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise click.BadParameter(f"expected {_SHAPES}; found {value!r}: {error}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=PACIFIC)


def today() -> date:
    """Return the day it is in Los Angeles: the command's one look at a clock, where a person gave no day."""
    return datetime.now(PACIFIC).date()  # noqa: TID251 - the site's reader of the clock needs Django


def zone_is_needed(moment: date | datetime) -> str | None:
    """Return why a moment of Los Angeles is none, or two, where the clocks change there; None if it is one."""
    if not isinstance(moment, datetime) or moment.tzinfo is not PACIFIC:
        return None
    earlier, later = (moment.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    if earlier == later:
        return None
    return "comes twice, since the clocks go back" if earlier > later else "does not come, since the clocks go forward"
