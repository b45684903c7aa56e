"""What is worn on a wrist or hand, where splint, brace and immobilizer are names of one thing."""

from openimr.checks.story.care import Care, CareNamed
from openimr.checks.story.same_part import Part
from openimr.terms.clinical_things import kinds_above

_ORTHOSIS = "orthosis"
_WORN = frozenset({"splint", "brace", "wrist brace", _ORTHOSIS})
_OF_HAND = frozenset({"wrist", "hand"})
_WHOLES = frozenset({"upper extremity"})


def is_worn_alike(wanted: Care, care: CareNamed, part: Part) -> bool:
    """Return whether what was worn serves as what is wanted: a brace of the wrist as a splint of it.

    Args:
        wanted: What is said not to have been worn.
        care: What was worn.
        part: The part of the body that it was worn on.
    """
    return wanted.kind in _WORN and care.kind in _WORN and bool(part.regions & _OF_HAND)


def is_worn_elsewhere(care: CareNamed, wanted: Part, part: Part) -> bool:
    """Return whether what was worn is made for another part than is wanted, if beside it: the strap of an elbow for a wrist.

    Args:
        care: What was worn.
        wanted: The part that is wanted.
        part: The part of the body that it was worn on.
    """
    if _ORTHOSIS not in {care.kind, *kinds_above(care.kind)} or not wanted.regions or not part.regions:
        return False
    is_of_hand = bool(wanted.regions & _OF_HAND)
    return is_of_hand and part.regions.isdisjoint(_OF_HAND | _WHOLES)
