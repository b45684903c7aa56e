"""Words that call a study, an operation or a visit a further one of its kind, or the first."""

import re

from openimr.checks.days.dated import Dated
from openimr.checks.days.oneness import is_only

_ANOTHER = re.compile(
    r"\b(?:repeat(?:ed)?|second|another|earlier|previous|prior|older?|new(?:er)?|latest|updated?|initial|third|follow-?\s?up|again|"
    r"post-?\s?op\w*|revision|subsequent)\b|\b(?:that|those|(?<!this\s)one)\s(?:of|on|from|dated)\s\Z",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:repeat(?:ed)?|second|another|updated?|third|follow-?\s?up|post-?\s?op\w*|revision)\b", re.IGNORECASE
)
_SAME_AGAIN = re.compile(r",\s(?:that|those|the\sone)\s(?:\w+\s)?(?:of|on|from|dated)\s\Z", re.IGNORECASE)
_INITIAL = "initial"
_LOOKED_BACK, _BEFORE_NOUN = 45, 18


def is_another(each: Dated) -> bool:
    """Return whether the words before a day say that it is of a further thing of its kind; "the only previous one" is no further."""
    return _another(each) is not None


def _another(each: Dated) -> re.Match[str] | None:
    lead = each.lead[-_LOOKED_BACK:]
    same = _SAME_AGAIN.search(lead)  # "the last MRI, that of 3/4/2016": one and the same
    if same is not None and each.noun and lead[: same.start()].lower().endswith(each.noun):
        lead = lead[: same.start()]
    return None if is_only(each) else _ANOTHER.search(lead) or _further(each)


def _further(each: Dated) -> re.Match[str] | None:
    """Return the word right before what happened that calls it a further one, however far before the day it stands."""
    place = each.lead.lower().rfind(each.noun) if each.noun else -1
    return _FURTHER.search(each.lead, max(0, place - _BEFORE_NOUN), place) if place >= 0 else None


def is_called_initial(each: Dated) -> bool:
    """Return whether the words before a day call it that of the initial thing of its kind."""
    called = _another(each)
    return called is not None and called[0].lower() == _INITIAL


def is_as_another(one: Dated, other: Dated) -> bool:
    """Return whether the words before both days say by the same word that it is a further thing of its kind: a second MRI."""
    mine, yours = _another(one), _another(other)
    return mine is not None and yours is not None and mine[0].lower() == yours[0].lower()
