"""Where a text may break at a line's end, and which characters a letter can show.

Whoever reads the page back sees a line end where a line breaks, and folds it to a blank; PDFium also joins a
hyphen at a line's end with the next line. So a line breaks only at a blank, never inside a word, and never
right after a hyphen. Then folding the lines gives the text back.
"""

import re
import unicodedata

Piece = str | list[str]
"""Words that may part at their blanks; or, as a list of one string, words that must stay on one line."""

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_ENDS_IN_HYPHEN = re.compile(r"\w-\Z")

_BREAKS_NOWHERE = re.compile(
    r"""
    ["'(\[]*
    (?: & | [#$]? LETTERS (?: [.,'] LETTERS)* (?: \( [a-z]+ \) )? %? )
    [.,;:!?)\]"']*
    """.replace("LETTERS", r"[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+"),
    re.VERBOSE,
)
"""The plain words that no rule of line breaking (Unicode Standard Annex 14) parts."""

_LONGEST_PLAIN = 24
"""Characters; a longer word is measured, since it may be too long for a line."""

# Alphabets written from left to right with one shape a letter, and signs; the fonts need not hold all. Left out:
# characters without a shape, soft hyphens, ligatures (U+FB00 to U+FB06 read back as letters), and signs so wide or
# tall that PDFium loses the blank beside them.
_UNSETTABLE = re.compile(
    "[^ !-~\u00a1-\u00ac\u00ae-\u02ff"  # Latin
    "\u0370-\u0482\u048a-\u052f\u1e00-\u1fff"  # Greek, Cyrillic, more Latin
    "\u2010-\u2027\u2030-\u205e\u2070-\u20bf"  # punctuation, raised and lowered digits, money
    "\u2100-\u213a\u2150-\u218b\u2190-\u21ff"  # letter-like signs, fractions, arrows
    "\u2200-\u2246\u2248-\u22ab\u2300-\u23af"  # mathematics, technical signs
    "\u2460-\u249b\u2500-\u27bf]"  # numbers in circles, boxes, shapes, dingbats
)


def pieces(text: str) -> list[Piece]:
    r"""Return the words of ``text`` as what may break and what may not, blanks included.

    >>> pieces("pre- and post-operative care")
    [['pre-\xa0and'], ' ', ['post-operative'], ' care']
    """
    found: list[Piece] = []
    breakable = ""
    for unit in _units(text):
        if len(unit) < _LONGEST_PLAIN and _BREAKS_NOWHERE.fullmatch(unit):
            breakable += f"{unit} "
            continue
        if breakable:
            found.append(breakable)
        found.append([unit])
        breakable = " "
    if breakable.strip():
        found.append(breakable.rstrip(" "))
    return found


def unbroken(text: str) -> str:
    """Return the words of ``text`` as they stand on one line that never breaks."""
    return " ".join(_units(text))


def _units(text: str) -> list[str]:
    """Return the words, none of which ends in a bare hyphen.

    Each that would is tied to the next word, or, at the end and where both are long, followed by a blank that
    stays at the line's end.
    """
    if "-" not in text:
        return text.split()
    units: list[str] = []
    is_bare = False
    for word in text.split():
        if is_bare and len(units[-1]) + len(word) < _LONGEST_PLAIN:
            units[-1] += _NO_BREAK_SPACE + word
        else:
            if is_bare:
                units[-1] += _NO_BREAK_SPACE
            units.append(word)
        is_bare = word.endswith("-") and _ENDS_IN_HYPHEN.search(units[-1]) is not None
    if is_bare:
        units[-1] += _NO_BREAK_SPACE
    return units


def unsettable_in(text: str) -> str | None:
    r"""Return the first character that no letter shows, whatever its fonts; None if there is none.

    An accent that stands for itself is good where Unicode has one letter for both.

    >>> unsettable_in("cafe\u0301")
    >>> unsettable_in("a\u200bb")
    '\u200b'
    """
    found = _UNSETTABLE.search(unicodedata.normalize("NFC", " ".join(text.split())))
    return None if found is None else found[0]
