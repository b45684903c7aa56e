"""The register as a table: what every entry must hold."""

from itertools import pairwise

import pytest

from openimr.citations.identities import chapter_titled
from openimr.citations.names import names_in
from openimr.citations.register import Source, schedule, sources
from openimr.citations.sentences import read_guideline_sentence
from openimr.citations.spellings import plain

REGIONS = frozenset(
    "head, face and jaw, eye, ear, neck, upper back, low back, sacroiliac joint, spine, chest, abdomen, groin, pelvis, hip, shoulder, upper arm, elbow, "
    "forearm, wrist, hand, thigh, knee, lower leg, ankle, foot, upper extremity, lower extremity, skin, teeth, mind".split(
        ", "
    )
)
GUIDELINES = [pytest.param(source, id=source.id) for source in schedule()]


@pytest.mark.parametrize("source", GUIDELINES)
def test_each_guideline_is_found_by_each_of_its_titles(source: Source) -> None:
    for title in source.spellings:
        year = source.editions[-1].year
        [found] = read_guideline_sentence(f"Decision based on MTUS {title.replace('&', 'and')} {year}.")

        assert (found.source, found.year) == (source.id, year)


@pytest.mark.parametrize("source", GUIDELINES)
def test_each_edition_has_its_source_and_days_that_follow_one_another(source: Source) -> None:
    for edition in source.editions:
        assert edition.source
        assert edition.name
        assert edition.until is None or edition.in_force is not None
        assert edition.in_force is None or edition.until is None or edition.in_force < edition.until
        assert edition.pages is None or edition.pages[0] < edition.pages[1]
    if source.id != "mtus/workplace-mental-health":  # its three modules stand side by side
        for earlier, later in pairwise(source.editions):
            assert earlier.until is not None
            assert later.in_force is not None
            assert earlier.until <= later.in_force


def test_regions_are_of_one_vocabulary_and_followed_guidelines_exist() -> None:
    every = sources().values()

    assert {region for source in every for region in source.regions} <= REGIONS
    assert {region for source in every for chapter in source.chapters for region in chapter.regions} <= REGIONS
    assert {source.follows for source in every if source.follows} <= sources().keys()


@pytest.mark.parametrize(
    "source", [source for source in sources().values() if not source.editions], ids=lambda source: source.id
)
def test_each_other_source_is_found_by_each_of_its_names(source: Source) -> None:
    for name in (*source.spellings, *source.short, *source.weak):
        found = next(names_in(f"see {name}, please"), None)

        assert found is not None, name
        assert found.source is source, name


def test_no_two_sources_have_a_name_or_a_host_in_common() -> None:
    others = [source for source in sources().values() if not source.editions]
    titles = [key for source in others for key in {plain(title) for title in source.spellings}]
    hosts = [host for source in others for host in source.hosts]
    letters = [each for source in others for each in (*source.short, *source.weak)]

    assert sorted(titles) == sorted(set(titles))
    assert sorted(hosts) == sorted(set(hosts))
    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("source_id", ["odg", "acoem"])
def test_no_two_chapters_have_a_title_in_common(source_id: str) -> None:
    for chapter in sources()[source_id].chapters:
        for title in chapter.spellings:
            assert chapter_titled(source_id, title) is chapter, title
