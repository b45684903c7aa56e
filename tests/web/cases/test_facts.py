"""What the rows of a case tell the law: of each item its own facts, and nothing that nobody said."""

from datetime import date

import pytest

from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.eligibility import Applicant, Ending, LiabilityDispute, ReasonCode, Standing
from openimr.law.priorities import Certifier
from openimr.web.cases.choices import CertifiedBy, Ground, ItemEnding, Liability, MailedTo
from openimr.web.cases.facts import eligibility_facts, has_formulary_item, reading_of
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import (
    Dispute,
    Line,
    LineFacts,
    dispute_items,
    enter_ur_decision,
    receive_application,
    submit_application,
)
from openimr.web.cases.values import Filer, ItemState, ServedBy, UrDecision
from tests.web import walks
from tests.web.cast import AT, Cast

MAYS = (date(2025, 2, 20), date(2025, 2, 21))


def case_of(cast: Cast, *lines: LineFacts, **fields: object) -> Case:
    """Return a submitted case with an item of each line, and one that is on no line."""
    case = receive_application(fields=walks.application_fields(**fields), employee=cast.alma, by=cast.clerk, at=AT)
    entered = [
        Line(requested=f"Treatment {number}", decision=UrDecision.DENIED, facts=facts)
        for number, facts in enumerate(lines, start=1)
    ]
    case = enter_ur_decision(case=case, version=case.version, lines=entered, by=cast.clerk, at=AT)
    disputes = [Dispute(line=number) for number in range(1, len(lines) + 1)]
    added = Dispute(description="Walker", added_because="Denied with line 1.")
    case = dispute_items(case=case, version=case.version, disputes=[*disputes, added], by=cast.clerk, at=AT)
    case = walks.confirmed(case, cast)
    return submit_application(case=case, version=case.version, by=cast.clerk, at=AT)


def codes(case: Case) -> list[list[ReasonCode]]:
    return [[rule.code for rule in reading_of(item).reasons] for item in case.items.all()]


@pytest.mark.parametrize(
    ("choices", "law"),
    [
        (MailedTo.values, [each.value for each in Destination]),
        (ServedBy.values, [each.value for each in ServiceMethod]),
        (CertifiedBy.names, [each.name for each in Certifier]),
        (Liability.names, [each.name for each in LiabilityDispute]),
        (ItemEnding.names, [each.name for each in Ending]),
        (Filer.names, [each.name for each in Applicant]),
    ],
    ids=["mail", "service", "certifiers", "liability", "endings", "filers"],
)
def test_every_answer_that_the_law_knows_can_be_chosen(choices: list[str], law: list[str]) -> None:
    assert sorted(choices) == sorted(law)


def test_nothing_is_known_that_nobody_said(cast: Cast) -> None:
    case = receive_application(
        fields={"employee_last_name": "Reyes"}, employee=cast.alma, by=cast.clerk, at=AT, received_on=date(2025, 3, 3)
    )
    lines = [Line(requested="Brace", decision=UrDecision.DENIED)]
    case = enter_ur_decision(case=case, version=case.version, lines=lines, by=cast.clerk, at=AT)
    case = dispute_items(case=case, version=case.version, disputes=[Dispute(line=1)], by=cast.clerk, at=AT)

    facts = eligibility_facts(case.items.get())

    known = {
        name
        for part in (facts.review, facts.application, facts.item)
        for name in type(part).__slots__
        if getattr(part, name) is not None
    }
    assert known == {"received", "outcome", "duplicate_of"}


@pytest.mark.parametrize(
    ("served_by", "destination", "expected"),
    [
        ("mail", "california", Destination.CALIFORNIA),
        ("mail", "us", Destination.US),
        ("mail", "abroad", Destination.ABROAD),
        ("mail", "", None),
        ("personal", "abroad", None),
        ("", "abroad", None),
    ],
)
def test_where_it_was_mailed_counts_for_mail_alone_and_is_else_not_known(
    cast: Cast, served_by: str, destination: str, expected: Destination | None
) -> None:
    """Code Civ. Proc. § 1013(a)."""
    case = case_of(cast, LineFacts(), ur_served_by=served_by, ur_destination=destination)

    assert eligibility_facts(case.items.get(number=1)).review.destination is expected


@pytest.mark.parametrize(
    ("destination", "expected"), [("california", [ReasonCode.LATE]), ("us", []), ("", [])], ids=["5", "10", "not known"]
)
def test_mail_from_another_state_gives_more_time(cast: Cast, destination: str, expected: list[ReasonCode]) -> None:
    """Code Civ. Proc. § 1013(a): 5 days within California, 10 outside of it."""
    served = date(2025, 1, 24)  # the 35th day is Fri 28 Feb, the 40th Wed 5 Mar 2025
    case = case_of(cast, LineFacts(), ur_decided_on=served, ur_served_on=served, ur_destination=destination)

    assert codes(case)[0] == expected


class TestLines:
    """Lab. Code § 4610.5(c)(1), (h), (k): each disputed treatment has facts of its own."""

    def test_one_line_lacked_information_and_liability_is_disputed_for_another(self, cast: Cast) -> None:
        case = case_of(
            cast,
            LineFacts(ground=Ground.NECESSITY, liability=Liability.NONE),
            LineFacts(ground=Ground.INFORMATION, liability=Liability.NONE),
            LineFacts(ground=Ground.NECESSITY, liability=Liability.OPEN),
            LineFacts(ground=Ground.OTHER, liability=Liability.NONE),
            is_on_necessity=None,
            is_information_denial=None,
            is_liability_disputed=None,
        )

        assert codes(case) == [
            [],
            [ReasonCode.UR_CNC],
            [ReasonCode.LIABILITY_DISPUTED],
            [ReasonCode.NOT_UR_DECISION],
            [],
        ]

    def test_what_a_line_does_not_say_is_said_by_the_decision_as_a_whole(self, cast: Cast) -> None:
        case = case_of(
            cast,
            LineFacts(),
            LineFacts(ground=Ground.NECESSITY, liability=Liability.NONE, is_formulary=True),
            is_on_necessity=None,
            is_information_denial=True,
            is_liability_disputed=True,
        )
        whole, own, added = (eligibility_facts(item) for item in case.items.all())

        assert (whole.item.is_conditional, whole.item.is_on_necessity, whole.item.is_formulary) == (True, False, False)
        assert whole.review.liability is LiabilityDispute.OPEN
        assert (own.item.is_conditional, own.item.is_on_necessity, own.item.is_formulary) == (False, True, True)
        assert own.review.liability is LiabilityDispute.NONE
        assert (added.item.is_conditional, added.item.is_on_necessity, added.item.is_formulary) == (None, None, None)
        assert (added.item.outcome, added.review.liability) == (None, None)

    @pytest.mark.parametrize(
        ("line", "fields", "liability", "resolved"),
        [
            (LineFacts(), {}, LiabilityDispute.OPEN, None),
            (LineFacts(), {"is_review_agreed": True}, LiabilityDispute.AGREED, None),
            (LineFacts(), {"liability_resolved_on": MAYS[0]}, LiabilityDispute.RESOLVED, MAYS[0]),
            (
                LineFacts(liability=Liability.OPEN),
                {"liability_resolved_on": MAYS[0]},
                LiabilityDispute.OPEN,
                None,
            ),
            (
                LineFacts(liability=Liability.RESOLVED, liability_resolved_on=MAYS[1]),
                {"liability_resolved_on": MAYS[0]},
                LiabilityDispute.RESOLVED,
                MAYS[1],
            ),
            (LineFacts(liability=Liability.AGREED), {}, LiabilityDispute.AGREED, None),
        ],
    )
    def test_the_day_of_resolution_goes_with_the_dispute_it_resolves(
        self,
        cast: Cast,
        line: LineFacts,
        fields: dict[str, object],
        liability: LiabilityDispute,
        resolved: date | None,
    ) -> None:
        case = case_of(cast, line, is_liability_disputed=True, **fields)

        review = eligibility_facts(case.items.get(number=1)).review

        assert (review.liability, review.resolution_served) == (liability, resolved)

    def test_an_employer_who_agrees_lets_the_review_go_on(self, cast: Cast) -> None:
        """Lab. Code § 4610.5(k): unless the employer agrees that the case is eligible."""
        case = case_of(cast, LineFacts(liability=Liability.AGREED))

        assert reading_of(case.items.get(number=1)).standing is Standing.ELIGIBLE

    @pytest.mark.parametrize(
        ("whole", "lines", "expected"),
        [
            (True, (None, None), True),
            (False, (True, None), True),
            (True, (False, False), False),
            (None, (None, None), False),
        ],
        ids=["all", "one of two", "each says no", "not known"],
    )
    def test_one_formulary_item_under_review_sets_the_time_of_the_determination(
        self, cast: Cast, *, whole: bool | None, lines: tuple[bool | None, ...], expected: bool
    ) -> None:
        case = case_of(cast, *(LineFacts(is_formulary=line) for line in lines), is_formulary=whole)

        assert has_formulary_item(case) is expected

    def test_a_formulary_item_that_is_refused_sets_no_time(self, cast: Cast) -> None:
        case = case_of(cast, LineFacts(is_formulary=True), LineFacts(is_formulary=False))
        case.items.filter(number=1).update(state=ItemState.INELIGIBLE)

        assert not has_formulary_item(case)


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (ItemEnding.AUTHORIZED, ReasonCode.AUTHORIZED),
        (ItemEnding.WITHDRAWN, ReasonCode.WITHDRAWN),
        (ItemEnding.SETTLED, ReasonCode.SETTLED),
        (ItemEnding.NONE, None),
        (None, None),
    ],
)
def test_a_dispute_that_ended_is_not_reviewed_and_one_not_known_of_stays_open(
    cast: Cast, ending: ItemEnding | None, code: ReasonCode | None
) -> None:
    """Lab. Code § 4610.5(g)."""
    case = walks.received(cast)
    disputes = [Dispute(line=1, ending=ending), Dispute(line=2, ending=ItemEnding.NONE)]
    case = dispute_items(case=case, version=case.version, disputes=disputes, by=cast.clerk, at=AT)

    first, second = (reading_of(item) for item in case.items.all())

    assert [rule.code for rule in first.reasons] == ([code] if code else [])
    assert ("Has the dispute ended?" in [answer.question for answer in first.not_known]) is (ending is None)
    assert second.standing is Standing.ELIGIBLE


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"was_form_sent": True}, [ReasonCode.LATE]),
        ({"was_form_sent": None}, [ReasonCode.LATE]),
        ({"was_form_sent": False}, []),
        ({"was_form_sent": False, "form_given_on": date(2025, 2, 20)}, []),
        ({"was_form_sent": False, "form_given_on": date(2025, 1, 7)}, [ReasonCode.LATE]),
    ],
    ids=["with it", "not known", "never", "given since", "given long ago"],
)
def test_the_time_runs_from_when_the_form_was_given(
    cast: Cast, fields: dict[str, object], expected: list[ReasonCode]
) -> None:
    """Lab. Code § 4610.5(h)(3)."""
    late = date(2025, 1, 6)
    case = case_of(cast, LineFacts(), ur_decided_on=late, ur_served_on=late, **fields)

    assert codes(case)[0] == expected


@pytest.mark.parametrize(
    ("was_emergency", "expected"), [(True, []), (False, [ReasonCode.NOT_ELIGIBLE_PARTY]), (None, [])]
)
def test_a_provider_files_only_for_treatment_in_an_emergency(
    cast: Cast, *, was_emergency: bool | None, expected: list[ReasonCode]
) -> None:
    """Lab. Code § 4610.5(h)(4)."""
    case = case_of(cast, LineFacts(), filed_by=Filer.EMERGENCY_PROVIDER, was_emergency=was_emergency)

    assert codes(case)[0] == expected


def test_an_old_injury_is_reviewed_where_the_physician_was_told_late_enough(cast: Cast) -> None:
    """Lab. Code § 4610.5(a)(2)."""
    old = {"date_of_injury": date(2012, 5, 1), "ur_decided_on": None, "ur_served_on": None}

    told = [case_of(cast, LineFacts(), ur_communicated_on=day, **old) for day in (date(2013, 6, 30), date(2013, 7, 1))]

    assert [codes(case)[0] for case in told] == [[ReasonCode.WRONG_DATE_REGIME], [ReasonCode.DUPLICATE]]
