"""What a case asks of its reviewer."""

from dataclasses import dataclass
from datetime import date

from openimr.law.reviewers import PUBLISHED_PRACTICE_RULE, ConflictClass, PracticeRule
from openimr.matching.fields import Field
from openimr.matching.subjects import Subject
from openimr.matching.treatments import Treatment


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenedParty:
    """Someone with whom the reviewer may not be affiliated in this case.

    Attributes:
        conflict_class: What they are to the case, in the statute's words.
        subject: Who.
    """

    conflict_class: ConflictClass
    subject: Subject


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """What a case asks of its reviewer on a day.

    Attributes:
        day: The legal day for which it is asked; every rule is that in force on it.
        parties: Whom to screen against; a class may occur several times, or not at all.
        specialties: Those appropriate to the condition or treatment, any one suffices; None if nobody has said which.
        treatments: What is disputed, each with the fields of care it is of.
        condition: The fields of care the employee's condition is of; empty if not known.
        due: Last day for the determination; None if no clock runs for it.
        requesting_specialty: That of the physician who asked for the treatment, as written; empty if not known.
        former_reviewers: Keys of those who were assigned to the case before.
        party_words: What parties read of the case in free words: the names of documents, items, requests and answers.
        practice: The contract's rule on years and hours of practice; None where the contract has none.
    """

    day: date
    parties: tuple[ScreenedParty, ...] = ()
    specialties: frozenset[str] | None = None
    treatments: tuple[Treatment, ...] = ()
    condition: frozenset[Field] = frozenset()
    due: date | None = None
    requesting_specialty: str = ""
    former_reviewers: frozenset[str] = frozenset()
    party_words: tuple[str, ...] = ()
    practice: PracticeRule | None = PUBLISHED_PRACTICE_RULE
