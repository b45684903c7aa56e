"""Days of an application that cannot be: in the future, or one before another that it follows.

What is merely odd is taken: a form that was signed after it was received, say, since it may have been begun before.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from openimr.law.days import day_in_words

NOT_IN_FUTURE: Mapping[str, str] = {
    "received_on": "the day of receipt",
    "employee_date_of_birth": "the date of birth",
    "expedited_certified_on": "the day of the certification",
    "date_of_injury": "the injury",
    "rfa_on": "the request for authorization",
    "ur_decided_on": "the decision",
    "ur_communicated_on": "the day the physician was told",
    "ur_served_on": "the service of the decision",
    "form_given_on": "the day the form was given",
    "liability_resolved_on": "the notice that the dispute over liability is resolved",
    "signed_on": "the signature",
}
"""Every day that is asked for, as a sentence has it; all lie in the past."""

IN_ORDER: tuple[tuple[str, str], ...] = (
    ("employee_date_of_birth", "date_of_injury"),
    ("employee_date_of_birth", "signed_on"),
    ("date_of_injury", "rfa_on"),
    ("date_of_injury", "ur_decided_on"),
    ("rfa_on", "ur_decided_on"),
    ("ur_decided_on", "ur_communicated_on"),
    ("ur_decided_on", "ur_served_on"),
    ("ur_decided_on", "form_given_on"),
    ("ur_decided_on", "liability_resolved_on"),
)
"""Pairs of days of which the second is never before the first."""


def faults_of(entered: Mapping[str, object], *, known: Mapping[str, object], on: date) -> Iterator[tuple[str, str]]:
    """Yield each field that was entered and cannot be so, with the sentence that says why.

    Args:
        entered: By field, what a form holds; what is no day is passed over.
        known: The same of the other forms of the application.
        on: The legal day on which it is entered.
    """
    days = {name: day for name, day in {**known, **entered}.items() if isinstance(day, date)}
    for name, words in NOT_IN_FUTURE.items():
        if name in entered and name in days and days[name] > on:
            yield name, f"This day has not come yet: {words} cannot be after today."
    for first, second in IN_ORDER:
        if first not in days or second not in days or days[first] <= days[second]:
            continue
        if second in entered:
            yield second, f"{_cased(second)} cannot be before {_told(first, days)}."
        elif first in entered:
            yield first, f"{_cased(first)} cannot be after {_told(second, days)}."


def _cased(name: str) -> str:
    words = NOT_IN_FUTURE[name]
    return words[0].upper() + words[1:]


def _told(name: str, days: Mapping[str, date]) -> str:
    return f"{NOT_IN_FUTURE[name]} ({day_in_words(days[name])})"
