"""A day typed as month, day and year."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from openimr.web.days import DayField


class DayForm(forms.Form):
    day = DayField()


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_that_is_shown_and_sent_back_is_the_same(day: date) -> None:
    field = DayField()

    assert field.clean(field.widget.decompress(day)) == day


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["", "", ""], "month, day and year"),
        (["2", "30", "2024"], "no such day"),
        (["2", "29", "2023"], "no such day"),
        (["", "3", "2024"], "month in digits"),
        (["2", "third", "2024"], "day in digits"),
        (["2", "3", "24"], "four digits"),
        (["2", "3", "20240"], "year in digits"),
        (["2", "3", "9" * 5000], "year in digits"),
    ],
)
def test_a_fault_says_which_part_is_wrong(parts: list[str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DayField().clean(parts)


def test_a_day_that_need_not_be_given_may_be_left_empty() -> None:
    assert DayField(required=False).clean(["", " ", ""]) is None


def test_each_part_of_a_day_at_fault_is_marked_and_keeps_its_look() -> None:
    shown = str(DayForm({"day_0": "2", "day_1": "30", "day_2": "2024"})["day"])

    assert shown.count("usa-input--error") == 3
    assert 'class="usa-input usa-input--error"' in shown
