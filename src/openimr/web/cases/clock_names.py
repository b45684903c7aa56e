"""What each clock is called on a page, and from when the employee is told that it counts."""

from collections.abc import Mapping

from openimr.law.days import day_in_words
from openimr.web.cases.models import CaseClock

CLOCK_NAMES: Mapping[str, str] = {
    "application": "Application for review",
    "application-formulary": "Application for review of medication under the formulary",
    "application-liability": "Application after the dispute over liability",
    "information-reply": "Answer to the request for information",
    "assignment-notice": "Assignment notice to the parties",
    "records-mail": "Records from the claims administrator",
    "records-electronic": "Records from the claims administrator",
    "records-expedited": "Records from the claims administrator, expedited",
    "records-statute": "Records, by the shorter time of the Labor Code",
    "determination-regular": "Determination",
    "determination-formulary": "Determination on medication under the formulary",
    "determination-expedited": "Expedited determination",
    "authorize": "Authorization of the treatment",
    "reimburse": "Payment for treatment given",
    "appeal": "Appeal of the determination",
    "withdrawal-notice": "Notice that the dispute has ended",
}
"""Name of a clock → its name on a page; a test holds that every clock has one."""


_FROM_THE_RECORDS = "we had your application and your records"

COUNTS_FROM: Mapping[str, str] = {
    "assignment-notice": "we found that your case can be reviewed",
    "records-mail": "we mailed the letter about your case",
    "records-electronic": "we sent the letter about your case",
    "records-expedited": "the insurance company got the letter about your case",
    "determination-regular": _FROM_THE_RECORDS,
    "determination-formulary": _FROM_THE_RECORDS,
    "determination-expedited": _FROM_THE_RECORDS,
}
"""From what day a clock counts that the employee's page shows, in plain words; a test holds their reading grade to 8."""


def plain_reason(clock: CaseClock) -> str:
    """Return why a clock ends when it does, for the employee: what day it counts from, and nothing they need not know.

    The whole reason, with each provision and what moved the day, is the clock's ``because``, which stands on the page of the
    case. That something was not read in the law is said there too, and not here.
    """
    return f"The law sets this day. It counts from the day when {COUNTS_FROM[clock.name]}. That was {day_in_words(clock.starts)}."
