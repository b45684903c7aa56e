"""The name of a cited source, as a person reads it."""

from openimr.citations.register import sources

_WITHOUT_NAME = {
    "study": "A study",
    "book": "A book",
    "web": "Web page of {rest}",
    "mtus": "ACOEM, as part of the MTUS",
}
"""First part of an id → the name where the register has none; ``rest`` is the other part."""


def source_name(id_: str) -> str:
    """Return the name of a source: the register's, where it has one, else what its id says.

    >>> source_name("society/aanem")
    'American Association of Neuromuscular and Electrodiagnostic Medicine'
    >>> source_name("web/example.org")
    'Web page of example.org'

    Args:
        id_: What the id of a citation begins with.
    """
    known = sources().get(id_)
    if known is not None and known.spellings:
        return known.spellings[0].replace(" & ", " and ")
    kind, _, rest = id_.partition("/")
    return _WITHOUT_NAME.get(kind, id_).format(rest=rest)
