"""Where the subject of a statement of absence ends."""

from openimr.checks.absences.remainders import PURPOSES
from openimr.checks.absences.sources import is_study
from openimr.checks.story.stated import Stated

_EARLIER = frozenset({"before", "beforehand"})
_LATER_STEP = frozenset(
    {"", "the", "a", "an", "this", "that", "such", "any", "another", "it", "he", "she", "his", "her", "surgery", "operation", "considering",
     "proceeding", "requesting", "resorting", "ordering", "undergoing", "going", "turning", "moving", "these", "injection"}
)  # fmt: skip
_SCREENING = "psychological evaluation"
_NEAR = 6


def last_of_subject(stated: Stated, first: int, last: int) -> int:
    """Return where a subject ends: before it says that something was due earlier, or what a test is for."""
    return _before_purpose(stated, first, _before_earlier(stated, first, last))


def _before_earlier(stated: Stated, first: int, last: int) -> int:
    """Return where a subject ends before it says that something was due earlier: what was had was had before the request."""
    for at in range(first + 1, last):
        form, following = stated.words[at].form, stated.words[at + 1].form if at + 1 < last else ""
        is_of_care = bool(stated.care_between_words(at + 1, min(at + 2, last)))
        if (form in _EARLIER and (following in _LATER_STEP or is_of_care)) or (form == "prior" and following == "to"):
            return at
    return last


def _before_purpose(stated: Stated, first: int, last: int) -> int:
    """Return where a subject ends before it says what a test is for: "drug testing to verify compliance"."""
    for care in stated.care_between_words(first, last):
        for at in (
            range(care.last, min(care.last + _NEAR, last - 1)) if is_study(care.kind) or care.kind == _SCREENING else ()
        ):
            if stated.words[at].form == "to" and stated.words[at + 1].form in PURPOSES:
                return at
    return last
