"""The name of a file as a stranger's computer gave it → a name that is safe to keep and show."""

import unicodedata

UNNAMED = "document.pdf"
"""The name of a file that came without one."""

LONGEST_NAME = 200
"""Characters that are kept of a name."""


def cleaned_name(sent: str) -> str:
    r"""Return a file's name without any path, control character or sign that turns the direction of writing.

    A name with a path in it is accepted as its last part, whichever way its slashes lean. A long one is shortened
    before its ending; an empty one becomes ``UNNAMED``.

    >>> cleaned_name("C:\\Users\\Noor\\..\\notes.pdf")
    'notes.pdf'
    """
    last = sent.replace("\\", "/").rsplit("/", 1)[-1]
    spaced = "".join(" " if character.isspace() else character for character in last)
    printable = "".join(character for character in spaced if not unicodedata.category(character).startswith("C"))
    name = " ".join(printable.split())
    if name in {"", ".", ".."}:
        return UNNAMED
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    tail = f"{dot}{ending}" if stem and len(ending) <= 8 else ""  # noqa: PLR2004 - longer is no ending
    return name[: LONGEST_NAME - len(tail)] + tail
