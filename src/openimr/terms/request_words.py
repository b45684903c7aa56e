"""Words by what they tell of a request, or of a sentence that may speak of one."""

from openimr.terms.tables import listed, table_rows


def request_words(what: str) -> frozenset[str]:
    """Return the words of one kind, in small letters.

    Args:
        what: A row of the table: ``number or side``, ``request``, ``general`` (guidelines and literature), ``past``,
            ``treatment before``, ``decision`` (of a review), ``order`` (of a physician), ``visit``, ``alternative``,
            ``goes on``, ``result`` (of a study), ``weak`` (of many treatments), ``common`` (tell no treatment), ``stock`` (of a conclusion that names nothing).

    Raises:
        KeyError: The table has no such row.

    >>> "cannot" in request_words("goes on")
    True
    """
    return frozenset(listed({row[0]: row[1] for row in table_rows("request_words")}[what]))
