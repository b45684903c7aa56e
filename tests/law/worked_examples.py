"""Deadlines worked out by hand on a paper calendar, one row each; the tests run this table and the manual shows it.

on: the day that starts the clock, or of a clock of hours its moment in Los Angeles. served: the way of service and, for
mail, the destination. +: calendar days by which the Division extended. from: the last day before it rolled, where it
rolled.
"""

from typing import NamedTuple

WORKED = """
clock                   | on               | served          | + | due              | from       | why
application             | 2024-04-03       | personal        | 0 | 2024-05-03       |            | a Friday
application             | 2024-04-04       | personal        | 0 | 2024-05-06       | 2024-05-04 | Saturday
application             | 2024-04-05       | personal        | 0 | 2024-05-06       | 2024-05-05 | Sunday
application             | 2024-04-26       | personal        | 0 | 2024-05-28       | 2024-05-26 | Sunday before Memorial Day
application             | 2024-04-03       | mail california | 0 | 2024-05-08       |            | five more days
application             | 2024-04-20       | mail california | 0 | 2024-05-28       | 2024-05-25 | mail days first, then Memorial Day
application             | 2024-12-02       | mail us         | 0 | 2025-01-13       | 2025-01-11 | forty days, Saturday
application             | 2024-12-02       | mail abroad     | 0 | 2025-01-21       |            | fifty days, the day after King Day
application             | 2024-12-01       | mail abroad     | 0 | 2025-01-21       | 2025-01-20 | fifty days, King Day
application             | 2024-04-03       | overnight       | 0 | 2024-05-07       |            | two court days over a weekend
application             | 2024-03-01       | overnight       | 0 | 2024-04-03       |            | Cesar Chavez Day on a Monday is no court day
application             | 2024-04-03       | electronic      | 0 | 2024-05-03       |            | no day added, unverified
application             | 2024-01-30       | personal        | 0 | 2024-02-29       |            | leap day
application             | 2024-01-31       | personal        | 0 | 2024-03-01       |            | over the leap day
application             | 2023-01-30       | personal        | 0 | 2023-03-01       |            | no leap day
application             | 2016-12-07       | mail california | 0 | 2017-01-11       |            | over New Year, observed on a Monday
application             | 2016-12-05       | mail california | 0 | 2017-01-09       |            | a Monday
application             | 2016-12-22       | mail california | 0 | 2017-01-26       |            | a Thursday
application             | 2024-12-02       | personal        | 0 | 2025-01-02       | 2025-01-01 | New Year's Day
application             | 2021-12-01       | personal        | 0 | 2022-01-03       | 2021-12-31 | New Year's Day observed on the Friday before
application             | 2020-11-25       | personal        | 0 | 2020-12-28       | 2020-12-25 | Christmas Day, a Friday
application             | 2024-10-29       | personal        | 0 | 2024-12-02       | 2024-11-28 | Thanksgiving Day and the day after
application             | 2024-01-13       | personal        | 0 | 2024-02-13       | 2024-02-12 | Lincoln Day
application             | 2023-05-20       | personal        | 0 | 2023-06-20       | 2023-06-19 | the first judicial Juneteenth
application             | 2022-05-21       | personal        | 0 | 2022-06-20       |            | the federal Juneteenth alone
application             | 2022-08-24       | personal        | 0 | 2022-09-26       | 2022-09-23 | Native American Day
application             | 2021-08-25       | personal        | 0 | 2021-09-24       |            | before Native American Day was judicial
application             | 2021-09-11       | personal        | 0 | 2021-10-12       | 2021-10-11 | the last judicial Columbus Day
application             | 2022-09-10       | personal        | 0 | 2022-10-10       |            | Columbus Day no more
application             | 2023-10-11       | personal        | 0 | 2023-11-13       | 2023-11-10 | Veterans Day observed on the Friday before
application             | 2026-03-01       | personal        | 0 | 2026-04-01       | 2026-03-31 | Farmworkers Day, a Tuesday
application             | 2026-06-03       | personal        | 0 | 2026-07-06       | 2026-07-03 | Independence Day observed on the Friday before
application-formulary   | 2018-01-02       | personal        | 0 | 2018-01-12       |            | the first formulary year
application-formulary   | 2024-05-01       | mail california | 0 | 2024-05-16       |            | ten and five days
application-formulary   | 2024-05-17       | personal        | 0 | 2024-05-28       | 2024-05-27 | Memorial Day
application-liability   | 2024-04-03       | mail california | 0 | 2024-05-08       |            | from the notice of resolution
information-reply       | 2013-03-01       |                 | 0 | 2013-03-18       | 2013-03-16 | fifteen calendar days in 2013
information-reply       | 2024-11-07       |                 | 0 | 2024-11-15       |            | Veterans Day left out
information-reply       | 2024-02-08       |                 | 0 | 2024-02-15       |            | Lincoln Day counts
information-reply       | 2024-06-14       |                 | 0 | 2024-06-21       |            | Juneteenth counts
information-reply       | 2026-04-01       |                 | 0 | 2026-04-08       |            | carried over
assignment-notice       | 2024-05-03       |                 | 0 | 2024-05-06       |            | Friday to Monday
assignment-notice       | 2024-11-27       |                 | 0 | 2024-12-02       |            | over Thanksgiving
assignment-notice       | 2023-11-09       |                 | 0 | 2023-11-13       |            | Veterans Day observed on the Friday
assignment-notice       | 2027-12-30       |                 | 0 | 2027-12-31       |            | the State keeps no Friday for a Saturday New Year
records-mail            | 2024-05-01       |                 | 0 | 2024-05-16       |            | fifteen days
records-mail            | 2024-05-10       |                 | 0 | 2024-05-28       | 2024-05-25 | Saturday to Tuesday
records-mail            | 2026-04-01       |                 | 0 | 2026-04-16       |            | the first day of the rewritten regulations
records-electronic      | 2024-05-01       |                 | 0 | 2024-05-13       |            | twelve days
records-electronic      | 2024-05-13       |                 | 0 | 2024-05-28       | 2024-05-25 | the same day as by mail on the 10th
records-expedited       | 2024-05-01T16:00 |                 | 0 | 2024-05-02T16:00 |            | twenty-four hours
records-expedited       | 2024-05-03T16:00 |                 | 0 | 2024-05-04T16:00 |            | into a Saturday, not rolled
records-expedited       | 2024-12-24T09:30 |                 | 0 | 2024-12-25T09:30 |            | into Christmas Day, not rolled
records-expedited       | 2024-03-09T16:00 |                 | 0 | 2024-03-10T17:00 |            | the clocks go forward
records-expedited       | 2024-11-02T16:00 |                 | 0 | 2024-11-03T15:00 |            | the clocks go back
records-statute         | 2024-05-01       |                 | 0 | 2024-05-13       | 2024-05-11 | ten days, Saturday
records-statute         | 2024-12-15       |                 | 0 | 2024-12-26       | 2024-12-25 | Christmas Day, a Wednesday
determination-regular   | 2024-05-01       |                 | 0 | 2024-05-31       |            | a Friday
determination-regular   | 2024-05-01       |                 | 3 | 2024-06-03       |            | three days more
determination-regular   | 2024-05-02       |                 | 0 | 2024-06-03       | 2024-06-01 | Saturday
determination-regular   | 2024-05-02       |                 | 1 | 2024-06-03       | 2024-06-02 | the extension falls into the weekend
determination-regular   | 2024-05-02       |                 | 3 | 2024-06-04       |            | from the unrolled Saturday
determination-regular   | 2024-01-30       |                 | 3 | 2024-03-04       | 2024-03-03 | leap day and a Sunday
determination-regular   | 2016-12-31       |                 | 0 | 2017-01-30       |            | under the law of 2016, though it ends in 2017
determination-regular   | 2013-01-01       |                 | 0 | 2013-01-31       |            | the first day of this review
determination-formulary | 2024-05-24       |                 | 0 | 2024-06-03       |            | Memorial Day left out
determination-formulary | 2024-05-24       |                 | 3 | 2024-06-06       |            | calendar days on top
determination-formulary | 2024-12-20       |                 | 0 | 2024-12-30       |            | Christmas Day left out
determination-formulary | 2024-05-03       |                 | 2 | 2024-05-12       |            | a Sunday after the extension, not rolled
determination-expedited | 2024-05-01       |                 | 0 | 2024-05-04       |            | Saturday, not rolled
determination-expedited | 2024-05-01       |                 | 3 | 2024-05-07       |            | three days more
determination-expedited | 2024-12-22       |                 | 0 | 2024-12-25       |            | Christmas Day, not rolled
authorize               | 2024-07-01       |                 | 0 | 2024-07-09       |            | Independence Day left out
authorize               | 2024-02-05       |                 | 0 | 2024-02-12       |            | ends on Lincoln Day, which the courts alone keep, not rolled
authorize               | 2026-07-01       |                 | 0 | 2026-07-08       |            | a Friday of the courts alone counts
authorize               | 2020-03-30       |                 | 0 | 2020-04-07       |            | Cesar Chavez Day left out
authorize               | 2024-11-26       |                 | 0 | 2024-12-05       |            | Thanksgiving Day and the day after left out
reimburse               | 2024-05-01       |                 | 0 | 2024-05-21       |            | twenty days
reimburse               | 2024-06-10       |                 | 0 | 2024-07-01       | 2024-06-30 | Sunday
reimburse               | 2024-11-08       |                 | 0 | 2024-12-02       | 2024-11-28 | Thanksgiving Day, the day after, a weekend
appeal                  | 2024-05-01       |                 | 0 | 2024-05-31       |            | thirty days
appeal                  | 2024-06-04       |                 | 0 | 2024-07-05       | 2024-07-04 | Independence Day
withdrawal-notice       | 2024-05-01       |                 | 0 | 2024-05-06       |            | five days
withdrawal-notice       | 2024-04-30       |                 | 0 | 2024-05-06       | 2024-05-05 | Sunday
withdrawal-notice       | 2024-12-27       |                 | 0 | 2025-01-02       | 2025-01-01 | New Year's Day
"""


class Row(NamedTuple):
    """A row, as text."""

    clock: str
    on: str
    served: str
    extended: str
    due: str
    rolled_from: str
    why: str


ROWS = [Row(*(cell.strip() for cell in line.split("|"))) for line in WORKED.strip().splitlines()[1:]]
