"""The site on which each service acts, who acts there, and what a later process sees of it."""

import hashlib
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.web.every_service.letters import prepare_appeals

if TYPE_CHECKING:  # a process imports what needs the site once the site is set up
    from collections.abc import Iterator

    from openimr.web.cases.endings import EndingFacts
    from openimr.web.cases.models import Case
    from openimr.web.cases.values import PartyKind
    from openimr.web.people.models import User
    from openimr.web.reviewers.models import Reviewer
    from openimr.web.reviews.models import Review
    from openimr.web.samples.cast import Cast

TODAY = date(2026, 11, 20)
BORN = date(1980, 1, 2)
LETTER = Path(__file__).parents[3] / "samples/letters/ca1c-partial-approvals-pdfbox.txt"

_CHANCE = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|'[0-9a-f]{32}'"  # a public id
    r"|[0-9a-f]{64}"  # a digest, also of a chain of events that name public ids
    r"|md5\$[^']+|!\w{40}"  # a password, or that there is none
    r"""|['"](?:request|notice)['"]: \d+"""  # the key of a row, which PostgreSQL gives no second time
    r"|datetime\.datetime\((?:\d+, ){6}\d+[^)]*\)"  # the moment at which a process ran: an act's has no microseconds
)
"""What differs between two processes that did the same."""


def prepare() -> None:
    """Make the twelve stories, two cases more, and whom and what the acts find there."""
    from openimr.letters.reading import read_letter
    from openimr.web.cases.values import CaseState
    from openimr.web.reviews.services import request_records, return_review
    from openimr.web.samples.cast import PARTIES, ensure_cast
    from openimr.web.samples.demonstration import fill
    from openimr.web.samples.plans import File, plan_of_letter
    from openimr.web.samples.walks import Walk
    from tests.web.documents.files_of_tests import NOTES

    troupe = ensure_cast()
    fill(cast=troupe, today=TODAY, report=lambda _line: None)
    file = File(name="notes.pdf", about="Notes", content=lambda: NOTES)
    letter = plan_of_letter(read_letter(LETTER.read_text(encoding="utf-8")), file=file, parties=PARTIES)
    Walk(letter, cast=troupe).until(CaseState.RECEIVED)
    signed = Walk(letter, cast=troupe).until(CaseState.QUALITY_CHECK)
    _prepare_panel(Walk(letter, cast=troupe).until(CaseState.ATTESTATION), troupe)
    return_review(case=signed, version=signed.version, because="Look again.", by=troupe.director, at=now())
    review = case_of("story-09")
    asked = review.parties.get(kind="requesting_physician")
    request_records(case=review, asked_of=asked, words="The films.", by=troupe.director, at=now())
    prepare_appeals(letter)
    _prepare_draft()
    _prepare_mail()
    _prepare_records(troupe)
    _prepare_endings()
    _prepare_people(troupe)
    _prepare_roster(troupe)
    _prepare_proposal(troupe)
    _prepare_stop()


def _prepare_panel(case: "Case", troupe: "Cast") -> None:
    from openimr.web.reviewers.services import form_panel
    from openimr.web.reviewers.services.panels import PanelFacts

    facts = PanelFacts(
        reviewers=2, number="DWC-16", approved_on=now().date(), approved_by="The Division", because="Rare and complex."
    )
    form_panel(case=case, version=case.version, approval=facts, by=troupe.director, at=earlier())


def _prepare_endings() -> None:
    from openimr.web.cases.services.endings import tell_ending
    from openimr.web.cases.values import PartyKind
    from openimr.web.people.models import User

    case, facts = case_of("story-08"), authorized(told_by=PartyKind.CLAIMS_ADMINISTRATOR)
    noor = User.objects.get(email="claims@sample.invalid")
    tell_ending(case=case, version=case.version, facts=facts, by=noor, at=earlier())


def authorized(*, told_by: "PartyKind") -> "EndingFacts":
    """What tells that the first item of a case was authorized today."""
    from openimr.web.cases.choices import EndingKind
    from openimr.web.cases.endings import EndingFacts

    return EndingFacts(
        numbers=frozenset({1}),
        kind=EndingKind.AUTHORIZED,
        happened_on=TODAY,
        told_by=told_by,
        received_on=TODAY,
        paper_dated=TODAY,
        paper_words="A letter of authorization.",
    )


def _prepare_records(troupe: "Cast") -> None:
    from openimr.web.documents.services import add_document
    from tests.web.documents.files_of_tests import pdf

    case = case_of("story-06")
    sender = case.parties.get(kind="claims_administrator", until__isnull=True)
    content, clerk = [pdf("The claim file")], troupe.clerk
    add_document(case=case, upload_name="f.pdf", about="", chunks=content, sent_by=sender, by=clerk, at=earlier())


def _prepare_mail() -> None:
    from openimr.web.deliveries.models import Delivery, DeliveryState
    from openimr.web.deliveries.services import begin_delivery, end_delivery

    lost, sending = Delivery.objects.order_by("pk")[:2]
    for delivery in (lost, sending):
        begin_delivery(delivery=delivery, at=now())
    lost.refresh_from_db()
    end_delivery(delivery=lost, state=DeliveryState.UNCERTAIN, at=now())


def _prepare_draft() -> None:
    from openimr.web.reviews.services import save_item

    case = case_of("story-09")
    fields = {
        "outcome": "Upheld",
        "imro_guideline": "I looked at it myself.",
        "rationale": "Nothing in the file bears on it.",
    }
    version = review_of(case).version
    save_item(case=case, version=version, number=2, fields=fields, follows=None, by=reviewer_of(case), at=earlier())


def _prepare_people(troupe: "Cast") -> None:
    from allauth.mfa.totp.internal.auth import TOTP
    from django.conf import settings

    from openimr.web.people.services import invite_employee

    TOTP.activate(troupe.clerk, "JBSWY3DPEHPK3PXP")
    invited = case_of("story-07")
    employee, number, clerk = invited.employee, invited.number, troupe.clerk
    code = invite_employee(employee=employee, case_number=number, date_of_birth=BORN, by=clerk, at=now())
    (settings.OPENIMR_DATA / "mailed-code").write_text(code)


def _prepare_roster(troupe: "Cast") -> None:
    from openimr.web.people.models import Membership, Organization
    from openimr.web.people.services import add_person, grant_membership
    from openimr.web.people.values import Role
    from openimr.web.reviewers.models import AffiliationKind, Reviewer
    from openimr.web.reviewers.services import declare_affiliation, leave_roster

    imro = Membership.objects.get(person=troupe.clerk).organization
    name, email, by = "Dr. Not Yet Listed", "unlisted@sample.invalid", troupe.administrator
    unlisted = add_person(name=name, email=email, by=by, at=earlier())
    grant_membership(person=unlisted, role=Role.EXPERT_REVIEWER, organization=imro, by=by, at=earlier())
    first, second = Reviewer.objects.order_by("pk")[:2]
    leave_roster(reviewer=second, version=second.version, by=troupe.director, at=earlier())
    organization = Organization.objects.exclude(pk=imro.pk).first()
    kind = AffiliationKind.PROFESSIONAL
    declare_affiliation(reviewer=first, kind=kind, organization=organization, by=troupe.director, at=earlier())


def _prepare_proposal(troupe: "Cast") -> None:
    from openimr.web.roster.services import propose_assignments

    propose_assignments(by=troupe.director, at=earlier())


def _prepare_stop() -> None:
    """Stop a case against whose reviewer nothing speaks any more, so that it is found when all are screened again."""
    from openimr.web.conflicts.models import Stop

    assignment = case_of("story-09").assignments.get(ended_at__isnull=True)
    Stop.objects.create(assignment=assignment, codes=["licensed"], since=earlier())


def now() -> datetime:
    """The moment of every act."""
    from openimr.web.samples.plans import at_hour

    return at_hour(TODAY, 15)


def earlier() -> datetime:
    """A moment before every act, for what is there already."""
    return now() - timedelta(hours=2)


def cast() -> "Cast":
    """Who acts: the sample people, whom ``prepare`` made."""
    from openimr.web.people.models import User
    from openimr.web.samples.cast import ADMINISTRATOR, STAFF, Cast, Role

    people = {user.email: user for user in User.objects.filter(email__endswith="@sample.invalid")}
    clerk, director = (people[STAFF[role][1]] for role in (Role.INTAKE_CLERK, Role.MEDICAL_DIRECTOR))
    return Cast(administrator=people[ADMINISTRATOR[1]], clerk=clerk, director=director)


def case_of(reference: str) -> "Case":
    """The case of a story."""
    from openimr.web.cases.models import Case

    return Case.objects.get(reference=reference)


def case_to_submit() -> "Case":
    """A case whose application is complete and not submitted."""
    return _of_letter("received")


def case_to_sign() -> "Case":
    """A case whose review was returned, and is to be signed again."""
    return _of_letter("clinical_review")


def panel_with_an_empty_seat() -> "Case":
    """A case of which one reviewer is to attest, and another is to be chosen."""
    return _of_letter("reviewer_selection")


def _of_letter(state: str) -> "Case":
    from openimr.web.cases.models import Case

    return Case.objects.get(reference="CM16-9900007", state=state)


def reviewer_of(case: "Case") -> "User":
    """The reviewer of a case."""
    return case.assignments.get(ended_at__isnull=True).reviewer.person


def review_of(case: "Case") -> "Review":
    """The review of a case."""
    return case.assignments.get(ended_at__isnull=True).review


def listed_reviewer() -> "Reviewer":
    """A reviewer who is on the roster, with one affiliation."""
    from openimr.web.reviewers.models import Reviewer

    return Reviewer.objects.get(affiliations__isnull=False)


def state() -> dict[str, dict[str, str]]:
    """Return what a later process sees: the rows of each table, by digest.

    ``exact`` is of every field; ``alike`` leaves out what differs between two processes that did the same: keys of
    rows, public ids, digests, and the moments at which they ran.
    """
    return {"exact": exact(), "alike": alike()}


def exact() -> dict[str, str]:
    """Return the rows of each table, with every field, by digest."""
    return {name: _digest(repr(rows)) for name, _, rows in _tables()}


def alike() -> dict[str, str]:
    """Return the rows of each table without what differs between two processes that did the same, by digest."""
    return {
        name: _digest(_CHANCE.sub("…", repr([[row[number] for number in own] for row in rows])))
        for name, own, rows in _tables()
    }


def left() -> dict[str, object]:
    """Return what an act that came to its end left: the rows, the names of the files, and how many chains are broken."""
    return {"rows": alike(), "files": kept_files(), "broken chains": broken_chains()}


def broken_chains() -> int:
    """Return how many chains of the audit trail are broken."""
    from openimr.web.audit.verification import verify_chains

    return len(verify_chains().broken)


def kept_files() -> list[str]:
    """Return the names of the files that are kept."""
    from django.conf import settings

    return sorted(path.name for path in (settings.OPENIMR_DATA / "files").glob("??/*"))


def _tables() -> "Iterator[tuple[str, list[int], list[tuple[object, ...]]]]":
    """Yield each table as the database holds it: its model, which fields are neither keys nor relations, and its rows."""
    from django.apps import apps
    from django.db import connection

    named = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in apps.get_models():
            fields = model._meta.concrete_fields
            columns = ", ".join(named(field.column) for field in fields)
            own = [number for number, field in enumerate(fields) if not (field.primary_key or field.is_relation)]
            table, key = named(model._meta.db_table), named(model._meta.pk.column)
            cursor.execute(f"SELECT {columns} FROM {table} ORDER BY {key}")  # noqa: S608 - names of our own models
            yield model.__name__, own, cursor.fetchall()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
