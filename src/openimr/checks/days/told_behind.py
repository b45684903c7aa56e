"""The word after a day that says what happened on it."""

import re

from openimr.checks.days.kinds import DONE, NOUN, Kind
from openimr.domain.text import Span

DONE_WORDS = (
    r"(?:performed|done|taken|obtained|dated|completed|made|signed|received|submitted|given|carried\sout|administered|pinned|listed|"
    r"recorded|collected|drawn|conducted|undertaken|acquired|repeated|declared|held|run|shot|provided|rendered|delivered|placed|put\sin|inserted|tested|screened|measured)"
)
"""What becomes of a study, a treatment or a paper on a day."""

_GONE_OVER = re.compile(r"\s(?:was|were)\s(?:reviewed|discussed|gone\sover|explained)\b", re.IGNORECASE)
_WORD_AFTER = re.compile(
    r"[\s(]{0,3}+(?!(?:on|at|in|and|the|for|to|he|she|of|no|not|with|without|after|before|since|from|that|than|despite|about)\b)"
    r"[A-Za-z0-9'’/-]{1,16}(?=\s)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s\(?")
_UNDERWENT = re.compile(
    r",?\s(?:(?:he|she|they|the\s(?:injured\s)?(?:worker|patient|applicant|claimant|employee))\s)?(?:again\s|then\s|also\s)?"
    r"(?:underwent|had\sundergone|had|got|received|was\sgiven|was\sadministered|was\s(?:taken|sent)(?:\sby(?:\s[\w-]+){1,4}?)?\sfor|was\streated\swith|"
    r"(?:provided|gave|submitted|left)(?=\san?\s(?:\w+\s){0,2}(?:specimen|sample)\b))(?:\s(?:an?|the|his|her))?",
    re.IGNORECASE,
)
_OTHERS_DID = re.compile(
    r",?\s(?:(?:an?|the|his|her)\s(?:[\w-]+\s){1,4}?|Dr\.\s\w+\s|(?:he|she)\s(?!(?:\w+\s)?took\b))(?:again\s|then\s|also\s)?"
    r"(?:performed|did|administered|gave|carried\sout|conducted|obtained|took)(?:\s(?:an?|the|his|her))?",
    re.IGNORECASE,
)
"""What a physician did on a day: "On 3/4/2016, the surgeon performed a"; who "took the MRI" to another had none then."""

_TO_SURGERY = re.compile(
    r"\b(?:taken|brought|went)\s(?:back\s)?to\s(?:the\s)?(?:operating\s(?:room|theat(?:er|re)|suite)|OR|surgery)\s(?:on\s)?\Z",
    re.IGNORECASE,
)
_FOR = re.compile(r"\sfor(?:\s(?:an?|the|his|her))?", re.IGNORECASE)
_THE = re.compile(r",(?:\s(?:an?|the|his|her|this))?", re.IGNORECASE)
_RESULT = re.compile(
    r"(?:\sof\s(?:the\s)?(?:\w+\s){1,4}?|\s)(?:show(?:s|ed)|reveal(?:s|ed)|demonstrated|found|disclosed|gave|brought|helped|relieved|"
    rf"(?:was|were)\s(?:{DONE_WORDS}|normal|negative|positive|unremarkable))\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\s(?:was|were)\s\(?\Z", re.IGNORECASE)
"""Before a verb that says what was done: "On 3/4/2016, the right knee was injected"."""

_BEGINS = re.compile(r"(?:\A|[.;)\n]\s*)\Z")
_MOST_WORDS_AFTER = 5
_LOOKED_BACK = 50


def noun_after(text: str, span: Span, end: int) -> re.Match[str] | None:
    """Return the word after a day that says what happened.

    It stands directly after it ("the 3/4/2016 lumbar MRI", at the head of a sentence also "3/4/2016: lumbar MRI"), as what was undergone then, or as what showed or helped
    ("On 3/4/2016, a lumbar MRI showed").
    """
    is_heading = text.startswith(": ", span.end) and _BEGINS.search(text, max(0, span.start - 3), span.start)
    direct = noun_soon(text, span.end + bool(is_heading), end)
    if direct is not None:
        return None if _GONE_OVER.match(text, direct.end(), end) else direct
    openings = [(_UNDERWENT, None), (_OTHERS_DID, None), (_THE, _RESULT)]
    if _TO_SURGERY.search(text, max(0, span.start - _LOOKED_BACK), span.start):
        openings.append((_FOR, None))
    for opening, follows in openings:
        words = opening.match(text, span.end, end)
        noun = noun_soon(text, words.end(), end) if words else None
        if words is None or noun is None or Kind[str(noun.lastgroup)] not in DONE:
            continue
        if not follows or follows.match(text, noun.end(), end) or _WAS.search(text, words.end(), noun.start()):
            return noun
    return None


def noun_soon(text: str, position: int, end: int) -> re.Match[str] | None:
    """Return the word that says what happened, up to five words after a place; None where another part of the sentence begins before."""
    for _ in range(_MOST_WORDS_AFTER):
        blank = _BLANK.match(text, position, end)
        if blank is None:
            return None
        noun = NOUN.match(text, blank.end(), end)
        if noun is not None:
            return noun
        word = _WORD_AFTER.match(text, position, end)
        if word is None:
            return None
        position = word.end()
    return None
