"""How a statement says that something is absent: of another time, too little, by utilization review, of what was not looked at."""

import re

from openimr.domain.text import Span
from openimr.terms.absence import Absence, AbsenceKind

_OF_UTILIZATION_REVIEW = re.compile(
    r"\b(?:utili[sz]ation\s+review(?:er)?|claims\s+administrator|UR|(?:prior|previous|initial|original|earlier)\s+(?:denial|decision|determination|reviewer)"
    r"(?:\s+(?:appears\s+to\s+have|was|were|is|had|has|been|also))*\s+(?:made|based|issued|rendered|noted|stated|found|cited|held|reasoned))\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:but|however|although|yet|though)\b|;", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:improved|resolved|changed|plateaued|repeated|reduced|increased|lessened|modified|wasted)\s*\Z", re.IGNORECASE
)
_GRANTED = re.compile(
    r"\b(?:mentioned|referenced|referred\s+to|alluded\s+to|claimed|alleged|told|said|stated|reported|described|noted)\b.{0,60}\b(?:but|though|although|yet)\Z",
    re.IGNORECASE | re.DOTALL,
)
_NO_SUCH_PROOF = re.compile(
    r"no\s+such\s+(?:confirmation|proof|support|corroboration|verification|finding)", re.IGNORECASE
)
_MANNER = re.compile(
    r"\s+(?:at\s+(?:full|once|first|the\s+usual)|for\s+(?:the\s+first\s+|about\s+|over\s+|more\s+than\s+)?\w+\s+(?:days|weeks|months)|until|till|immediately|"
    r"right\s+away|promptly|early|earlier|sooner|fully|in\s+full|as\s+(?:prescribed|directed|ordered|scheduled)|regularly|consistently|on\s+time|in\s+time)\b",
    re.IGNORECASE,
)
_OF_FORMER = re.compile(
    r"\s+(?:on|in|at)\s+(?:the\s+)?(?:first|previous|prior|earlier|older|initial|original|preceding)\b(?!\s+(?:request|claim))",
    re.IGNORECASE,
)
_UNTESTED = re.compile(
    r"\b(?:tested|test|checked|check|examined|examine|assessed|assess|measured|measure|recorded|record|documented|document|taken|take|stated|state|"
    r"given|graded|evaluated|inspected|palpated|looked|charted|noted|reported|report|documentation|mention|description|information|"
    r"described|describe|untested|unexamined|unmeasured|unrecorded|unstated|quantified|obtained|elicited|performed|done|missing|lacking|absent|lack)\b",
    re.IGNORECASE,
)
_UNASKED = re.compile(r"\b(?:address\w*|discuss\w*|assess\w*|monitor\w*|evaluat\w*|inquir\w*|asked)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\s+(?:as\s+to|regarding|about|concerning|pertaining\s+to|with\s+(?:regard|respect|reference)\s+to)\s",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:limited|restricted|impaired|reduced|diminished|decreased|affected|compromised)\Z", re.IGNORECASE
)
_LOOKED_BACK = 200


def is_of_another_time(text: str, absence: Absence) -> bool:
    """Return whether it is of a change, of how or when something was done, or of a former study ("not present on the first")."""
    is_of_former = _OF_FORMER.match(text, absence.span.end) is not None
    return is_of_former or _is_of_change(text, absence) or _is_of_manner(text, absence)


def is_too_little(text: str, absence: Absence) -> bool:
    """Return whether there is said to be too little, or no paper of what is granted to be told: "is mentioned but not attached"."""
    is_granted = _GRANTED.search(text, absence.subject.start, absence.subject.end) is not None
    is_of_proof = _NO_SUCH_PROOF.match(text, absence.cue.start, absence.cue.end) is not None
    return absence.kind is AbsenceKind.INSUFFICIENT or absence.points_back or is_granted or is_of_proof


def is_of_utilization_review(text: str, sentence: Span, absence: Absence) -> bool:
    """Return whether utilization review says it: it is named before, and the reviewer does not speak again after a "but"."""
    start = max(sentence.start, absence.cue.start - _LOOKED_BACK)
    start = max((match.end() for match in _CONTRAST.finditer(text, start, absence.cue.start)), default=start)
    return _OF_UTILIZATION_REVIEW.search(text, start, absence.cue.start) is not None


def names_beyond(text: str, absence: Absence, *, is_of_drug: bool) -> frozenset[str]:
    """Return what a statement names beyond its subject: ``#drug``, ``#untested`` of what was not looked at or written down, ``#unasked`` of what was not asked about, ``$less`` of what is not limited."""
    is_limited = _LIMITED.search(text, absence.cue.start, absence.cue.end) is not None
    is_untested = _UNTESTED.search(text, absence.cue.start, absence.cue.end) is not None
    is_unasked = bool(
        _UNASKED.search(text, absence.cue.start, absence.cue.end)
        or _ABOUT.match(text, absence.cue.end, absence.subject.start)
    )
    return frozenset(
        name
        for name, holds in (
            ("#drug", is_of_drug),
            ("#unasked", is_unasked),
            ("#untested", is_untested),
            ("$less", is_limited),
        )
        if holds
    )


def _is_of_change(text: str, absence: Absence) -> bool:
    """Return whether it is said of a thing that it has not changed ("his gait has not improved")."""
    is_behind = absence.subject.start <= absence.cue.start or absence.cue.end >= absence.subject.end
    return is_behind and _CHANGED.search(text, absence.cue.start, absence.cue.end) is not None


def _is_of_manner(text: str, absence: Absence) -> bool:
    """Return whether it is said of care only when or how it was not done: "therapy was not begun at full intensity", "… until May"."""
    return absence.subject.end <= absence.cue.start and _MANNER.match(text, absence.span.end) is not None
