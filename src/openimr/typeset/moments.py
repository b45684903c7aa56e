"""The moment of issue, as files state it."""

from datetime import UTC, datetime

from openimr.domain.errors import TypesettingError


def in_utc(issued_at: datetime) -> datetime:
    """Return the moment in UTC, to the second.

    Raises:
        TypesettingError: The moment has no time zone.
    """
    if issued_at.tzinfo is None:
        raise TypesettingError(reason="expected the moment of issue with its time zone; found one without")
    return issued_at.astimezone(UTC).replace(microsecond=0)
