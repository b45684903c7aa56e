"""Whether two parts of the body are one: wholes and what belongs to them, neighbours, and what a nerve supplies."""

from collections.abc import Collection
from dataclasses import dataclass

from openimr.domain.parts import Side

_SPINE = frozenset({"spine", "neck", "upper back", "low back", "sacroiliac joint"})
_ARM = frozenset({"upper extremity", "shoulder", "upper arm", "elbow", "forearm", "wrist", "hand"})
_LEG = frozenset({"lower extremity", "hip", "thigh", "knee", "lower leg", "ankle", "foot"})
_WHOLES = {"spine": _SPINE, "upper extremity": _ARM, "lower extremity": _LEG}
_BESIDE = (
    frozenset({"wrist", "hand"}),
    frozenset({"ankle", "foot"}),
    frozenset({"low back", "sacroiliac joint"}),
    frozenset({"hip", "groin"}),
    frozenset({"hip", "pelvis"}),
    frozenset({"shoulder", "upper arm"}),
    frozenset({"knee", "thigh"}),
    frozenset({"upper arm", "elbow"}),
    frozenset({"upper arm", "forearm"}),
    frozenset({"elbow", "forearm"}),
    frozenset({"forearm", "wrist"}),
    frozenset({"neck", "upper back"}),
)
_SUPPLIED = {
    "neck": _ARM,
    "low back": _LEG | {"sacroiliac joint", "pelvis", "groin"},
    "spine": _ARM | _LEG,
    "elbow": frozenset({"hand", "forearm", "wrist"}),
    "wrist": frozenset({"hand"}),
    "upper arm": frozenset({"forearm", "hand"}),
    "lower leg": frozenset({"thigh", "ankle", "foot", "pelvis"}),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Parts of the body; none where none is named.

    Attributes:
        regions: Of ``openimr.terms.regions.REGIONS``.
        sides: Their sides.
    """

    regions: frozenset[str]
    sides: frozenset[Side]


def is_same_part(one: Part, other: Part, *, is_of_nerves: bool = False) -> bool:
    """Return whether two may be the same part of the body; one that is not named may be any.

    Args:
        one: Of what is said to be absent.
        other: Of what stands against it.
        is_of_nerves: Whether the one may be felt where a nerve of the other goes.
    """
    if one.regions and other.regions and not _meet(one.regions, other.regions, is_of_nerves=is_of_nerves):
        return False
    if Side.BILATERAL in one.sides | other.sides:
        return True
    return not one.sides or not other.sides or not one.sides.isdisjoint(other.sides)


def is_surely_same_part(one: Part, other: Part) -> bool:
    """Return whether both name a part of the body, and the same."""
    return bool(one.regions and other.regions) and is_same_part(one, other)


def holds_what_is_named(named: Part, other: Part, *, is_of_nerves: bool, is_of_dermatome: bool = False) -> bool:
    """Return whether a part has the region and the side that are named: not one beside it, and none left open.

    Args:
        named: The part that is named.
        other: The other part.
        is_of_nerves: Whether what is told may be felt where a nerve of the part goes.
        is_of_dermatome: Whether it is told of a dermatome or a myotome, which lies in the limb: "the L5 dermatome".
    """
    if named.sides and not other.sides & (named.sides | {Side.BILATERAL}):
        return False
    return not named.regions or any(
        one == each
        or each in _WHOLES.get(one, ())
        or one in _WHOLES.get(each, ())
        or (is_of_nerves and each in _SUPPLIED.get(one, ()))
        or (is_of_dermatome and one in _SUPPLIED.get(each, ()))
        for one in named.regions
        for each in other.regions
    )


def _meet(ones: Collection[str], others: Collection[str], *, is_of_nerves: bool) -> bool:
    return any(_are_one(one, other, is_of_nerves=is_of_nerves) for one in ones for other in others)


def _are_one(one: str, other: str, *, is_of_nerves: bool) -> bool:
    if one == other or any({one, other} <= pair for pair in _BESIDE):
        return True
    if other in _WHOLES.get(one, ()) or one in _WHOLES.get(other, ()):
        return True
    return is_of_nerves and (other in _SUPPLIED.get(one, ()) or one in _SUPPLIED.get(other, ()))
