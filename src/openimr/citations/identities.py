"""The id of a citation: the same for every spelling of one source, chapter and edition."""

from functools import cache

from openimr.citations.pages import ordinal
from openimr.citations.register import Chapter, Source, sources
from openimr.citations.spellings import plain

_SECOND_EDITION, _THIRD_EDITION = 2, 3
_SECOND_EDITION_YEARS = range(2003, 2009)


def schedule_id(source: Source, year: int | None) -> str:
    """Return the id of a guideline of the schedule; it has a year if the letter names one, or if there is but one.

    >>> schedule_id(sources()["mtus/low-back-complaints"], None), schedule_id(sources()["mtus/chronic-pain"], None)
    ('mtus/low-back-complaints/2004', 'mtus/chronic-pain')
    """
    if year is None and len(source.editions) == 1:
        year = source.editions[0].year
    return source.id if year is None else f"{source.id}/{year}"


def acoem_id(chapter: Chapter | None, edition: str | None, year: int | None) -> str:
    """Return the id of a place in ACOEM's own guidelines.

    >>> acoem_id(None, "Third Edition", None), acoem_id(chapter_titled("acoem", "Low Back Complaints"), None, None)
    ('acoem/third-edition', 'acoem/low-back-complaints/second-edition')
    """
    number = acoem_edition(chapter, edition, year)
    if number == _THIRD_EDITION and chapter is not None and not chapter.is_third_edition:
        chapter = next(
            (each for each in sources()["acoem"].chapters if each.is_third_edition and each.regions == chapter.regions),
            chapter,
        )
    parts = ["acoem", *([] if chapter is None else [chapter.slug])]
    if number is not None:
        parts.append(
            {_SECOND_EDITION: "second-edition", _THIRD_EDITION: "third-edition"}.get(number, f"edition-{number}")
        )
    return "/".join(parts)


def acoem_edition(chapter: Chapter | None, edition: str | None, year: int | None) -> int | None:
    """Return which edition of ACOEM's guidelines is meant: by its words, its year, or a chapter only it has."""
    number = ordinal(edition) if edition else None
    if number is None and year is not None:
        number = (
            _SECOND_EDITION
            if year in _SECOND_EDITION_YEARS
            else _THIRD_EDITION
            if year >= _SECOND_EDITION_YEARS.stop
            else None
        )
    if number is None and chapter is not None:
        if chapter.is_third_edition:
            number = _THIRD_EDITION
        elif chapter.number is not None:
            number = _SECOND_EDITION
    return number


def chapter_titled(source_id: str, words: str) -> Chapter | None:
    """Return the chapter of a source by one of its titles; None if it has none such."""
    return _by_title(source_id).get(plain(words))


def chapter_numbered(number: int) -> Chapter | None:
    """Return the chapter of ACOEM's second edition with a number; None if there is none."""
    return next((chapter for chapter in sources()["acoem"].chapters if chapter.number == number), None)


def guideline_numbered(number: int) -> Source | None:
    """Return the guideline of the schedule that a chapter of ACOEM's second edition is; None if it is none."""
    return next((source for source in sources().values() if source.number == number), None)


@cache
def _by_title(source_id: str) -> dict[str, Chapter]:
    return {plain(title): chapter for chapter in sources()[source_id].chapters for title in chapter.spellings}
