from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.law.provisions import Provision, rules_in_force

TODAY = date(2024, 2, 29)


@dataclass(frozen=True)
class Rule:
    provision: Provision


@given(st.integers(1, 5000), st.integers(-5000, 5000))
def test_a_provision_covers_its_first_day_and_not_its_last(length: int, offset: int) -> None:
    provision = Provision(source="x", in_force=TODAY, until=TODAY + timedelta(days=length), read_since=None)

    assert provision.covers(TODAY + timedelta(days=offset)) == (0 <= offset < length)


@pytest.mark.parametrize(
    ("read_since", "read_until", "is_verified"),
    [
        (None, None, False),
        (TODAY, None, True),
        (TODAY + timedelta(days=1), None, False),
        (date(2013, 1, 1), TODAY, False),
        (date(2013, 1, 1), TODAY + timedelta(days=1), True),
    ],
    ids=["never-read", "read-from-the-day", "read-from-the-day-after", "read-until-the-day-before", "read-to-the-day"],
)
def test_a_provision_is_verified_on_the_days_whose_words_were_read(
    read_since: date | None, read_until: date | None, *, is_verified: bool
) -> None:
    provision = Provision(source="x", read_since=read_since, read_until=read_until)

    assert provision.is_verified(on=TODAY) == is_verified


def test_only_the_rules_in_force_are_found_in_their_order() -> None:
    old = Rule(Provision(source="old", until=TODAY, read_since=None))
    first, second = (Rule(Provision(source=source, read_since=None)) for source in ("first", "second"))

    assert rules_in_force([first, old, second], on=TODAY, name="rules") == (first, second)


def test_no_rule_in_force_is_an_error_that_names_the_rules() -> None:
    old = Rule(Provision(source="old", until=TODAY, read_since=None))

    with pytest.raises(NoLawInForceError, match="conflict classes: expected a rule in force on 2024-02-29"):
        rules_in_force([old], on=TODAY, name="conflict classes")
