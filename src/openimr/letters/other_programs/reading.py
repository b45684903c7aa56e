"""Tell which programme's rows a text holds, and read each."""

import json
import re
from collections.abc import Iterator

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.other_programs.dmhc import DmhcDetermination, read_dmhc_row
from openimr.letters.other_programs.nydfs import NydfsDetermination, nydfs_rows, read_nydfs_row

OtherDetermination = DmhcDetermination | NydfsDetermination
"""A determination of another programme."""

_JSON_ROW = re.compile(r'\s*\{[^\n]*"(?:ReferenceID|Findings)"\s*:')
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"[^\n]+")
_APPEAL = re.compile(
    r"\s*case number[ \t]*:(?=[\s\S]{0,4000}?^[ \t]*appeal decision[ \t]*:)", re.MULTILINE | re.IGNORECASE
)


def holds_rows(text: str) -> bool:
    """Return whether a text is rows of another programme: lines of JSON, or New York's fields."""
    return _JSON_ROW.match(text) is not None or _APPEAL.match(text) is not None


def read_rows(text: str) -> Iterator[OtherDetermination | LetterSyntaxError]:
    """Yield each row's determination, or why it does not read; a faulty row does not take the others with it.

    Args:
        text: A file of which ``holds_rows`` is true.
    """
    yield from (row for _, row in placed_rows(text))


def placed_rows(text: str) -> Iterator[tuple[Span, OtherDetermination | LetterSyntaxError]]:
    """Yield the same, each with where the row stands in the text."""
    reader = _dmhc if _JSON_ROW.match(text) else _nydfs
    yield from reader(text)


def _dmhc(text: str) -> Iterator[tuple[Span, OtherDetermination | LetterSyntaxError]]:
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    for number, line in enumerate(lines, start=1):
        yield Span(*line.span()), _dmhc_row(text, line, number)


def _dmhc_row(text: str, line: re.Match[str], number: int) -> OtherDetermination | LetterSyntaxError:
    try:
        row = json.loads(line.group(), object_pairs_hook=_printable)
        fields = row if isinstance(row, dict) else {}
        return read_dmhc_row(fields, number=number, source=text, at=line.start())
    except json.JSONDecodeError as error:
        expected = f"a JSON object on one line as row {number}"
        return LetterSyntaxError(expected=expected, source=text, at=line.start() + error.pos)
    except RecursionError:
        return LetterSyntaxError(expected=f"a flat JSON object as row {number}", source=text, at=line.start())
    except LetterSyntaxError as error:
        return error


def _printable(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object whose texts can be written again: half of a character, as JSON may spell it, is replaced."""
    return {name: _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for name, value in pairs}


def _nydfs(text: str) -> Iterator[tuple[Span, OtherDetermination | LetterSyntaxError]]:
    for number, row in enumerate(nydfs_rows(text), start=1):
        try:
            yield row, read_nydfs_row(text, row=row, number=number)
        except LetterSyntaxError as error:
            yield row, error
