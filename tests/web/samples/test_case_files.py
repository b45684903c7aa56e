from dataclasses import replace
from datetime import date, timedelta

import pytest

from openimr.intake.pdf import pdf_pages
from openimr.letters.blocks import SAMPLE_MARK, BlockKind
from openimr.web.samples.case_files import case_file_papers, case_files
from openimr.web.samples.case_notes import CaseNotes, read_case_notes
from openimr.web.samples.packaged import packaged_table
from openimr.web.samples.plans import File
from openimr.web.samples.stories import stories
from openimr.web.samples.tellings import Telling, telling_of

TODAY = date(2026, 11, 22)
LONG = [("story-09.toml", "knee.toml"), ("story-10.toml", "low-back.toml"), ("story-12.toml", "shoulder.toml")]


def all_files() -> list[File]:
    return [file for story in stories(today=TODAY) for file in story.plan.files]


@pytest.fixture(params=LONG, ids=lambda pair: pair[1])
def case(request: pytest.FixtureRequest) -> tuple[CaseNotes, Telling]:
    story, notes = request.param
    return read_case_notes(notes), telling_of(packaged_table(story), today=TODAY)


def test_a_long_file_has_20_to_40_pages(case: tuple[CaseNotes, Telling]) -> None:
    pages = [page for file in case_files(*case) for page in pdf_pages(file.content())]

    assert 20 <= len(pages) <= 40


def test_each_page_of_every_story_says_that_it_is_a_sample() -> None:
    pages = [page for file in all_files() for page in pdf_pages(file.content())]

    assert len(pages) > 60
    assert [page for page in pages if SAMPLE_MARK not in page] == []


def test_the_same_seed_gives_the_same_bytes(case: tuple[CaseNotes, Telling]) -> None:
    assert [file.content() for file in case_files(*case)] == [file.content() for file in case_files(*case)]


def test_another_seed_gives_other_words_and_the_same_facts(case: tuple[CaseNotes, Telling]) -> None:
    notes, telling = case
    here = case_file_papers("physician", notes, telling)
    there = case_file_papers("physician", replace(notes, seed=notes.seed + 1), telling)

    assert here != there
    assert [(paper.title, paper.day) for paper in here] == [(paper.title, paper.day) for paper in there]


def test_papers_stand_in_order_after_the_injury_and_before_today(case: tuple[CaseNotes, Telling]) -> None:
    notes, telling = case
    for file in notes.files:
        days = [paper.day for paper in case_file_papers(file.key, notes, telling)]

        assert days == sorted(days)
        assert telling.day("injured") < days[0]
        assert days[-1] <= telling.day("ur_decided") < TODAY


def test_therapy_notes_count_their_visits_on_days_of_their_own(case: tuple[CaseNotes, Telling]) -> None:
    notes, telling = case
    papers = case_file_papers("therapy", notes, telling)
    visits = [block for paper in papers for block in paper.body if block.kind is BlockKind.ITEM_HEADING]

    assert len({visit.text for visit in visits}) == notes.therapy.visits


@pytest.mark.parametrize(
    ("story", "notes", "one", "other"),
    [
        ("story-09.toml", "knee.toml", "he has completed twelve visits", "Eight of eight visits were attended"),
        (
            "story-10.toml",
            "low-back.toml",
            "the pain in the left leg has crept",
            "leg raising on the right is positive",
        ),
        ("story-12.toml", "shoulder.toml", "only a partial tear was smoothed", "repair of the supraspinatus with two"),
    ],
)
def test_the_planted_contradiction_can_be_found(story: str, notes: str, one: str, other: str) -> None:
    telling = telling_of(packaged_table(story), today=TODAY)
    text = " ".join(
        " ".join(page.split())
        for file in case_files(read_case_notes(notes), telling)
        for page in pdf_pages(file.content())
    )

    assert one in text
    assert other in text


def test_the_age_on_a_paper_is_that_of_its_day() -> None:
    telling = telling_of(packaged_table("story-09.toml"), today=TODAY)
    birthday = telling.born.replace(year=telling.born.year + 45)

    assert telling.words("{age}", on=birthday - timedelta(days=1)) == "44"
    assert telling.words("{age}", on=birthday) == "45"
