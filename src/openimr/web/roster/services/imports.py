"""Take the roster in from a file."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError
from openimr.web.people.access import organizations_of, require
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import OrganizationKind, Permission, Role
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import add_reviewer, change_reviewer, set_availability
from openimr.web.roster.plans import AVAILABILITY, ENTRY, Outcome, Plan, Planned, plan_of
from openimr.web.roster.reading.rows import Row, read_roster_text
from openimr.web.roster.services.languages import keep_languages


@transaction.atomic
def import_roster(  # noqa: PLR0913 - a plan is shown first, and two people may act
    *, text: str, leave_out: bool, expected: str = "", adding: User | None = None, by: User, at: datetime
) -> Plan:
    """Take a roster file in: all of its rows, or none.

    A reviewer on the roster whom the file does not name is left as they are.

    Args:
        text: Of the file.
        leave_out: Whether rows with a fault are left out; else none is taken in while there is one.
        expected: Digest of the plan that was shown; empty where none was.
        adding: Who adds people to the site whom it does not know; None if nobody does, and their rows are faulty.
        by: Who keeps the roster.
        at: The moment, aware.

    Returns:
        What was done.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        UnreadableRosterError: The text as a whole is no roster.
        RefusedError: A row has a fault and ``leave_out`` is not said, no row is without one, or the roster was changed
            since the plan was shown.

    Writes:
        What ``add_person``, ``grant_membership``, ``add_reviewer``, ``change_reviewer``, ``set_availability`` and
        ``keep_languages`` write, each with its AuditEvent, and one AuditEvent of the whole; nothing if nothing changes.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    plan = plan_of(read_roster_text(text), adding=adding, at=at)
    _expect(plan, leave_out=leave_out, expected=expected)
    moved = [each for each in plan.planned if each.outcome is not Outcome.SAME]
    for each in moved:
        _take_in(each, adding=adding, by=by, at=at)
    if moved:
        facts: dict[str, Fact] = {
            "added": len(plan.added),
            "changed": len(plan.changed),
            "unchanged": len(plan.same),
            "left_out": plan.faulty_rows,
            "file": sha256(text.encode()).hexdigest(),
        }
        record(scope=SITE, verb="import_roster", by=by, at=at, facts=facts)
    return plan


def _expect(plan: Plan, *, leave_out: bool, expected: str) -> None:
    if expected and expected != plan.digest():
        raise RefusedError("The roster or the file was changed since this page was made. Look at the rows again.")
    if plan.faults and not leave_out:
        raise RefusedError(
            f"Nothing was taken in: {plan.faulty_rows} of {plan.count} rows have a fault. Correct them in the file, "
            "or choose to take in the others."
        )
    if not plan.planned:
        raise RefusedError("No row is without a fault. Correct the file.")


def _take_in(planned: Planned, *, adding: User | None, by: User, at: datetime) -> None:
    reviewer = planned.reviewer or _added(planned, adding=adding, by=by, at=at)
    row = planned.row
    if planned.outcome is Outcome.CHANGE and set(planned.fields) & set(ENTRY):
        entry = _entry(row)
        reviewer = change_reviewer(reviewer=reviewer, version=reviewer.version, **entry, by=by, at=at)
    is_new = planned.outcome is Outcome.ADD
    says_when = row.away is not None or row.most_cases is not None
    if (is_new and says_when) or set(planned.fields) & set(AVAILABILITY):
        reviewer = set_availability(
            reviewer=reviewer,
            version=reviewer.version,
            away_from=row.away.first if row.away else None,
            away_until=row.away.last if row.away else None,
            most_cases=row.most_cases,
            by=by,
            at=at,
        )
    if (is_new and row.languages) or "languages" in planned.fields:
        keep_languages(reviewer=reviewer, version=reviewer.version, languages=row.languages, by=by, at=at)


def _added(planned: Planned, *, adding: User | None, by: User, at: datetime) -> Reviewer:
    person = planned.person
    if person is None:
        assert adding is not None  # noqa: S101 - the plan has no such row otherwise; for the type checker
        person = add_person(name=planned.row.name, email=planned.row.email, by=adding, at=at)
        house = (
            organizations_of(by, at=at).filter(kind=OrganizationKind.IMRO).first()
        )  # the keeper's is the reviewers' too
        grant_membership(person=person, role=Role.EXPERT_REVIEWER, organization=house, by=adding, at=at)
    return add_reviewer(person=person, **_entry(planned.row), by=by, at=at)


def _entry(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ENTRY}
