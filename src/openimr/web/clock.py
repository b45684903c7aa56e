"""The one reader of the clock; everything else takes the moment as an argument."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return timezone.now()  # noqa: TID251 - the one reader of the clock


def legal_day(at: datetime) -> date:
    """Return the day on which a moment falls in California, where the law counts its days."""
    return timezone.localtime(at, timezone.get_default_timezone()).date()
