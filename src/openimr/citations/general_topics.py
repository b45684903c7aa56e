"""Topics that a source deals with once, for any part of the body, in a chapter that is about one part."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from openimr.citations.spellings import plain
from openimr.domain.citations import Citation


def is_for_any_part(citation: Citation) -> bool:
    """Return whether all sections that are cited are topics which their source keeps in that chapter for any part."""
    kept = _topics().get(citation.id or "", frozenset())
    return bool(kept and citation.sections) and all(plain(section) in kept for section in citation.sections)


@cache
def _topics() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads((files("openimr.citations") / "tables" / "general_topics.toml").read_text(encoding="utf-8"))
    return {
        chapter: frozenset(plain(title) for title in titles)
        for chapter, titles in table.items()
        if isinstance(titles, list)
    }
