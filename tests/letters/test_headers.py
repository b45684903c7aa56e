import dataclasses
from datetime import date

import pytest

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.headers import Header, read_header
from openimr.letters.layouts import CASE_NUMBER_LABEL, LABELS_OF_DATES, PRIORITY_LABEL

EXPECTED = Header(
    case_number="CM16-9912345",
    date_assigned=date(2016, 11, 9),
    date_of_injury=date(2016, 10, 13),
    decision_date=date(2016, 12, 9),
    ur_denial_date=date(2016, 11, 1),
    application_received=date(2016, 11, 3),
    priority="Standard",
)

ORDERS = {
    "as-drawn": """
Case Number:   CM16-9912345
Date Assigned: 11/09/2016        Date of Injury:      10/13/2016
Decision Date: 12/09/2016        UR Denial Date:      11/01/2016
Priority:      Standard          Application Received: 11/03/2016
""",
    "label-split-by-the-line": """
Case Number: CM16-9912345
Date Assigned: 11/09/2016 Date of Injury:  10/13/2016
Decision Date: 12/09/2016 UR Denial Date:  11/01/2016
Priority:  Standard Application
Received:
11/03/2016
""",
    "label-split-by-its-value": """
Case Number:          CM16-9912345
Date Assigned:        11/09/2016                      Date of Injury:      10/13/2016
Decision Date:        12/09/2016                      UR Denial Date:      11/01/2016
Priority:             Standard                        Application          11/03/2016
                                                      Received:
""",
    "column-by-column": """
Case Number:
Date Assigned:
Decision Date:
Priority:

CM16-9912345
11/09/2016
12/09/2016
Standard

Date of Injury:
UR Denial Date:
Application
Received:

10/13/2016
11/01/2016
11/03/2016
""",
    "value-before-its-label": """
Case Number:
Date Assigned:
Decision Date:
Priority:

CM16-9912345
11/09/2016
12/09/2016
Standard

10/13/2016
Date of Injury:
UR Denial Date:   11/01/2016
11/03/2016
Application
Received:
""",
    "label-and-value-in-turn": """
Case Number:
CM16-9912345
Date Assigned:
11/09/2016
Date of Injury:
10/13/2016
Decision Date:
12/09/2016
UR Denial Date:
11/01/2016
Priority:
Standard
Application
Received:
11/03/2016
""",
}


@pytest.mark.parametrize("text", ORDERS.values(), ids=ORDERS.keys())
def test_the_header_is_read_in_each_column_order(text: str) -> None:
    assert read_header(text, zone=Span(0, len(text))).value == EXPECTED


def test_each_value_of_the_header_keeps_its_span() -> None:
    text = ORDERS["as-drawn"]

    spans = read_header(text, zone=Span(0, len(text))).spans

    assert {pointer: span.of(text) for pointer, span in spans.items()} == {
        "/case_number": "CM16-9912345",
        "/date_assigned": "11/09/2016",
        "/date_of_injury": "10/13/2016",
        "/decision_date": "12/09/2016",
        "/ur_denial_date": "11/01/2016",
        "/application_received": "11/03/2016",
        "/priority": "Standard",
    }


def test_a_letter_without_a_header_states_nothing() -> None:
    assert read_header(" \n", zone=Span(0, 2)).value == Header()


@pytest.mark.parametrize(
    "written",
    [
        "11/09/2016",
        "11/9/16",
        "11-09-2016",
        "11-9-16",
        "November 9, 2016",
        "Nov. 9 2016",
        "november 9th, 2016",
        "11-\n09-2016",
    ],
)
def test_a_header_date_is_read_in_each_shape(written: str) -> None:
    text = f"Case Number: CM16-9912345\nDate Assigned: {written}        Date of Injury:      10/13/2016\n"

    header = read_header(text, zone=Span(0, len(text))).value

    assert (header.date_assigned, header.date_of_injury) == (date(2016, 11, 9), date(2016, 10, 13))


IN_ROWS = ORDERS["as-drawn"]
IN_COLUMNS = ORDERS["column-by-column"]
IN_TURN = ORDERS["label-and-value-in-turn"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (IN_ROWS.replace("10/13/2016", ""), {"date_of_injury"}),
        (IN_ROWS.replace("11/09/2016", "").replace("11/03/2016", ""), {"date_assigned", "application_received"}),
        (IN_ROWS.replace("Standard", ""), {"priority"}),
        (IN_ROWS.replace("CM16-9912345", ""), {"case_number"}),
        (IN_TURN.replace("10/13/2016\n", "\n"), {"date_of_injury"}),
        (IN_TURN.replace("11/01/2016\n", ""), {"ur_denial_date"}),
        (IN_COLUMNS.replace("11/03/2016\n", ""), {"date_of_injury", "ur_denial_date", "application_received"}),
        (IN_COLUMNS.replace("10/13/2016\n", "\n"), {"date_of_injury", "ur_denial_date", "application_received"}),
        (IN_COLUMNS.replace("11/09/2016\n", ""), {"date_assigned", "decision_date"}),
        (IN_COLUMNS.replace("Date of Injury:\n", "").replace("10/13/2016\n", ""), {"date_of_injury"}),
    ],
    ids=[
        "rows-one-date",
        "rows-two-dates",
        "rows-priority",
        "rows-number",
        "in-turn-blank",
        "in-turn-nothing",
        "column-last",
        "column-first",
        "left-column",
        "label-and-value",
    ],
)
def test_a_value_that_is_missing_is_null_and_takes_no_other_ones_place(text: str, missing: set[str]) -> None:
    expected = dataclasses.replace(EXPECTED, **dict.fromkeys(missing))

    assert read_header(text, zone=Span(0, len(text))).value == expected


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_may_break_within_the_header(order: str) -> None:
    lines = ORDERS[order].splitlines(keepends=True)

    for line in range(1, len(lines)):
        text = "".join(lines[:line]) + "\f" + "".join(lines[line:])

        assert read_header(text, zone=Span(0, len(text))).value == EXPECTED


def test_a_header_date_that_is_no_day_is_refused_at_its_place() -> None:
    text = "Case Number: CM16-9912345\nDate Assigned: 02/30/2016\n"

    with pytest.raises(LetterSyntaxError, match=r"^Line 2, column 16: expected a day of the calendar"):
        read_header(text, zone=Span(0, len(text)))


def test_labels_and_values_that_run_together_are_read() -> None:
    glued = "Case Number:CM16-9912345\nDate Assigned:11/09/2016Date of Injury:10/13/2016\nPriority:StandardApplication Received:11/03/2016\n"
    found = read_header(glued, zone=Span(0, len(glued))).value

    assert (found.case_number, found.priority) == ("CM16-9912345", "Standard")
    assert (found.date_assigned, found.date_of_injury, found.application_received) == (
        EXPECTED.date_assigned,
        EXPECTED.date_of_injury,
        EXPECTED.application_received,
    )


def test_labels_are_read_in_capitals() -> None:
    text = IN_ROWS
    for label in (CASE_NUMBER_LABEL, PRIORITY_LABEL, *LABELS_OF_DATES.values(), "Application", "Received:"):
        text = text.replace(label, label.upper())

    assert read_header(text, zone=Span(0, len(text))).value == EXPECTED
