"""What happens after a determination, in plain words: the last part of the letter."""

from datetime import date

from openimr.domain.determinations import CaseOutcome
from openimr.law.assumptions import AS_SHIPPED, Assumptions
from openimr.law.clocks import limit_named
from openimr.law.limits import SB_1160


def next_steps(*, outcome: CaseOutcome, on: date, assumptions: Assumptions = AS_SHIPPED) -> tuple[str, ...]:
    """Return what the parties must or may do now, one text a paragraph.

    Args:
        outcome: Of the case.
        on: The legal day of the determination.
        assumptions: What the site takes to hold where the law was not read.

    Raises:
        NoLawInForceError: A clock it names has no rule in force on that day.

    Source: Lab. Code § 4610.6(g), (h), (j); § 4610(k) for the twelve months, in force since 2017-01-01.
    """
    steps = ["This decision binds all parties (Lab. Code § 4610.6(g))."]
    if outcome is not CaseOutcome.UPHELD:
        steps += _overturned(on, assumptions)
    if outcome is not CaseOutcome.OVERTURNED:
        steps += _upheld(on)
    appeal = limit_named("appeal", on=on, assumptions=assumptions)
    steps.append(
        "A party that disagrees may appeal to the Workers’ Compensation Appeals Board, for the few reasons the law names, "
        f"within {appeal.counted.in_words(appeal.length)} of {appeal.starts_with} ({appeal.source})."
    )
    return tuple(steps)


def _overturned(on: date, assumptions: Assumptions) -> list[str]:
    authorize, reimburse = (
        limit_named("authorize", on=on, assumptions=assumptions),
        limit_named("reimburse", on=on, assumptions=assumptions),
    )
    return [
        (
            "The claims administrator must allow each treatment that was found medically necessary within "
            f"{authorize.counted.in_words(authorize.length)} of receiving this letter, or sooner if your condition needs it, "
            f"and must pay for such a treatment that was already given within "
            f"{reimburse.counted.in_words(reimburse.length)} ({authorize.source}), unless liability is disputed for another "
            "reason."
        )
    ]


def _upheld(on: date) -> list[str]:
    twelve_months = (
        ", and it stands for 12 months unless the facts change (Lab. Code § 4610(k))" if on >= SB_1160 else ""
    )
    return [
        (
            "A treatment that was found not medically necessary stays refused: the decision of utilization review stands"
            f"{twelve_months}. The physician may ask again when the facts have changed."
        )
    ]
