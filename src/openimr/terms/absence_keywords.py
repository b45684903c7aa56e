"""The words of which every cue of an absence holds at least one: found faster than a cue."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[A-Za-z]++(?:['’][A-Za-z]++)?+")
_KEYWORDS = frozenset(
    WORD.findall(
        """no not without lack lacks lacked lacking absent absence nor neither never none nobody fail fails failed failing
        insufficient inadequate limited little unclear unknown uncertain deny denies denied denying negative free
        missing devoid unspecified undocumented scant scarce sparse minimal incomplete neglect neglects neglected omit
        omits omitted cannot nothing silent unable illegible indecipherable yet nowhere
        paucity scarcity vain wanting leaves left omitting unmentioned unrecorded unstated unreported unexplained undescribed unverified unconfirmed untested
        unaddressed unanswered untreated unsigned untried unmeasured unexamined hardly scarcely barely outstanding skipped omitted bare barren void bereft empty remains remain remained short"""
    )
)
_SHORTENED = ("n't", "n’t")
_VERDICT_AFTER = re.compile(
    r"\s+(?:medically|recommended|supported|indicated(?!\s*[.,;])|necessary|warranted|certified|appropriate|only|limited\s+to)\b",
    re.IGNORECASE,
)


def keywords_in(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the words stand of which an ``openimr.terms.absence_cues.CUE`` holds at least one; found faster than a cue."""
    for match in WORD.finditer(text, start, end):
        word = match[0].lower()
        if word not in _KEYWORDS and not word.endswith(_SHORTENED):
            continue
        if word != "not" or not _VERDICT_AFTER.match(text, match.end()):
            yield match.start()
