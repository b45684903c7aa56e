from datetime import date

import pytest

from openimr.letters.parts.service_dates import read_service_dates
from tests.letters.parts.passages import request_of


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Retrospective TENS unit (DOS 12/29/16)", [date(2016, 12, 29)]),
        ("Retro: Soma 350mg, date of service 11-14-\n16", [date(2016, 11, 14)]),
        ("Urine drug screen performed on 10/3/2016 and 11/4/2016", [date(2016, 10, 3), date(2016, 11, 4)]),
        ("Soma 350mg #60, per 12/07/2016 order", []),
        ("Soma 350mg #60, prescribed on 12/07/2016", []),
        ("MRI of the hip, RFA dated 12/07/2016", []),
        ("MRI of the hip, date of injury 12/07/2016", []),
        ("Soma 350mg #60, do not fill until 12/07/2016", []),
        ("Physical therapy 2-3 times a week, L4-5", []),
    ],
)
def test_days_of_service_are_read_and_other_days_are_not(description: str, expected: list[date]) -> None:
    request = request_of(description)
    found = read_service_dates(request)

    assert [day for _, day in found] == expected
    assert all(span.of(description)[0].isdigit() for span, _ in found)
