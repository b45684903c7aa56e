"""The outcome that a prose states, whatever its programme's field says."""

import re
from collections import deque
from dataclasses import dataclass

from openimr.domain.determinations import CaseOutcome
from openimr.domain.text import Span

_STATED = re.compile(
    r"""
    (?: \b(?: denials? | determinations? | decisions? )\b (?: \s+ (?: of | for | to ) \b [^.;:]{1,120}? )?
        \s+ (?: should \s+ be | must \s+ be | is | are | was | were | be ) \s+ (?: therefore \s+ | hereby \s+ )?
      | \b(?: determination | decision )\b \s* : \s* )
    (?P<part> (?:partially|partly) \s+ )? (?P<word> upheld | sustained | affirmed | overturned | reversed | modified ) \b
    (?P<part_after> \s+ in \s+ part \b )?
  | \b (?<! \bnot \s ) (?P<done_in_part> (?:partially|partly) \s+ )?
    (?P<done> uphold s? | upheld | overturn (?: s | ed )? | reverse [sd] | modifie [sd] ) \s+ the \s+
    (?: (?! not \b ) [\w'’-]+ \s+ ){0,4}? (?: denial | determination | decision ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOUND = re.compile(
    r"""
    (?P<portion> \b(?:a \s+ portion | part | some) \s+ of \b [^.]{0,120}? )?
    \b (?: is | are | was | were ) \s+ (?P<no> not \s+ )? (?: considered \s+ | deemed \s+ )?
    (?: medically \s+ (?:necessary|appropriate) | likely \s+ to \s+ be \s+ more \s+ beneficial )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UPHELD = ("uph", "sustain", "affirm")


@dataclass(frozen=True, slots=True)
class StatedOutcome:
    """An outcome and where the words stand that state it.

    Attributes:
        outcome: What they come to.
        span: Of the text that was searched.
    """

    outcome: CaseOutcome
    span: Span


def read_stated_outcome(text: str, *, zone: Span) -> StatedOutcome | None:
    """Read what a prose says of the denial; None where it says nothing.

    The last sentence that upholds or overturns it counts; where there is none, the first that finds the service necessary
    or not. A denial of which only a part falls is partially overturned.
    """
    statements = deque(_STATED.finditer(text, zone.start, zone.end), maxlen=1)
    if statements:
        stated = statements[0]
        return StatedOutcome(_of_words(stated), Span(*stated.span()))
    found = _FOUND.search(text, zone.start, zone.end)
    if found is None:
        return None
    if found["portion"] and not found["no"]:
        return StatedOutcome(CaseOutcome.PARTIALLY_OVERTURNED, Span(*found.span()))
    return StatedOutcome(CaseOutcome.UPHELD if found["no"] else CaseOutcome.OVERTURNED, Span(*found.span()))


def _of_words(stated: re.Match[str]) -> CaseOutcome:
    word = (stated["word"] or stated["done"]).lower()
    is_in_part = bool(stated["part"] or stated["part_after"] or stated["done_in_part"]) or word.startswith("modif")
    if word.startswith(_UPHELD) and not is_in_part:
        return CaseOutcome.UPHELD
    return CaseOutcome.PARTIALLY_OVERTURNED if is_in_part else CaseOutcome.OVERTURNED
