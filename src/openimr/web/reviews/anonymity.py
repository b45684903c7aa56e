"""The reviewer's name goes to nobody outside the review organization (Lab. Code § 4610.6(f))."""

import re

from openimr.domain.determinations import Determination
from openimr.domain.errors import UnwritableValueError
from openimr.domain.text import folded
from openimr.letters.objects import JsonValue, determination_object
from openimr.web.reviewers.models import Reviewer

_TITLE = re.compile(
    r"\b(?:dr|prof|mr|mrs|ms|md|do|dc|dds|dpm|phd|psyd|od|lac|jr|sr)\b\.?|\bm\.d\.|\bd\.o\.|,", re.IGNORECASE
)


def names_reviewer(text: str, reviewer: Reviewer) -> bool:
    """Return whether words hold the reviewer's whole name, in either order and without its titles, or the e-mail address.

    A family name alone is not looked for: other physicians of the file may bear it.
    """
    found = f" {_bare(text)} "
    names = _bare(reviewer.person.name).split()
    orders = {" ".join(names), " ".join([*names[-1:], *names[:-1]])} if len(names) > 1 else set()
    email = (reviewer.person.email or "").casefold()
    return any(f" {name} " in found for name in orders) or bool(email and email in text.casefold())


def refuse_reviewers_name(determination: Determination, reviewer: Reviewer) -> None:
    """Refuse a determination of which a text names its reviewer.

    Raises:
        UnwritableValueError: Naming the value, not its words.

    Source: Lab. Code § 4610.6(f).
    """
    for pointer, text in _texts(determination_object(determination), ""):
        if names_reviewer(text, reviewer):
            reason = "holds the reviewer’s name or e-mail address, which is confidential (Lab. Code § 4610.6(f))"
            raise UnwritableValueError(pointer=pointer, reason=reason)


def _bare(text: str) -> str:
    """Return words without titles, commas and other marks, folded, in small letters."""
    return folded(re.sub(r"[^\w\s'’-]", " ", _TITLE.sub(" ", text))).casefold()


def _texts(found: JsonValue, pointer: str) -> list[tuple[str, str]]:
    match found:
        case str():
            return [(pointer, found)]
        case list():
            return [pair for index, each in enumerate(found) for pair in _texts(each, f"{pointer}/{index}")]
        case dict():
            return [pair for name, each in found.items() for pair in _texts(each, f"{pointer}/{name}")]
        case _:
            return []
