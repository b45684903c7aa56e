"""Words that a person writes for a record: there where they are needed, and no longer than the record holds."""

from openimr.web.errors import RefusedError


def written(words: str, *, longest: int, field: str, if_none: str | None) -> str:
    """Return words as they are kept, without white space around them.

    Args:
        words: As typed.
        longest: Most characters that are kept.
        field: The form's field that holds them.
        if_none: What is said to who wrote nothing; None where nothing may be written.

    Raises:
        RefusedError: There are none and they are needed, or they are too long; with ``field``.

    >>> written(" The films are lost. ", longest=300, field="because", if_none="Say why.")
    'The films are lost.'
    """
    kept = words.strip()
    if if_none is not None and not kept:
        raise RefusedError(if_none, field=field)
    if len(kept) > longest:
        raise RefusedError(f"Say it in at most {longest:,} characters; found {len(kept):,}. Shorten it.", field=field)
    return kept


def written_in_one_line(words: str, *, longest: int, field: str, if_none: str | None) -> str:
    """Return words as ``written`` does, with a single space for each line break and run of white space."""
    return written(" ".join(words.split()), longest=longest, field=field, if_none=if_none)
