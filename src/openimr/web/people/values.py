"""Roles, what each may do, and the kinds of organizations they are held in."""

from enum import Enum

from django.db.models import TextChoices


class OrganizationKind(TextChoices):
    """What an organization is to a case."""

    IMRO = "imro", "Independent review organization"
    CLAIMS_ADMINISTRATOR = "claims_administrator", "Claims administrator"
    EMPLOYER = "employer", "Employer"
    UR_ORGANIZATION = "ur_organization", "Utilization review organization"
    LAW_OFFICE = "law_office", "Law office"
    PROVIDER = "provider", "Provider or medical group"
    DIVISION = "division", "Division of Workers’ Compensation"


class Role(TextChoices):
    """In what capacity a person acts; one person may hold several."""

    ADMINISTRATOR = "administrator", "Site administrator"
    INTAKE_CLERK = "intake_clerk", "Intake clerk"
    MEDICAL_DIRECTOR = "medical_director", "Medical director"
    EXPERT_REVIEWER = "expert_reviewer", "Expert reviewer"
    QUALITY_REVIEWER = "quality_reviewer", "Quality reviewer"
    CONFLICT_OFFICER = "conflict_officer", "Conflict officer"
    CLAIMS_ADMINISTRATOR = "claims_administrator", "Claims administrator"
    REQUESTING_PHYSICIAN = "requesting_physician", "Requesting physician"
    EMPLOYEE = "employee", "Employee"
    REPRESENTATIVE = "representative", "Employee’s representative"
    ATTORNEY = "attorney", "Attorney"
    DIVISION = "division", "Division"
    AUDITOR = "auditor", "Auditor"


class Permission(Enum):
    """One act. Holding it says *what*; on which case is for ``access`` of the app that owns the case."""

    MANAGE_PEOPLE = "add organizations and people, give and end roles"
    INVITE_EMPLOYEE = "make the code by which an employee first signs in"
    DESIGNATE_REPRESENTATIVE = "enter whom an employee chose as representative"
    ENTER_APPLICATION = "enter an application and its items"
    CORRECT_APPLICATION = "correct an application; the old value is kept"
    DECIDE_ELIGIBILITY = "decide for each item whether it may be reviewed"
    SEND_NOTICE = "send a notice of the case to its parties"
    UPLOAD_DOCUMENT = "add a document to the file of a case"
    REQUEST_RECORDS = "ask the parties for records, with a copy to all"
    MANAGE_ROSTER = "keep the roster of reviewers: licences, hours, affiliations"
    CHOOSE_REVIEWER = "choose a reviewer among those who may review"
    REASSIGN = "take a case from its reviewer, so that another one is chosen"
    DECLARE_AFFILIATIONS = "declare to whom one is tied, as a reviewer"
    RULE_ON_CONFLICTS = "clear or uphold in writing a conflict that the law leaves to judgment"
    ATTEST = "attest to having no conflict, or decline"
    DECIDE_ITEMS = "decide the items of a case and write why"
    SIGN = "sign one's own review"
    CHECK_QUALITY = "read a draft and return it with remarks"
    ISSUE = "issue the determination in the organization's name"
    SERVE = "serve the determination on the parties and close the case"
    CARRY_OUT = "say when a determination was received and how it is carried out"
    RECORD_APPEAL = "enter an appeal of a determination, and how it ended"
    REMAND = "send a dispute that was remanded to another organization or another reviewer"
    CORRECT_LETTER = "correct a clerical error of an issued letter; the outcome is never touched"
    SEARCH_CASES = "find cases by name, claim, number or date of birth"
    READ_CASE = "read where a case stands"
    READ_DOCUMENTS = "read the documents of a case"
    READ_LETTER = "read an issued determination"
    READ_FIGURES = "read the figures: ages of cases, applications, outcomes"
    READ_AUDIT = "read the audit trail, and verify that it holds"


_P = Permission

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    # Keeps the list of people; sees no case, so that nobody can give himself sight of one unseen.
    Role.ADMINISTRATOR: frozenset({_P.MANAGE_PEOPLE}),
    # Staff of the review organization who take applications in, keep the file complete and send what is issued.
    Role.INTAKE_CLERK: frozenset(
        {
            _P.INVITE_EMPLOYEE,
            _P.DESIGNATE_REPRESENTATIVE,
            _P.ENTER_APPLICATION,
            _P.CORRECT_APPLICATION,
            _P.DECIDE_ELIGIBILITY,
            _P.SEND_NOTICE,
            _P.UPLOAD_DOCUMENT,
            _P.REQUEST_RECORDS,
            _P.SERVE,
            _P.CARRY_OUT,
            _P.RECORD_APPEAL,
            _P.SEARCH_CASES,
            _P.READ_CASE,
            _P.READ_DOCUMENTS,
            _P.READ_LETTER,
        }
    ),
    # The physician the statute demands (Lab. Code § 139.5(c)(1)): decides what is eligible, who reviews, and issues.
    Role.MEDICAL_DIRECTOR: frozenset(
        {
            _P.DECIDE_ELIGIBILITY,
            _P.SEND_NOTICE,
            _P.REQUEST_RECORDS,
            _P.MANAGE_ROSTER,
            _P.CHOOSE_REVIEWER,
            _P.REASSIGN,
            _P.ISSUE,
            _P.SERVE,
            _P.RECORD_APPEAL,
            _P.REMAND,
            _P.CORRECT_LETTER,
            _P.SEARCH_CASES,
            _P.READ_CASE,
            _P.READ_DOCUMENTS,
            _P.READ_LETTER,
            _P.READ_FIGURES,
        }
    ),
    # The physician who decides. Sees the parties before attesting and the file after; only cases assigned to them.
    Role.EXPERT_REVIEWER: frozenset(
        {
            _P.ATTEST,
            _P.DECLARE_AFFILIATIONS,
            _P.REQUEST_RECORDS,
            _P.DECIDE_ITEMS,
            _P.SIGN,
            _P.READ_CASE,
            _P.READ_DOCUMENTS,
        }
    ),
    # Reads drafts before they are issued and returns them with remarks; never decides.
    Role.QUALITY_REVIEWER: frozenset({_P.CHECK_QUALITY, _P.READ_CASE, _P.READ_DOCUMENTS, _P.READ_LETTER}),
    # Keeps affiliations and chooses reviewers without conflict; may not issue: the two are never one person's choice.
    Role.CONFLICT_OFFICER: frozenset(
        {_P.MANAGE_ROSTER, _P.CHOOSE_REVIEWER, _P.RULE_ON_CONFLICTS, _P.SEARCH_CASES, _P.READ_CASE}
    ),
    # Handles the claim and answers for the employer: sends the records, receives notices and the determination, carries it out.
    Role.CLAIMS_ADMINISTRATOR: frozenset({_P.UPLOAD_DOCUMENT, _P.CARRY_OUT, _P.READ_CASE, _P.READ_LETTER}),
    # Asked for the treatment; may join and assist, and send records (Lab. Code § 4610.5(j)).
    Role.REQUESTING_PHYSICIAN: frozenset({_P.UPLOAD_DOCUMENT, _P.READ_CASE, _P.READ_LETTER}),
    # The injured worker, on their own cases.
    Role.EMPLOYEE: frozenset(
        {
            _P.DESIGNATE_REPRESENTATIVE,
            _P.ENTER_APPLICATION,
            _P.UPLOAD_DOCUMENT,
            _P.READ_CASE,
            _P.READ_LETTER,
        }
    ),
    # A relative or other designee of the employee (Lab. Code § 4610.5(j)), while the designation stands.
    Role.REPRESENTATIVE: frozenset({_P.ENTER_APPLICATION, _P.UPLOAD_DOCUMENT, _P.READ_CASE, _P.READ_LETTER}),
    # The employee's attorney, for a law office.
    Role.ATTORNEY: frozenset({_P.ENTER_APPLICATION, _P.UPLOAD_DOCUMENT, _P.READ_CASE, _P.READ_LETTER}),
    # The Administrative Director's staff: read every case and the figures, change none.
    Role.DIVISION: frozenset({_P.SEARCH_CASES, _P.READ_CASE, _P.READ_LETTER, _P.READ_FIGURES}),
    # Verifies the trail and reads it, who did what and when; opens no page, document or letter of a case.
    Role.AUDITOR: frozenset({_P.READ_AUDIT}),
}

PERSONAL_ROLES = frozenset({Role.EMPLOYEE, Role.REPRESENTATIVE})
"""Held by a person as such, for no organization; the only ones that need no second factor."""

STAFF_ROLES = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.INTAKE_CLERK,
        Role.MEDICAL_DIRECTOR,
        Role.EXPERT_REVIEWER,
        Role.QUALITY_REVIEWER,
        Role.CONFLICT_OFFICER,
        Role.AUDITOR,
    }
)
"""Held for the review organization."""

_K = OrganizationKind

ROLE_KINDS: dict[Role, frozenset[OrganizationKind]] = {
    **dict.fromkeys(PERSONAL_ROLES, frozenset()),
    **dict.fromkeys(STAFF_ROLES, frozenset({_K.IMRO})),
    Role.AUDITOR: frozenset({_K.IMRO, _K.DIVISION}),
    Role.CLAIMS_ADMINISTRATOR: frozenset({_K.CLAIMS_ADMINISTRATOR, _K.EMPLOYER, _K.UR_ORGANIZATION}),
    Role.REQUESTING_PHYSICIAN: frozenset({_K.PROVIDER}),
    Role.ATTORNEY: frozenset({_K.LAW_OFFICE}),
    Role.DIVISION: frozenset({_K.DIVISION}),
}
"""In which kinds of organization a role is held; none for a personal role."""
