"""Dr Lind on the roster, and a case whose reviewer is to be chosen: the setup that success and refusal share."""

from datetime import date, timedelta

from django.apps import apps
from django.db import DatabaseError

from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.matching.candidates import Certificate, Licence
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records
from openimr.web.documents.models import Document
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Assignment, Reviewer
from openimr.web.reviewers.services import add_reviewer, attest, choose_reviewer
from tests.web.cast import AT, Cast
from tests.web.walks import awaiting_records

LATER = AT + timedelta(days=1)

ENTRY: dict[str, object] = {
    "is_physician": True,
    "licences": (Licence(state="California", number="A 1234", expires=date(2027, 1, 31)),),
    "certificates": (Certificate(specialty="Orthopedic Surgery", expires=date(2030, 12, 31)),),
    "practice_since": date(2005, 7, 1),
    "practice_hours": 30,
    "has_discipline": False,
    "is_qme": False,
}
"""What the roster holds of Dr Lind."""


def on_roster(cast: Cast, person: User | None = None, **changed: object) -> Reviewer:
    """Return Dr Lind, or another expert reviewer, on the roster."""
    return add_reviewer(person=person or cast.lind, **(ENTRY | changed), by=cast.okafor, at=AT)


def another_reviewer(cast: Cast, name: str, **changed: object) -> Reviewer:
    """Return a further reviewer, by name."""
    email = f"{name.rsplit(maxsplit=1)[-1].lower()}@people.test"
    person = add_person(name=name, email=email, by=cast.founder, at=AT)
    grant_membership(person=person, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)
    return on_roster(cast, person, **changed)


def to_be_chosen(cast: Cast, **changed: object) -> Case:
    """Return a case whose records are complete, and whose reviewer is to be chosen."""
    case = awaiting_records(cast, **changed)
    Document.objects.create(
        case=case, name="notes.pdf", sha256="0" * 64, size_bytes=1, uploaded_by=cast.clerk, received_at=AT
    )
    return close_records(case=case, version=case.version, by=cast.clerk, at=LATER)


def chosen(cast: Cast, reviewer: Reviewer | None = None, **changed: object) -> Assignment:
    """Return the assignment of a case to Dr Lind, who is to attest."""
    case, reviewer = to_be_chosen(cast, **changed), reviewer or on_roster(cast)
    return choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)


def attested(cast: Cast, reviewer: Reviewer | None = None) -> Assignment:
    """Return the assignment of a case to Dr Lind, who attested."""
    case = chosen(cast, reviewer).case
    return attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=LATER)


def everything() -> dict[str, list[dict[str, object]]]:
    """Return every row of the site, so that a refusal can be seen to leave nothing."""
    site = [model for model in apps.get_models() if model.__module__.startswith("openimr.")]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in site}


def refuse(**_: object) -> None:
    """Stand for an audit trail that cannot be written."""
    raise DatabaseError
