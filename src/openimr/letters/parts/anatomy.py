"""Where on the body a request is for: regions, vertebral levels, side."""

from dataclasses import dataclass

from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.letters.parts.requests import Request
from openimr.terms.levels import levels_of
from openimr.terms.regions import region_of_level, without_spine


@dataclass(frozen=True, kw_only=True, slots=True)
class Anatomy:
    """Where on the body.

    Attributes:
        regions: Each once, in the order of the text.
        levels: Each once, in the order of the text.
        side: None where none is named.
        spans: Where each was read, by the name of the part.
    """

    regions: tuple[str, ...]
    levels: tuple[str, ...]
    side: Side | None
    spans: tuple[tuple[str, Span], ...]


def read_anatomy(request: Request) -> Anatomy:
    """Read where on the body a request is for. Levels say their region where no words do."""
    named = [(found.span.start, found.span, region) for found in request.regions for region in found.value]
    implied = [
        (levels.span.start, levels.span, region_of_level(name))
        for levels in request.levels
        for name in levels.names[:1]
    ]
    places = sorted(named + implied, key=lambda place: place[0])
    regions = without_spine([region for _, _, region in places])
    side = _side(request, regions)
    spans = [("body_region", span) for _, span, region in places if region in regions]
    spans += [("levels", levels.span) for levels in request.levels]
    spans += [("side", found.span) for found in request.sides if side is not None]
    return Anatomy(regions=regions, levels=levels_of(request.levels), side=side, spans=tuple(spans))


def _side(request: Request, regions: tuple[str, ...]) -> Side | None:
    """Return the side; left and right of one region are both sides of it, of several the first named counts."""
    if not request.sides:
        return None
    named = {found.value for found in request.sides}
    if {Side.LEFT, Side.RIGHT} <= named and len(regions) <= 1:
        return Side.BILATERAL
    return request.sides[0].value
