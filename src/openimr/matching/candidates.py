"""What is known of a reviewer, as far as it bears on which cases they may review."""

from dataclasses import dataclass
from datetime import date

from openimr.law.reviewers import AffiliationKind
from openimr.matching.subjects import Subject

CALIFORNIA = "California"


@dataclass(frozen=True, kw_only=True, slots=True)
class Licence:
    """A licence to practise in one state of the United States.

    Attributes:
        state: The state's name.
        number: As the state writes it; empty if not known.
        expires: Last day it is in force, inclusive; None if not known, since every licence ends.
        is_restricted: Whether it is under a restriction.
    """

    state: str
    number: str = ""
    expires: date | None
    is_restricted: bool = False

    def is_in_force(self, *, on: date) -> bool | None:
        """Return whether it is in force on a day; None if not known."""
        return None if self.expires is None else on <= self.expires


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """A specialty: certified by a recognized American board, or held by licence.

    Attributes:
        specialty: As the Division's search form names it, where it does.
        is_board: Whether a recognized board certified it.
        expires: Last day it is current, inclusive; None where the certificate names no end.
    """

    specialty: str
    is_board: bool = True
    expires: date | None = None

    def is_current(self, *, on: date) -> bool:
        """Return whether it is current on a day; one that names no end is."""
        return self.expires is None or on <= self.expires


@dataclass(frozen=True, kw_only=True, slots=True)
class Affiliation:
    """A material affiliation that stands.

    Attributes:
        kind: Which of the three; that it is material was judged when it was declared.
        subject: With whom.
    """

    kind: AffiliationKind
    subject: Subject


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """When a reviewer takes no case.

    Attributes:
        first: First day of it.
        last: Last day of it, inclusive.

    Raises:
        ValueError: It ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("last: expected the first day or a later one")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A reviewer on the roster.

    Attributes:
        subject: The reviewer as a person; its key names them in a ``Need`` and in an order.
        email: The address by which a text may name them; empty if not known.
        licences: At most one a state.
        certificates: At most one a specialty.
        is_physician: Whether they hold the degree M.D. or D.O.
        practice_since: Day of entering active practice; None if not known.
        practice_hours: Hours of active practice a week, 0 to 168; None if not known.
        has_discipline: Whether there is a history of discipline or sanctions, taken or pending; None if not known.
        is_qme: Whether they hold an appointment as a qualified medical evaluator; None if not known.
        affiliations: Those that stand.
        away: When they take no case; None if nothing is known of any.
        most_cases: Open cases they take at most; None if they said none.

    Raises:
        ValueError: Two licences of a state, two certificates of a specialty, or more hours than a week has.
    """

    subject: Subject
    email: str = ""
    licences: tuple[Licence, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    is_physician: bool
    practice_since: date | None = None
    practice_hours: int | None = None
    has_discipline: bool | None = None
    is_qme: bool | None = None
    affiliations: tuple[Affiliation, ...] = ()
    away: Absence | None = None
    most_cases: int | None = None

    def __post_init__(self) -> None:
        if len({licence.state for licence in self.licences}) < len(self.licences):
            raise ValueError("licences: expected at most one a state")
        if len({certificate.specialty for certificate in self.certificates}) < len(self.certificates):
            raise ValueError("certificates: expected at most one a specialty")
        if self.practice_hours is not None and not 0 <= self.practice_hours <= HOURS_OF_A_WEEK:
            raise ValueError(f"practice_hours: expected 0 to {HOURS_OF_A_WEEK}")


HOURS_OF_A_WEEK = 168
