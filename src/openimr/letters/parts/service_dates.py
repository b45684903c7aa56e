"""The days of service that a request names."""

import re
from datetime import date

from openimr.domain.text import Span
from openimr.letters.parts.requests import Request

_OTHER_DAY_AFTER = re.compile(
    r"\s{0,4}(?:order|rfa|request|prescription|report|note|letter|visit\s+note|exam)\b", re.IGNORECASE
)
_OTHER_DAY_BEFORE = re.compile(
    r"(?:\border(?:ed)?|\buntil|\bdnf|\bnot\s+fill|\bdo\s+not\s+dispense|\bexpires?|\bexpiring|\brfa|\brequest(?:ed)?|\bprescri(?:bed|ption)|\breport|\bnote|\bletter|\binjury|\bdoi|"
    r"\breceived|\bsigned)"
    r"(?:\s+(?:on|dated|of|date|until|before))?[\s:(]{0,4}\Z",
    re.IGNORECASE,
)
_LOOKED_BACK = 40


def read_service_dates(request: Request) -> tuple[tuple[Span, date], ...]:
    """Read the days of service, each with its span; the day of an order, a report or an injury is none."""
    return tuple((span, day) for span, day in request.dates if _is_service(request, span))


def _is_service(request: Request, span: Span) -> bool:
    before = request.text[max(request.zone.start, span.start - _LOOKED_BACK) : span.start]
    after = request.text[span.end : min(request.zone.end, span.end + _LOOKED_BACK)]
    return not (_OTHER_DAY_AFTER.match(after) or _OTHER_DAY_BEFORE.search(before))
