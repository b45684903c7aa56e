"""What is wrong with a ruling on one item, before it is made: for the form that shows it and the service that refuses it."""

from collections.abc import Sequence
from dataclasses import dataclass

from openimr.law.eligibility import REASONS, EligibilityReading, LackingPart, ReasonCode, Standing, lacking_parts
from openimr.web.cases.facts import eligibility_facts
from openimr.web.cases.models import DisputedItem


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingFault:
    """Why a ruling cannot be made.

    Attributes:
        field: Of the ruling: ``decision`` or ``because``.
        sentence: What is expected, what was found, and what to do.
    """

    field: str
    sentence: str


def parts_lacking(item: DisputedItem) -> tuple[LackingPart, ...]:
    """Return the required parts that the application of an item is not known to have."""
    return lacking_parts(eligibility_facts(item).application)


def fault_in_ruling(
    item: DisputedItem, reading: EligibilityReading, *, code: ReasonCode | None, because: str
) -> RulingFault | None:
    """Return what is wrong with holding an item eligible (no code), or refused or deferred by a code; None if nothing.

    What no explanation overcomes: a required part is not there, said or unsaid, or who filed may not file. All else is
    the person's to decide, with their words where a question is open or they depart from what the rules read.

    Source: 8 CCR §§ 9792.10.1(b)(1), 9792.10.3(a); Lab. Code § 4610.5(d), (h)(4), (j).
    """
    about, read_codes = f"Item {item.number}", [rule.code for rule in reading.reasons]
    if code is None and (lacking := parts_lacking(item)):
        return RulingFault(field="decision", sentence=f"{about} cannot be held eligible. {in_words(lacking)}")
    if code is None and ReasonCode.NOT_ELIGIBLE_PARTY in read_codes:
        rule = REASONS[ReasonCode.NOT_ELIGIBLE_PARTY]
        sentence = f"{about} cannot be held eligible. {rule.meaning} ({rule.provision.source}) {rule.cure}"
        return RulingFault(field="decision", sentence=sentence)
    if because.strip():
        return None
    agrees = code in read_codes if code else reading.standing is Standing.ELIGIBLE
    if not agrees:
        return RulingFault(field="because", sentence=f"{about}: say why you decide otherwise than the rules read.")
    if code is None and reading.not_known:
        count = len(reading.not_known)
        found = "1 question is open" if count == 1 else f"{count} questions are open"
        return RulingFault(
            field="because",
            sentence=f"{about}: {found}. Say why you go on all the same, or have what is known entered on the application.",
        )
    return None


def in_words(lacking: Sequence[LackingPart]) -> str:
    """Return what an application lacks: of each part what was expected and found, and then what can be done."""
    parts = [f"Expected {part.words}; found {part.found} ({part.rule.provision.source})." for part in lacking]
    codes = " or ".join(part.code.name for part in lacking)
    what = "it is" if len(lacking) == 1 else "they are"
    todo = (
        f"Ask who filed for what is missing, and enter it on the application when {what} here; till then leave the item "
        f"undecided, the application is kept. Or decide that it is not eligible: {codes}."
    )
    return " ".join([*parts, todo])


def open_questions(reading: EligibilityReading) -> list[dict[str, str]]:
    """Return the questions that are open of an item, each with its provision, in the order asked."""
    return [{"question": answer.question, "provision": answer.provision} for answer in reading.not_known]
