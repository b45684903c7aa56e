"""Notices about the records of a case: what is asked for, what is due soon, what has not come."""

from datetime import date, datetime

from openimr.law.days import day_in_words

ON_WHAT_IS_THERE = (
    "If they do not come, the doctor may decide with the papers that are here: what utilization review said of the records, "
    "and the papers of the employee and the physician. The doctor never decides on the papers of utilization review alone "
    "(8 CCR § 9792.10.6(b)(2))."
)
"""What happens where records do not come."""

HOW_TO_SEND = "Send them as PDF files through this site. Or send them by mail, with the case number on each page."

_EACH_MAY_SEND = "The employee and the physician can send papers too."
_HOLDING_UP = "The law sets a penalty for one who holds up a review (Lab. Code § 4610.5(i))."


def records_request(*, asker: str, asked_of: str, case_number: str, words: str) -> tuple[str, ...]:
    """Return the words by which one who reviews or keeps a case asks a party for records, one text a paragraph.

    Args:
        asker: The organization, or what stands for the reviewer, whom no notice names.
        asked_of: Name of the party.
        case_number: Number of the case.
        words: Which records, in the words of who asks.

    Source: Lab. Code § 4610.6(b) (every request and answer goes to all parties).
    """
    return (f"{asker} asks {asked_of} for records in case {case_number}.", words)


def records_answer(*, asked_of: str, case_number: str, words: str) -> tuple[str, ...]:
    """Return the words of the copy of an answer to ``records_request``, one text a paragraph.

    Source: Lab. Code § 4610.6(b) (every request and answer goes to all parties).
    """
    return (f"{asked_of} answers the request for records in case {case_number}.", words)


def records_reminder(  # noqa: PLR0913 - what the parties are told
    *,
    organization: str,
    case_number: str,
    asked_of: str,
    due: date | datetime,
    provision: str,
    is_late: bool,
    sent: int,
) -> tuple[str, ...]:
    """Return the words that remind a party of records that are due, one text a paragraph.

    No provision asks for a reminder; it restates the assignment notice.

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        asked_of: Name of who must send them.
        due: The last day, or moment.
        provision: The provision that sets it.
        is_late: Whether that is past.
        sent: How many papers are in the file.

    Source: 8 CCR § 9792.10.5(a)(1); Lab. Code § 4610.5(i).
    """
    until = f"by {day_in_words(due)} ({provision})"
    return (
        f"{organization} still waits for medical records in case {case_number}. This letter is a reminder.",
        (
            f"{asked_of} had to send the records {until}. They are late. Send them now."
            if is_late
            else f"{asked_of} must send the records {until}."
        ),
        f"{_papers(sent)} If all records are sent, say so on this site.",
        HOW_TO_SEND,
        _EACH_MAY_SEND,
        ON_WHAT_IS_THERE,
        _HOLDING_UP,
    )


def insufficient_records(  # noqa: PLR0913 - what the parties are told
    *, organization: str, case_number: str, asked_of: str, ended: date | datetime, provision: str, missing: str
) -> tuple[str, ...]:
    """Return the words that tell that the time for records is over and what has not come, one text a paragraph.

    That such a notice is sent is our choice: no provision that asks for it was read [unverified].

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        asked_of: Name of who had to send them.
        ended: Last day, or moment, of the time for records.
        provision: The provision that set it.
        missing: What is missing, in the words of who looked; empty if nobody said.

    Source: 8 CCR §§ 9792.10.5(a)(1), 9792.10.6(b)(2); Lab. Code § 4610.5(i).
    """
    told = [
        f"Medical records are missing in case {case_number}. {organization} cannot yet choose a doctor to decide.",
        f"The time to send records ended on {day_in_words(ended)} ({provision}).",
    ]
    if missing:
        told.append(f"What is missing: {missing}")
    return (
        *told,
        f"{asked_of} must send the records now.",
        HOW_TO_SEND,
        _EACH_MAY_SEND,
        ON_WHAT_IS_THERE,
        _HOLDING_UP,
    )


def _papers(sent: int) -> str:
    if sent == 0:
        return "No paper has come so far."
    return "1 paper has come so far." if sent == 1 else f"{sent} papers have come so far."
