"""In what a phrase differs from what an item asks for: level, side, quantity, frequency, dose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from openimr.checks.amounts import Amounts, agrees, difference
from openimr.checks.body import can_be_one_place
from openimr.checks.named import Named
from openimr.checks.restated.asked import Asked
from openimr.domain.parts import Side
from openimr.domain.text import Span

_OF_A_DAY = re.compile(
    r"\s?(?:total\s)?(?:/\s?d(?:ay)?\b|(?:a|per|each|every|in\sa)\s(?:day|week)\b|daily\stotal|total\b)", re.IGNORECASE
)
_DAILY_BEFORE = re.compile(r"\b(?:total|maximum|up\sto|equivalent|limit)\b.{0,25}\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,5}(?:,\d{3})*(?:\.\d+)?|\.\d+")
_UNIT = re.compile(r"[a-zµμ%]+(?=\W*\Z)", re.IGNORECASE)
_FACET = "injection/facet"
_SURGERY = "surgery/"


class Closeness(Enum):
    """How close a phrase stands to what is asked for.

    ``RESTATED``: the conclusion, the refusal or the request itself. ``MENTIONED``: the treatment is spoken of.
    """

    RESTATED = "restated"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Echo:
    """What a phrase says of one thing that an item asks for.

    Attributes:
        kind: ``level``, ``side``, ``quantity``, ``frequency`` or ``dose``.
        differs: Whether it is other than what is asked for.
    """

    kind: str
    differs: bool


def echoes(asked: Asked, said: Named, *, closeness: Closeness, amounts: Amounts | None) -> Iterator[Echo]:
    """Yield what a phrase says again of the request, and whether it says the same.

    Args:
        asked: What the item asks for.
        said: The phrase.
        closeness: How close it stands to it.
        amounts: With which its amounts are compared; None where they may be others (a guideline's, of the past).
    """
    yield from _region(asked, said, closeness)
    yield from _side(asked, said, closeness)
    yield from _level(asked, said, closeness)
    if amounts is not None:
        yield from _dose(asked, said)
        yield from _amount(amounts, said)


def _region(asked: Asked, said: Named, closeness: Closeness) -> Iterator[Echo]:
    if closeness is Closeness.RESTATED and asked.named.regions and said.regions:
        yield Echo("region", differs=not _is_of_its_regions(asked.named.regions, said.regions))


def _is_of_its_regions(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Return whether a phrase is of the regions asked for: of a list each, where it is no longer than the request's."""
    if 1 < len(asked) >= len(said):
        return all(can_be_one_place(asked, [region]) for region in said)
    return can_be_one_place(asked, said)


def _side(asked: Asked, said: Named, closeness: Closeness) -> Iterator[Echo]:
    pairs = list(_sides(asked, said, closeness))
    if not pairs:
        return
    if not any(_is_other_side(mine, yours, closeness) for mine, yours in pairs):
        yield Echo("side", differs=False)
    elif all(_is_other_side(mine, yours, closeness) for mine, yours in pairs) or len(asked.named.regions) > 1:
        yield Echo("side", differs=True)


def _sides(asked: Asked, said: Named, closeness: Closeness) -> Iterator[tuple[frozenset[Side], frozenset[Side]]]:
    """Yield the sides of the request beside those of the phrase: region by region where it is of several.

    A request that names no side is of the side of the request on which it depends, where that is of the same region.
    """
    restated = closeness is Closeness.RESTATED
    mine, yours = asked.named.side_by_region, said.side_by_region
    if len(mine) > 1 and mine.keys() & yours.keys():
        yield from ((frozenset({mine[region]}), frozenset({yours[region]})) for region in mine.keys() & yours.keys())
        return
    wanted = asked.named.sides(of_symptoms=True)
    wanted |= frozenset(side for other in asked.others for side in other.sides(of_symptoms=True))
    if not wanted and asked.primary is not None and asked.primary.regions & said.regions:
        wanted = asked.primary.sides(of_symptoms=False)
    found = said.sides(of_symptoms=restated)
    if wanted and found:
        yield wanted, found


def _is_other_side(wanted: frozenset[Side], found: frozenset[Side], closeness: Closeness) -> bool:
    """Return whether one side stands for another; one for both only where the request is restated."""
    if wanted & found:
        return False
    return closeness is Closeness.RESTATED or Side.BILATERAL not in wanted | found


def _level(asked: Asked, said: Named, closeness: Closeness) -> Iterator[Echo]:
    wanted = asked.named.levels or frozenset(level for other in asked.others for level in other.levels)
    if not wanted or not said.levels:
        return
    is_facet = _FACET in {asked.named.path, said.path}
    yield Echo(
        "level",
        differs=not _is_within(said.levels, wanted, is_facet=is_facet) or _is_cut_short(asked, said, wanted, closeness),
    )


def _is_within(levels: frozenset[str], wanted: frozenset[str], *, is_facet: bool) -> bool:
    """Return whether every level is one of those wanted, or a vertebra of theirs, or the other way round.

    The medial branches of a facet joint are named by the vertebra above as well: L3 and L4 for L4-L5.
    """
    vertebrae = {end for level in wanted for end in level.split("-")}
    if is_facet:
        vertebrae |= {f"{name[0]}{int(name[1:]) - 1}" for name in vertebrae}
    are_roots = not any("-" in each for each in wanted)
    return all(
        level in wanted or (("-" not in level or are_roots) and bool(set(level.split("-")) & vertebrae))
        for level in levels
    )


def _is_cut_short(asked: Asked, said: Named, wanted: frozenset[str], closeness: Closeness) -> bool:
    """Return whether one vertebra is named where an operation on several segments is asked for: "L3" for "L3-5"."""
    return (
        closeness is Closeness.RESTATED
        and asked.named.path.startswith(_SURGERY)
        and len(wanted) > 1
        and len(said.levels) == 1
        and not any("-" in level for level in said.levels)
        and all("-" in level for level in wanted)
    )


def _dose(asked: Asked, said: Named) -> Iterator[Echo]:
    wanted = {_strength(span.of(each.text)) for each in (asked.named, *asked.others) for span in each.doses}
    found = {_strength(span.of(said.text)) for span in said.doses if not _is_daily_total(said, span)}
    if not wanted or not found or not said.drugs:
        return
    units = {unit for _, unit in wanted}
    if any(unit not in units for _, unit in found):
        return
    yield Echo("dose", differs=not any(_is_same_strength(one, other) for one in found for other in wanted))


def _is_daily_total(said: Named, span: Span) -> bool:
    text, zone = said.text, said.zone
    return bool(
        _OF_A_DAY.match(text, span.end, min(len(text), zone.end + 20))
        or _DAILY_BEFORE.search(text, zone.start, span.start)
    )


def _strength(words: str) -> tuple[tuple[float, ...], str]:
    numbers = tuple(float(number.replace(",", "")) for number in _NUMBER.findall(words))
    unit = _UNIT.search(words.lower())
    return numbers, unit[0].rstrip("s") if unit else ""


def _is_same_strength(one: tuple[tuple[float, ...], str], other: tuple[tuple[float, ...], str]) -> bool:
    """Return whether two strengths are one; of a combination one part may be left out."""
    mine, yours = one[0], other[0]
    return mine == yours or (len(mine) != len(yours) and (set(mine) <= set(yours) or set(yours) <= set(mine)))


def _amount(asked: Amounts, said: Named) -> Iterator[Echo]:
    kind = difference(asked, said.amounts)
    if kind is not None:
        yield Echo(kind, differs=True)
    elif agrees(asked, said.amounts):
        yield Echo("quantity", differs=False)
        yield Echo("frequency", differs=False)
