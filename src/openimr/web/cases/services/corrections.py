"""Correct what is known of lines and items: what stood there before is kept, and the items chosen stand."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.choices import ItemEnding
from openimr.web.cases.models import Application, Case, Correction, DisputedItem, UrLine
from openimr.web.cases.services.entries import LineFacts
from openimr.web.cases.services.filers import require_entry
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@transaction.atomic
def correct_lines(*, case: Case, version: int, facts: Mapping[int, LineFacts], by: User, at: datetime) -> Case:
    """Enter or correct what lines of the decision turned on; their words, and the items chosen from them, stand.

    Args:
        case: With an application that is not decided upon yet.
        version: The version the form was made from.
        facts: By number of the line; a line that is not named stays as it is.
        by: Who enters; once it is submitted, only who may correct applications may.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: The case is past eligibility review, or there is no such line.
        StaleFormError: The case was changed in between.

    Writes:
        The changed facts, a Correction for each that held something, and one AuditEvent; nothing where nothing
        changed.
    """
    locked, application = _opened(case, version=version, by=by, at=at)
    lines = {line.number: line for line in application.ur_lines.all()}
    _require_known("line", facts.keys() - lines.keys())
    changed = [
        name for number, said in facts.items() for name in _set(lines[number], "line", said.columns(), by=by, at=at)
    ]
    return _settled(locked, "correct_lines", changed, by=by, at=at)


@transaction.atomic
def correct_endings(
    *, case: Case, version: int, endings: Mapping[int, ItemEnding | None], by: User, at: datetime
) -> Case:
    """Enter or correct whether the dispute over items ended before their review; the items stand.

    Args:
        case: With an application that is not decided upon yet.
        version: The version the form was made from.
        endings: By number of the item, None for not known; an item that is not named stays as it is.
        by: Who enters; once it is submitted, only who may correct applications may.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: The case is past eligibility review, or there is no such item.
        StaleFormError: The case was changed in between.

    Writes:
        As ``correct_lines``.

    Source: Lab. Code § 4610.5(g).
    """
    locked, _ = _opened(case, version=version, by=by, at=at)
    items = {item.number: item for item in locked.items.select_related("application")}
    _require_known("item", endings.keys() - items.keys())
    changed = [
        name
        for number, ending in endings.items()
        for name in _set(items[number], "item", {"ending": ending or ""}, by=by, at=at)
    ]
    return _settled(locked, "correct_endings", changed, by=by, at=at)


def _opened(case: Case, *, version: int, by: User, at: datetime) -> tuple[Case, Application]:
    require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW)
    if locked.state == CaseState.ELIGIBILITY_REVIEW:
        require(by, Permission.CORRECT_APPLICATION, at=at)
    return locked, locked.applications.get()


def _require_known(word: str, unknown: set[int]) -> None:
    if unknown:
        numbers = ", ".join(str(number) for number in sorted(unknown))
        raise RefusedError(f"Expected the numbers of {word}s of this case; there is no {word} {numbers}.")


def _set(row: UrLine | DisputedItem, word: str, values: Mapping[str, object], *, by: User, at: datetime) -> list[str]:
    """Write what differs in a row, keep what stood there, and return the names of the fields changed."""
    changed = []
    for field, value in values.items():
        old = getattr(row, field)
        if old == value:
            continue
        name = f"{word}_{row.number}_{field}"
        if old not in {None, ""}:
            kept = {"field": name, "old": str(old), "new": str(value)}
            Correction.objects.create(application=row.application, **kept, by=by, at=at)
        setattr(row, field, value)
        row.save(update_fields=[field])
        changed.append(name)
    return changed


def _settled(case: Case, verb: str, changed: list[str], *, by: User, at: datetime) -> Case:
    if changed:
        record(scope=case.number, verb=verb, by=by, at=at, facts=change(case) | {"fields": [*sorted(changed)]})
    return case
