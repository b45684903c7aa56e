"""Which pages a case has, in which states, and who finds each; of any app."""

from collections.abc import Callable
from dataclasses import dataclass

from openimr.web.cases.access import TELL_OF_REVIEWERS
from openimr.web.cases.docket import KNOW_THE_EMPLOYEE
from openimr.web.cases.services.conversions import CONVERTIBLE
from openimr.web.cases.services.extensions import EXTENDABLE
from openimr.web.cases.values import MAY_BE_ENDED, RECORDS_AWAITED, CaseState
from openimr.web.people.values import PERSONAL_ROLES, Permission, Role
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.panels import UNDER_REVIEW, own_state


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseReader:
    """Who reads a case, as far as its pages ask.

    Attributes:
        own: Their standing assignment as its reviewer; None for everyone else.
        is_panel: Whether several reviewers decide the case.
    """

    held: frozenset[Permission]
    roles: frozenset[Role]
    own: Assignment | None
    is_panel: bool = False

    @property
    def is_reviewer(self) -> bool:
        """Whether they are the reviewer of this case, attested or not."""
        return self.own is not None

    @property
    def is_member(self) -> bool:
        """Whether they decide the case together with others, of whom they learn nothing."""
        return self.is_reviewer and self.is_panel

    @property
    def may_open_file(self) -> bool:
        """Whether nothing they must attest first keeps the file from them."""
        return self.own is None or self.own.attested_at is not None

    @property
    def knows_the_employee(self) -> bool:
        """Whether a role of theirs reads who the employee is."""
        return bool(self.roles & KNOW_THE_EMPLOYEE)

    @property
    def is_at_home(self) -> bool:
        """Whether they are the employee, or represent them as a person."""
        return self.roles <= PERSONAL_ROLES


@dataclass(frozen=True, kw_only=True, slots=True)
class CasePage:
    """A page that a case may have: of any app; where the route is not there, there is no link.

    Attributes:
        states: In which it is there: of the case; of a page for its reviewer, where that reviewer stands.
        is_own: Whether it is for its reviewer alone.
    """

    name: str
    label: str
    route: str
    permission: Permission = Permission.READ_CASE
    states: frozenset[CaseState] = frozenset(CaseState)
    is_own: bool = False
    only_for: Callable[[CaseReader], bool] = lambda _reader: True

    def is_for(self, reader: CaseReader, state: str) -> bool:
        """Return whether a person finds this page of a case in a state."""
        if self.permission not in reader.held or (reader.is_member and self.permission in TELL_OF_REVIEWERS):
            return False
        if self.is_own:
            return reader.own is not None and own_state(reader.own) in self.states
        return state in self.states and self.only_for(reader)


def _reads_record(reader: CaseReader) -> bool:
    return reader.is_reviewer or bool(reader.held & {Permission.ISSUE, Permission.CHECK_QUALITY})


_P, _S = Permission, CaseState
_REVIEWING = frozenset(
    {_S.REVIEWER_SELECTION, _S.ATTESTATION, _S.CLINICAL_REVIEW, _S.QUALITY_CHECK, _S.FDL_ISSUED, _S.CLOSED}
)
_DECIDED = frozenset({_S.FDL_ISSUED, _S.CLOSED})
_SET_ASIDE = frozenset({_S.REMANDED, _S.REMANDED_ELSEWHERE})

PAGES = (
    CasePage(name="my_case", label="In plain words", route="cases:my-case", only_for=lambda reader: reader.is_at_home),
    CasePage(name="case", label="Where it stands", route="cases:case"),
    CasePage(
        name="application",
        label="Application",
        route="cases:answers",
        only_for=lambda reader: reader.knows_the_employee,
    ),
    CasePage(name="eligibility", label="Eligibility", route="cases:eligibility", permission=_P.DECIDE_ELIGIBILITY),
    CasePage(
        name="assignment_notice",
        label="Assignment notice",
        route="cases:assignment-notice",
        permission=_P.SEND_NOTICE,
        states=frozenset({_S.ASSIGNED}),
    ),
    CasePage(name="documents", label="Documents", route="documents:list"),
    CasePage(
        name="close_records",
        label="Close the records",
        route="cases:close-records",
        permission=_P.SEND_NOTICE,
        states=frozenset(RECORDS_AWAITED),
    ),
    CasePage(
        name="ask_for_information",
        label="Ask for information",
        route="cases:ask",
        permission=_P.DECIDE_ELIGIBILITY,
        states=frozenset({_S.ELIGIBILITY_REVIEW}),
    ),
    CasePage(
        name="remind_of_records",
        label="Remind of the records",
        route="cases:remind",
        permission=_P.SEND_NOTICE,
        states=frozenset(RECORDS_AWAITED),
    ),
    CasePage(
        name="insufficient_records",
        label="Records are missing",
        route="cases:insufficient-records",
        permission=_P.SEND_NOTICE,
        states=frozenset({_S.RECORDS_REQUESTED}),
    ),
    CasePage(
        name="reviewer",
        label="Reviewer",
        route="reviewers:choose",
        permission=_P.CHOOSE_REVIEWER,
        states=_REVIEWING,
    ),
    CasePage(
        name="panel",
        label="Several reviewers",
        route="reviewers:panel",
        permission=_P.CHOOSE_REVIEWER,
        states=frozenset(UNDER_REVIEW),
    ),
    CasePage(
        name="conflicts",
        label="Conflicts",
        route="conflicts:case",
        permission=_P.CHOOSE_REVIEWER,
        states=_REVIEWING,
    ),
    CasePage(
        name="reassign",
        label="Take it from the reviewer",
        route="reviewers:reassign",
        permission=_P.REASSIGN,
        states=frozenset({_S.ATTESTATION, _S.CLINICAL_REVIEW, _S.QUALITY_CHECK}),
    ),
    CasePage(
        name="reassign",
        label="Take it from the reviewer",
        route="reviewers:reassign",
        permission=_P.REASSIGN,
        states=frozenset({_S.REVIEWER_SELECTION}),
        only_for=lambda reader: reader.is_panel,
    ),
    CasePage(
        name="attest",
        label="Attest or decline",
        route="reviewers:attest",
        permission=_P.ATTEST,
        states=frozenset({_S.ATTESTATION}),
        is_own=True,
    ),
    CasePage(
        name="review",
        label="Review",
        route="reviews:review",
        permission=_P.DECIDE_ITEMS,
        states=frozenset({_S.CLINICAL_REVIEW}),
        is_own=True,
    ),
    CasePage(
        name="requests",
        label="Requests for records",
        route="reviews:requests",
        states=_REVIEWING,
        only_for=lambda reader: reader.may_open_file,
    ),
    CasePage(
        name="sign",
        label="Ready to sign?",
        route="determinations:sign",
        permission=_P.SIGN,
        states=frozenset({_S.CLINICAL_REVIEW}),
        is_own=True,
    ),
    CasePage(
        name="sign",
        label="What you signed",
        route="determinations:sign",
        permission=_P.SIGN,
        states=frozenset({_S.QUALITY_CHECK}) | _DECIDED,
        is_own=True,
    ),
    CasePage(
        name="issue",
        label="Ready to issue?",
        route="determinations:issue",
        permission=_P.ISSUE,
        states=frozenset({_S.QUALITY_CHECK}),
    ),
    CasePage(
        name="issue",
        label="Read the signed review",
        route="determinations:issue",
        permission=_P.CHECK_QUALITY,
        states=frozenset({_S.QUALITY_CHECK}),
    ),
    CasePage(
        name="findings",
        label="Pre-signature record",
        route="findings:record",
        states=frozenset({_S.QUALITY_CHECK}) | _DECIDED,
        only_for=_reads_record,
    ),
    CasePage(
        name="serve",
        label="Serve the determination",
        route="determinations:serve",
        permission=_P.SERVE,
        states=frozenset({_S.FDL_ISSUED}),
    ),
    CasePage(
        name="letter",
        label="Determination letter",
        route="determinations:letter",
        permission=_P.READ_LETTER,
        states=_DECIDED | _SET_ASIDE,
    ),
    CasePage(
        name="implementation",
        label="Implementation",
        route="implementation:page",
        permission=_P.READ_LETTER,
        states=_DECIDED,
    ),
    CasePage(
        name="appeals",
        label="Appeal",
        route="appeals:page",
        permission=_P.READ_LETTER,
        states=_DECIDED | _SET_ASIDE,
    ),
    CasePage(
        name="remand",
        label="Send on to be reviewed anew",
        route="appeals:remand",
        permission=_P.REMAND,
        states=frozenset({_S.REMANDED}),
    ),
    CasePage(
        name="correct_letter",
        label="Correct the letter",
        route="determinations:correct",
        permission=_P.CORRECT_LETTER,
        states=_DECIDED,
    ),
    CasePage(
        name="convert",
        label="Make it expedited",
        route="cases:convert",
        permission=_P.SEND_NOTICE,
        states=frozenset(CONVERTIBLE),
    ),
    CasePage(
        name="extend",
        label="Extend the time",
        route="cases:extend",
        permission=_P.SEND_NOTICE,
        states=frozenset(EXTENDABLE),
    ),
    CasePage(
        name="ending",
        label="End a dispute",
        route="cases:ending",
        permission=_P.SEND_NOTICE,
        states=MAY_BE_ENDED | {_S.TERMINATED},
    ),
    CasePage(
        name="tell_ending",
        label="Tell us that a dispute has ended",
        route="cases:tell-ending",
        permission=_P.UPLOAD_DOCUMENT,
        states=MAY_BE_ENDED,
        only_for=lambda reader: Role.CLAIMS_ADMINISTRATOR in reader.roles,
    ),
    CasePage(name="notices", label="Notices", route="cases:notices"),
    CasePage(name="mail", label="E-mail", route="deliveries:mail", permission=_P.SEND_NOTICE),
    CasePage(name="invite", label="Invite the employee", route="cases:invite", permission=_P.INVITE_EMPLOYEE),
    CasePage(name="history", label="History", route="cases:history"),
)
