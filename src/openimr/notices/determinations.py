"""The cover letter of a determination, and the notice that one was corrected."""

from datetime import date

from openimr.domain.determinations import ItemOutcome
from openimr.law.days import day_in_words

_FOUND = {
    ItemOutcome.UPHELD: "not medically necessary. The refusal stands (Upheld).",
    ItemOutcome.OVERTURNED: "medically necessary. The refusal does not stand (Overturned).",
}

_NOT_TOLD = "The names of the doctors who decided are not told."


def cover_letter(  # noqa: PLR0913 - what a cover letter tells
    *,
    organization: str,
    case_number: str,
    decided_on: date,
    items: tuple[tuple[str, ItemOutcome], ...],
    corrected_on: date | None = None,
    reviewers: int = 1,
) -> tuple[str, ...]:
    """Return the words of the letter that goes with a determination, one text a paragraph.

    What the parties must or may do next stands in the determination's own last part (``openimr.notices.next_steps``).

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        decided_on: Day of the determination.
        items: What was disputed, and what was decided of it.
        corrected_on: Day on which a corrected letter took the place of the first one; None for the first.
        reviewers: How many decided it; of several, the analysis of each goes with it.

    Source: Lab. Code § 4610.6(f) (to whom it goes, without the reviewer's name), (g) (whose decision it is). No provision
    asks for a cover letter.
    """
    corrected = (
        f" A slip in the first letter was corrected on {day_in_words(corrected_on)}. This letter takes its place. What was "
        "decided is the same."
        if corrected_on
        else ""
    )
    return (
        (
            f"With this letter comes the decision of {organization} in case {case_number}. It was made on {day_in_words(decided_on)}."
            f"{corrected}"
        ),
        *(f"Treatment {number}: {item}: {_FOUND[outcome]}" for number, (item, outcome) in enumerate(items, start=1)),
        *(() if reviewers == 1 else (_several(reviewers),)),
        "The decision says why. Its last part says what must happen now, and what you can do if you do not agree. Read it soon.",
        (
            "The law takes it as the decision of the Division of Workers’ Compensation. It binds each side "
            "(Lab. Code § 4610.6(g))."
        ),
        (
            "It goes to the Division, the claims administrator, the employee and the physician (Lab. Code § 4610.6(f)). "
            + ("The name of the doctor who decided is not told." if reviewers == 1 else _NOT_TOLD)
        ),
    )


def _several(reviewers: int) -> str:
    return (
        f"{reviewers} doctors decided, each alone. What most of them found counts. If they were split in half, the treatment "
        f"is approved (Lab. Code § 4610.6(e)). What each of them wrote comes with the decision: {reviewers} papers, named "
        f"“Analysis of reviewer 1 of {reviewers}” and so on (Lab. Code § 4610.6(f))."
    )


def correction_notice(
    *, organization: str, case_number: str, issued_on: date, corrected_on: date, wrong: str
) -> tuple[str, ...]:
    """Return the words that tell that a determination was corrected, one text a paragraph.

    Only what is clerical is corrected, never what was decided. No provision on corrections was read; whether the time to
    appeal runs anew is not known, and the notice does not say [unverified].

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        issued_on: Day of the determination that was corrected.
        corrected_on: Day of the one that takes its place.
        wrong: What was wrong, in the words of who corrected it.
    """
    return (
        f"{organization} corrected the letter with its decision in case {case_number}.",
        (
            f"The letter of {day_in_words(corrected_on)} takes the place of the one of {day_in_words(issued_on)}. Both are kept."
        ),
        f"What was wrong: {wrong}",
        "What was decided of each treatment has not changed.",
    )
