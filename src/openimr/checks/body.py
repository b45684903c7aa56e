"""Regions of the body that one treatment may be said to be of."""

from collections.abc import Collection

_TOGETHER = (
    frozenset({"spine", "neck", "upper back", "low back", "sacroiliac joint"}),
    frozenset({"upper extremity", "shoulder", "upper arm", "elbow", "forearm", "wrist", "hand"}),
    frozenset({"lower extremity", "hip", "thigh", "knee", "lower leg", "ankle", "foot"}),
)
_WHOLES = frozenset({"spine", "upper extremity", "lower extremity", "skin"})
_NEIGHBOURS = (
    frozenset({"wrist", "hand", "forearm"}),
    frozenset({"forearm", "elbow"}),
    frozenset({"ankle", "foot", "lower leg"}),
    frozenset({"lower leg", "knee"}),
    frozenset({"hip", "pelvis", "groin", "thigh"}),
    frozenset({"low back", "sacroiliac joint", "pelvis"}),
    frozenset({"sacroiliac joint", "hip"}),
    frozenset({"neck", "upper back"}),
    frozenset({"upper back", "low back"}),
    frozenset({"shoulder", "upper arm"}),
    frozenset({"head", "face and jaw", "eye", "ear"}),
    frozenset({"chest", "upper back"}),
    frozenset({"abdomen", "groin", "pelvis"}),
)


def can_be_one_place(one: Collection[str], other: Collection[str]) -> bool:
    """Return whether words of two places may be of one treatment: a region of each is the same, or next to it, or a part.

    >>> can_be_one_place(["hand"], ["upper extremity"]), can_be_one_place(["hand"], ["knee"]), can_be_one_place([], ["hip"])
    (True, False, True)
    """
    return not one or not other or any(_can_be_one(mine, yours) for mine in one for yours in other)


def _can_be_one(one: str, other: str) -> bool:
    if one == other:
        return True
    if (one in _WHOLES or other in _WHOLES) and any({one, other} <= parts for parts in _TOGETHER):
        return True
    return any({one, other} <= parts for parts in _NEIGHBOURS)
