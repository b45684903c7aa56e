"""A deadline, and the list of clocks, as a table or as JSON."""

import io
import json
from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console
from rich.table import Table

from openimr.cli.tables import table_width
from openimr.domain.time_limits import DayKind, TimeLimit
from openimr.law.assumed import mail_days_under
from openimr.law.assumptions import AS_SHIPPED, Assumptions
from openimr.law.clocks import CLOCKS, MAIL_DAYS, binds, limits_named
from openimr.law.days import day_in_words, legal_day
from openimr.law.deadlines import Deadline
from openimr.law.explanations import explained, steps
from openimr.law.regimes import regime_on

_MAIL_LEAD = "Days added where mail adds days (--served, --to); personal service adds none:"
_COLUMNS = ("clock", "in force", "starts with", "length", "mail", "rolls", "extension", "provision")


def as_json(deadline: Deadline, _assumptions: Assumptions) -> str:
    """Return a deadline as one JSON object; days and moments as ISO 8601, moments with the zone of Los Angeles."""
    found = {
        "clock": deadline.clock,
        "starts": deadline.starts.isoformat(),
        "due": deadline.due.isoformat(),
        "counted": deadline.counted.value,
        "length": deadline.length,
        "extensions": [
            {
                "length": each.length,
                "counted": each.counted.value,
                "reason": each.reason,
                "until": each.ends.isoformat(),
                "provision": each.source,
            }
            for each in deadline.extensions
        ],
        "rolled_from": deadline.rolled_from.isoformat() if deadline.rolled_from else None,
        "provision": deadline.provision,
        "because": explained(deadline),
        "verified": deadline.verified,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_table(deadline: Deadline, assumptions: Assumptions) -> str:
    """Return a deadline as lines, a name and what it is; the last says the whole in a sentence."""
    return _lined(
        (
            ("clock", deadline.clock),
            ("due", day_in_words(deadline.due)),
            ("starts", f"{day_in_words(deadline.starts)}, {deadline.starts_with}"),
            ("length", deadline.counted.in_words(deadline.length)),
            *(("added", f"{each.counted.in_words(each.length)} for {each.reason}") for each in deadline.extensions),
            *_if(deadline.rolled_from, "rolled from"),
            ("provision", deadline.provision),
            ("regime", regime_on(legal_day(deadline.starts)).name),
            *_binding(deadline.clock, assumptions),
            ("because", steps(deadline)),
            ("verified", "yes" if deadline.verified else "no"),
            *(("unverified", each) for each in deadline.unverified),
            *(("set", each) for each in _changed(assumptions)),
        )
    )


def _if(day: date | None, name: str) -> Iterator[tuple[str, str]]:
    if day is not None:
        yield name, day_in_words(day)


def _binding(clock: str, assumptions: Assumptions) -> Iterator[tuple[str, str]]:
    """Return which of two limits for the same papers this is."""
    found = binds(clock, assumptions=assumptions)
    if found is not None:
        says = "this limit binds" if found else "not this limit, the other one for the records"
        yield "binds", f"{says} (setting records-clock={assumptions.records_clock.value}) [unverified]"


def _changed(assumptions: Assumptions) -> Iterator[str]:
    """Return the settings that are not as shipped."""
    for each, shipped in zip(assumptions.described(), AS_SHIPPED.described(), strict=True):
        if each.value != shipped.value:
            yield f"{each.name}={each.value} (as shipped: {shipped.value})"


def clocks_as_json(assumptions: Assumptions) -> str:
    """Return every clock as one JSON array: the rule in force last, and all its rules, the oldest first."""
    found = []
    for name in CLOCKS:
        rules = [_rule_object(limit) for limit in limits_named(name, assumptions=assumptions)]
        found.append({"clock": name, **rules[-1], "rules": rules})
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _rule_object(limit: TimeLimit) -> dict[str, object]:
    return {
        "starts": limit.starts_with,
        "length": limit.length,
        "counted": limit.counted.value,
        "mail": limit.takes_mail_days,
        "rolls": limit.rolls,
        "extendable": limit.extendable,
        "provision": limit.source,
        "in_force": limit.in_force.isoformat(),
        "until": limit.until.isoformat() if limit.until else None,
        "verified": limit.verified,
        "is_rolling_verified": limit.is_rolling_verified,
        "unverified": list(limit.unverified),
    }


def clocks_as_table(assumptions: Assumptions) -> str:
    """Return every rule of every clock as a table, and the assumptions below it."""
    table = Table(box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", no_wrap=name == "clock")
    for name in CLOCKS:
        for limit in limits_named(name, assumptions=assumptions):
            table.add_row(*_cells(limit))
    lead = (
        "Assumed, since it was not read in the law; a date that rests on one is marked unverified (--set NAME=VALUE):"
    )
    assumed = _lined(
        (f"{each.name}={each.value}", f"{each.says} ({each.near}; takes {each.takes})")
        for each in assumptions.described()
    )
    return f"{_printed(table)}\n{_MAIL_LEAD}\n{_mail(assumptions)}\n{lead}\n{assumed}"


def _mail(assumptions: Assumptions) -> str:
    rules = [mail_days_under(rule, assumptions) for rule in MAIL_DAYS if rule.until is None]
    return _lined((rule.reason, f"{rule.counted.in_words(rule.length)}, {rule.source} [unverified]") for rule in rules)


def _cells(limit: TimeLimit) -> tuple[str, ...]:
    mark = "" if limit.verified else " [unverified]"
    rolling = ("yes" if limit.rolls else "no") + ("" if limit.is_rolling_verified else " [unverified]")
    return (
        limit.name,
        f"{limit.in_force.isoformat()} to {limit.until.isoformat()}"
        if limit.until
        else f"{limit.in_force.isoformat()} on",
        limit.starts_with,
        limit.counted.in_words(limit.length),
        "adds days [unverified]" if limit.takes_mail_days else "no",
        "–" if limit.counted in {DayKind.WORKING, DayKind.COURT} and not limit.rolls else rolling,
        f"up to {limit.extendable} days" if limit.extendable else "no",
        limit.source + mark,
    )


def _lined(lines: Iterable[tuple[str, str]]) -> str:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for name, words in lines:
        table.add_row(name, words)
    return _printed(table)


def _printed(table: Table) -> str:
    page = io.StringIO()
    Console(file=page, highlight=False, markup=False, width=table_width()).print(table)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())
