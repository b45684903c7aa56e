"""How long reviewers take: for the eye of the one who chooses; the order of the list does not know of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_low

from openimr.law.days import legal_day
from openimr.web.reviewers.models import Assignment

LOOKED_BACK = timedelta(days=365)
"""How long a signature counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turnaround:
    """How long one reviewer took from the attestation to the signature.

    Attributes:
        days: Calendar days, the median; of two in the middle the lower.
        reviews: How many it is the median of; at least 1.
    """

    days: int
    reviews: int


def turnarounds(*, at: datetime) -> dict[str, Turnaround]:
    """Return the turnaround of each reviewer who signed within ``LOOKED_BACK``, by public id; in one query."""
    signed = Assignment.objects.filter(attested_at__isnull=False, review__signed_at__gt=at - LOOKED_BACK)
    taken: defaultdict[str, list[int]] = defaultdict(list)
    for key, attested_at, signed_at in signed.order_by().values_list(
        "reviewer__person__public_id", "attested_at", "review__signed_at"
    ):
        assert attested_at is not None  # noqa: S101 - the filter; for the type checker
        assert signed_at is not None  # noqa: S101 - the filter; for the type checker
        taken[str(key)].append((legal_day(signed_at) - legal_day(attested_at)).days)
    return {key: Turnaround(days=median_low(days), reviews=len(days)) for key, days in taken.items()}
