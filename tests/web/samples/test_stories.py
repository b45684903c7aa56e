import re
from collections import Counter
from datetime import date, timedelta
from typing import cast

import pytest

from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.clocks import limit_named, mail_days
from openimr.law.days import legal_day
from openimr.law.deadlines import last_day
from openimr.web.cases.values import CaseState, UrDecision
from openimr.web.samples.packaged import StoryDataError, Table, packaged_names, packaged_table
from openimr.web.samples.stories import Story, stories

TODAY = date(2026, 11, 22)
A_YEAR = [date(2026, 6, 1) + timedelta(days=days) for days in range(0, 366, 3)]
"""Each weekday, and the days about every holiday."""
REVIEWED = {CaseState.CLINICAL_REVIEW, CaseState.QUALITY_CHECK, CaseState.FDL_ISSUED, CaseState.CLOSED}

CITATION = re.compile(
    r"Decision based on MTUS [A-Z][\w, ]+ 20\d\d(?:, Section\(s\): [\w ]+)?\."
    r"|The (?:Expert Reviewer|Claims Administrator) did not cite any medical evidence for its decision\."
)
"""A guideline sentence in the style of published letters."""


COME_FROM_AN_APPEAL = {CaseState.REMANDED, CaseState.REMANDED_ELSEWHERE}
"""States that an order of the appeals board leads to, months after a case was closed; no sample is that old."""


def told(state: CaseState, *, today: date = TODAY) -> Story:
    return next(story for story in stories(today=today) if story.state is state)


def reviewed() -> list[Story]:
    return [told(state) for state in sorted(REVIEWED)]


def test_each_state_has_exactly_one_story() -> None:
    told_of = Counter(story.state for story in stories(today=TODAY))

    assert told_of == Counter(set(CaseState) - COME_FROM_AN_APPEAL)


def test_a_story_is_known_by_the_name_of_its_file() -> None:
    assert [f"{story.plan.reference}.toml" for story in stories(today=TODAY)] == list(packaged_names("story-"))


def test_no_story_names_the_incumbent() -> None:
    texts = [str(packaged_table(name).values).lower() for name in packaged_names("") if name.endswith(".toml")]

    assert len(texts) > 12
    assert not [text for text in texts if "maximus" in text]


@pytest.mark.parametrize("story", reviewed(), ids=lambda story: story.state)
def test_a_reviewed_story_says_enough_and_not_too_much(story: Story) -> None:
    rationales = [each.fields["rationale"] for each in story.plan.decisions if each.follows is None]

    assert 80 <= len(story.plan.summary.split()) <= 200
    assert len(story.plan.decisions) == len(story.plan.disputes)
    assert [len(words.split()) for words in rationales if not 40 <= len(words.split()) <= 120] == []


def test_guidelines_are_cited_as_published_letters_cite_them() -> None:
    cited = [line.guideline for story in stories(today=TODAY) for line in story.plan.lines if line.guideline]
    cited += [each.fields["imro_guideline"] for story in reviewed() for each in story.plan.decisions]

    assert [sentence for sentence in cited if not CITATION.fullmatch(sentence)] == []


def test_the_stories_hold_every_kind_of_line_and_item() -> None:
    plans = [story.plan for story in stories(today=TODAY)]
    decisions = {line.decision for plan in plans for line in plan.lines}
    disputes = [dispute for plan in plans for dispute in plan.disputes]
    outcomes = {each.fields["outcome"] for plan in plans for each in plan.decisions}

    assert decisions == set(UrDecision)
    assert any(dispute.primary for dispute in disputes)
    assert any(dispute.added_because for dispute in disputes)
    assert any(each.follows for plan in plans for each in plan.decisions)
    assert outcomes == {"Upheld", "Overturned"}


def test_every_step_of_a_story_lies_on_a_weekday_before_today() -> None:
    for today, story in ((day, story) for day in A_YEAR for story in stories(today=day)):
        moments = story.plan.moments
        steps = [moments.received, moments.assigned, moments.records_closed, moments.decided]

        assert steps == sorted(steps)
        assert steps[-1].date() < today
        assert [step for step in steps if step.weekday() > 4] == []


def test_the_late_story_is_late_on_any_day() -> None:
    for today in A_YEAR:
        plan = told(CaseState.INELIGIBLE, today=today).plan
        served = cast("date", plan.fields["ur_served_on"])
        mail = mail_days(ServiceMethod.MAIL, to=Destination.CALIFORNIA, on=served)
        due = last_day(limit_named("application", on=served), starts=served, mail=mail)

        assert due.is_missed_by(plan.moments.received)


@pytest.mark.parametrize(
    ("state", "clock", "step", "from_today", "to_today"),
    [
        (CaseState.ASSIGNED, "assignment-notice", "assigned", 0, 5),
        (CaseState.RECORDS_REQUESTED, "records-mail", "assigned", -14, -5),
        (CaseState.REVIEWER_SELECTION, "determination-expedited", "records_closed", 0, 3),
        (CaseState.ATTESTATION, "determination-regular", "records_closed", 2, 11),
        (CaseState.CLINICAL_REVIEW, "determination-regular", "records_closed", 6, 15),
        (CaseState.QUALITY_CHECK, "determination-regular", "records_closed", 0, 7),
    ],
)
def test_the_docket_looks_alive_on_any_day(
    state: CaseState, clock: str, step: str, from_today: int, to_today: int
) -> None:
    for today in A_YEAR:
        starts = legal_day(getattr(told(state, today=today).plan.moments, step))
        due = last_day(limit_named(clock, on=starts), starts=starts, mail=None).due_day

        assert from_today <= (due - today).days <= to_today


def test_a_slip_in_a_story_names_its_place() -> None:
    table = Table({"lines": [{"requested": 7}]}, "story-99.toml")

    with pytest.raises(StoryDataError, match=r"^story-99\.toml: lines 1: expected requested to be a text"):
        table.tables("lines")[0].text("requested")
