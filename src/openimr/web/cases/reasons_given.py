"""What was open when eligibility was decided, and why it went on: for those inside, who see how a decision came about."""

from collections.abc import Mapping
from datetime import datetime

from openimr.web.cases.models import Case, EligibilityDecision


def reasons_of(case: Case) -> Mapping[datetime, str]:
    """Return of each decision on eligibility of a case what was open, by provision, and the words of who decided.

    The audit event of that moment holds the provisions and the digest of the words; the words are the decision's.

    Returns:
        By the moment of the decision; a decision of which nothing was open, and nothing was said, has no entry.
    """
    told: dict[datetime, dict[str, list[int]]] = {}
    decisions = (
        EligibilityDecision.objects.filter(item__case=case).select_related("item").order_by("at", "item__number")
    )
    for decision in decisions:
        for sentence in _sentences(decision):
            told.setdefault(decision.at, {}).setdefault(sentence, []).append(decision.item.number)
    return {at: " ".join(_of_items(numbers, words) for words, numbers in each.items()) for at, each in told.items()}


def _sentences(decision: EligibilityDecision) -> list[str]:
    """Return what is told of one decision; what is the same of several is said once, with their numbers."""
    parts = []
    if decision.open_provisions:
        count = len(decision.open_provisions)
        questions = "1 question was" if count == 1 else f"{count} questions were"
        parts.append(f"{questions} open ({'; '.join(decision.open_provisions)}).")
    if decision.because:
        parts.append(f"the reason given: {decision.because}")
    return parts


def _of_items(numbers: list[int], words: str) -> str:
    return f"Item{'' if len(numbers) == 1 else 's'} {', '.join(str(number) for number in numbers)}: {words}"
