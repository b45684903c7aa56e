"""Each service after the determination: one act, named as its service."""

from datetime import date
from typing import TYPE_CHECKING

from tests.web.every_service.letters import appealed_cases, set_aside
from tests.web.every_service.stage import case_of, cast, now

if TYPE_CHECKING:  # a process imports what needs the site once the site is set up
    from openimr.web.cases.models import Case


def enter_determination_receipt() -> None:
    from openimr.law.days import legal_day
    from openimr.web.implementation.services import enter_determination_receipt

    case, at = case_of("story-12"), now()
    clerk = cast().clerk
    enter_determination_receipt(
        case=case, version=case.version, received_on=legal_day(at), shown_by="Stamp", by=clerk, at=at
    )


def state_care_given() -> None:
    from openimr.web.implementation.models import CareKind
    from openimr.web.implementation.services import state_care_given

    case = case_of("story-12")
    state_care_given(
        case=case, version=case.version, care={_overturned(case): CareKind.PAST}, by=cast().clerk, at=now()
    )


def record_implementation() -> None:
    from openimr.law.days import legal_day
    from openimr.web.implementation.models import StepKind
    from openimr.web.implementation.services import record_implementation

    case, at = appealed_cases()[0], now()
    record_implementation(
        case=case,
        version=case.version,
        number=_overturned(case),
        kind=StepKind.AUTHORIZED,
        done_on=legal_day(at),
        shown_by="Letter",
        by=cast().clerk,
        at=at,
    )


def enter_appeal() -> None:
    from openimr.law.days import legal_day
    from openimr.web.appeals.models import AppealGround
    from openimr.web.appeals.services import enter_appeal

    case, at = case_of("story-12"), now()
    by = case.parties.get(kind="employee", until__isnull=True)
    clerk, grounds = cast().clerk, [AppealGround.FRAUD]
    enter_appeal(case=case, version=case.version, filed_by=by, filed_on=legal_day(at), grounds=grounds, by=clerk, at=at)


def end_appeal() -> None:
    from openimr.web.appeals.models import Appeal

    case = appealed_cases()[0]
    set_aside(case, Appeal.objects.get(determination__case=case).pk)


def remand_case() -> None:
    from openimr.web.appeals.services import remand_case

    case = appealed_cases()[1]
    remand_case(
        case=case,
        version=case.version,
        order=case.documents.earliest("pk"),
        because="None is there.",
        by=cast().director,
        at=now(),
    )


def correct_letter() -> None:
    from openimr.web.determinations.corrections.services import correct_letter

    case = case_of("story-12")
    pointer, director = "/date_of_injury", cast().director
    day = date.fromisoformat(str(case.determinations.latest("number").document["date_of_injury"]))
    wrong = f"{day:%m/%d/%Y}"
    right = f"{day.replace(year=day.year - 1, day=1):%m/%d/%Y}"
    correct_letter(
        case=case,
        version=case.version,
        pointer=pointer,
        wrong=wrong,
        right=right,
        because="A slip.",
        by=director,
        at=now(),
    )


def _overturned(case: "Case") -> int:
    """Return the number of the first item that was overturned."""
    return int(case.items.filter(state="overturned").values_list("number", flat=True)[0])
