"""The law as two pages of the manual, written from its values; run as a program, it writes the pages."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from openimr.law.assumptions import AS_SHIPPED
from openimr.law.calendars import COURT_DAYS, WORKING_DAYS, Calendar
from openimr.law.clocks import MAIL_DAYS
from openimr.law.contents import ELEMENT_RULES
from openimr.law.eligibility import REASONS
from openimr.law.evidence import EVIDENCE_RULES
from openimr.law.holidays import FIRST_YEAR, LAST_YEAR
from openimr.law.limits import LIMITS
from openimr.law.provisions import Provision
from openimr.law.regimes import REGIMES
from openimr.law.reviewers import (
    CONFLICT_RULES,
    MATERIAL_FINANCIAL_SHARE,
    PUBLISHED_PRACTICE_RULE,
    REVIEWER_RULES,
)
from openimr.law.service import ASSIGNMENT_SERVICE, DETERMINATION_SERVICE
from tests.law.worked_examples import ROWS, Row

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference"
UNVERIFIED = "**unverified**"
OBSERVED = "\\*"
_WRITTEN = "This page is written from the law's values by `python -m tests.law.manual`; a test fails when it is stale."

_CLOCKS = f"""# Clocks: when a step is due, and why

{_WRITTEN}

    openimr due --list
    openimr due CLOCK --on 2024-05-01T16:00 [--served mail|overnight|electronic|personal]
                      [--to california|us|abroad|confidential-address] [--extended DAYS]
                      [--set NAME=VALUE]... [--format table|json]

- The law is that of the day the clock starts. No rule in force on that day is an error (exit code 11), never a default; so is a
  count that begins or ends outside of the years whose holidays are known (below).
- A day is a day in Los Angeles. Clocks of days ignore the time of day. A moment without a zone is one by the clocks there; a
  clock of hours needs a moment, and its zone where the clocks change and the hour comes twice or not at all.
- The first day is left out and the last counts (Code Civ. Proc. § 12). What extends the limit is added to the last day before
  it rolls: first the days for the way of service, then the Division's extension. Then it rolls once, forward, past every day on
  which the courts are closed (Code Civ. Proc. § 12a).
- Working days leave out Saturdays, Sundays and the holidays of state offices (Lab. Code § 4600.4(b)). A limit in working days can
  end on a day on which the courts alone are closed, such as Lincoln Day, or, after an extension in calendar days, on a weekend.
  It stays there unless the setting `working-day-limits-roll` says otherwise.
- Hours are hours that pass: they run through weekends, holidays and the nights on which the clocks change, and never roll.
- `--to` says where a paper was mailed to, California unless told; of overnight delivery the place changes nothing, and with
  electronic or personal service it is refused. A way of service that adds nothing to a clock is said to add nothing. An extension
  of a clock that has none, or beyond its days, is refused.
- `verified` is no where the date rests on something that was not read in the law; `because` says on what, and which setting
  decides it, where one does. Rolling counts only where the last day is closed, working days only where a holiday falls among them.
- What is refused exits with 11 where the law does not give the date, with 2 where what was typed cannot be read.

JSON: `clock`, `starts`, `due`, `counted` (calendar, working, court, hours), `length`, `extensions` (each with `length`, `counted`,
`reason`, `until`, `provision`), `rolled_from` (null if it did not roll), `provision`, `because`, `verified`. Of a clock of hours
`starts` and `due` are moments with the zone of Los Angeles, else days.
"""

_OBSERVED = {
    COURT_DAYS.name: "Besides Saturdays and Sundays; a Saturday's holiday is observed on the Friday before, a Sunday's on the Monday "
    "after:",
    WORKING_DAYS.name: "Besides Saturdays and Sundays; a Sunday's holiday is observed on the Monday after, a Saturday's on no other "
    "day, but Veterans Day\non the Friday before:",
}

_LAW = f"""# The law as data

{_WRITTEN}

Each rule is a dated value with its provision. "Words read" are the days for which the words of the provision were read; a rule
on another day is carried over from there and shown as unverified. Deadlines: [clocks](clocks.md).
"""


def rendered_clocks() -> str:
    """Return the page of the clocks."""
    return "".join((_CLOCKS, *_limits(), *_mail(), *_assumptions(), *_calendars(), *_examples()))


def rendered_law() -> str:
    """Return the page of all other rules."""
    parts = (_regimes(), _reviewers(), _conflicts(), _contents(), _evidence(), _service(), _reasons())
    return "".join((_LAW, *(line for part in parts for line in part)))


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"\n| {head.replace('; ', ' | ')} |\n|{'---|' * (head.count('; ') + 1)}\n"
    yield from (f"| {' | '.join(row)} |\n" for row in rows)


def _days(first: date, until: date | None) -> str:
    return f"{first.isoformat()} to {until.isoformat()}" if until else f"{first.isoformat()} on"


def _limits() -> Iterator[str]:
    yield (
        '\n## The clocks\n\nThe second day of a span is the first on which the rule is not in force any more. "Read" is said of the '
        "provision's words as the project has\nthem: of the statute whole, of the regulation (8 CCR) its opening. Rolls –: a limit in "
        "working days, see above.\n\nThe records: `records-mail` and `records-electronic` are the regulation's, `records-statute` the "
        "statute's; both are shown, and which binds is the\nsetting `records-clock`. `records-expedited` follows the regulation, from "
        "receipt of the notice; Lab. Code § 4610.5(n) gives the same 24 hours\nfrom approval of the request for review, which may end "
        "earlier. The Division's extension (Lab. Code § 4610.6(d)(2)) is counted in calendar days, and\na formulary review taken for "
        "one of the regular reviews that it names.\n"
    )
    rows = (
        (
            f"`{limit.name}`",
            _days(limit.in_force, limit.until),
            limit.starts_with,
            limit.counted.in_words(limit.length),
            "adds days" if limit.takes_mail_days else "no",
            "–"
            if limit.counted.value == "working"
            else ("yes" if limit.rolls else "no") + _mark(limit.is_rolling_verified),
            f"up to {limit.extendable} days" if limit.extendable else "no",
            limit.source,
            f"{UNVERIFIED}: {'; '.join(limit.unverified)}" if limit.unverified else "read",
        )
        for limit in LIMITS
    )
    yield from _table("clock; in force; starts with; length; mail; rolls; extension; provision; its words", rows)


def _mark(is_verified: bool) -> str:  # noqa: FBT001 - a cell's mark
    return "" if is_verified else f" {UNVERIFIED}"


def _mail() -> Iterator[str]:
    yield (
        "\n## Days added for the way of service\n\nAdded to the clocks that take mail days, counted from their unrolled last day. "
        "Personal service adds none. The 15 and the 12 days for the\nrecords differ by the way of sending already, so mail adds none to "
        "them. Before 2023 no days for the address confidentiality program were read:\nthey are refused there.\n"
    )
    rows = (
        (
            rule.reason,
            _days(rule.in_force, rule.until),
            rule.counted.in_words(rule.length),
            rule.source,
            f"{UNVERIFIED}: {'; '.join(rule.unverified)}",
        )
        for rule in MAIL_DAYS
    )
    yield from _table("service; in force; added; provision; its use here", rows)


def _assumptions() -> Iterator[str]:
    yield (
        "\n## What is assumed\n\nNot read in the law, so named and set by `--set NAME=VALUE` or in the environment's "
        "`OPENIMR_LAW` (`name=value`, between\nthem spaces or commas). Every value stays "
        f"{UNVERIFIED}, whatever it is set to. The command reads both, the site its environment.\n"
    )
    rows = ((f"`{each.name}`", f"`{each.value}`", each.takes, each.says, each.near) for each in AS_SHIPPED.described())
    yield from _table("name; as shipped; takes; what it says; the provision that comes closest", rows)


def _calendars() -> Iterator[str]:
    for calendar in (COURT_DAYS, WORKING_DAYS):
        years = f"{calendar.first.year} to {calendar.last.year}"
        yield f"\n## Days that are no {calendar.name}, {years}\n\n{calendar.source}. {_OBSERVED[calendar.name]}\n"
        days = "; ".join(str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
        yield from _table(f"holiday; {days}", _holidays(calendar))
    yield (
        "\nAn observed day is marked \\*. Of the provisions named, the project has the words of Code Civ. Proc. §§ 10, 12a and 135 and "
        "Lab. Code § 4600.4 as\nthey read in 2026; those of the Government Code and of rule 1.11 it cites without their words.\n\n"
        f"{UNVERIFIED}, since it was not read in the law:\n\n"
        "- Native American Day is taken not to be judicial before 2022, when Stats. 2021, ch. 283 put it in the place of Columbus "
        "Day. Of 2015, its first year\n  as a state holiday, it is not known: a date that turns on 2015-09-25 says so.\n"
        "- Juneteenth is judicial since 2023 (Stats. 2022, ch. 753), not in 2021 and 2022, when the President alone had appointed it.\n"
        "- 31 March is Farmworkers Day since 2026-03-26 (Stats. 2026, ch. 7), before Cesar Chavez Day; the day is the same.\n"
        "- 2027: acts of 2026 (Stats. 2026, chs. 571, 596 and 708; AB 1841) are said to change Gov. Code §§ 6700, 6701 and 19853, and to "
        "close no court on\n  another day. Compare both tables with the lists of 2027 once these are published.\n"
        "- Days that a state employee may choose (Juneteenth, Native American Day and others) are taken to close no state office; "
        "Lab. Code § 4600.4(b)\n  as it reads since 2020 is carried back to 2013.\n\n"
        "Not in the tables: a court closed by order, an office closed for a whole day (Code Civ. Proc. § 12b), a day appointed for one "
        "year. A test\ncompares both tables with the package `holidays` and lists each difference with its reason.\n"
    )


def _holidays(calendar: Calendar) -> Iterator[tuple[str, ...]]:
    closed = calendar.holidays_between(date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1))
    names = dict.fromkeys(holiday.name for holiday in calendar.holidays)
    for name in names:
        cells = []
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            found = [(day, words) for day, words in closed if day.year == year and words.startswith(name)]
            cells.append(
                ", ".join(f"{day:%m-%d}{OBSERVED if 'observed' in words else ''}" for day, words in found) or "–"
            )
        yield (name, *cells)


def _examples() -> Iterator[str]:
    yield "\n## Worked examples\n\nCounted by hand on a paper calendar; the tests run this table.\n"
    yield from _table("clock; starts; served; extended; due; rolled from; why", (_example(row) for row in ROWS))


def _example(row: Row) -> tuple[str, ...]:
    return f"`{row.clock}`", row.on, row.served, row.extended.replace("0", ""), row.due, row.rolled_from, row.why


def _regimes() -> Iterator[str]:
    yield "\n## Regimes\n"
    rows = (
        (
            regime.name,
            _days(regime.in_force, regime.until),
            "; ".join(regime.differs),
            regime.source,
            f"{UNVERIFIED}: {'; '.join(regime.unverified)}",
        )
        for regime in REGIMES
    )
    yield from _table("regime; in force; what it says; source; not read", rows)


def _cited(provision: Provision) -> tuple[str, str, str]:
    """Return a provision's place, days in force, and the days for which its words were read."""
    read = UNVERIFIED if provision.read_since is None else _days(provision.read_since, provision.read_until)
    return provision.source, _days(provision.in_force, provision.until), read


_OF_A_PROVISION = "provision; in force; words read"


def _reviewers() -> Iterator[str]:
    yield "\n## Who may review\n"
    rows = (
        (
            rule.requirement.value,
            ", ".join(sorted(rule.degrees)) or "every reviewer",
            "orders, never bars" if rule.is_preference else "must",
            *_cited(rule.provision),
        )
        for rule in REVIEWER_RULES
    )
    yield from _table(f"requirement; of whom; weight; {_OF_A_PROVISION}", rows)
    rule = PUBLISHED_PRACTICE_RULE
    yield (
        "\n**A rule of the contract, not of the statute**: active clinical practice for more than "
        f"{rule.more_than_years} years and at least {rule.least_hours_a_week} hours a week\nat the time of the review. "
        f"Source: {rule.provision.source}; {UNVERIFIED}. A site sets its own as `OPENIMR_PRACTICE_RULE`, or none.\n"
    )


def _conflicts() -> Iterator[str]:
    yield (
        "\n## With whom a reviewer may have no tie\n\nThe union of both lists; material professional, familial or "
        f"financial (an interest above {MATERIAL_FINANCIAL_SHARE:.0%} of the yearly revenue or income,\n"
        "Lab. Code § 139.5(d)(6)(B)). Staff privileges alone are none (d)(6)(C).\n"
    )
    rows = ((rule.conflict_class.value, rule.exception, *_cited(rule.provision)) for rule in CONFLICT_RULES)
    yield from _table(f"with; but not; {_OF_A_PROVISION}", rows)


def _contents() -> Iterator[str]:
    yield "\n## What a determination must contain\n"
    rows = ((rule.element.value, rule.scope.value, *_cited(rule.provision)) for rule in ELEMENT_RULES)
    yield from _table(f"what; of what; {_OF_A_PROVISION}", rows)


def _evidence() -> Iterator[str]:
    yield "\n## Evidence\n"
    yield from _table(
        f"duty; {_OF_A_PROVISION}", ((rule.duty.value, *_cited(rule.provision)) for rule in EVIDENCE_RULES)
    )


def _service() -> Iterator[str]:
    for title, rules in (("The determination", DETERMINATION_SERVICE), ("The assignment notice", ASSIGNMENT_SERVICE)):
        yield f"\n## {title} is served on\n"
        rows = (
            (
                rule.recipient.value,
                "if represented" if rule.only_if_represented else "always",
                "our practice" if rule.is_practice else "must",
                *_cited(rule.provision),
            )
            for rule in rules
        )
        yield from _table(f"whom; when; weight; {_OF_A_PROVISION}", rows)


def _reasons() -> Iterator[str]:
    yield "\n## Why an item is not reviewed, or not yet\n"
    rows = (
        (
            f"`{rule.code.value}`",
            rule.meaning,
            "closed" if rule.closes else "deferred",
            rule.cure or "–",
            rule.appeal.source if rule.appeal else "–",
            *_cited(rule.provision),
        )
        for rule in REASONS.values()
    )
    yield from _table(f"code; meaning; the item is; cure; appeal; {_OF_A_PROVISION}", rows)


PAGES = {REFERENCE / "clocks.md": rendered_clocks, REFERENCE / "law.md": rendered_law}
"""Each page with what writes it."""

if __name__ == "__main__":
    for page, rendered in PAGES.items():
        page.write_text(rendered(), encoding="utf-8")
