"""Which part of the body a study was of, where the words beside its day do not say."""

from openimr.checks.body import can_be_one_place
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named
from openimr.terms.sides import sides_named


def is_of_other_part(days: Days, each: Dated, told: Dated) -> bool:
    """Return whether the sentence of what the summary tells, or the one before, names the other side or another part of the body."""
    if told.regions and told.sides:
        return False
    sentences = [one for one in days.letter.sentences(days.letter.summary) if one.start <= told.span.start]
    near = Span(sentences[-2:][0].start, sentences[-1].end) if sentences else told.span
    words = words_in(days.letter.text, near)
    sides, regions = sides_named(words), regions_named(words)
    is_other_side = bool(each.sides) and bool(sides) and not each.sides & sides
    return is_other_side or not can_be_one_place(each.regions, regions)
