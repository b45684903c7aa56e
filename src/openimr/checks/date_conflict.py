"""Whether the days that a letter names agree with each other and with its header."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.days.findings import NAME, read_days
from openimr.checks.days.header import find_injury_days, find_review_days
from openimr.checks.days.order import find_impossible_order
from openimr.checks.days.two_days import find_two_days
from openimr.checks.letters import Letter
from openimr.domain.findings import Finding


def find(letter: Letter) -> Iterator[Finding]:
    """Yield days that cannot both be right, or in an order in which things cannot have happened.

    Source: Lab. Code § 4610.6(h)(5), as the ground on which a plain mistake of fact is brought before the appeals board.
    """
    days = read_days(letter)
    yield from find_injury_days(days)
    yield from find_review_days(days)
    yield from find_two_days(days)
    yield from find_impossible_order(days)


CHECK = Check(name=NAME, asks="Do the days of the letter agree, and follow each other as they can?", find=find)
