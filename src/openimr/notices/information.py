"""The request for information before eligibility is decided."""

from openimr.domain.time_limits import TimeLimit


def information_request(
    *, organization: str, case_number: str, asked_of: str, words: str, limit: TimeLimit
) -> tuple[str, ...]:
    """Return the words by which a party is asked for facts on which eligibility turns, one text a paragraph; all get a copy.

    What follows where no answer comes was not read: the notice says only that the decision does not wait [unverified].

    Args:
        organization: Name of the independent medical review organization, which decides eligibility for the Division.
        case_number: Number of the case.
        asked_of: Name of the party.
        words: What is asked, in the words of who asks.
        limit: How long the party has, from receipt.

    Source: 8 CCR § 9792.10.3(c).
    """
    length = limit.counted.in_words(limit.length)
    return (
        f"{organization} asks {asked_of} for facts in case {case_number}. We need them to see if the case can have a review.",
        words,
        f"{asked_of} must answer in writing within {length} of getting this letter ({limit.source}).",
        "Answer on this site. Or answer by mail, with the case number on each page.",
        "If no answer comes in time, we decide without it.",
        "Each side gets a copy of this letter.",
    )
