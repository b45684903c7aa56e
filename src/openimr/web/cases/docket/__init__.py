"""What must be done next, by whom, until when and why."""

from openimr.web.cases.docket.acts import next_act_of, words_for
from openimr.web.cases.docket.pages import docket_of
from openimr.web.cases.docket.panels import member_act
from openimr.web.cases.docket.rows import KNOW_THE_EMPLOYEE, due_clock, is_past
from openimr.web.cases.docket.values import Docket, DocketRow, Due, Filters, StateCount, Whose, part_of
from openimr.web.cases.docket.waits import Waiting, waits_of_one

__all__ = [
    "KNOW_THE_EMPLOYEE",
    "Docket",
    "DocketRow",
    "Due",
    "Filters",
    "StateCount",
    "Waiting",
    "Whose",
    "docket_of",
    "due_clock",
    "is_past",
    "member_act",
    "next_act_of",
    "part_of",
    "waits_of_one",
    "words_for",
]
