"""What the law's assumptions are set to: the environment first, then the command line; nowhere else."""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from openimr.domain.errors import InvalidAssumptionError
from openimr.law.assumptions import AS_SHIPPED, Assumptions, assumptions_from, pairs_of

VARIABLE = "OPENIMR_LAW"
"""Environment variable of settings ``name=value``, between them spaces or commas."""

_OPTION = "--set"
_Verb = TypeVar("_Verb", bound=Callable[..., object])


def takes_assumptions(verb: _Verb) -> _Verb:
    """Give a verb the option ``--set``, whose pairs ``assumptions_of`` reads."""
    return click.option(
        _OPTION,
        "settings",
        multiple=True,
        metavar="NAME=VALUE",
        help="Set what was not read in the law and is assumed; may be given again, and comes before the environment's "
        f"{VARIABLE}. --list shows the names, their values and what they mean.",
    )(verb)


def assumptions_of(settings: Sequence[str]) -> Assumptions:
    """Return the assumptions of the environment with those of the command line over them.

    Args:
        settings: What ``--set`` was given, ``name=value`` each.

    Raises:
        BadParameter: A setting is no such pair, or names no assumption, or one that does not take the value.
    """
    found = AS_SHIPPED
    for given, hint in ((os.environ.get(VARIABLE, ""), VARIABLE), (" ".join(settings), _OPTION)):
        try:
            found = assumptions_from(pairs_of(given), base=found)
        except InvalidAssumptionError as error:
            raise click.BadParameter(str(error), param_hint=hint) from None
    return found
