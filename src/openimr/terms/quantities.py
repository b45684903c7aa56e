"""Amounts: sessions, times a week, weeks, tablets, grams."""

import re
from collections.abc import Iterator, Sequence

from openimr.domain.parts import Quantity
from openimr.domain.text import Span
from openimr.terms.numbers import NUMBER, number_of

UNITS = (
    "session",
    "visit",
    "day",
    "week",
    "month",
    "hour",
    "per day",
    "per week",
    "per month",
    "count",
    "refill",
    "unit",
    "gram",
    "milliliter",
    "injection",
    "level",
    "night",
    "mile",
    "year",
)
"""Every unit, in the singular; ``count`` is of things: tablets, patches, pieces."""

_UNIT_OF = {unit: unit for unit in UNITS} | {
    "appointment": "visit",
    "cc": "milliliter",
    "g": "gram",
    "gm": "gram",
    "hr": "hour",
    "iu": "unit",
    "ml": "milliliter",
    "mo": "month",
    "shot": "injection",
    "treatment": "session",
    "tx": "session",
    "wk": "week",
    "yr": "year",
}
"""Unit by the word for it; every other word for a thing is a ``count``."""

_PER = {"day": "per day", "daily": "per day", "week": "per week", "weekly": "per week", "wk": "per week"} | {
    "month": "per month",
    "monthly": "per month",
    "mo": "per month",
}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "bid": 2.0, "tid": 3.0, "qid": 4.0}

_GAP = r"\s{0,8}"
_JOINT = r"[\s-]{1,8}"
_MAYBE_JOINT = r"[\s-]{0,8}"
_TIME = r"(?:days?|weeks?|wks?|months?|mos?|hours?|hrs?|years?|yrs?|nights?|miles?)"
_SERVED = r"(?:sessions?|visits?|treatments?|tx|appointments?|injections?|shots?|refills?)"
_THING = (
    r"(?:tablets?|tabs?|capsules?|caps?|caplets?|pills?|patch(?:es)?|suppositor(?:y|ies)|lozenges?|films?|pairs?|"
    r"box(?:es)?|bottles?|tubes?|vials?|pens?|packs?|packets?|kits?|pieces?|each|ea|sets?|ct|count|pads?|troches?|"
    r"units?|levels?|items?|iu)"
)
_BETWEEN = (
    r"(?!(?:for|of|to|and|with|at|in|per|times?|on|the|x|every|or|from|then|plus|day|week|month|hour|year|minute|min)s?\b)"
    r"[A-Za-z][A-Za-z'’/]{0,24}"
)

_QUANTITY = re.compile(
    rf"""
    (?<! [\w.$%] ) (?<! \d/ )
    (?! 1/2 )
    (?:
      (?P<low> {NUMBER} ) (?: \s? (?: - | – | to | or ) \s? (?P<high> {NUMBER} ) )? (?: \s? \( \s? {NUMBER} \s? \) )?
      (?:
        {_MAYBE_JOINT} (?: x | times? | visits? | sessions? | treatments? | days? )? {_GAP}
          (?: \b (?: a | per | each | every ) \b | / ) {_GAP} (?P<per> day | week | wk | month | mo ) s? \b
        | {_GAP} (?: x | times? ) {_GAP} (?P<per_short> daily | weekly | monthly | (?: week | wk | month | day ) s? ) \b
        | {_GAP} (?P<ly> daily | weekly | monthly ) \b
        | {_GAP} (?: x | times ) {_GAP} (?P<by> {NUMBER} )
          (?: {_MAYBE_JOINT} (?P<by_time> weeks? | wks? | months? | mos? | days?
            | visits? | sessions? | treatments? ) \b )?
          (?: {_GAP} \( \s? (?P<total> {NUMBER} ) \s? (?: visits? | sessions? | treatments? )? \s? \) )?
        | {_MAYBE_JOINT} (?P<time> {_TIME} ) \b
        | {_GAP} (?P<measure> gm | g | grams? | ml | milliliters? | cc ) s? \b
        | (?: {_JOINT} {_BETWEEN} ){{0,4}}? {_JOINT} (?P<noun> {_SERVED} | {_THING} ) \b
      )
      | (?P<latin> once | twice | thrice ) \s{{1,8}} (?: (?: a | per | each | every ) \s{{1,8}} )?
        (?P<latin_per> day | daily | week | weekly | month | monthly ) \b
      | (?P<sig> bid | tid | qid | b\.i\.d\. | t\.i\.d\. | q\.i\.d\. ) (?! \w )
      | (?P<mark> \# | (?: qty | quantity | count ) \b \.? \s? (?: of \b )? ) \s? [:\#=(]? \s? (?P<marked> {NUMBER} )
        (?! \s? (?: mg | % | - \s? day ) )
      | (?P<before> days? \s supply | {_SERVED} ) {_GAP} (?: x | times | [:,\#(=-] | total \s of | of )? {_GAP}
        (?P<after> {NUMBER} )
        (?! {_GAP} (?: {_TIME} | {_SERVED} | {_THING} | times? | x | per | / | - | mg | % | (?: gm | g | ml | cc ) \b ) )
        (?! \d )
      | (?P<form> tablets? | tabs? | capsules? | caps? | caplets? | pills? | patch(?:es)? ) {_GAP} [:,(-]? {_GAP}
        (?P<formed> {NUMBER} ) (?: \s? \( \s? {NUMBER} \s? \) )? (?= \s? (?: [),;] | with \b | \Z ) )
      | series \s{{1,8}} of \s{{1,8}} (?P<series> {NUMBER} )
      | (?: x | times ) {_GAP} (?P<bare> {NUMBER} )
        (?! {_MAYBE_JOINT} (?: {_TIME} | {_SERVED} | {_THING} | times? | x | gm | \d ) \b )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(
    rf"""
    \s* (?P<low> {NUMBER} ) (?: \s? \( \s? {NUMBER} \s? \) )? \s{{1,8}}
    (?! (?: in | point | view | way | phase | wheel | wheeled | d | panel | hour | part | channel | lead
        | step | tesla | to | or | times? | piece | mg | percent | x \b (?! \s? -? \s? ray ) ) s? \b )
    (?= [A-Za-z~] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_AMOUNT_BEFORE = re.compile(
    r"(?:\bevery|\bq\.?|/|\bstage|\bphase|\bgrade|\btype|\bwithin|\blast|\bnext|\bafter|\bno\.?)\s{0,3}\Z",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\bin\s{1,8}(?:about\s{1,8})?\Z", re.IGNORECASE)
"""Before a time that no amount stands before: "follow-up in 6 weeks" says when, "6 visits in 6 weeks" how many."""

_NO_AMOUNT_AFTER = re.compile(r"\s{0,3}(?:before|after|ago|prior|post|old|of\s+age)\b", re.IGNORECASE)
_SERVED_ALONE = re.compile(r"\b(?P<noun>sessions?|visits?|treatments?|injections?)\b", re.IGNORECASE)
_LONGEST_NUMBER = 24
_MARKED = ("session", "visit")
_NO_LETTER = re.compile(r"[^A-Za-z]+")
_LOOKED_AT = 12


def find_quantities(text: str, zone: Span | None = None, *, taken: Sequence[Span] = ()) -> Iterator[Quantity]:
    """Yield the amounts of a request, in order.

    Args:
        text: The text.
        zone: The request in it; None is all of it.
        taken: What was read as a date, a level or a strength, and holds no amounts.

    >>> found = find_quantities("Eight (8) PT sessions, 2-3 times a week for 4 weeks, Norco #60 with two refills")
    >>> [(each.value, each.to, each.unit) for each in found]
    [(8.0, None, 'session'), (2.0, 3.0, 'per week'), (4.0, None, 'week'), (60.0, None, 'count'), (2.0, None, 'refill')]
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    words = _hidden(text[start:end], [Span(span.start - start, span.end - start) for span in taken])
    served = _served_without_number(words)
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(words):
        if found or not (match["time"] and _WHEN.search(words, max(0, match.start() - _LOOKED_AT), match.start())):
            found += _read(words, match, start, served=served)
    leading = _LEADING.match(words)
    if leading and not (found and found[0].span.start - start <= leading.end()):
        found.insert(0, _quantity(leading, "low", "count", start))
    yield from found


def _hidden(words: str, spans: Sequence[Span]) -> str:
    """Return the words with what is in the spans as marks that no amount holds."""
    pieces: list[str] = []
    position = 0
    for span in sorted(spans):
        if span.start >= position:
            pieces += [words[position : span.start], "~" * (span.end - span.start)]
            position = span.end
    return "".join([*pieces, words[position:]])


def _read(words: str, match: re.Match[str], shift: int, *, served: str | None) -> Iterator[Quantity]:
    if match["low"]:
        yield from _counted(words, match, shift)
    elif match["latin"] or match["sig"]:
        times = _TIMES[(match["latin"] or match["sig"].replace(".", "")).lower()]
        unit = _PER[match["latin_per"].lower()] if match["latin"] else "per day"
        yield Quantity(value=times, unit=unit, span=_span(match, shift))
    elif match["marked"]:
        yield _quantity(match, "marked", served if served in _MARKED and match["mark"] == "#" else "count", shift)
    elif match["after"]:
        unit = "day" if match["before"].lower().startswith("day") else _unit(match["before"])
        yield _quantity(match, "after", unit, shift)
    elif match["formed"]:
        yield _quantity(match, "formed", "count", shift)
    elif match["series"]:
        yield _quantity(match, "series", "injection", shift)
    else:
        yield _quantity(match, "bare", served or "count", shift)


def _counted(words: str, match: re.Match[str], shift: int) -> Iterator[Quantity]:
    """Yield what a number and the unit after it say."""
    per = match["per"] or match["per_short"] or match["ly"]
    if match["by"]:
        yield from _multiplied(match, shift)
    elif per:
        yield _quantity(match, "low", _PER[per.lower().rstrip("s")], shift)
    elif match["time"]:
        before = words[max(0, match.start() - _LOOKED_AT) : match.start()]
        if not (_NO_AMOUNT_BEFORE.search(before) or _NO_AMOUNT_AFTER.match(words, match.end())):
            yield _quantity(match, "low", _unit(match["time"]), shift)
    else:
        yield _quantity(match, "low", _unit(match["measure"] or match["noun"]), shift)


def _multiplied(match: re.Match[str], shift: int) -> Iterator[Quantity]:
    """Yield what ``2 x 6`` says: two times a week for six weeks; of ``two times four visits (8)`` the total."""
    unit = _unit(match["by_time"]) if match["by_time"] else "week"
    if match["total"]:
        yield _quantity(match, "total", unit if unit in {"visit", "session"} else "session", shift)
        return
    span = Span(match.start("low") + shift, match.end("high" if match["high"] else "low") + shift)
    yield Quantity(
        value=number_of(match["low"]), to=_high(match), unit="per month" if unit == "month" else "per week", span=span
    )
    yield Quantity(value=number_of(match["by"]), unit=unit, span=Span(match.start("by") + shift, match.end() + shift))


def _quantity(match: re.Match[str], group: str, unit: str, shift: int) -> Quantity:
    high = _high(match) if group == "low" else None
    return Quantity(value=number_of(match[group]), to=high, unit=unit, span=_span(match, shift))


def _high(match: re.Match[str]) -> float | None:
    return number_of(match["high"]) if match.re is _QUANTITY and match["high"] else None


def _span(match: re.Match[str], shift: int) -> Span:
    text = match[0]
    return Span(match.start() + len(text) - len(text.lstrip()) + shift, match.start() + len(text.rstrip()) + shift)


def _unit(words: str) -> str:
    form = _NO_LETTER.sub(" ", words.lower()).strip()
    for candidate in (form, form.removesuffix("s"), form.removesuffix("es"), f"{form.removesuffix('ies')}y"):
        if candidate in _UNIT_OF:
            return _UNIT_OF[candidate]
    return "count"


def _served_without_number(words: str) -> str | None:
    """Return what ``#6`` or ``x 6`` counts where the request names sessions, visits or injections without a number."""
    match = _SERVED_ALONE.search(words)
    if match is None or _QUANTITY.search(words[max(0, match.start() - _LONGEST_NUMBER) : match.end()]):
        return None
    return _unit(match["noun"])
