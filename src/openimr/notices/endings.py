"""The notice that a treatment, or the whole case, is no longer reviewed."""

from datetime import date
from enum import Enum

from openimr.law.days import day_in_words


class Ending(Enum):
    """What ended the dispute over a treatment. Source: Lab. Code § 4610.5(g)."""

    AUTHORIZED = "The claims administrator allowed this treatment in writing on {day}."
    SETTLED = "A settlement or an award ended the dispute over this treatment on {day}."
    PHYSICIAN_WITHDREW = "The physician took back the request for this treatment on {day}."
    EMPLOYEE_WITHDREW = "The employee took back the application for this treatment on {day}."


def ending_notice(
    *,
    organization: str,
    case_number: str,
    ended: tuple[tuple[str, Ending, date], ...],
    goes_on: tuple[str, ...],
) -> tuple[str, ...]:
    """Return the words that tell what is no longer reviewed, and what goes on, one text a paragraph.

    That the parties are told of it in this way is our choice: no provision that asks for a notice was read [unverified].

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        ended: What was disputed, what ended it, and the day of that.
        goes_on: What is still to be decided, one text an item; empty if the case ends.

    Source: Lab. Code § 4610.5(g).
    """
    told = [
        f"{organization} will not decide on {'this treatment' if len(ended) == 1 else 'these treatments'} in case {case_number}:"
    ]
    told += [f"{item}. {why.value.format(day=day_in_words(day))} (Lab. Code § 4610.5(g))" for item, why, day in ended]
    if goes_on:
        return (*told, "The review goes on for the rest:", *goes_on)
    return (
        *told,
        "Nothing is left to review. The case ends, and no doctor will decide it.",
        "If you do not agree, write to us, with the case number.",
    )
