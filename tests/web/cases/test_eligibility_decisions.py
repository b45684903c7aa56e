from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256

import pytest

from openimr.law.eligibility import Applicant, LiabilityDispute, ReasonCode, Standing
from openimr.web.audit.access import events_of
from openimr.web.cases.choices import ItemEnding
from openimr.web.cases.facts import eligibility_facts, reading_of
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.applications import correct_application
from openimr.web.cases.services.corrections import correct_endings
from openimr.web.cases.services.deferrals import resume_deferred
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import CaseState, Filer, ItemState, PartyKind, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.models import Designation
from tests.web import walks
from tests.web.cases.acts import GOES_ON, LATER, all_eligible, deferred, everything
from tests.web.cast import AT, UR_DECIDED, Cast

LATE = {"ur_served_on": date(2025, 1, 6), "ur_decided_on": date(2025, 1, 6)}


def decide(case: Case, rulings: Mapping[int, Ruling], cast: Cast) -> Case:
    return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=LATER)


def same_for_all(case: Case, code: ReasonCode | None, because: str = "") -> dict[int, Ruling]:
    return {item.number: Ruling(code=code, because=because) for item in case.items.all()}


def test_an_eligible_case_is_assigned_and_its_notice_is_due_the_next_working_day(cast: Cast) -> None:
    case = walks.submitted(cast)

    case = decide(case, all_eligible(case), cast)

    clock = case.clocks.get()
    assert case.state == CaseState.ASSIGNED
    assert (clock.name, clock.due, clock.stopped_at) == ("assignment-notice", date(2025, 3, 5), None)
    assert set(case.items.values_list("state", flat=True)) == {ItemState.DISPUTED}
    assert not case.notices.exists()


def test_a_case_is_eligible_in_part(cast: Cast) -> None:
    """Lab. Code § 4610.5(k): approval in whole or in part."""
    case = walks.submitted(cast)
    rulings = all_eligible(case) | {3: Ruling(code=ReasonCode.NOT_UR_DECISION, because="The body part is disputed.")}

    case = decide(case, rulings, cast)

    decision = case.items.get(number=3).eligibility_decisions.get()
    assert case.state == CaseState.ASSIGNED
    assert case.items.get(number=3).state == ItemState.INELIGIBLE
    assert (decision.code, decision.read_code, decision.by) == ("NOT_UR_DECISION", "", cast.okafor)


WALKS = [
    (LATE, ReasonCode.LATE, CaseState.INELIGIBLE, ItemState.INELIGIBLE),
    ({"is_signed": False}, ReasonCode.NO_SIGNATURE, CaseState.INELIGIBLE, ItemState.INELIGIBLE),
    (
        {"is_ur_decision_attached": False},
        ReasonCode.NO_UR_DECISION_ATTACHED,
        CaseState.INELIGIBLE,
        ItemState.INELIGIBLE,
    ),
    (
        {"is_information_denial": True, "is_on_necessity": None},
        ReasonCode.UR_CNC,
        CaseState.INELIGIBLE,
        ItemState.INELIGIBLE,
    ),
    (
        {"filed_by": Filer.REQUESTING_PHYSICIAN},
        ReasonCode.NOT_ELIGIBLE_PARTY,
        CaseState.INELIGIBLE,
        ItemState.INELIGIBLE,
    ),
    (
        {"is_liability_disputed": True},
        ReasonCode.LIABILITY_DISPUTED,
        CaseState.DEFERRED_LIABILITY,
        ItemState.DEFERRED,
    ),
]


@pytest.mark.parametrize(
    ("changed", "code", "case_state", "item_state"),
    WALKS,
    ids=["late", "unsigned", "no decision", "information", "physician alone", "liability"],
)
def test_what_the_rules_read_is_decided_without_further_words(
    cast: Cast, changed: dict[str, object], code: ReasonCode | None, case_state: CaseState, item_state: ItemState
) -> None:
    case = walks.submitted(cast, **changed)
    assert [rule.code for rule in reading_of(case.items.get(number=1)).reasons] == ([code] if code else [])

    case = decide(case, same_for_all(case, code), cast)

    assert case.state == case_state
    assert set(case.items.values_list("state", flat=True)) == {item_state}


@pytest.mark.parametrize(
    ("changed", "code", "because"),
    [
        ({}, ReasonCode.LATE, ""),
        (LATE, None, ""),
        ({"is_signed": False}, None, "She signed another page."),
        ({"is_ur_decision_attached": False}, None, "We have it from the administrator."),
        ({"filed_by": Filer.OTHER}, None, "A friend."),
        ({}, None, ""),
        ({"date_of_injury": date(2012, 5, 1), "ur_decided_on": None}, None, " "),
    ],
    ids=[
        "against the reading",
        "for it against the reading",
        "unsigned",
        "without the decision",
        "who may not",
        "open",
        "most open",
    ],
)
def test_a_ruling_against_the_rules_is_refused(
    cast: Cast, changed: dict[str, object], code: ReasonCode | None, because: str
) -> None:
    case = walks.submitted(cast, **changed)
    before = everything()

    with pytest.raises(RefusedError, match="Item 1"):
        decide(case, same_for_all(case, code, because), cast)

    assert everything() == before


@pytest.mark.parametrize(
    ("field", "code"),
    [("is_signed", ReasonCode.NO_SIGNATURE), ("is_ur_decision_attached", ReasonCode.NO_UR_DECISION_ATTACHED)],
)
@pytest.mark.parametrize("value", [None, False], ids=["blank", "no"])
def test_no_reason_makes_an_application_eligible_that_is_not_known_to_have_what_it_must(
    cast: Cast, field: str, code: ReasonCode, *, value: bool | None
) -> None:
    """8 CCR § 9792.10.1(b)(1): a blank answer bars review as “no” does."""
    case = walks.submitted(cast)
    case = correct_application(case=case, version=case.version, fields={field: value}, by=cast.clerk, at=AT)
    before = everything()

    with pytest.raises(RefusedError) as refused:
        decide(case, same_for_all(case, None, "It will come."), cast)

    assert everything() == before
    sentence = str(refused.value)
    found = "the answer “No”" if value is False else "no answer"
    assert f"found {found} (8 CCR § 9792.10.1(b)(1))" in sentence
    assert "Ask who filed for what is missing" in sentence
    assert code.name in sentence
    assert decide(case, same_for_all(case, code, "We asked; it never came."), cast).state == CaseState.INELIGIBLE


def test_an_application_that_is_too_old_is_barred_by_what_it_lacks_too(cast: Cast) -> None:
    """Nothing else is asked of one that is too old; the bar does not turn on the question being asked."""
    old = {
        "date_of_injury": date(2012, 5, 1),
        "ur_communicated_on": date(2013, 2, 1),
        "ur_decided_on": date(2013, 2, 1),
    }
    case = walks.submitted(cast, is_signed=False, **old)

    with pytest.raises(RefusedError, match="Expected the signature"):
        decide(case, same_for_all(case, None, "The judge ordered it."), cast)


def test_what_was_open_and_why_it_went_on_stays_in_decision_event_and_history(cast: Cast) -> None:
    case = walks.submitted(cast)

    decide(case, all_eligible(case), cast)

    event = events_of(case.number).get(verb="decide_eligibility")
    decision = case.items.get(number=1).eligibility_decisions.get()
    provisions = ["Lab. Code § 4610.5(d), (h)(4), (j)", "Lab. Code § 4610.5(g)"]
    assert decision.because == GOES_ON
    assert decision.open_provisions == provisions
    assert event.facts["open"] == {"1": provisions, "2": provisions, "3": provisions}
    assert event.facts["because_sha256"]["1"] == sha256(GOES_ON.encode()).hexdigest()
    told = {
        name: next(row.more for row in history_of(case, person=person, at=LATER) if row.verb == "decide_eligibility")
        for name, person in (("director", cast.okafor), ("employee", cast.alma))
    }
    assert f"Items 1, 2, 3: 2 questions were open ({'; '.join(provisions)})." in told["director"]
    assert f"Items 1, 2, 3: the reason given: {GOES_ON}" in told["director"]
    assert told["employee"] == "Eligible: 3 of 3 items."


def test_a_decision_with_nothing_open_needs_no_words(cast: Cast) -> None:
    case = walks.submitted(cast, filed_by=Filer.EMPLOYEE)
    endings = dict.fromkeys((1, 2, 3), ItemEnding.NONE)
    case = correct_endings(case=case, version=case.version, endings=endings, by=cast.clerk, at=AT)

    case = decide(case, same_for_all(case, None), cast)

    assert case.state == CaseState.ASSIGNED
    assert events_of(case.number).get(verb="decide_eligibility").facts["open"] == {}


def test_a_late_application_is_held_eligible_with_a_reason(cast: Cast) -> None:
    case = walks.submitted(cast, **LATE)

    case = decide(case, same_for_all(case, None, "The form was sent only in February."), cast)

    decision = case.items.get(number=1).eligibility_decisions.get()
    assert case.state == CaseState.ASSIGNED
    assert (decision.read_code, decision.because) == ("LATE", "The form was sent only in February.")


def test_every_item_needs_its_ruling(cast: Cast) -> None:
    case = walks.submitted(cast)
    before = everything()

    with pytest.raises(RefusedError, match="still open: 1, 3"):
        decide(case, {2: Ruling()}, cast)

    assert everything() == before


def test_the_notice_of_a_refusal_says_reason_cure_and_appeal_and_is_served_on_the_parties(cast: Cast) -> None:
    """8 CCR § 9792.10.3(c): in writing, with the reasons."""
    case = walks.submitted(cast, **LATE)

    case = decide_eligibility(
        case=case,
        version=case.version,
        rulings=same_for_all(case, ReasonCode.LATE),
        by=cast.clerk,
        at=LATER,
        method=ServedBy.OVERNIGHT,
    )

    notice = case.notices.get()
    served = notice.services.values_list("party__kind", "method", "at")
    assert notice.kind == NoticeKind.INELIGIBILITY
    assert "Lumbar fusion L4-S1" in notice.paragraphs[1]
    assert "Lab. Code § 4610.5(h)(1)" in notice.paragraphs[1]
    assert "appeal to the Workers’ Compensation Appeals Board" in notice.paragraphs[1]
    assert set(served) == {
        (kind, ServedBy.OVERNIGHT, LATER)
        for kind in (
            PartyKind.EMPLOYEE,
            PartyKind.ATTORNEY,
            PartyKind.CLAIMS_ADMINISTRATOR,
            PartyKind.REQUESTING_PHYSICIAN,
        )
    }


def test_a_deferred_case_resumes_and_only_what_was_deferred_is_decided(cast: Cast) -> None:
    """Lab. Code § 4610.5(h)(2), (k)."""
    case = deferred(cast)
    assert case.state == CaseState.DEFERRED_LIABILITY

    case = resume_deferred(case=case, version=case.version, resolved_on=date(2025, 3, 3), by=cast.clerk, at=LATER)
    case = decide(case, {number: Ruling(because=GOES_ON) for number in (1, 2)}, cast)

    states = case.items.values_list("state", flat=True)
    facts = eligibility_facts(case.items.get(number=1)).review
    assert case.state == CaseState.ASSIGNED
    assert list(states) == [ItemState.DISPUTED, ItemState.DISPUTED, ItemState.INELIGIBLE]
    assert (facts.liability, facts.resolution_served) == (LiabilityDispute.RESOLVED, date(2025, 3, 3))
    assert case.items.get(number=3).eligibility_decisions.count() == 1


def test_the_same_request_in_an_earlier_case_is_a_duplicate_and_in_a_later_one_is_none(cast: Cast) -> None:
    """8 CCR § 9792.10.3(a)(2)."""
    first = walks.submitted(cast)
    second = walks.submitted(cast, at=AT + timedelta(days=1))

    assert reading_of(first.items.get(number=1)).standing is Standing.ELIGIBLE
    assert [rule.code for rule in reading_of(second.items.get(number=1)).reasons] == [ReasonCode.DUPLICATE]


@pytest.mark.parametrize(
    ("changed", "is_duplicate"),
    [({}, True), ({"physician_name": "Dr Another"}, False)],
    ids=["same physician", "another physician"],
)
def test_a_duplicate_is_of_the_same_physician(cast: Cast, changed: dict[str, object], *, is_duplicate: bool) -> None:
    walks.submitted(cast)
    second = walks.submitted(cast, at=AT + timedelta(days=1), **changed)

    codes = [rule.code for rule in reading_of(second.items.get(number=1)).reasons]

    assert codes == ([ReasonCode.DUPLICATE] if is_duplicate else [])


def test_a_refused_or_unsubmitted_application_makes_no_duplicate(cast: Cast) -> None:
    late = walks.submitted(cast, **LATE)
    decide(late, same_for_all(late, ReasonCode.LATE), cast)
    walks.received(cast)

    again = walks.submitted(cast, at=AT + timedelta(days=1))

    assert reading_of(again.items.get(number=1)).standing is Standing.ELIGIBLE


@pytest.mark.parametrize(
    ("filed_by", "applicant", "designated"),
    [
        ("", None, None),
        (Filer.EMPLOYEE, Applicant.EMPLOYEE, None),
        (Filer.DESIGNEE, Applicant.DESIGNEE, UR_DECIDED),
        (Filer.EMERGENCY_PROVIDER, Applicant.EMERGENCY_PROVIDER, None),
    ],
)
def test_who_filed_is_what_the_form_says(
    cast: Cast, filed_by: str, applicant: Applicant | None, designated: date | None
) -> None:
    case = walks.submitted(cast, filed_by=filed_by)

    facts = eligibility_facts(case.items.get(number=1)).application

    assert (facts.filed_by, facts.designated) == (applicant, designated)


def test_a_designation_signed_after_the_form_was_received_mends_nothing(cast: Cast) -> None:
    case = walks.submitted(cast, filed_by=Filer.DESIGNEE)
    received = case.applications.get().received_on
    Designation.objects.filter(employee=cast.alma).update(signed_on=received + timedelta(days=1))

    assert eligibility_facts(case.items.get(number=1)).application.designated is None


def test_a_designation_for_an_earlier_decision_does_not_bar_what_the_employee_filed(cast: Cast) -> None:
    case = walks.submitted(cast, ur_decided_on=date(2025, 2, 20), ur_served_on=date(2025, 2, 20))

    assert reading_of(case.items.get(number=1)).standing is Standing.ELIGIBLE
