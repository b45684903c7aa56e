"""Take an item's heading apart: prefix, partial approval, description."""

import re
from dataclasses import dataclass

from openimr.domain.determinations import ItemRole

_ASSOCIATED = re.compile(r"Associated\b[^:.]{0,60}:\s*(?=\S)", re.IGNORECASE)

_PORTION_REMAINS = re.compile(
    r"""
    ^ (?P<requested> .+? ) \s (?:was|were) \s the \s original \s request \. \s
    (?P<authorized> .+? ) \s (?:was|were|has\sbeen|have\sbeen) \s (?:previously\s)? authorized \s
    by \s the \s Claims \s Administrator \. \s
    The \s remaining \s IMR [\s-] eligible \s portions? \s of \s the \s original \s request ,? \s
    (?P<disputed> .+ ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)

_WHOLE_REMAINS = re.compile(
    r"""
    ^ (?P<requested> .+? ) \s (?:was|were) \s the \s original \s request \. \s
    The \s Claims \s Administrator \s authorized \s (?P<authorized> .+? ) ,? \s
    leaving \s the \s original \s request \s IMR [\s-] eligible \. \s
    The \s original \s request ,? \s
    (?P<disputed> .+ ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LONGEST_FRAME = 4_000
"""Characters of a heading in which a partial approval is looked for: each place of its fixed words is tried with each."""

_CLOSING_IS = re.compile(r"\s+(?:is|are)$", re.IGNORECASE)

_DEPENDENCE = re.compile(
    r"""
    ^ (?:Since|As|Because) \s the \s
    (?: (?:primary|requested|proposed) \s )? (?:[\w-]+ \s){0,3}? (?:procedure|intervention|surgery|treatment|service)
    \s (?:is|was) \s (?: not \s )? medically \s necessary (?: \s and \s appropriate )?
    (?: \s per \s the \s documentation )? , \s
    (?: none \s of \s )? (?:the|this|these) \s (?:requested \s )?
    (?:associated|ancillary) (?: \s [\w-]+ )?? \s (?:services?|items?|requests?|procedures?) \s
    (?:is|are|was|were) \s (?: not \s )? medically \s necessary
    (?: \s and \s appropriate )? (?: \s at \s this \s time )? \.? $
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingParts:
    """What a heading says, taken apart.

    Attributes:
        heading: The whole, a partial approval's closing " is" dropped.
        description: Start and end in ``heading`` of what is disputed.
        requested: Start and end in ``heading`` of the original request; None unless partly approved.
        authorized: Start and end in ``heading`` of what was authorized; None unless partly approved.
        has_associated_prefix: Whether the heading begins ``Associated …:``.
    """

    heading: str
    description: tuple[int, int]
    requested: tuple[int, int] | None
    authorized: tuple[int, int] | None
    has_associated_prefix: bool

    def of(self, part: tuple[int, int]) -> str:
        """Return the words of one part."""
        return self.heading[part[0] : part[1]]


def heading_parts(words: str) -> HeadingParts:
    """Take a heading apart.

    ``heading = [ "Associated" words ":" ] ( description | portion-remains | whole-remains )``. In the two
    frames of a partial approval a closing " is" belongs to the frame and is dropped; elsewhere it is kept, and
    so is the "is" that ends a word (``urinalysis``).

    Args:
        words: All before the last colon of the item's heading, white space folded.
    """
    prefix = _ASSOCIATED.match(words)
    start = prefix.end() if prefix else 0
    rest = words[start:] if len(words) <= _LONGEST_FRAME else ""
    frame = _PORTION_REMAINS.match(rest) or _WHOLE_REMAINS.match(rest)
    if frame is None:
        return HeadingParts(
            heading=words,
            description=(start, len(words)),
            requested=None,
            authorized=None,
            has_associated_prefix=prefix is not None,
        )
    disputed = frame["disputed"]
    heading = words.removesuffix(disputed) + _CLOSING_IS.sub("", disputed)
    inner = _ASSOCIATED.match(heading, start + frame.start("disputed"))
    return HeadingParts(
        heading=heading,
        description=(inner.end() if inner else start + frame.start("disputed"), len(heading)),
        requested=_shifted(frame.span("requested"), start),
        authorized=_shifted(frame.span("authorized"), start),
        has_associated_prefix=prefix is not None,
    )


def _shifted(part: tuple[int, int], start: int) -> tuple[int, int]:
    return part[0] + start, part[1] + start


def role_of(*, parts: HeadingParts, rationale: str) -> ItemRole:
    """Return whether an item goes with another one: by its prefix, or by a stock sentence of dependence.

    Args:
        parts: Its heading, taken apart.
        rationale: Its whole rationale, white space folded.
    """
    if parts.has_associated_prefix or _DEPENDENCE.match(rationale):
        return ItemRole.ASSOCIATED
    return ItemRole.PRIMARY
