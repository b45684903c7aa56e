"""Rows of the roster and of a case ⇄ the values that ``openimr.matching`` asks about."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q

from openimr.law import reviewers as law
from openimr.law.days import legal_day
from openimr.law.reviewers import PUBLISHED_PRACTICE_RULE, ConflictClass, PracticeRule
from openimr.matching import candidates as matching
from openimr.matching.candidates import Absence, Candidate
from openimr.matching.fields import Field
from openimr.matching.needs import Need, ScreenedParty
from openimr.matching.subjects import Subject
from openimr.matching.treatments import read_condition, read_treatment
from openimr.web.appeals.barred import barred_by_remand
from openimr.web.cases.models import Application, Case, Party
from openimr.web.cases.values import ItemState, PartyKind
from openimr.web.conflicts.values import involved_parties
from openimr.web.people.models import Designation, Membership, Organization, User
from openimr.web.people.values import OrganizationKind, Role
from openimr.web.reviewers.models import Affiliation, AffiliationKind, Assignment, Certificate, Licence, Reviewer
from openimr.web.reviews.party_words import party_words

KINDS: dict[AffiliationKind, law.AffiliationKind] = {
    AffiliationKind.PROFESSIONAL: law.AffiliationKind.PROFESSIONAL,
    AffiliationKind.FAMILIAL: law.AffiliationKind.FAMILIAL,
    AffiliationKind.FINANCIAL: law.AffiliationKind.FINANCIAL,
}
"""The row's kind of affiliation → the law's."""

_CLASS_OF_PARTY = {
    PartyKind.EMPLOYEE: ConflictClass.EMPLOYEE,
    PartyKind.ATTORNEY: ConflictClass.EMPLOYEES_ATTORNEY,
    PartyKind.EMPLOYER: ConflictClass.EMPLOYER,
    PartyKind.CLAIMS_ADMINISTRATOR: ConflictClass.CLAIMS_ADMINISTRATOR,
    PartyKind.REQUESTING_PHYSICIAN: ConflictClass.PHYSICIAN,
    PartyKind.UR_ORGANIZATION: ConflictClass.UTILIZATION_REVIEW_ORGANIZATION,
    PartyKind.REPRESENTATIVE: ConflictClass.IMMEDIATE_FAMILY,
}

_CLASS_OF_HOUSE = {
    PartyKind.ATTORNEY: ConflictClass.EMPLOYEES_ATTORNEY,
    PartyKind.REQUESTING_PHYSICIAN: ConflictClass.MEDICAL_GROUP,
}
"""Of a party that is a person acting for an organization: what the organization is to the case."""

_PERSONS = frozenset({PartyKind.EMPLOYEE, PartyKind.REPRESENTATIVE, PartyKind.ATTORNEY, PartyKind.REQUESTING_PHYSICIAN})
_WITH_STAFF = frozenset({PartyKind.EMPLOYER, PartyKind.CLAIMS_ADMINISTRATOR})

ROSTER_ROWS = (
    "licences",
    "certificates",
    "affiliations__organization",
    "affiliations__person",
    "person__memberships__organization",
)
"""What ``candidate_of`` reads of a reviewer beside its row; for ``prefetch_related``."""


def candidate_of(reviewer: Reviewer, *, at: datetime) -> Candidate:
    """Return what is known of a reviewer at a moment.

    An organization for which the reviewer acts on this site in another role counts as a professional affiliation.
    """
    return Candidate(
        subject=subject_of_person(reviewer.person),
        email=reviewer.person.email or "",
        licences=tuple(_licence(row) for row in reviewer.licences.all()),
        certificates=tuple(_certificate(row) for row in reviewer.certificates.all()),
        is_physician=reviewer.is_physician,
        practice_since=reviewer.practice_since,
        practice_hours=reviewer.practice_hours,
        has_discipline=reviewer.has_discipline,
        is_qme=reviewer.is_qme,
        affiliations=(*_declared(reviewer, at=at), *_acted_for(reviewer, at=at)),
        away=_away(reviewer),
        most_cases=reviewer.most_cases,
    )


def _away(reviewer: Reviewer) -> Absence | None:
    first, last = reviewer.away_from, reviewer.away_until
    return Absence(first=first, last=last) if first is not None and last is not None else None


def licence_rows(reviewer: Reviewer, licences: Iterable[matching.Licence]) -> list[Licence]:
    """Return the rows, not yet saved, of a reviewer's licences."""
    return [
        Licence(
            reviewer=reviewer,
            state=licence.state,
            number=licence.number,
            expires=licence.expires,
            is_restricted=licence.is_restricted,
        )
        for licence in licences
    ]


def certificate_rows(reviewer: Reviewer, certificates: Iterable[matching.Certificate]) -> list[Certificate]:
    """Return the rows, not yet saved, of a reviewer's certificates."""
    return [
        Certificate(reviewer=reviewer, specialty=each.specialty, is_board=each.is_board, expires=each.expires)
        for each in certificates
    ]


def need_of(case: Case, *, at: datetime) -> Need:
    """Return what a case asks of its reviewer at a moment.

    Whom to screen: its parties, the houses they act for, the adjuster, those who act on this site for the employer or
    the claims administrator (its employees), whoever represents the employee, and whom the conflict officer entered as
    involved (the maker, the facility). A representative who is no attorney is
    screened as immediate family, the nearest class of the statute.
    """
    applications = list(case.applications.all())
    specialties = [application.physician_specialty for application in applications if application.physician_specialty]
    ended = Q(ended_at__isnull=False) & ~Q(reassignment__may_be_chosen_again=True)
    former = Assignment.objects.filter(ended | barred_by_remand(), case=case)
    parties = [
        *_of_parties(case, at=at),
        *_of_applications(applications),
        *_of_designations(case, at=at),
        *involved_parties(case, at=at),
    ]
    condition = frozenset[Field]().union(*(read_condition(form.diagnosis, form.icd_code) for form in applications))
    disputed = case.items.filter(state=ItemState.DISPUTED).values_list("number", "description")
    return Need(
        day=legal_day(at),
        parties=_each_once(parties),
        treatments=tuple(read_treatment(number, words).within(condition) for number, words in disputed),
        condition=condition,
        due=_due(case),
        requesting_specialty=specialties[-1] if specialties else "",
        party_words=party_words(case),
        former_reviewers=frozenset(str(key) for key in former.values_list("reviewer__person__public_id", flat=True)),
        practice=practice_rule(),
    )


def _each_once(parties: Iterable[ScreenedParty]) -> tuple[ScreenedParty, ...]:
    """Leave out an organization known by its name alone where the one of that name on this site is of the same class.

    It is the same (``Subject.is_same``), and a conflict with it would be found, and ruled on, twice.
    """
    every = list(dict.fromkeys(parties))
    known = [each for each in every if each.subject.key]
    return tuple(each for each in every if each.subject.key or each.subject.is_person or not _is_among(each, known))


def _is_among(party: ScreenedParty, known: Iterable[ScreenedParty]) -> bool:
    return any(each.conflict_class is party.conflict_class and each.subject.is_same(party.subject) for each in known)


def _due(case: Case) -> date | None:
    """Return the last day for the determination; None if no clock runs for it."""
    running = case.clocks.filter(stopped_at__isnull=True, name__startswith="determination")
    found: date | None = running.values_list("due", flat=True).first()
    return found


def practice_rule() -> PracticeRule | None:
    """Return the contract's rule on practice: that of the setting ``OPENIMR_PRACTICE_RULE``, else the published one."""
    rule: PracticeRule | None = getattr(settings, "OPENIMR_PRACTICE_RULE", PUBLISHED_PRACTICE_RULE)
    return rule


def subject_of_person(person: User) -> Subject:
    """Return a person as a subject of affiliations."""
    return Subject(name=person.name, key=str(person.public_id), is_person=True)


def subject_of_organization(organization: Organization) -> Subject:
    """Return an organization as a subject of affiliations."""
    return Subject(name=organization.name, key=str(organization.public_id))


def _licence(row: Licence) -> matching.Licence:
    return matching.Licence(state=row.state, number=row.number, expires=row.expires, is_restricted=row.is_restricted)


def _certificate(row: Certificate) -> matching.Certificate:
    return matching.Certificate(specialty=row.specialty, is_board=row.is_board, expires=row.expires)


def _declared(reviewer: Reviewer, *, at: datetime) -> Iterator[matching.Affiliation]:
    for row in reviewer.affiliations.all():
        if row.until is None or row.until > at:
            yield matching.Affiliation(kind=KINDS[AffiliationKind(row.kind)], subject=subject_of_affiliation(row))


def subject_of_affiliation(row: Affiliation) -> Subject:
    """Return with whom an affiliation is."""
    if row.organization is not None:
        return subject_of_organization(row.organization)
    assert row.person is not None  # noqa: S101 - the constraint affiliation_with_one; for the type checker
    return subject_of_person(row.person)


def _acted_for(reviewer: Reviewer, *, at: datetime) -> Iterator[matching.Affiliation]:
    for membership in reviewer.person.memberships.all():
        house = membership.organization
        stands = membership.until is None or membership.until > at
        if stands and house is not None and house.kind not in {OrganizationKind.IMRO, OrganizationKind.DIVISION}:
            yield matching.Affiliation(kind=law.AffiliationKind.PROFESSIONAL, subject=subject_of_organization(house))


def _of_parties(case: Case, *, at: datetime) -> Iterator[ScreenedParty]:
    standing = list(case.parties.filter(until__isnull=True).select_related("person", "organization"))
    for party in standing:
        kind = PartyKind(party.kind)
        yield ScreenedParty(conflict_class=_CLASS_OF_PARTY[kind], subject=_subject_of_party(party))
        if kind in _CLASS_OF_HOUSE and party.organization is not None:
            house = subject_of_organization(party.organization)
            yield ScreenedParty(conflict_class=_CLASS_OF_HOUSE[kind], subject=house)
    houses = [party.organization for party in standing if PartyKind(party.kind) in _WITH_STAFF and party.organization]
    for membership in Membership.objects.filter(organization__in=houses).select_related("person"):
        if membership.until is None or membership.until > at:
            yield ScreenedParty(conflict_class=ConflictClass.STAFF, subject=subject_of_person(membership.person))


def _subject_of_party(party: Party) -> Subject:
    if PartyKind(party.kind) in _PERSONS:
        key = str(party.person.public_id) if party.person else ""
        return Subject(name=party.name, key=key, is_person=True)
    key = str(party.organization.public_id) if party.organization else ""
    return Subject(name=party.name, key=key)


def _of_applications(applications: Iterable[Application]) -> Iterator[ScreenedParty]:
    for application in applications:
        for conflict_class, name, is_person in (
            (ConflictClass.STAFF, application.adjuster_name, True),
            (ConflictClass.MEDICAL_GROUP, application.physician_practice, False),
            (ConflictClass.EMPLOYEES_ATTORNEY, application.attorney_office, False),
        ):
            if name:
                yield ScreenedParty(conflict_class=conflict_class, subject=Subject(name=name, is_person=is_person))


def _of_designations(case: Case, *, at: datetime) -> Iterator[ScreenedParty]:
    given = Designation.objects.filter(employee=case.employee).select_related("representative")
    standing = [each.representative for each in given if each.until is None or each.until > at]
    attorneys = set(
        Membership.objects.filter(person__in=standing, role=Role.ATTORNEY).values_list("person_id", flat=True)
    )
    for person in standing:
        is_attorney = person.pk in attorneys
        conflict_class = ConflictClass.EMPLOYEES_ATTORNEY if is_attorney else ConflictClass.IMMEDIATE_FAMILY
        yield ScreenedParty(conflict_class=conflict_class, subject=subject_of_person(person))
