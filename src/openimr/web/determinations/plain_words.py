"""What a determination means for the employee, in plain words: reading grade 8 or below."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from openimr.domain.determinations import DecidedItem, Determination, ItemOutcome
from openimr.law.clocks import limit_named
from openimr.law.days import day_in_words
from openimr.law.deadlines import last_day
from openimr.law.limits import SB_1160


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainItem:
    """One treatment: what it is, whether it is needed, and what that means.

    Attributes:
        treatment: In the letter's words.
        is_approved: Whether it is to be allowed.
        meaning: One sentence.
    """

    treatment: str
    is_approved: bool
    meaning: str

    @property
    def verdict(self) -> str:
        """The decision in one or two words."""
        return "Approved" if self.is_approved else "Not approved"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainStep:
    """What comes next: what, until when, and which rule says so.

    Attributes:
        what: One or two sentences.
        until: The last day, or None where it hangs on a day that is not known.
        because: The rule, and what it hangs on.
    """

    what: str
    until: date | None
    because: str


def what_stays_approved(portion: str) -> str:
    """Return the sentence on the portion that utilization review approved: a refusal of the rest takes nothing of it away.

    Source: Lab. Code § 4610.5(c)(3); only what was modified or denied is reviewed.
    """
    return f"What was approved before stays approved: {portion.rstrip('. ')}."


def plain_items(determination: Determination, *, reviewers: int = 1) -> tuple[PlainItem, ...]:
    """Return what was decided of each treatment, one plain sentence each; by how many doctors."""
    return tuple(_item(item, reviewers=reviewers) for item in determination.items)


def who_found(outcome: ItemOutcome, *, reviewers: int) -> str:
    """Return which doctors found what binds of an item, to begin a sentence with; an even split is for the treatment.

    Source: Lab. Code § 4610.6(e).
    """
    if reviewers == 1:
        return "The doctor"
    return "At least half of the doctors" if outcome is ItemOutcome.OVERTURNED else "Most of the doctors"


def plain_steps(
    determination: Determination, *, issued_on: date, mailed_on: date | None, received_on: date | None = None
) -> tuple[PlainStep, ...]:
    """Return what happens next, with dates where they can be told.

    Args:
        determination: As issued.
        issued_on: The legal day of issue.
        mailed_on: Legal day on which the employee was served; None before.
        received_on: Legal day on which the claims administrator received it; None while it is not known.

    Raises:
        NoLawInForceError: A clock it names has no rule in force on that day.

    Source: Lab. Code § 4610.6(h), (j); § 4610(k) for the twelve months.
    """
    outcomes = {item.outcome for item in determination.items}
    steps: list[PlainStep] = []
    if ItemOutcome.OVERTURNED in outcomes:
        steps += _approved(issued_on, received_on)
    if ItemOutcome.UPHELD in outcomes:
        steps.append(_refused(determination.ur_denial_date, issued_on))
    return (*steps, _appeal(issued_on, mailed_on))


def _item(item: DecidedItem, *, reviewers: int) -> PlainItem:
    who = who_found(item.outcome, reviewers=reviewers)
    if item.outcome is ItemOutcome.OVERTURNED:
        meaning = f"{who} found that you need this treatment. It must be allowed."
        return PlainItem(treatment=item.description, is_approved=True, meaning=meaning)
    meaning = f"{who} found that this treatment is not needed for your injury at this time. It stays refused."
    if item.authorized:
        meaning = f"{meaning} {what_stays_approved(item.authorized)}"
    return PlainItem(treatment=item.description, is_approved=False, meaning=meaning)


def _approved(on: date, received_on: date | None) -> list[PlainStep]:
    authorize, reimburse = (
        limit_named("authorize", on=received_on or on, assumptions=settings.OPENIMR_LAW),
        limit_named("reimburse", on=received_on or on, assumptions=settings.OPENIMR_LAW),
    )
    because = "The day it gets the letter is not known to us"
    untils: tuple[date | None, ...] = (None, None)
    if received_on is not None:
        because = f"It got the letter on {day_in_words(received_on)}"
        untils = tuple(last_day(each, starts=received_on, mail=None).due_day for each in (authorize, reimburse))
    days = authorize.counted.in_words(authorize.length)
    return [
        PlainStep(
            what="Your claims administrator must allow each treatment that was approved. You do not have to ask for it. "
            f"It has {days} from the day it gets the letter. It must be faster if your health needs it. It may wait if your claim itself is in dispute.",
            until=untils[0],
            because=f"{because} ({authorize.source}).",
        ),
        PlainStep(
            what="If you had an approved treatment already, your claims administrator must pay for it within "
            f"{reimburse.counted.in_words(reimburse.length)} from that day. Keep your bills.",
            until=untils[1],
            because=f"({reimburse.source})",
        ),
    ]


def _refused(denied: date | None, on: date) -> PlainStep:
    what = "A treatment that was not approved stays refused. Your doctor can ask for it again when your health changes."
    if on < SB_1160 or denied is None:
        return PlainStep(what=what, until=None, because="")
    return PlainStep(
        what=f"{what} If nothing changes, your doctor can ask again after one year.",
        until=None,
        because=f"The refusal of {day_in_words(denied)} stands for 12 months (Lab. Code § 4610(k)).",
    )


def _appeal(on: date, mailed_on: date | None) -> PlainStep:
    limit = limit_named("appeal", on=mailed_on or on, assumptions=settings.OPENIMR_LAW)
    days = limit.counted.in_words(limit.length)
    what = (
        "If you think the decision is wrong, you can appeal. You do this at the Workers’ Compensation Appeals Board. "
        "The law allows it for a few reasons only. An attorney or the Division’s help desk can tell you more."
    )
    if mailed_on is None:
        return PlainStep(
            what=what, until=None, because=f"You have {days} from the day the letter is mailed ({limit.source})."
        )
    deadline = last_day(limit, starts=mailed_on, mail=None)
    because = f"You have {days} from {day_in_words(mailed_on)}, the day the letter went out ({limit.source})."
    return PlainStep(what=what, until=deadline.due_day, because=because)
