"""What a site takes to hold where the law was not read reaches every date that it computes."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from openimr.law.assumptions import assumptions_from
from openimr.web.cases.docket.rows import due_clock
from openimr.web.cases.facts import reading_of
from openimr.web.cases.mailings import closing_of
from openimr.web.cases.models import Case
from openimr.web.cases.values import ServedBy
from openimr.web.environment import read_environment
from tests.web.cast import AT, Cast
from tests.web.walks import awaiting_records, submitted

BY_REGULATION, BY_STATUTE = date(2025, 3, 19), date(2025, 3, 14)
"""15 and 10 days after Tuesday 4 March 2025."""


@pytest.mark.parametrize(
    ("setting", "binding", "due"),
    [("regulation", "records-mail", BY_REGULATION), ("statute", "records-statute", BY_STATUTE)],
)
def test_of_the_two_limits_for_the_records_the_one_that_the_site_names_binds(
    setting: str, binding: str, due: date, cast: Cast, settings: Settings
) -> None:
    settings.OPENIMR_LAW = assumptions_from({"records-clock": setting})

    case = Case.objects.get(pk=awaiting_records(cast, method=ServedBy.MAIL).pk)

    running = case.clocks.filter(stopped_at__isnull=True)
    first = due_clock(case, running)
    assert first is not None
    assert (first.name, first.due) == (binding, due)
    assert closing_of(case, at=AT).clock == first
    assert {clock.name for clock in running} == {"records-mail", "records-statute"}


@pytest.mark.parametrize(("setting", "last"), [("yes", date(2025, 3, 17)), ("no", date(2025, 3, 12))])
def test_the_last_day_to_apply_follows_the_setting_of_mail(
    setting: str, last: date, cast: Cast, settings: Settings
) -> None:
    settings.OPENIMR_LAW = assumptions_from({"mail-extends-application": setting})
    item = submitted(cast).items.first()
    assert item is not None

    deadline = reading_of(item).deadline

    assert deadline is not None
    assert deadline.due_day == last
    assert not deadline.verified


@pytest.mark.parametrize("setting", ["records-clock", "rolls=no", "records-clock=both"])
def test_a_setting_that_means_nothing_stops_the_site_and_names_its_variable(setting: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"OPENIMR_LAW: .*: expected .*; found "):
        read_environment({"OPENIMR_DEVELOPMENT": "1", "OPENIMR_SECRET_KEY": "k" * 50, "OPENIMR_LAW": setting})


def test_what_the_site_has_not_what_it_takes_to_follow_stops_it_at_its_start() -> None:
    variables = {"OPENIMR_DEVELOPMENT": "1", "OPENIMR_SECRET_KEY": "k" * 50, "OPENIMR_LAW": "mail-extends-appeal=yes"}

    with pytest.raises(ImproperlyConfigured, match="mail-extends-appeal: expected no; found yes"):
        read_environment(variables)
