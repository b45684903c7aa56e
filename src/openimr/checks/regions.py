"""Parts of the body that go together: whose injury accounts for care of another, whose chapter deals with another."""

from collections.abc import Collection, Mapping

MIND = "mind"
"""What the chapters on stress and mental illness are about."""

UPPER_LIMB = frozenset({"shoulder", "upper arm", "elbow", "forearm", "wrist", "hand", "upper extremity"})
LOWER_LIMB = frozenset({"hip", "thigh", "knee", "lower leg", "ankle", "foot", "lower extremity"})
SPINE = frozenset({"neck", "upper back", "low back", "sacroiliac joint", "spine"})

BESIDE: Mapping[str, frozenset[str]] = {
    "head": frozenset({"face and jaw", "eye", "ear", "neck"}),
    "face and jaw": frozenset({"head", "teeth", "ear", "neck"}),
    "eye": frozenset({"head", "face and jaw"}),
    "ear": frozenset({"head", "face and jaw"}),
    "teeth": frozenset({"head", "face and jaw"}),
    "neck": frozenset({"head", "upper back", "spine", "upper extremity"}),
    "upper back": frozenset({"neck", "low back", "spine", "chest", "shoulder"}),
    "low back": frozenset({"upper back", "sacroiliac joint", "spine", "pelvis", "hip", "lower extremity"}),
    "sacroiliac joint": frozenset({"low back", "spine", "pelvis", "hip"}),
    "spine": SPINE,
    "chest": frozenset({"upper back", "shoulder", "abdomen"}),
    "abdomen": frozenset({"chest", "groin", "low back", "pelvis"}),
    "groin": frozenset({"abdomen", "hip", "low back", "pelvis", "thigh"}),
    "pelvis": frozenset({"abdomen", "groin", "hip", "low back", "sacroiliac joint", "spine"}),
    "hip": frozenset({"groin", "low back", "lower extremity", "pelvis", "sacroiliac joint", "thigh"}),
    "shoulder": frozenset({"upper arm", "upper extremity"}),
    "upper arm": frozenset({"shoulder", "elbow", "forearm", "upper extremity"}),
    "elbow": frozenset({"upper arm", "forearm", "upper extremity"}),
    "forearm": frozenset({"elbow", "wrist", "hand", "upper extremity"}),
    "wrist": frozenset({"forearm", "hand", "upper extremity"}),
    "hand": frozenset({"forearm", "wrist", "upper extremity"}),
    "thigh": frozenset({"groin", "hip", "knee", "lower leg", "lower extremity"}),
    "knee": frozenset({"thigh", "lower leg", "lower extremity"}),
    "lower leg": frozenset({"thigh", "knee", "ankle", "foot", "lower extremity"}),
    "ankle": frozenset({"lower leg", "foot", "lower extremity"}),
    "foot": frozenset({"lower leg", "ankle", "lower extremity"}),
    "upper extremity": UPPER_LIMB | {"neck"},
    "lower extremity": LOWER_LIMB | {"low back", "sacroiliac joint", "pelvis"},
}
"""For each part of the body those whose injury accounts, without a word, for care of it. A neck accounts for no shoulder."""

TREATED_BESIDE: Mapping[str, frozenset[str]] = {
    "head": frozenset({"neck", "face and jaw"}),
    "face and jaw": frozenset({"head"}),
    "eye": frozenset({"head"}),
    "ear": frozenset({"head"}),
    "teeth": frozenset({"head", "face and jaw"}),
    "upper back": frozenset({"neck", "low back"}),
    "sacroiliac joint": frozenset({"low back", "hip", "pelvis"}),
    "chest": frozenset({"upper back"}),
    "abdomen": frozenset({"groin"}),
    "groin": frozenset({"hip", "abdomen"}),
    "pelvis": frozenset({"hip", "low back"}),
    "thigh": frozenset({"hip", "knee"}),
    "upper extremity": frozenset({"neck"}),
    "lower extremity": frozenset({"low back"}),
}
"""For each part of the body those in whose chapter a guideline treats of it too."""

_UNTOLD = frozenset({"skin"})


def accounts_for(region: str, told: Collection[str], *, is_of_nerves: bool = False) -> bool:
    """Return whether an injury of the parts told of accounts for care of a part of the body.

    Args:
        region: The part that is cared for.
        told: The parts that are injured, or operated on.
        is_of_nerves: Whether nerves are tested or blocked: those of a limb come from the spine, and go there.
    """
    if region in told or region in _UNTOLD or not BESIDE.get(region, frozenset()).isdisjoint(told):
        return True
    if not is_of_nerves:
        return False
    limbs = {"neck": UPPER_LIMB, "upper back": UPPER_LIMB, "low back": LOWER_LIMB}
    roots = {each: {"neck"} for each in UPPER_LIMB} | {each: {"low back"} for each in LOWER_LIMB}
    return not {*limbs.get(region, ()), *roots.get(region, ())}.isdisjoint(told)
