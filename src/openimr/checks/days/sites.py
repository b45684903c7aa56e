"""Into what an injection went, by the words about it."""

import re

_SITES = {
    "hardware": r"hardware|(?:pedicle\s)?screws?|screw\sheads?|implants?|instrumentation|rods?|HWBs?",
    "epidural": r"epidurals?|[CLT]?ESIs?|TFESIs?|transforaminal|interlaminar|caudal",
    "medial_branch": r"medial\sbranch|MBBs?|facets?",
    "ablation": r"ablation|RFA|rhizotom\w+|neurotom\w+",
    "sacroiliac": r"sacro-?\s?iliac|SI",
    "occipital": r"occipital",
    "subacromial": r"subacromial|bursa\w*",
    "joint": r"intra-?\s?articular|glenohumeral|joint",
    "nerve_root": r"nerve\sroots?|SNRBs?|selective",
    "carpal_tunnel": r"carpal\stunnel",
    "sheath": r"tendon\ssheath|trigger\sfinger|De\s?Quervain\w*|first\sdorsal",
}
_SITE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _SITES.items()) + r")\b", re.IGNORECASE
)


def sites_in(words: str) -> frozenset[str]:
    """Return the sites that words name.

    >>> sorted(sites_in("A left L5-S1 TFESI, then a block of the SI joint"))
    ['epidural', 'joint', 'sacroiliac']
    """
    return frozenset(str(site.lastgroup) for site in _SITE.finditer(words))
