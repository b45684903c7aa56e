"""Whether the days that a letter names agree with each other and with its header."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from openimr.checks.checking import Check
from openimr.checks.days.bare_months import find_bare_months
from openimr.checks.days.courses import find_courses
from openimr.checks.days.findings import NAME, read_days
from openimr.checks.days.injuries import find_injury_days
from openimr.checks.days.order import find_impossible_order
from openimr.checks.days.reviews import find_review_days
from openimr.checks.days.services import find_impossible_services, find_service_days
from openimr.checks.days.told_twice import find_told_by_two, find_told_twice
from openimr.checks.days.two_days import find_two_days
from openimr.checks.days.visits import find_visits_told_twice
from openimr.checks.letters import Letter
from openimr.domain.findings import Finding, Severity


def find(letter: Letter) -> Iterator[Finding]:
    """Yield days that cannot both be right, or in an order in which things cannot have happened.

    A day that is shown beside another is asked about once: that its order cannot be is then a note.

    Source: Lab. Code § 4610.6(h)(5), as the ground on which a plain mistake of fact is brought before the appeals board.
    """
    days = read_days(letter)
    yield from find_injury_days(days)
    yield from find_review_days(days)
    shown = set()
    twice = (
        find_two_days,
        find_told_by_two,
        find_told_twice,
        find_service_days,
        find_courses,
        find_visits_told_twice,
        find_bare_months,
    )
    for found in chain.from_iterable(each(days) for each in twice):
        if (found.item, found.found) not in shown:
            shown.add((found.item, found.found))
            yield found
    for found in chain(find_impossible_order(days), find_impossible_services(days)):
        is_shown = (found.item, found.found) in shown
        yield replace(found, severity=Severity.NOTE) if is_shown else found


CHECK = Check(name=NAME, asks="Do the days of the letter agree, and follow each other as they can?", find=find)
