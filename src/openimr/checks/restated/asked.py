"""What an item asks for, and whether a phrase elsewhere in its letter speaks of it."""

from dataclasses import dataclass
from functools import cached_property

from openimr.checks.amounts import Amounts, joined
from openimr.checks.body import can_be_one_place
from openimr.checks.letters import Item, Letter
from openimr.checks.named import MEDICINE, SERVED, Named
from openimr.checks.restated.particulars import Particulars, particulars_of
from openimr.terms.categories import ADJUNCT
from openimr.terms.request_words import request_words

_SURGERY = "surgery/"
_WEAK = request_words("weak")
_SAME_DRUG = 6


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """What an item asks for.

    Attributes:
        item: The item.
        named: Its description, of a partial approval the portion in dispute.
        others: Of a partial approval what was requested and authorized.
        primary: What the item asks for on which this one depends; None where it stands by itself.
    """

    item: Item
    named: Named
    others: tuple[Named, ...] = ()
    primary: Named | None = None

    @cached_property
    def amounts(self) -> Amounts:
        """All amounts that its heading names."""
        return joined(each.amounts for each in (self.named, *self.others)) if self.others else self.named.amounts

    @cached_property
    def of_description(self) -> Particulars:
        """Levels, sides, regions and numbers of its description."""
        return particulars_of(self.item.decided.description.lower())

    @cached_property
    def of_heading(self) -> Particulars:
        """The same of its heading, of a partial approval with what was requested and authorized."""
        return particulars_of(self.item.decided.heading.lower()) if self.others else self.of_description

    @property
    def is_particular(self) -> bool:
        """Whether it names anything that could be said otherwise elsewhere."""
        parts = self.item.parts
        return bool(parts.side or parts.levels or parts.quantities or parts.dose or parts.body_region or self.primary)


def asked_of(letter: Letter) -> tuple[Asked, ...]:
    """Return what each item asks for."""
    named = [Named(letter.text, item.description) for item in letter.items]
    found = []
    for item, mine in zip(letter.items, named, strict=True):
        spans = (letter.determination.spans.get(f"{item.pointer}/{name}") for name in ("requested", "authorized"))
        others = tuple(Named(letter.text, span) for span in spans if span is not None)
        primary = None if item.parts.depends_on is None else named[item.parts.depends_on - 1]
        found.append(Asked(item=item, named=mine, others=others, primary=primary))
    return tuple(found)


def likeness(asked: Asked, said: Named, *, at_its_place: bool = True) -> int:
    """Return how much a phrase speaks of what an item asks for; 0 where it is something else.

    Args:
        asked: What the item asks for.
        said: The phrase.
        at_its_place: Whether the same treatment of another region is something else.
    """
    mine = asked.named
    if mine.drugs and (said.drugs or mine.path.startswith(MEDICINE)):
        return _SAME_DRUG + 2 * (mine.drugs == said.drugs) if _are_same_drugs(mine.drugs, said.drugs) else 0
    shared = mine.telling & said.telling
    if not shared and not mine.path.startswith(SERVED):
        return 0
    is_same_kind = bool(mine.path) and mine.path == said.path
    if not is_same_kind and (not shared or (said.path and shared <= _WEAK)):
        return 0
    if not at_its_place:
        return 2 * len(shared) + is_same_kind
    if not can_be_one_place(mine.regions, said.regions):
        return 0
    return 2 * len(shared) + is_same_kind + 2 * bool(mine.regions & said.regions)


def are_both_operations(asked: Asked, said: Named) -> bool:
    """Return whether an operation is asked for, and one is spoken of ("the right shoulder surgery")."""
    return all(path.startswith(_SURGERY) and path != ADJUNCT for path in (asked.named.path, said.path))


def _are_same_drugs(mine: frozenset[str], said: frozenset[str]) -> bool:
    return any(
        one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/") for one in mine for other in said
    )
