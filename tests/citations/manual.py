"""The register as a page of the manual; run as a program, it writes the page."""

from collections.abc import Iterator
from pathlib import Path

from openimr.citations.register import Edition, Source, schedule, sources

PAGE = Path(__file__).resolve().parents[2] / "docs/reference/guidelines.md"

_LEAD = """# Guidelines: how they are cited, and what the register knows

This page is written from the register by `python -m tests.citations.manual`; a test fails when it is stale.

`openimr cite TEXT|FILE` prints the citations in a guideline sentence, in prose or in a letter, marked in place; `--on 2017-02-01` asks
which editions were in force that day, `--format json` gives the same as data. From Python: `read_guideline_sentence` and `find_mentions`
read, `in_force`, `belongs` and `is_about` ask the register.

## A citation

| key | meaning |
|---|---|
| `basis` | `mtus`: of the schedule; `outside`: of another source; `none`: the sentence says that no evidence was cited |
| `source` | id of the source without its edition; `unrecognised` where none is named that the register knows |
| `chapter`, `edition`, `sections`, `pages` | in the words of the letter; "Chapter", "section" and "Guidelines" are left out of a chapter |
| `year` | of the edition, where the letter names it |
| `id` | the same for every spelling of one source, chapter and edition; null where that cannot be told |
| `recognised` | whether the register knows the source; "other medical treatment guidelines" names none |

Ids: `mtus/low-back-complaints/2004` (with a year where the letter names one or there is only one edition), `odg/low-back` (updated all the time, so
without edition), `acoem/knee-disorders/third-edition` (ACOEM's guidelines cited outside of the schedule), `society/aaos`, `study/fritz-2007` (first author and
year), `book/…`, `web/host/path`. A chapter such as *Low Back Lumbar & Thoracic: Fusion (spinal)* without any source is one of the Official Disability
Guidelines, recognised by its title.

Sections are lists that cannot be split at their commas: known titles are taken whole; a title that begins with its number (3.3.1.2) goes on to the next
numbered one; else a comma ends one. A number as section (326) stays a section, and `belongs` takes it for a page.

## What the register answers

- `in_force(citation, on=day)`: yes, no, or cannot tell, and why. A letter that names no edition gets "cannot tell" and the edition in force that day.
- `belongs(citation)`: are the pages and sections those of the chapter? Of the chronic pain and postsurgical guidelines of 2009, and of six
  chapters of ACOEM's second edition, it knows on which pages sections stand (`citations/tables/section_pages.toml`), from memory.
- `is_about(citation, region)`: is the chapter about this part of the body? None for chapters about no one part.

An entry that was not verified says so in every answer. Titles, days and page numbers are facts; no text of a guideline is shipped.

## Guidelines of the schedule

"until" is the first day not any more in force. Page numbers are those of the print edition.
"""


def rendered() -> str:
    """Return the page."""
    return "".join((_LEAD, *_schedule(), *_others()))


def _schedule() -> Iterator[str]:
    yield "\n| id | edition | in force | until | days verified | pages | source of the days |\n|---|---|---|---|---|---|---|\n"
    for source in schedule():
        for edition in source.editions:
            yield f"| {' | '.join(_cells(source, edition))} |\n"


def _cells(source: Source, edition: Edition) -> tuple[str, ...]:
    pages = ""
    if edition.pages is not None:
        pages = f"{edition.pages[0]}–{edition.pages[1]}" + ("" if edition.has_verified_pages else " (not verified)")
    return (
        f"`{source.id}/{edition.year}`",
        edition.name,
        edition.in_force.isoformat() if edition.in_force else "not known",
        edition.until.isoformat() if edition.until else "",
        "yes" if edition.is_verified else "no",
        pages,
        edition.source,
    )


def _others() -> Iterator[str]:
    yield "\n[2007] to [NGC]: see the head of `schedule.toml` in the package.\n"
    for name, title in (("odg", "Official Disability Guidelines"), ("acoem", "ACOEM Practice Guidelines")):
        yield f"\n## Chapters of the {title}\n\nFrom letters and general knowledge; not verified.\n\n| id | titles | parts of the body |\n|---|---|---|\n"
        for chapter in sources()[name].chapters:
            yield f"| `{name}/{chapter.slug}` | {'; '.join(chapter.spellings)} | {', '.join(chapter.regions)} |\n"
    yield "\n## Other sources\n\nNames and addresses from general knowledge; not verified.\n\n| id | names | hosts |\n|---|---|---|\n"
    for source in sources().values():
        if not source.editions and source.spellings:
            names = "; ".join((*source.spellings, *source.short, *source.weak))
            yield f"| `{source.id}` | {names} | {', '.join(source.hosts)} |\n"


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8")
