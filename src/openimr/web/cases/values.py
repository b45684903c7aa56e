"""States of a case and of an item, kinds of parties, and which move is allowed from where."""

from dataclasses import dataclass

from django.db.models import TextChoices

from openimr.web.people.values import Permission, Role


class CaseState(TextChoices):
    """Where a case stands; the order is the way of a case."""

    RECEIVED = "received", "Application incomplete"
    ELIGIBILITY_REVIEW = "eligibility_review", "Eligibility review"
    DEFERRED_LIABILITY = "deferred_liability", "Deferred, liability in dispute"
    INELIGIBLE = "ineligible", "Not eligible"
    ASSIGNED = "assigned", "Assigned for review"
    RECORDS_REQUESTED = "records_requested", "Records requested"
    INSUFFICIENT_RECORDS = "insufficient_records", "Records insufficient"
    REVIEWER_SELECTION = "reviewer_selection", "Reviewer to be chosen"
    ATTESTATION = "attestation", "Reviewer to attest"
    CLINICAL_REVIEW = "clinical_review", "In review"
    QUALITY_CHECK = "quality_check", "Signed, to be issued"
    FDL_ISSUED = "fdl_issued", "Issued, to be served"
    CLOSED = "closed", "Closed"
    REMANDED = "remanded", "Set aside on appeal, to be reviewed anew"
    REMANDED_ELSEWHERE = "remanded_elsewhere", "Remanded to another organization"
    TERMINATED = "terminated", "Ended without a determination"


_S = CaseState

MOVES: dict[CaseState, frozenset[CaseState]] = {
    _S.RECEIVED: frozenset({_S.ELIGIBILITY_REVIEW}),
    _S.ELIGIBILITY_REVIEW: frozenset({_S.RECEIVED, _S.DEFERRED_LIABILITY, _S.INELIGIBLE, _S.ASSIGNED}),
    _S.DEFERRED_LIABILITY: frozenset({_S.ELIGIBILITY_REVIEW, _S.TERMINATED}),
    _S.INELIGIBLE: frozenset(),
    _S.ASSIGNED: frozenset({_S.RECORDS_REQUESTED, _S.TERMINATED}),
    _S.RECORDS_REQUESTED: frozenset({_S.INSUFFICIENT_RECORDS, _S.REVIEWER_SELECTION, _S.TERMINATED}),
    _S.INSUFFICIENT_RECORDS: frozenset({_S.REVIEWER_SELECTION, _S.TERMINATED}),
    # Past the attestation where a panel goes on without its empty seats, with those who have attested or signed.
    _S.REVIEWER_SELECTION: frozenset({_S.ATTESTATION, _S.CLINICAL_REVIEW, _S.QUALITY_CHECK, _S.TERMINATED}),
    _S.ATTESTATION: frozenset({_S.REVIEWER_SELECTION, _S.CLINICAL_REVIEW, _S.TERMINATED}),
    _S.CLINICAL_REVIEW: frozenset({_S.REVIEWER_SELECTION, _S.QUALITY_CHECK, _S.TERMINATED}),
    _S.QUALITY_CHECK: frozenset({_S.REVIEWER_SELECTION, _S.CLINICAL_REVIEW, _S.FDL_ISSUED, _S.TERMINATED}),
    _S.FDL_ISSUED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset({_S.FDL_ISSUED, _S.REMANDED}),
    _S.REMANDED: frozenset({_S.REVIEWER_SELECTION, _S.REMANDED_ELSEWHERE}),
    _S.REMANDED_ELSEWHERE: frozenset(),
    _S.TERMINATED: frozenset(),
}
"""The states that each state leads to; from the state table of the process, as far as this site walks it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NextAct:
    """What must be done next in a state.

    Attributes:
        words: The act, as a sentence for the docket.
        plain: The same for the employee: who does what now, in plain words.
        roles: Who does it; empty where nothing is to be done.
        clocks: Names of the clocks that say until when, the first that runs counts; empty where the law sets no limit,
            as for the service of an issued determination.
    """

    words: str
    plain: str
    roles: tuple[Role, ...] = ()
    clocks: tuple[str, ...] = ()


_DETERMINATION = ("determination-expedited", "determination-formulary", "determination-regular")
_RECORDS = ("records-expedited", "records-electronic", "records-mail")

NEXT_ACTS: dict[CaseState, NextAct] = {
    _S.RECEIVED: NextAct(
        words="Complete the application",
        plain="Your application is not complete yet. We need the missing parts from you.",
        roles=(Role.INTAKE_CLERK, Role.EMPLOYEE, Role.REPRESENTATIVE),
    ),
    _S.ELIGIBILITY_REVIEW: NextAct(
        words="Decide eligibility",
        plain="We are checking if your case can have this review.",
        roles=(Role.MEDICAL_DIRECTOR, Role.INTAKE_CLERK),
    ),
    _S.DEFERRED_LIABILITY: NextAct(
        words="Wait for the notice that liability is resolved",
        plain="Your case waits. Another dispute about your claim must end first.",
        roles=(Role.INTAKE_CLERK,),
    ),
    _S.INELIGIBLE: NextAct(words="Nothing", plain="Your case cannot have this review. Our letter says why."),
    _S.ASSIGNED: NextAct(
        words="Send the assignment notice",
        plain="Your case will be reviewed. We will tell all sides and ask for the records.",
        roles=(Role.INTAKE_CLERK,),
        clocks=("assignment-notice",),
    ),
    _S.RECORDS_REQUESTED: NextAct(
        words="Receive the records",
        plain="We wait for your medical records. You can send papers too.",
        roles=(Role.CLAIMS_ADMINISTRATOR, Role.INTAKE_CLERK),
        clocks=_RECORDS,
    ),
    _S.INSUFFICIENT_RECORDS: NextAct(
        words="Get the missing records, or go on without them",
        plain="Some of your medical records have not come. You can send papers too.",
        roles=(Role.INTAKE_CLERK, Role.CLAIMS_ADMINISTRATOR),
        clocks=_RECORDS,
    ),
    _S.REVIEWER_SELECTION: NextAct(
        words="Choose a reviewer",
        plain="We have the records. We are choosing a doctor to decide.",
        roles=(Role.MEDICAL_DIRECTOR, Role.CONFLICT_OFFICER),
        clocks=_DETERMINATION,
    ),
    _S.ATTESTATION: NextAct(
        words="Attest or decline",
        plain="We asked a doctor to decide. The doctor must first say there is no tie to any side.",
        roles=(Role.EXPERT_REVIEWER,),
        clocks=_DETERMINATION,
    ),
    _S.CLINICAL_REVIEW: NextAct(
        words="Decide each item and sign",
        plain="A doctor reads your file and decides.",
        roles=(Role.EXPERT_REVIEWER,),
        clocks=_DETERMINATION,
    ),
    _S.QUALITY_CHECK: NextAct(
        words="Issue the determination",
        plain="The doctor has decided. We check the letter before it goes out.",
        roles=(Role.MEDICAL_DIRECTOR,),
        clocks=_DETERMINATION,
    ),
    _S.FDL_ISSUED: NextAct(
        words="Serve the determination",
        plain="The decision is made. The letter is on its way to you.",
        roles=(Role.INTAKE_CLERK,),
    ),
    _S.CLOSED: NextAct(words="Nothing", plain="The decision was sent to you. This case is closed."),
    _S.REMANDED: NextAct(
        words="Send it to another organization or to another reviewer",
        plain="The appeals board set the decision aside. We are finding who decides anew.",
        roles=(Role.MEDICAL_DIRECTOR,),
    ),
    _S.REMANDED_ELSEWHERE: NextAct(
        words="Nothing", plain="The appeals board set the decision aside. Another organization decides anew."
    ),
    _S.TERMINATED: NextAct(words="Nothing", plain="Your case ended. No doctor had to decide."),
}
"""What must be done next, for every state."""


RECORDS_AWAITED = (_S.RECORDS_REQUESTED, _S.INSUFFICIENT_RECORDS)
"""States in which records are still to come, in time or late."""

MAY_BE_ENDED = frozenset(state for state, leads_to in MOVES.items() if _S.TERMINATED in leads_to)
"""States in which an item, and with the last one the case, may end without a determination. Before, the application
says that a dispute ended, and eligibility is decided by it.

Source: Lab. Code § 4610.5(g) (terminated at any time).
"""


class ItemState(TextChoices):
    """What has become of a disputed item."""

    DISPUTED = "disputed", "In dispute"
    INELIGIBLE = "ineligible", "Not eligible"
    DEFERRED = "deferred", "Deferred"
    TAKEN_UP = "taken_up", "Taken up in another case"
    UPHELD = "upheld", "Upheld"
    OVERTURNED = "overturned", "Overturned"
    TERMINATED = "terminated", "Ended"


class Priority(TextChoices):
    """The kind of review, in the letter's word."""

    STANDARD = "Standard", "Standard"
    EXPEDITED = "Expedited", "Expedited"


class PartyKind(TextChoices):
    """What a person or organization is to one case."""

    EMPLOYEE = "employee", "Employee"
    REPRESENTATIVE = "representative", "Employee’s representative"
    ATTORNEY = "attorney", "Employee’s attorney"
    EMPLOYER = "employer", "Employer"
    CLAIMS_ADMINISTRATOR = "claims_administrator", "Claims administrator"
    REQUESTING_PHYSICIAN = "requesting_physician", "Requesting physician"
    UR_ORGANIZATION = "ur_organization", "Utilization review organization"

    @property
    def in_sentence(self) -> str:
        """The label as it stands within a sentence."""
        return f"{self.label[0].lower()}{self.label[1:]}"


class ServedBy(TextChoices):
    """How a paper was served."""

    MAIL = "mail", "Mail"
    OVERNIGHT = "overnight", "Overnight delivery"
    ELECTRONIC = "electronic", "Electronic service"
    PERSONAL = "personal", "In person"


class Filer(TextChoices):
    """Who filed an application. Source: Lab. Code § 4610.5(d), (h)(4), (j)."""

    EMPLOYEE = "employee", "The employee"
    DESIGNEE = "designee", "A person the employee chose, or the employee’s attorney"
    EMERGENCY_PROVIDER = "emergency_provider", "A provider of emergency treatment"
    REQUESTING_PHYSICIAN = "requesting_physician", "The physician who asked for the treatment"
    OTHER = "other", "Someone else"


class UrDecision(TextChoices):
    """What utilization review decided of one line of a request."""

    APPROVED = "approved", "Approved"
    MODIFIED = "modified", "Modified"
    DENIED = "denied", "Denied"


def may_be_entered(state: CaseState, held: frozenset[Permission]) -> bool:
    """Return whether an application may be entered or corrected in a state, by one who holds these permissions."""
    if state is CaseState.RECEIVED:
        return Permission.ENTER_APPLICATION in held
    return state is CaseState.ELIGIBILITY_REVIEW and Permission.CORRECT_APPLICATION in held


ALL_CASES_ROLES = frozenset(
    {
        Role.INTAKE_CLERK,
        Role.MEDICAL_DIRECTOR,
        Role.QUALITY_REVIEWER,
        Role.CONFLICT_OFFICER,
        Role.DIVISION,
    }
)
"""Roles whose need to know reaches every case; every other role sees only the cases it is a party to or reviews."""
