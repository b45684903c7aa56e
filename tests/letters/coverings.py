"""What no span of a letter covers."""

from openimr.domain.determinations import Determination
from openimr.letters.leftovers import find_leftovers, fixed_wording


def uncovered(text: str, determination: Determination) -> str:
    """Return what no span covers, counted character by character."""
    is_covered = bytearray(len(text))
    for spans in (
        determination.spans.values(),
        fixed_wording(text, determination),
        find_leftovers(text, determination),
    ):
        for span in spans:
            is_covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return "".join(character for character, covered in zip(text, is_covered, strict=True) if not covered)
