"""The number of a new case."""

from openimr.web.cases.models import CaseSequence


def next_number(year: int) -> str:
    """Return the next number of a year, ``IM26-0000001``; part of its caller's transaction, so that none is lost."""
    CaseSequence.objects.get_or_create(year=year)
    sequence = CaseSequence.objects.select_for_update().get(year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return f"IM{year % 100:02d}-{sequence.last:07d}"
