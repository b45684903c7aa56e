"""What of an issued letter may be corrected, and the determination that comes of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from openimr.domain.determinations import Determination
from openimr.law.days import day_in_words
from openimr.letters.layouts import LABELS_OF_DATES
from openimr.letters.objects import JsonObject, determination_from_object, determination_object
from openimr.web.errors import RefusedError

DECISIVE = frozenset(
    [
        "no",
        "not",
        "none",
        "never",
        "neither",
        "nor",
        "without",
        "cannot",
        "unable",
        "deny",
        "denies",
        "denied",
        "modify",
        "modified",
        "approve",
        "approves",
        "approved",
        "authorize",
        "authorizes",
        "authorized",
        "uphold",
        "upheld",
        "overturn",
        "overturned",
        "necessary",
        "unnecessary",
        "necessity",
        "appropriate",
        "inappropriate",
        "recommended",
        "support",
        "supports",
        "supported",
        "required",
    ]
)
"""Words that a clerical correction neither adds nor takes away: with them, something else would be decided."""

_WORD = re.compile(r"[a-z]+(?:['’]t)?")
_NUMBER = re.compile(r"/items/(\d+)/(\w+)")
_PARTS = {
    "rationale": "the rationale",
    "imro_guideline": "what the decision is based on",
    "claims_administrator_guideline": "what the claims administrator’s decision was based on",
}
_DATES = ("date_of_injury", "ur_denial_date", "application_received", "date_assigned")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A text or a day of a letter that may be corrected.

    Attributes:
        pointer: JSON pointer into the determination.
        label: What it is, on a page.
        value: What stands there now.
    """

    pointer: str
    label: str
    value: str

    @property
    def is_day(self) -> bool:
        """Whether it is a day of the header."""
        return self.pointer.removeprefix("/") in _DATES


def places_of(document: JsonObject) -> tuple[Place, ...]:
    """Return what of a letter may be corrected: never an outcome, an item, or what is said of the reviewer."""
    return tuple(_places(determination_from_object(document)))


def _places(found: Determination) -> Iterator[Place]:
    for name in _DATES:
        day = getattr(found, name)
        if day is not None:
            yield Place(pointer=f"/{name}", label=LABELS_OF_DATES[name], value=f"{day:%m/%d/%Y}")
    yield Place(pointer="/summary", label="The clinical case summary", value=found.summary)
    for index, item in enumerate(found.items):
        for name, label in _PARTS.items():
            if value := getattr(item, name):
                yield Place(pointer=f"/items/{index}/{name}", label=f"Item {index + 1}: {label}", value=value)
    for index, document in enumerate(found.documents):
        yield Place(pointer=f"/documents/{index}", label=f"Document {index + 1} of the list", value=document)


def corrected(document: JsonObject, *, place: Place, wrong: str, right: str) -> Determination:
    """Return the determination with one clerical error set right, and nothing else changed.

    Raises:
        RefusedError: The wrong words do not stand there just once, the right ones are the same, no day, or change words
            with which something else would be decided.
    """
    wrong, right = " ".join(wrong.split()), " ".join(right.split())
    if wrong == right:
        raise RefusedError("The right words are the same as the wrong ones.", field="right")
    count = place.value.count(wrong)
    if not wrong:
        raise RefusedError("Give the words that are wrong.", field="wrong")
    if count != 1:
        told = "Give more of the words around them." if count else "Copy them from that place of the letter below."
        raise RefusedError(f"Expected these words to stand there once; found {count} times. {told}", field="wrong")
    value = place.value.replace(wrong, right)
    if _decisive(place.value) != _decisive(value):
        raise RefusedError(
            "This adds or takes away a word with which something else would be decided, so it is no clerical error. What "
            "was decided changes only by an appeal (Lab. Code § 4610.6(h)).",
            field="right",
        )
    return _with(determination_from_object(document), place, value)


def with_note(found: Determination, *, issued_on: date, because: str) -> Determination:
    """Return a corrected determination that says which letter it takes the place of, and why."""
    note = (
        f"This letter is a correction. It takes the place of the letter of {issued_on:%m/%d/%Y}, in which there was a "
        f"clerical error: {because.rstrip('. ')}. What was decided is the same."
    )
    return replace(found, what_happens_next=(note, *found.what_happens_next))


def why_corrected(*, issued_at: datetime, because: str) -> str:
    """Return why a corrected letter takes the place of the one before, for its row."""
    return f"Corrects a clerical error of the letter of {day_in_words(issued_at)}: {because}"[:300]


def _decisive(words: str) -> Counter[str]:
    found = _WORD.findall(words.lower())
    return Counter(word for word in found if word in DECISIVE or word.endswith(("n't", "n’t")))


def _with(found: Determination, place: Place, value: str) -> Determination:
    document = determination_object(found)
    if place.is_day:
        document[place.pointer.removeprefix("/")] = _day(value).isoformat()
    elif place.pointer == "/summary":
        document["summary"] = value
    elif in_item := _NUMBER.fullmatch(place.pointer):
        document["items"][int(in_item[1])][in_item[2]] = value  # type: ignore[index] # as the schema has it
    else:
        document["documents"][int(place.pointer.rpartition("/")[2])] = value  # type: ignore[index] # the same
    return determination_from_object(document)


def _day(value: str) -> date:
    try:
        month, day, year = (int(part) for part in value.split("/"))
        return date(year, month, day)
    except ValueError:
        raise RefusedError("Expected a day such as 05/09/2023, in the shape of the letter.", field="right") from None
