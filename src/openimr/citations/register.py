"""The register of guidelines: every source with its spellings, chapters, sections, and the days of its editions."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from openimr.citations.spellings import plain

_Table = Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One edition of a guideline of the schedule.

    Attributes:
        year: Its year, by which letters name it.
        name: Its full title.
        in_force: First day it is in force; None if it is not known.
        until: First day it is not any more; None if none is known.
        pages: First and last page in print; None if they are not known.
        source: Where the days come from.
        is_verified: Whether that was read for the days.
        has_verified_pages: Whether it was for the pages.
    """

    year: int
    name: str
    in_force: date | None
    until: date | None
    pages: tuple[int, int] | None
    source: str
    is_verified: bool
    has_verified_pages: bool

    def covers(self, day: date) -> bool:
        """Return whether it is in force on a day, as far as is known."""
        return self.in_force is not None and self.in_force <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A chapter of a guideline that the schedule does not hold chapter by chapter.

    Attributes:
        slug: Its part of an id.
        spellings: Its titles in letters.
        regions: Parts of the body it is about; empty if none in particular.
        number: Its number in the second edition of ACOEM's guidelines; None if it has none.
        pages: Its pages there; never verified.
        is_third_edition: Whether only ACOEM's third edition has a chapter of that title.
    """

    slug: str
    spellings: tuple[str, ...]
    regions: tuple[str, ...]
    number: int | None
    pages: tuple[int, int] | None
    is_third_edition: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A guideline, an authority, a society, a book or a site that letters cite.

    Attributes:
        id: What ids of its citations begin with.
        spellings: Its name and other titles, any case.
        short: Abbreviations, in this case.
        weak: Abbreviations that mean other things too.
        hosts: Its addresses on the web.
        editions: Of a guideline of the schedule: its editions, by time.
        chapters: Its chapters, where it has any of its own.
        regions: Parts of the body it is about; empty if none in particular.
        sections: Titles of its sections that are known.
        number: Its chapter in the second edition of ACOEM's guidelines; None if it is none.
        follows: Id of the guideline whose place in the schedule it took; None if of none.
        code_section: Its section of 8 CCR, without the title; None if letters do not cite it so.
    """

    id: str
    spellings: tuple[str, ...]
    short: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    regions: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    number: int | None = None
    follows: str | None = None
    code_section: str | None = None

    @property
    def is_schedule(self) -> bool:
        """Whether it is a guideline of the schedule, or the schedule as a whole."""
        return self.id.partition("/")[0] == "mtus"


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by its id, the guidelines of the schedule first; read from the package once."""
    return {source.id: source for source in (*_schedule(), *_others())}


@cache
def schedule() -> tuple[Source, ...]:
    """Return the guidelines of the schedule."""
    return tuple(source for source in sources().values() if source.editions)


@cache
def read_until() -> date:
    """Return the day up to which changes of the schedule were looked for; what is in force then is carried on unverified."""
    day = _day(_table("schedule.toml").get("read_until"))
    assert day is not None  # noqa: S101 (our own table)
    return day


@cache
def known_sections() -> frozenset[str]:
    """Return the keys of all titles of sections that are known."""
    return frozenset(plain(title) for topic in _topics().values() for title in topic)


@cache
def _table(name: str) -> _Table:
    return tomllib.loads((files("openimr.citations") / "tables" / name).read_text(encoding="utf-8"))


def _schedule() -> Iterator[Source]:
    topics = _topics()
    for entry in _tables(_table("schedule.toml"), "source"):
        yield Source(
            id=str(entry["id"]),
            spellings=(str(entry["name"]), *_texts(entry, "spellings")),
            editions=tuple(_edition(edition) for edition in _tables(entry, "editions")),
            regions=_texts(entry, "regions"),
            sections=tuple(title for topic in _texts(entry, "topics") for title in topics[topic]),
            number=_number(entry.get("chapter")),
            follows=_text(entry.get("follows")),
            code_section=_text(entry.get("code_section")),
        )
    yield Source(id="mtus/acoem", spellings=())


def _others() -> Iterator[Source]:
    chapters = _table("chapters.toml")
    table = _table("sources.toml")
    for entry in (entry for group in ("general", "societies", "books") for entry in _tables(table, group)):
        name = str(entry["id"])
        yield Source(
            id=name,
            spellings=(str(entry["name"]), *_texts(entry, "spellings")),
            short=_texts(entry, "short"),
            weak=_texts(entry, "weak"),
            hosts=_texts(entry, "hosts"),
            chapters=tuple(_chapter(chapter) for chapter in _tables(chapters, name)),
        )


@cache
def _topics() -> Mapping[str, tuple[str, ...]]:
    table = _table("sections.toml")
    return {name: _texts(topic, "titles") for name, topic in table.items() if isinstance(topic, dict)}


def _edition(table: _Table) -> Edition:
    return Edition(
        year=int(str(table["year"])),
        name=str(table["name"]),
        in_force=_day(table.get("in_force")),
        until=_day(table.get("until")),
        pages=_pages(table),
        source=str(table["source"]),
        is_verified=table.get("verified") is True,
        has_verified_pages=table.get("pages_verified") is True,
    )


def _chapter(table: _Table) -> Chapter:
    return Chapter(
        slug=str(table["slug"]),
        spellings=_texts(table, "spellings"),
        regions=_texts(table, "regions"),
        number=_number(table.get("chapter")),
        pages=_pages(table),
        is_third_edition=table.get("disorders") is True,
    )


def _tables(table: _Table, name: str) -> Iterator[_Table]:
    found = table.get(name, [])
    assert isinstance(found, list)  # noqa: S101 (our own table)
    yield from found


def _texts(table: _Table, name: str) -> tuple[str, ...]:
    found = table.get(name, [])
    assert isinstance(found, list)  # noqa: S101 (our own table)
    return tuple(str(each) for each in found)


def _pages(table: _Table) -> tuple[int, int] | None:
    found = table.get("pages")
    return (int(found[0]), int(found[1])) if isinstance(found, list) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
