"""Which values a letter can carry."""

import re
import unicodedata
from collections.abc import Iterator

from openimr.domain.determinations import Determination, ReviewerCredentials
from openimr.domain.errors import UnwritableValueError
from openimr.domain.text import Span, folded
from openimr.letters.blocks import PAGE_NUMBER, SAMPLE_MARK
from openimr.letters.credentials import read_credentials_block
from openimr.letters.layouts import LICENSURE_LABEL, OPEN_IMR, SPECIALTY_LABEL, phrase
from openimr.letters.own_layout import DOCUMENT_LABEL, HEADER_LABELS, STEP_LABEL

_FIXED_WORDS = (
    OPEN_IMR.how,
    OPEN_IMR.credentials,
    OPEN_IMR.documents,
    OPEN_IMR.summary,
    OPEN_IMR.decisions,
    OPEN_IMR.claims_label,
    OPEN_IMR.imro_label,
    OPEN_IMR.rationale_label,
    OPEN_IMR.next_steps,
    *HEADER_LABELS.values(),
    LICENSURE_LABEL,
    SPECIALTY_LABEL,
    SAMPLE_MARK,
)
_NUMBERED_WORDS = (OPEN_IMR.item_label, DOCUMENT_LABEL, STEP_LABEL, PAGE_NUMBER)


def _numbered(words: str) -> str:
    return re.sub(r"\\\{\w+\\\}", r"\\d+", phrase(words))


_LABEL = re.compile(
    "|".join(
        [*(phrase(words) for words in _FIXED_WORDS if words), *(_numbered(words) for words in _NUMBERED_WORDS if words)]
    )
)
_OUTCOME_LINE = re.compile(r":\s*(?:Upheld|Overturned)\b", re.IGNORECASE)
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def refuse_unwritable(determination: Determination) -> None:
    """Refuse a determination of which a value cannot stand in a letter.

    Refused are white space that is not folded, characters that print nothing, a heading or label of the layout, the
    line that decides an item, and a state or specialty that would read as two, since they are printed as a list.

    Raises:
        UnwritableValueError: Naming the value and the character.
    """
    for pointer, text in _texts(determination):
        _refuse(pointer, text)
    for name in ("licensure", "specialties"):
        for index, text in enumerate(getattr(determination.reviewer, name)):
            one = ReviewerCredentials(**{name: (text,)})
            block = f"{LICENSURE_LABEL} {', '.join(one.licensure)}\n{SPECIALTY_LABEL} {', '.join(one.specialties)}\n"
            if read_credentials_block(block, zone=Span(0, len(block))).value != one:
                raise UnwritableValueError(
                    pointer=f"/reviewer/{name}/{index}",
                    reason="expected one name, without a comma or another sign that divides a list",
                )


_MAY_BE_EMPTY = ("/summary", "/claims_administrator_guideline", "/imro_guideline", "/rationale")


def _refuse(pointer: str, text: str) -> None:
    if not text and not pointer.endswith(_MAY_BE_EMPTY):
        raise UnwritableValueError(pointer=pointer, reason="expected words; found none")
    if folded(text) != text:
        raise UnwritableValueError(pointer=pointer, reason="expected text with its white space folded to single blanks")
    for offset, character in enumerate(text):
        if unicodedata.category(character) in _HIDDEN_CATEGORIES:
            raise UnwritableValueError(
                pointer=pointer, reason=f"expected characters that print; found U+{ord(character):04X}", offset=offset
            )
    for pattern, found in ((_LABEL, "a heading or label of the letter"), (_OUTCOME_LINE, "an outcome after a colon")):
        match = pattern.search(text)
        if match:
            raise UnwritableValueError(
                pointer=pointer, reason=f"expected words of its own; found {found}. Reword it.", offset=match.start()
            )


def _texts(determination: Determination) -> Iterator[tuple[str, str]]:
    for name in ("organization", "case_number", "priority", "summary"):
        text = getattr(determination, name)
        if text is not None:
            yield f"/{name}", text
    for name in ("licensure", "specialties"):
        for index, text in enumerate(getattr(determination.reviewer, name)):
            yield f"/reviewer/{name}/{index}", text
    for name in ("documents", "what_happens_next"):
        for index, text in enumerate(getattr(determination, name)):
            yield f"/{name}/{index}", text
    for index, item in enumerate(determination.items):
        for name in ("heading", "claims_administrator_guideline", "imro_guideline", "rationale"):
            yield f"/items/{index}/{name}", getattr(item, name)
