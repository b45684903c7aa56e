"""Tables of terms, as tab-separated text beside this module.

Their terms are general medical knowledge, put down by us. ``look_alikes`` and ``spelt_words`` alone hold single words out of
lists of others under permissive licences, as their first lines say.
"""

from functools import cache
from importlib.resources import files

_SEPARATOR = "; "


@cache
def table_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, each as its columns.

    Args:
        name: File name without its suffix: ``drugs``, ``regions``, ``categories``, ``abbreviations``.

    Returns:
        One tuple a row, in the file's order, all of one length; lines that begin with ``#`` are left out.
    """
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def listed(column: str) -> tuple[str, ...]:
    """Return the terms of a column that holds several.

    >>> listed("norco; vicodin"), listed("")
    (('norco', 'vicodin'), ())
    """
    return tuple(column.split(_SEPARATOR)) if column else ()
