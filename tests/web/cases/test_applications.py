from datetime import date

import pytest

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.access import events_of
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import (
    Dispute,
    IncompleteApplicationError,
    Line,
    correct_application,
    dispute_items,
    enter_ur_decision,
    receive_application,
    submit_application,
)
from openimr.web.cases.values import CaseState, PartyKind, Priority, UrDecision
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import LATER, everything
from tests.web.cast import AT, Cast

PORTION = (
    "Physical therapy, 12 visits was the original request. 6 visits was authorized by the Claims Administrator. The "
    "remaining IMR eligible portion of the original request, 6 visits of physical therapy"
)
WHOLE = (
    "Physical therapy, 12 visits was the original request. The Claims Administrator authorized 6 visits, leaving the "
    "original request IMR eligible. The original request, Physical therapy, 12 visits"
)


def test_an_application_opens_a_case_with_its_parties(cast: Cast) -> None:
    case = receive_application(fields=walks.application_fields(), employee=cast.alma, by=cast.clerk, at=AT)

    assert (case.number, case.state, case.version) == ("IM25-0000001", CaseState.RECEIVED, 1)
    assert {PartyKind(party.kind): (party.name, party.organization, party.person) for party in case.parties.all()} == {
        PartyKind.EMPLOYEE: ("Alma Reyes", None, cast.alma),
        PartyKind.EMPLOYER: ("Valley Orchards", None, None),
        PartyKind.CLAIMS_ADMINISTRATOR: ("Golden Coast Claims", None, None),
        PartyKind.REQUESTING_PHYSICIAN: ("Dr Paul Tanaka", None, None),
        PartyKind.ATTORNEY: ("Kofi Osei", None, None),
    }


def test_cases_of_a_year_are_numbered_without_gaps(cast: Cast) -> None:
    numbers = [walks.received(cast).number for _ in range(3)]

    assert numbers == ["IM25-0000001", "IM25-0000002", "IM25-0000003"]


def test_an_employee_not_known_to_the_site_is_added_by_the_name_on_the_form(cast: Cast) -> None:
    fields = {"employee_first_name": "Benito", "employee_last_name": "Cruz"}

    case = receive_application(fields=fields, employee=None, by=cast.clerk, at=AT)

    assert (case.employee.name, case.employee.email) == ("Benito Cruz", None)


def test_an_application_without_a_name_is_refused_beside_its_field(cast: Cast) -> None:
    before = everything()

    with pytest.raises(RefusedError) as refused:
        receive_application(fields={}, employee=None, by=cast.clerk, at=AT)

    assert refused.value.field == "employee_last_name"
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "may"),
    [("alma", True), ("relative", True), ("clerk", True), ("attorney", False), ("noor", False), ("stranger", False)],
)
def test_who_may_enter_an_application_for_alma(cast: Cast, name: str, *, may: bool) -> None:
    before = everything()

    def act() -> Case:
        return receive_application(fields=walks.application_fields(), employee=cast.alma, by=getattr(cast, name), at=AT)

    if may:
        assert act().employee == cast.alma
    else:
        with pytest.raises(NotAllowedError):
            act()
        assert everything() == before


def test_an_expedited_application_makes_an_expedited_case_and_its_correction_a_standard_one(cast: Cast) -> None:
    case = walks.received(cast, **walks.EXPEDITED)
    assert case.priority == Priority.EXPEDITED

    case = correct_application(case=case, version=case.version, fields={"is_expedited": False}, by=cast.clerk, at=LATER)

    assert Case.objects.get(pk=case.pk).priority == Priority.STANDARD


def test_a_correction_keeps_the_old_value_and_a_first_entry_has_none(cast: Cast) -> None:
    case = walks.received(cast, eams_number="")
    fields = {"date_of_injury": date(2023, 5, 10), "eams_number": "ADJ1", "is_signed": False}

    correct_application(case=case, version=case.version, fields=fields, by=cast.clerk, at=LATER)

    kept = case.applications.get().corrections.values_list("field", "old", "new", "by", "at")
    assert sorted(kept) == [
        ("date_of_injury", "2023-05-09", "2023-05-10", cast.clerk.pk, LATER),
        ("is_signed", "True", "False", cast.clerk.pk, LATER),
    ]


def test_a_correction_that_changes_nothing_leaves_nothing(cast: Cast) -> None:
    case = walks.received(cast)
    before = everything()

    correct_application(case=case, version=case.version, fields=walks.application_fields(), by=cast.clerk, at=LATER)

    assert everything() == before


@pytest.mark.parametrize(("name", "may"), [("clerk", True), ("alma", False), ("relative", False)])
def test_a_submitted_application_is_corrected_by_the_clerk_alone(cast: Cast, name: str, *, may: bool) -> None:
    case = walks.submitted(cast)
    before = everything()

    def act() -> Case:
        return correct_application(
            case=case, version=case.version, fields={"is_signed": False}, by=getattr(cast, name), at=LATER
        )

    if may:
        assert act().applications.get().is_signed is False
    else:
        with pytest.raises(NotAllowedError):
            act()
        assert everything() == before


def test_a_field_that_no_application_has_is_a_fault_of_ours(cast: Cast) -> None:
    with pytest.raises(KeyError, match="favourite_colour"):
        receive_application(fields={"favourite_colour": "blue"}, employee=cast.alma, by=cast.clerk, at=AT)


def test_a_party_that_is_named_otherwise_ends_and_the_new_one_begins(cast: Cast) -> None:
    case = walks.received(cast)
    fields = {"claims_administrator": "Distant Claims", "attorney_name": "", "attorney_office": ""}

    correct_application(case=case, version=case.version, fields=fields, by=cast.clerk, at=LATER)

    ended = case.parties.filter(until=LATER).values_list("name", flat=True)
    standing = case.parties.filter(until__isnull=True)
    assert set(ended) == {"Golden Coast Claims", "Kofi Osei"}
    named = standing.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    assert (named.name, named.organization) == ("Distant Claims", None)
    assert not standing.filter(kind=PartyKind.ATTORNEY).exists()


def test_lines_stand_as_entered_and_only_a_modified_one_keeps_what_was_approved(cast: Cast) -> None:
    case = receive_application(fields=walks.application_fields(), employee=cast.alma, by=cast.clerk, at=AT)
    lines = [
        Line(requested=" Lumbar fusion ", decision=UrDecision.DENIED, approved="typed by mistake"),
        Line(requested="Therapy", decision=UrDecision.MODIFIED, approved="6 visits", guideline="ODG"),
    ]

    enter_ur_decision(case=case, version=1, lines=lines, by=cast.clerk, at=LATER)

    stored = case.applications.get().ur_lines.values_list("number", "requested", "decision", "approved", "guideline")
    assert list(stored) == [
        (1, "Lumbar fusion", "denied", "", ""),
        (2, "Therapy", "modified", "6 visits", "ODG"),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (Line(requested=" ", decision=UrDecision.DENIED), "Line 1: expected what was requested"),
        (Line(requested="Therapy", decision=UrDecision.MODIFIED), "Line 1: a modified line needs what was approved"),
    ],
    ids=["no words", "nothing approved"],
)
def test_a_line_that_says_too_little_is_refused(cast: Cast, line: Line, sentence: str) -> None:
    case = receive_application(fields=walks.application_fields(), employee=cast.alma, by=cast.clerk, at=AT)
    before = everything()

    with pytest.raises(RefusedError, match=sentence):
        enter_ur_decision(case=case, version=1, lines=[line], by=cast.clerk, at=LATER)

    assert everything() == before


def test_lines_from_which_items_were_chosen_are_not_replaced(cast: Cast) -> None:
    case = walks.received(cast)
    before = everything()

    with pytest.raises(RefusedError, match="take the items back first"):
        enter_ur_decision(case=case, version=case.version, lines=[], by=cast.clerk, at=LATER)

    assert everything() == before


def test_items_are_named_as_the_letter_will_name_them(cast: Cast) -> None:
    case = walks.received(cast)
    disputes = [
        Dispute(line=1),
        Dispute(line=2, primary=1, heading="Associated surgical service: Lumbar brace"),
        Dispute(line=3, description="6 visits of physical therapy"),
        Dispute(line=3),
        Dispute(added_because="Named in the request, not in the decision", description="Walker"),
    ]

    dispute_items(case=case, version=case.version, disputes=disputes, by=cast.clerk, at=LATER)

    items = list(case.items.all())
    assert [item.heading for item in items] == [
        "Lumbar fusion L4-S1",
        "Associated surgical service: Lumbar brace",
        PORTION,
        WHOLE,
        "Walker",
    ]
    assert [item.primary for item in items] == [None, items[0], None, None, None]


@pytest.mark.parametrize(
    ("dispute", "sentence"),
    [
        (Dispute(line=9), "Item 1: the UR decision has no line 9"),
        (Dispute(line=4), "Item 1: line 4 was approved; there is nothing to dispute"),
        (Dispute(description="Walker"), "Item 1: an item that is not on the UR decision needs a reason"),
        (Dispute(added_because="Forgotten"), "Item 1: expected what is disputed"),
        (Dispute(line=1, primary=1), "Item 1: it can go only with an item before it"),
    ],
    ids=["no such line", "approved line", "no reason", "no words", "its own primary"],
)
def test_an_item_that_cannot_be_disputed_is_refused(cast: Cast, dispute: Dispute, sentence: str) -> None:
    case = walks.received(cast)
    before = everything()

    with pytest.raises(RefusedError, match=sentence):
        dispute_items(case=case, version=case.version, disputes=[dispute], by=cast.clerk, at=LATER)

    assert everything() == before


def test_what_is_missing_is_listed_with_its_rule_and_the_step_that_asks_for_it(cast: Cast) -> None:
    fields = {"employee_last_name": "Reyes"}
    case = receive_application(fields=fields, employee=cast.alma, by=cast.clerk, at=AT)

    missing = missing_parts(case)

    assert all(part.rule for part in missing)
    assert {part.step for part in missing} == {"who", "injury", "decision", "items", "documents", "sign"}
    assert [part.words for part in missing if part.is_needed_to_submit] == [
        "a disputed item",
        "a copy of the utilization review decision",
        "the signature of the employee or representative",
    ]


def test_a_complete_application_lacks_nothing(cast: Cast) -> None:
    assert missing_parts(walks.received(cast)) == ()


def without_items(case: Case, by: User) -> Case:
    return dispute_items(case=case, version=case.version, disputes=[], by=by, at=AT)


REQUIRED = ("is_signed", "is_ur_decision_attached")


@pytest.mark.parametrize("field", REQUIRED)
@pytest.mark.parametrize("value", [None, False], ids=["blank", "no"])
def test_an_application_without_signature_or_decision_is_kept_and_not_submitted(
    cast: Cast, field: str, *, value: bool | None
) -> None:
    """8 CCR § 9792.10.1(b)(1)."""
    case = walks.received(cast, **{field: value})
    before = everything()

    with pytest.raises(IncompleteApplicationError, match="kept, and not yet complete") as refused:
        submit_application(case=case, version=case.version, by=cast.clerk, at=LATER)

    assert everything() == before
    (part,) = refused.value.parts
    assert part.field == field
    assert "8 CCR § 9792.10.1(b)(1)" in part.request
    assert part.request.startswith("Say whether" if value is None else "The answer says that")


def test_staff_hand_on_what_is_said_to_lack_a_part_so_that_it_is_refused(cast: Cast) -> None:
    """8 CCR § 9792.10.3(c): a decision in writing, with the reasons."""
    case = walks.received(cast, is_signed=False)

    submit_application(case=case, version=case.version, to_be_refused=True, by=cast.clerk, at=LATER)

    assert Case.objects.get(pk=case.pk).state == CaseState.ELIGIBILITY_REVIEW
    assert events_of(case.number).get(verb="submit_application").facts["lacking"] == ["NO_SIGNATURE"]


@pytest.mark.parametrize(
    ("name", "changed", "error"),
    [
        ("alma", {"is_signed": False}, NotAllowedError),
        ("clerk", {"is_signed": None}, IncompleteApplicationError),
    ],
    ids=["the employee", "a blank"],
)
def test_only_staff_hand_on_what_lacks_a_part_and_never_a_blank(
    cast: Cast, name: str, changed: dict[str, object], error: type[Exception]
) -> None:
    case = walks.received(cast, **changed)
    before = everything()

    with pytest.raises(error):
        submit_application(case=case, version=case.version, to_be_refused=True, by=getattr(cast, name), at=LATER)

    assert everything() == before


def test_an_application_without_an_item_is_not_submitted(cast: Cast) -> None:
    case = without_items(walks.received(cast), cast.clerk)
    before = everything()

    with pytest.raises(RefusedError, match=r"kept, and not yet complete\. Missing: a disputed item"):
        submit_application(case=case, version=case.version, by=cast.clerk, at=LATER)

    assert everything() == before


def test_a_designee_cannot_shut_themselves_out_by_a_mistyped_day(cast: Cast) -> None:
    case = walks.received(cast)
    decided = case.applications.get().ur_decided_on

    with pytest.raises(RefusedError, match="new designation") as refused:
        correct_application(
            case=case, version=case.version, fields={"ur_decided_on": LATER.date()}, by=cast.relative, at=LATER
        )

    assert refused.value.field == "ur_decided_on"
    assert case.applications.get().ur_decided_on == decided
