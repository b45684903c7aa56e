"""The tables of clinical words are whole."""

from itertools import chain

from openimr.terms.categories import PHARMACEUTICALS
from openimr.terms.clinical_lexicon import common_forms, find_clinical_words
from openimr.terms.clinical_things import care_kinds, clinical_things, word_classes
from openimr.terms.lexicons import words_in
from openimr.terms.tables import table_rows

FIGURES = {
    "#score",
    "#weak",
    "#date",
    "#percent",
    "#mm",
    "#how often",
    "#shift",
    "#count",
    "#fall",
    "#eased",
    "#rise",
    "#obese",
    "#graded",
    "#positive",
}
FIGURES |= {f"#{row[0]}" for row in table_rows("scales")} | {"#score of mood", "#score of function", "#score of sleep"}
FLAGS = set("RHNGSP-")


def names() -> set[str]:
    patterns = chain.from_iterable((*thing.subject, *thing.states, *thing.near) for thing in clinical_things())
    return {name for each in patterns for name in (*(one.name for one in each.wanted), *each.excluded)}


def test_each_class_kind_and_figure_that_a_pattern_names_is_known() -> None:
    classes = {f"${name}" for name in word_classes()}
    kinds = {
        f"#{name}" for name in (*care_kinds(), *PHARMACEUTICALS, "drug", "with drug", "care", "untested", "unasked")
    }

    assert {name for name in names() if name[0] in "$#"} <= classes | kinds | FIGURES


def test_each_kind_of_care_is_of_known_kinds() -> None:
    above = {name for kind in care_kinds().values() for name in kind.of}

    assert above - care_kinds().keys() <= {"treatment by hand"}


def test_each_thing_has_a_name_of_its_own_and_known_flags() -> None:
    rows = table_rows("clinical_things")

    assert len({row[0] for row in rows}) == len(rows)
    assert set("".join(row[1] for row in rows)) <= FLAGS
    assert all(thing.subject and thing.states for thing in clinical_things())


def test_each_pattern_asks_for_something() -> None:
    patterns = chain.from_iterable((*thing.subject, *thing.states, *thing.near) for thing in clinical_things())

    assert all(pattern.wanted for pattern in patterns)


def test_each_term_is_found_again_by_its_own_words() -> None:
    for name in sorted(name for name in names() if name[0] not in "$#"):
        assert name in {found for named in find_clinical_words(words_in(name)) for found in named.names}, name


def test_common_words_tell_nothing() -> None:
    assert {"documentation", "patient", "significant"} <= common_forms()
    assert "spasm" not in common_forms()
