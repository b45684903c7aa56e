"""How a value ends a sentence on a page: with one full stop, and a time with whose clock it is."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template import Context, Template

MOMENT = datetime(2025, 3, 4, 21, 0, tzinfo=UTC)

_ENDS_A_SENTENCE = re.compile(r"\{\{\s*([^}|]+?)\s*((?:\|[^}]*)?)\}\}\.(?=[\s<{]|$)")
"""A value with a full stop after it, and its filters."""

_OPEN_WORDS = re.compile(r"(?:^|[._])(?:name|organization|office|address|answer|membership|person)$")
"""Values in the words of others, which may end with a full stop themselves."""

_CLOCK_TIME = re.compile(r"\|\s*(?:date|time):\"[^\"]*[gGhHP][^\"]*\"\s*\}\}(?!\s*Pacific time)")
"""A clock time that a template writes by itself, without saying whose clock it is."""


def rendered(template: str, **values: object) -> str:
    return Template(template).render(Context(values))


@pytest.mark.parametrize("words", ["Acme", "Acme Inc.", "Why?", "Stop!"])
def test_words_end_with_one_mark(words: str) -> None:
    assert rendered("{{ words|ended }}", words=words) == (words if words != "Acme" else "Acme.")


def test_a_sentence_that_ends_with_a_time_has_one_full_stop_and_names_the_clock() -> None:
    assert rendered("Attested {{ at|moment }}.", at=MOMENT) == "Attested Tue 4 Mar 2025, 1:00 p.m. Pacific time."


def test_no_template_sets_a_full_stop_after_words_that_may_have_one(project: Path) -> None:
    found = [
        f"{path.name}: {name}"
        for path in sorted((project / "src/openimr/web/templates").rglob("*.*"))
        for name, filters in _ENDS_A_SENTENCE.findall(path.read_text(encoding="utf-8"))
        if _OPEN_WORDS.search(name) and "ended" not in filters
    ]

    assert found == []


def test_no_template_writes_a_clock_time_without_whose_clock_it_is(project: Path) -> None:
    templates = sorted((project / "src/openimr/web/templates").rglob("*.html"))

    assert [path.name for path in templates if _CLOCK_TIME.search(path.read_text(encoding="utf-8"))] == []
