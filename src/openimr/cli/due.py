"""``openimr due``: a clock and the day it starts → the day, or the moment, it is due, and why."""

from collections.abc import Callable
from datetime import date, datetime

import click

from openimr.cli.assumptions import assumptions_of, takes_assumptions
from openimr.cli.due_tables import as_json, as_table, clocks_as_json, clocks_as_table
from openimr.cli.failures import Failures
from openimr.cli.moments import day_or_moment, zone_is_needed
from openimr.domain.errors import OpenImrError
from openimr.domain.time_limits import DayKind, Destination, ServiceMethod
from openimr.law.assumptions import Assumptions
from openimr.law.clocks import CLOCKS
from openimr.law.deadlines import Deadline
from openimr.law.due_dates import due as law_due

_PLACES = {each.value.replace(" ", "-"): each for each in Destination}
_HOME = Destination.CALIFORNIA.value.replace(" ", "-")
_WITHOUT_PLACE = {ServiceMethod.ELECTRONIC.value, ServiceMethod.PERSONAL.value}
_PRINTED: dict[str, Callable[[Deadline, Assumptions], str]] = {"table": as_table, "json": as_json}
_LISTED: dict[str, Callable[[Assumptions], str]] = {"table": clocks_as_table, "json": clocks_as_json}


@click.command()
@click.argument("clock", required=False, type=click.Choice(list(CLOCKS)), metavar="CLOCK")
@click.option("--list", "is_list", is_flag=True, help="Show every clock, its rules by regime, and what is assumed.")
@click.option(
    "--on",
    "starts",
    callback=day_or_moment,
    metavar="DAY|MOMENT",
    help="When the clock starts: a day, or a moment, by the clocks of Los Angeles where it has no zone.",
)
@click.option("--served", type=click.Choice([each.value for each in ServiceMethod]), help="How the paper was served.")
@click.option(
    "--to",
    type=click.Choice(list(_PLACES)),
    help="Where it was mailed to; within California unless told. For mail; of overnight delivery it changes nothing.",
)
@click.option(
    "--extended", type=click.IntRange(min=1), metavar="DAYS", help="Calendar days by which the Division extended it."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(_PRINTED)),
    default="table",
    show_default=True,
    help="How to print.",
)
@takes_assumptions
@click.pass_context
def due(  # noqa: PLR0913 - one for each option
    context: click.Context,
    *,
    clock: str | None,
    starts: date | datetime | None,
    served: str | None,
    to: str | None,
    extended: int | None,
    format_name: str,
    settings: tuple[str, ...],
    is_list: bool,
) -> None:
    """Say when a step of Independent Medical Review is due, why, and under which provision.

    The law is that of the day the clock starts: the first day is left out, the last counts; mail days and an extension
    come next; a last day on which the courts are closed then rolls forward once, where the clock rolls. What was not read
    in the law is marked unverified. An extension that a clock does not have is refused (11), and so is a day without a known rule.
    """
    assumptions = assumptions_of(settings)
    if is_list:
        _refuse_with_list(clock=clock, starts=starts, served=served, to=to, extended=extended)
        click.echo(_LISTED[format_name](assumptions), nl=False)
        return
    if clock is None or starts is None:
        missing = "CLOCK" if clock is None else "--on DAY|MOMENT"
        raise click.UsageError(f"expected {missing}; found none. `openimr due --list` shows every clock.")
    _check(clock, starts, served=served, to=to)
    failures = Failures()
    try:
        deadline = law_due(
            clock,
            starts=starts,
            served=ServiceMethod(served) if served else None,
            to=_PLACES[to or _HOME] if served == ServiceMethod.MAIL.value else None,
            extended=extended or 0,
            assumptions=assumptions,
        )
    except OpenImrError as error:
        failures.report(error, source=clock)
    else:
        click.echo(_PRINTED[format_name](deadline, assumptions), nl=False)
    context.exit(failures.exit_code)


def _refuse_with_list(**given: object) -> None:
    """Refuse what a list of all clocks does not depend on."""
    names = {"clock": "CLOCK", "starts": "--on"}
    found = [names.get(name, f"--{name}") for name, value in given.items() if value is not None]
    if found:
        raise click.UsageError(f"--list shows every clock; leave {', '.join(found)} out.")


def _check(clock: str, starts: date | datetime, *, served: str | None, to: str | None) -> None:
    """Refuse what says too little, or what says one thing twice."""
    if to is not None and served is None:
        raise click.UsageError("--to says where a paper was served to; add --served, or leave --to out.")
    if to is not None and served in _WITHOUT_PLACE:
        raise click.UsageError(
            f"--to says where a paper was mailed or sent overnight; expected --served mail or overnight, found {served}. "
            "Leave --to out."
        )
    why = zone_is_needed(starts) if CLOCKS[clock][0].counted is DayKind.HOURS else None
    if why is not None:
        raise click.BadParameter(f"that hour {why} in Los Angeles; say its zone, such as -08:00", param_hint="--on")
