"""Made-up cases for the bench of the docket, written past the services: rows alone, with no event and no file.

They are marked as samples. Half of them are open, in every state alike; half have ended, most of those with a determination
that is served. One claims administrator has a quarter of all cases; some cases wait for something beside their next act.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_urlsafe
from typing import TypeVar

from django.db.models import Model, QuerySet

from openimr.web.cases.models import Application, Case, CaseClock, DisputedItem, Notice, NoticeService, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.values import CaseState, ItemState, PartyKind, Priority, ServedBy
from openimr.web.determinations.models import IssuedDetermination, Service
from openimr.web.people.models import Organization, User
from openimr.web.people.services import add_person, create_organization, found_site, grant_membership
from openimr.web.people.values import OrganizationKind, Role
from openimr.web.reviewers.models import Assignment, Certificate, Reviewer
from openimr.web.reviews.models import RecordsRequest, Review

Row = TypeVar("Row", bound=Model)

_CHUNK = 2_000
_OFFICES = 20
_REVIEWERS = 1_000
_ENDED_EVERY = 2
_INELIGIBLE_EVERY = 10
_RARELY, _DEFERRED, _UNSERVED = 200, 13, 10
"""One case in so many has an item deferred; one owes its notice to a party."""
_REVIEWED = (CaseState.ATTESTATION, CaseState.CLINICAL_REVIEW, CaseState.QUALITY_CHECK, CaseState.FDL_ISSUED)
_OPEN = (
    CaseState.RECEIVED,
    CaseState.ELIGIBILITY_REVIEW,
    CaseState.DEFERRED_LIABILITY,
    CaseState.ASSIGNED,
    CaseState.RECORDS_REQUESTED,
    CaseState.REVIEWER_SELECTION,
    *_REVIEWED,
)
_CLOCK_OF = {
    CaseState.ASSIGNED: "assignment-notice",
    CaseState.RECORDS_REQUESTED: "records-mail",
    CaseState.REVIEWER_SELECTION: "determination-regular",
    CaseState.ATTESTATION: "determination-regular",
    CaseState.CLINICAL_REVIEW: "determination-regular",
    CaseState.QUALITY_CHECK: "determination-regular",
}
_KINDS = (
    PartyKind.EMPLOYEE,
    PartyKind.CLAIMS_ADMINISTRATOR,
    PartyKind.REQUESTING_PHYSICIAN,
    PartyKind.ATTORNEY,
    PartyKind.EMPLOYER,
)
_TREATMENTS = (
    "Lumbar epidural steroid injection",
    "Physical therapy, 12 visits",
    "Norco 10/325 mg #90",
    "MRI of the left knee",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Who opens the pages, and whom the cases name.

    Attributes:
        readers: By role, everyone who has a docket.
        offices: Claims administrators; the first has a quarter of the cases.
        practices: Of requesting physicians; the first has a tenth of the cases.
        law_offices: The same of attorneys.
        reviewers: The first has more cases than the others.
    """

    readers: dict[Role, User]
    offices: list[Organization]
    practices: list[Organization]
    law_offices: list[Organization]
    reviewers: list[Reviewer]


def found(at: datetime) -> People:
    """Found the site and add its people, through the services; the further reviewers past them."""
    founder = found_site(
        organization="Bench Review", name="Founder", email="founder@bench.test", password=token_urlsafe(), at=at
    )
    imro = Organization.objects.get(kind=OrganizationKind.IMRO)

    def organization(kind: OrganizationKind, name: str) -> Organization:
        return create_organization(kind=kind, name=name, by=founder, at=at)

    offices = [organization(OrganizationKind.CLAIMS_ADMINISTRATOR, f"Claims {number}") for number in range(_OFFICES)]
    practices = [organization(OrganizationKind.PROVIDER, f"Practice {number}") for number in range(2)]
    law_offices = [organization(OrganizationKind.LAW_OFFICE, f"Law office {number}") for number in range(2)]
    for_whom = {
        Role.INTAKE_CLERK: imro,
        Role.MEDICAL_DIRECTOR: imro,
        Role.EXPERT_REVIEWER: imro,
        Role.QUALITY_REVIEWER: imro,
        Role.CONFLICT_OFFICER: imro,
        Role.CLAIMS_ADMINISTRATOR: offices[0],
        Role.REQUESTING_PHYSICIAN: practices[0],
        Role.ATTORNEY: law_offices[0],
        Role.DIVISION: organization(OrganizationKind.DIVISION, "Division"),
    }
    readers = {}
    for role, acts_for in for_whom.items():
        readers[role] = add_person(name=role.label, email=f"{role.value}@bench.test", by=founder, at=at)
        grant_membership(person=readers[role], role=role, organization=acts_for, by=founder, at=at)
    return People(
        readers=readers,
        offices=offices,
        practices=practices,
        law_offices=law_offices,
        reviewers=_reviewers(readers[Role.EXPERT_REVIEWER], at),
    )


def known() -> People:
    """Return the people of a site that was founded so."""

    def named(kind: OrganizationKind) -> list[Organization]:
        return list(Organization.objects.filter(kind=kind).order_by("pk"))

    readers = {role: User.objects.filter(email=f"{role.value}@bench.test").first() for role in Role}
    return People(
        readers={role: person for role, person in readers.items() if person is not None},
        offices=named(OrganizationKind.CLAIMS_ADMINISTRATOR),
        practices=named(OrganizationKind.PROVIDER),
        law_offices=named(OrganizationKind.LAW_OFFICE),
        reviewers=list(Reviewer.objects.order_by("pk")),
    )


def _reviewers(first: User, at: datetime) -> list[Reviewer]:
    others = [
        User(name=f"Reviewer {number}", email=f"r{number}@bench.test", added_at=at) for number in range(1, _REVIEWERS)
    ]
    people = [first, *_written(User, others)]
    reviewers = _written(Reviewer, (Reviewer(person=person, is_physician=True) for person in people))
    names = ("Pain Medicine", "Orthopaedic Surgery", "Neurology")
    _written(
        Certificate,
        (
            Certificate(reviewer=reviewer, specialty=names[number % len(names)])
            for number, reviewer in enumerate(reviewers)
        ),
    )
    return reviewers


def load(people: People, *, first: int, last: int, at: datetime) -> None:
    """Write the cases numbered from ``first`` to ``last``, both among them, past the services."""
    for start in range(first, last + 1, _CHUNK):
        _Chunk(people, range(start, min(start + _CHUNK, last + 1)), at).write()


def _written(model: type[Row], rows: Iterable[Row]) -> list[Row]:
    """Add rows, also of a table whose own manager adds them one by one."""
    return QuerySet(model).bulk_create(list(rows), batch_size=_CHUNK)


class _Chunk:
    """Some cases, with all their rows."""

    def __init__(self, people: People, numbers: range, at: datetime) -> None:
        self._people, self._numbers, self._at = people, numbers, at
        self._clerk = people.readers[Role.INTAKE_CLERK]

    def write(self) -> None:
        """Write them, table by table."""
        employees = _written(
            User, (User(name=f"Bench{number} Employee{number % 977}", added_at=self._at) for number in self._numbers)
        )
        cases = _written(
            Case, (self._case(number, employee) for number, employee in zip(self._numbers, employees, strict=True))
        )
        self._rows = list(zip(self._numbers, cases, strict=True))
        forms = _written(Application, (self._form(number, case) for number, case in self._rows))
        _written(
            DisputedItem,
            (
                item
                for (number, case), form in zip(self._rows, forms, strict=True)
                for item in self._items(number, case, form)
            ),
        )
        parties = _written(Party, (party for row in self._rows for party in self._parties(*row)))
        self._standing: dict[int, list[Party]] = {}
        for party in parties:
            self._standing.setdefault(party.case_id, []).append(party)
        _written(CaseClock, (clock for row in self._rows for clock in self._clocks(*row)))
        self._write_notices()
        self._write_reviews()

    def _received(self, number: int) -> datetime:
        return self._at - timedelta(days=20 + number % 345, minutes=number % 1440)

    def _state(self, number: int) -> CaseState:
        if number % _ENDED_EVERY == 0:
            return CaseState.INELIGIBLE if number % _INELIGIBLE_EVERY == 0 else CaseState.CLOSED
        return _OPEN[number // _ENDED_EVERY % len(_OPEN)]

    def _case(self, number: int, employee: User) -> Case:
        return Case(
            number=f"IM{self._at:%y}-{number:07d}",
            state=self._state(number),
            priority=Priority.EXPEDITED if number % 50 == 1 else Priority.STANDARD,
            employee=employee,
            is_sample=True,
            received_at=self._received(number),
        )

    def _form(self, number: int, case: Case) -> Application:
        return Application(
            case=case,
            received_on=self._received(number).date(),
            employee_first_name=f"Bench{number}",
            employee_last_name=f"Employee{number % 977}",
            employee_date_of_birth=date(1950, 1, 1) + timedelta(days=number * 7 % 18_000),
            claim_number=f"BC-{number}",
        )

    def _items(self, number: int, case: Case, form: Application) -> Iterator[DisputedItem]:
        decided = {CaseState.INELIGIBLE: ItemState.INELIGIBLE}
        for count in (1, 2):
            outcome = ItemState.OVERTURNED if (number + count) % 8 == 0 else ItemState.UPHELD
            state = decided.get(
                CaseState(case.state), outcome if case.state == CaseState.CLOSED else ItemState.DISPUTED
            )
            if number % _RARELY == _DEFERRED and count > 1:
                state = ItemState.DEFERRED
            words = _TREATMENTS[(number + count) % len(_TREATMENTS)]
            yield DisputedItem(
                case=case,
                application=form,
                number=count,
                heading=words,
                description=words,
                added_because="Made up for the bench.",
                state=state,
            )

    def _parties(self, number: int, case: Case) -> Iterator[Party]:
        office = self._people.offices[0 if number // 2 % 4 == 0 else 1 + number // 8 % (_OFFICES - 1)]
        is_of_other = number % 1_000 >= 100  # noqa: PLR2004 - a tenth is of the office that reads its docket
        of = {
            PartyKind.EMPLOYEE: {"person": case.employee, "name": case.employee.name},
            PartyKind.CLAIMS_ADMINISTRATOR: {"organization": office, "name": office.name},
            PartyKind.REQUESTING_PHYSICIAN: {"organization": self._people.practices[is_of_other], "name": "Dr Bench"},
            PartyKind.ATTORNEY: {"organization": self._people.law_offices[is_of_other], "name": "Attorney"},
            PartyKind.EMPLOYER: {"name": "Employer"},
        }
        for kind in _KINDS:
            yield Party(case=case, kind=kind, **of[kind])

    def _clocks(self, number: int, case: Case) -> Iterator[CaseClock]:
        name = _CLOCK_OF.get(CaseState(case.state), "assignment-notice")
        is_running = CaseState(case.state) in _CLOCK_OF
        yield CaseClock(
            case=case,
            name=name,
            starts=self._received(number).date(),
            due=(self._at + timedelta(days=number % 45 - 5)).date(),
            provision="8 CCR § 9792.10.4(b)",
            because="Made up for the bench.",
            is_verified=True,
            stopped_at=None if is_running else self._received(number) + timedelta(days=1),
        )

    def _write_notices(self) -> None:
        """Write each case's notice; one case in two hundred owes it to a party."""
        early = {CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW, CaseState.DEFERRED_LIABILITY, CaseState.ASSIGNED}
        told = [(number, case) for number, case in self._rows if case.state not in early]
        notices = _written(
            Notice,
            (
                Notice(
                    case=case,
                    kind=NoticeKind.INELIGIBILITY if case.state == CaseState.INELIGIBLE else NoticeKind.ASSIGNMENT,
                    paragraphs=["Made up for the bench."],
                    sent_at=self._received(number) + timedelta(days=3),
                    sent_by=self._clerk,
                )
                for number, case in told
            ),
        )
        _written(
            NoticeService,
            (
                NoticeService(notice=notice, party=party, method=ServedBy.MAIL, address="1 Bench", at=notice.sent_at)
                for (number, case), notice in zip(told, notices, strict=True)
                for party in self._standing[case.pk]
                if party.kind != PartyKind.EMPLOYER
                and not (number % _RARELY == _UNSERVED and party.kind == PartyKind.ATTORNEY)
            ),
        )

    def _write_reviews(self) -> None:
        reviewed = [(number, case) for number, case in self._rows if case.state in {*_REVIEWED, CaseState.CLOSED}]
        reviewers = self._people.reviewers
        assignments = _written(
            Assignment,
            (
                Assignment(
                    case=case,
                    reviewer=reviewers[0 if number % 2_000 < 50 else number % len(reviewers)],  # noqa: PLR2004 - one is busy
                    chosen_by=self._clerk,
                    chosen_at=self._received(number) + timedelta(days=12),
                    attested_at=self._received(number) + timedelta(days=12),
                )
                for number, case in reviewed
            ),
        )
        reviews = _written(
            Review, (Review(assignment=assignment, saved_at=assignment.chosen_at) for assignment in assignments)
        )
        _written(
            RecordsRequest,
            (
                RecordsRequest(
                    case=case,
                    asked_of=self._standing[case.pk][1],
                    words="Made up.",
                    asked_by=self._clerk,
                    asked_at=self._received(number),
                )
                for number, case in reviewed
                if case.state == CaseState.CLINICAL_REVIEW and number % 7 == 0
            ),
        )
        self._write_determinations(list(zip(reviewed, reviews, strict=True)))

    def _write_determinations(self, reviewed: list[tuple[tuple[int, Case], Review]]) -> None:
        issued = [
            (number, case, review)
            for (number, case), review in reviewed
            if case.state in {CaseState.FDL_ISSUED, CaseState.CLOSED}
        ]
        determinations = _written(
            IssuedDetermination,
            (
                IssuedDetermination(
                    case=case,
                    review=review,
                    number=1,
                    document={},
                    seal={},
                    seal_digest="0" * 64,
                    issued_by=self._clerk,
                    issued_at=self._received(number) + timedelta(days=15 + number % 5),
                )
                for number, case, review in issued
            ),
        )
        _written(
            Service,
            (
                Service(
                    determination=determination,
                    recipient=recipient,
                    method=ServedBy.MAIL,
                    served_by=self._clerk,
                    at=determination.issued_at + timedelta(hours=2),
                )
                for determination in determinations
                if determination.case.state == CaseState.CLOSED
                for recipient in ("employer", "employee")
            ),
        )
