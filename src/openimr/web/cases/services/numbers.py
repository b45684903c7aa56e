"""The number of a new case."""

from openimr.web.cases.models import CaseSequence
from openimr.web.cases.models.cases import case_number


def next_number(year: int) -> str:
    """Return the next number of a year, ``IM26-0000001``; part of its caller's transaction, so that none is lost."""
    CaseSequence.objects.get_or_create(year=year)
    sequence = CaseSequence.objects.select_for_update().get(year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return case_number(year, sequence.last)
