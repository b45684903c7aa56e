"""Keep when a determination was received, of what kind the care is, and what was done of each overturned item."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from openimr.law.days import day_in_words, legal_day
from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.errors import RefusedError
from openimr.web.implementation.access import require_carrier
from openimr.web.implementation.clocks import keep_clocks
from openimr.web.implementation.duties import AFTER_ISSUE, Implementation, OverturnedItem, implementation_of
from openimr.web.implementation.models import (
    CareKind,
    DeterminationReceipt,
    ImplementationStep,
    StatedCare,
    StepKind,
)
from openimr.web.people.models import User
from openimr.web.reviews.anonymity import refuse_words_for_parties
from openimr.web.written import written_in_one_line

LONGEST_EVIDENCE = 200
"""Characters of what shows that something was done."""


@transaction.atomic
def enter_determination_receipt(  # noqa: PLR0913 - the day and what shows it
    *, case: Case, version: int, received_on: date, shown_by: str, by: User, at: datetime
) -> DeterminationReceipt:
    """Keep the day on which the claims administrator received a determination that was mailed to it.

    Raises:
        NotAllowedError: ``by`` neither acts for the claims administrator of the case nor is a clerk.
        RefusedError: Nothing was overturned, the day is known, the claims administrator is not served yet, the day is
            before the service or still to come, or nothing shows it.
        NoLawInForceError: No rule is in force on that day.
        StaleFormError: The case was changed in between.

    Writes:
        A DeterminationReceipt, the clocks, the case's version, and one AuditEvent.

    Source: Lab. Code § 4610.6(j): the times run from receipt.
    """
    locked, found = _locked(case, version=version, by=by, at=at)
    if found.receipt is not None:
        raise RefusedError(f"The day of receipt is known already: {day_in_words(found.receipt.day)}.")
    service = found.service
    if service is None:
        raise RefusedError("The claims administrator is not served yet; its time runs from receipt.")
    if not legal_day(service.at) <= received_on <= legal_day(at):
        raise RefusedError(
            f"Expected a day from {day_in_words(legal_day(service.at))}, when it was served, until today.",
            field="received_on",
        )
    receipt = DeterminationReceipt.objects.create(
        determination=service.determination,
        received_on=received_on,
        shown_by=_evidence(shown_by, locked, by=by, at=at),
        by=by,
        at=at,
    )
    keep_clocks(locked, at=at)
    facts = change(locked) | {"determination": service.determination.number, "received_on": str(received_on)}
    record(scope=locked.number, verb="enter_determination_receipt", by=by, at=at, facts=facts)
    return receipt


@transaction.atomic
def state_care_given(*, case: Case, version: int, care: Mapping[int, CareKind], by: User, at: datetime) -> Case:
    """Keep of overturned items whether the treatment was given already: it is then paid for, else authorized.

    Args:
        case: Issued, with items that were overturned.
        version: The version the form was made from.
        care: By number of the item; those that are not in it stay as they are.
        by: Who says it.
        at: The moment, aware.

    Raises:
        NotAllowedError: As ``enter_determination_receipt``.
        RefusedError: Nothing was overturned, there is no such item, or nothing is said of any.
        NoLawInForceError: No rule is in force on the day from which the time counts.
        StaleFormError: The case was changed in between.

    Writes:
        A StatedCare an item of which something new is said, the clocks, the case's version, and one AuditEvent.

    Source: Lab. Code § 4610.6(j).
    """
    locked, found = _locked(case, version=version, by=by, at=at)
    items = {each.item.number: each for each in found.items}
    if not care or not care.keys() <= items.keys():
        raise RefusedError("Say it of an item that was overturned.")
    for number, kind in sorted(care.items()):
        each = items[number]
        if not each.is_care_stated or each.care is not kind:
            StatedCare.objects.create(determination=found.determination, item=each.item, kind=kind, by=by, at=at)
    keep_clocks(locked, at=at)
    facts = change(locked) | {"care": {f"item_{number}": kind.value for number, kind in sorted(care.items())}}
    record(scope=locked.number, verb="state_care_given", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def record_implementation(  # noqa: PLR0913 - what, when and what shows it
    *,
    case: Case,
    version: int,
    number: int,
    kind: StepKind,
    done_on: date,
    shown_by: str,
    by: User,
    at: datetime,
) -> ImplementationStep:
    """Keep what was done of an overturned item, or that liability for it is disputed on other grounds.

    Args:
        case: Issued, the day of receipt known.
        version: The version the form was made from.
        number: The item.
        kind: What was done.
        done_on: The legal day.
        shown_by: What shows it; at most ``LONGEST_EVIDENCE`` characters.
        by: Who says it.
        at: The moment, aware.

    Raises:
        NotAllowedError: As ``enter_determination_receipt``.
        RefusedError: Nothing was overturned, the day of receipt is not known, the item asks for nothing of the kind or it
            was done already, the day is still to come or before the determination, or nothing shows it.
        StaleFormError: The case was changed in between.

    Writes:
        An ImplementationStep, the clocks, the case's version, and one AuditEvent.

    Source: Lab. Code § 4610.6(j); 8 CCR § 9792.10.7(a).
    """
    locked, found = _locked(case, version=version, by=by, at=at)
    if found.receipt is None:
        raise RefusedError("Enter first the day on which the claims administrator received the determination.")
    each = _item_to_do(found, number, kind)
    earliest = None if kind is StepKind.LIABILITY_DISPUTED else legal_day(found.issued_at)
    if done_on > legal_day(at) or (earliest is not None and done_on < earliest):
        expected = (
            "until today" if earliest is None else f"from {day_in_words(earliest)}, the day of issue, until today"
        )
        raise RefusedError(f"Expected a day {expected}.", field="done_on")
    step = ImplementationStep.objects.create(
        determination=found.determination,
        item=each.item,
        kind=kind,
        done_on=done_on,
        shown_by=_evidence(shown_by, locked, by=by, at=at),
        by=by,
        at=at,
    )
    keep_clocks(locked, at=at)
    facts = change(locked) | {"item": number, "kind": kind.value, "done_on": str(done_on)}
    record(scope=locked.number, verb="record_implementation", by=by, at=at, facts=facts)
    return step


def _locked(case: Case, *, version: int, by: User, at: datetime) -> tuple[Case, Implementation]:
    require_carrier(case, person=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *AFTER_ISSUE)
    found = implementation_of(locked)
    if found is None:
        raise RefusedError("Nothing was overturned in this case, so nothing is to be carried out.")
    return locked, found


def _item_to_do(found: Implementation, number: int, kind: StepKind) -> OverturnedItem:
    each = next((each for each in found.items if each.item.number == number), None)
    if each is None:
        raise RefusedError("There is no such item among those that were overturned.", field="number")
    open_kinds = [duty.kind for duty in each.open_duties]
    if kind is StepKind.LIABILITY_DISPUTED and open_kinds:
        return each
    if kind not in open_kinds:
        expected = " or ".join(each_kind.label.lower() for each_kind in open_kinds) or "nothing more"
        raise RefusedError(
            f"Of item {number}, {expected} is expected; found {kind.label.lower()}. Say first whether the treatment was "
            "given already, if that is wrong.",
            field="kind",
        )
    return each


def _evidence(words: str, case: Case, *, by: User, at: datetime) -> str:
    if_none = "Say what shows it: the letter, the receipt or the payment."
    kept = written_in_one_line(words, longest=LONGEST_EVIDENCE, field="shown_by", if_none=if_none)
    refuse_words_for_parties(kept, case, by=by, at=at, field="shown_by")
    return kept
