"""The names of operations: which words are of one operation."""

import re
from functools import lru_cache

_ANY_OPERATION = frozenset(
    {"surgery", "surgeries", "operation", "operated", "operative", "procedure", "procedures"}
    | {"trimmed", "shaved", "sutured", "sewn", "stitched", "reattached"}
)
_FAMILIES = tuple(
    re.compile(words)
    for words in (
        r"fus(?:ion|ed)|arthrodes\w+|acdf|[apt]lif",
        r"fix(?:ation|ed)|orif|open reduction|pinn\w+|plated|nailed|rodded|osteosynthesis",
        r"replace\w+|\w*arthroplast\w+|t[khs][ar]",
        r"repair\w*|rcr|\w+rrhaphy|bankart",
        r"releas\w+|ctr|\w*fasciotomy",
        r"reconstruct\w+|aclr",
        r"(?:hemi)?laminectom\w+|(?:micro)?disc?ectom\w+|laminotomy|foraminotomy|decompress\w+|acromioplasty",
        r"arthroscop\w+|scoped?",
        r"remov\w+|excis\w+|resect\w+|extract\w+",
        r"debrid\w+|synovectomy|chondroplasty",
        r"amputat\w+",
        r"transpos\w+",
        r"implant\w*",
        r"graft\w*|(?:skin|bone|nerve) graft\w*",
    )
)

_OUT = re.compile(r"(?:remov|hardware|plates?|screws?|pins?\b|wires?|rods?\b|nails?\b|implants?\s\w)")


def is_any_operation(name: str) -> bool:
    """Return whether a word says that there was an operation, and not which."""
    return name in _ANY_OPERATION


def is_one_operation(one: str, other: str) -> bool:
    """Return whether two names may be of one operation: the noun and its verb, the long and the short name.

    >>> is_one_operation("fixation", "fixed"), is_one_operation("surgery", "fusion"), is_one_operation("fusion", "release")
    (True, True, False)
    """
    if is_any_operation(one) or is_any_operation(other):
        return True
    return family_of(one) == family_of(other)


@lru_cache(maxsize=512)
def family_of(name: str) -> str:
    """Return what the names of one operation have in common; the name itself where no family holds it."""
    return next((family.pattern for family in _FAMILIES if family.fullmatch(name)), name)


@lru_cache(maxsize=512)
def is_put_in_and_out(one: str, other: str) -> bool:
    """Return whether one name is of putting something in and the other of taking it out.

    >>> is_put_in_and_out("removal", "orif"), is_put_in_and_out("excision", "surgery")
    (True, False)
    """
    families = {family_of(one), family_of(other)}
    return bool(families & PUT_IN) and any(_OUT.match(name) for name in (one, other))


PUT_IN = frozenset(map(family_of, ("fixation", "fusion", "implantation")))
"""Families of operations that leave something in the body."""
