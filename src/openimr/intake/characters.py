"""The characters of a text as letters are read, whatever the extractor gave for them."""

import re

from openimr.intake.lost_hyphens import with_lost_hyphens

_LINE_END = re.compile(r"\r\n?")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\xad(?=[ \t]*[\n\f])")
_OTHERS = {
    "\xa0": " ",  # a blank at which no line may break
    "\u2010": "-",  # hyphen
    "\u2011": "-",  # a hyphen at which no line may break
    "\xad": None,  # a place where a line might break
    "\u200b": None,  # the same
    "\u2060": None,  # a place where no line may break
    "\ufeff": None,  # the same, or a byte-order mark
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
_TABLE = str.maketrans(_OTHERS)
_ONE_OF_OTHERS = re.compile(f"[{''.join(_OTHERS)}]")


def as_read(text: str) -> str:
    r"""Return a text of a letter with the characters that the reader expects.

    Lines end at a newline. Hyphens and blanks of every kind are plain ones, joined letters are single ones. A soft hyphen
    at a line end is a hyphen, as PDFium reads it, and nothing elsewhere. Hyphens that the extractor dropped at line ends
    are put back where the text tells them (``openimr.intake.lost_hyphens.with_lost_hyphens``).

    >>> as_read("a wrist\u2010brace of non\xad\r\ncertified ef\xadfi\ufb01n")
    'a wrist-brace of non-\ncertified effifin'

    Args:
        text: Of a text file, or pasted.
    """
    return with_lost_hyphens(with_plain_characters(_LINE_END.sub("\n", text)))


def with_plain_characters(text: str) -> str:
    """Return a text as ``as_read`` does, but its line ends as they are and no hyphen put back: for the text of a PDF."""
    if _ONE_OF_OTHERS.search(text) is None:
        return text
    return _SOFT_HYPHEN_AT_LINE_END.sub("-", text).translate(_TABLE)
