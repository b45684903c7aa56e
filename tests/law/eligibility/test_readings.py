from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.eligibility import (
    Applicant,
    ApplicationFacts,
    EligibilityFacts,
    EligibilityReading,
    Ending,
    ItemFacts,
    LiabilityDispute,
    ReasonCode,
    Standing,
    UrFacts,
    UrOutcome,
    eligibility_of,
)

DECIDED = date(2024, 4, 3)
REVIEW = UrFacts(
    injured=date(2022, 6, 1),
    decided=DECIDED,
    communicated=DECIDED,
    served=DECIDED,
    method=ServiceMethod.MAIL,
    destination=Destination.CALIFORNIA,
    was_form_sent=True,
    liability=LiabilityDispute.NONE,
)
APPLICATION = ApplicationFacts(
    received=date(2024, 4, 20), is_signed=True, has_ur_decision=True, filed_by=Applicant.EMPLOYEE
)
ITEM = ItemFacts(
    outcome=UrOutcome.DENIED,
    is_on_necessity=True,
    is_conditional=False,
    is_formulary=False,
    duplicate_of=(),
    ending=Ending.NONE,
)
ALL_KNOWN = EligibilityFacts(review=REVIEW, application=APPLICATION, item=ITEM)
NOTHING_KNOWN = EligibilityFacts(review=UrFacts(), application=ApplicationFacts(), item=ItemFacts())


def reading(
    *, review: UrFacts = REVIEW, application: ApplicationFacts = APPLICATION, item: ItemFacts = ITEM
) -> EligibilityReading:
    return eligibility_of(EligibilityFacts(review=review, application=application, item=item))


def codes(found: EligibilityReading) -> list[str]:
    return [rule.code.name for rule in found.reasons]


def test_an_item_with_nothing_against_it_is_eligible_and_leaves_no_question() -> None:
    found = eligibility_of(ALL_KNOWN)

    assert found.standing is Standing.ELIGIBLE
    assert (found.reasons, found.refusals, found.not_known) == ((), (), ())
    assert found.deadline is not None
    assert found.deadline.due == date(2024, 5, 8)


class TestRecentEnough:
    """Lab. Code § 4610.5(a): "(1) Any dispute over a utilization review decision regarding treatment for an injury
    occurring on or after January 1, 2013. (2) Any dispute over a utilization review decision if the decision is
    communicated to the requesting physician on or after July 1, 2013, regardless of the date of injury."
    """

    OLD = replace(REVIEW, injured=date(2010, 5, 4), decided=date(2013, 6, 28), served=date(2013, 6, 28))

    @pytest.mark.parametrize(
        ("injured", "communicated", "expected"),
        [
            (date(2013, 1, 1), date(2013, 2, 1), []),
            (date(2012, 12, 31), date(2013, 7, 1), []),
            (date(2012, 12, 31), date(2013, 6, 30), ["WRONG_DATE_REGIME"]),
            (date(1999, 1, 1), date(2013, 6, 30), ["WRONG_DATE_REGIME"]),
            (None, date(2013, 6, 30), []),
            (date(2012, 12, 31), None, []),
        ],
    )
    def test_either_day_makes_it_recent_enough(
        self, injured: date | None, communicated: date | None, expected: list[str]
    ) -> None:
        review = replace(self.OLD, injured=injured, communicated=communicated)

        found = reading(review=review, application=replace(APPLICATION, received=date(2013, 7, 8)))

        assert codes(found) == expected

    def test_a_decision_since_july_2013_was_told_no_earlier(self) -> None:
        review = replace(REVIEW, injured=None, communicated=None)

        assert reading(review=review).not_known == ()

    def test_of_a_dispute_too_old_nothing_else_is_asked(self) -> None:
        found = reading(review=replace(self.OLD, communicated=date(2013, 6, 28)))

        assert len(found.answers) == 1
        assert found.standing is Standing.INELIGIBLE
        assert found.reasons[0].cure == "Use the older way of Lab. Code § 4062."


class TestUtilizationReviewDecision:
    """Lab. Code § 4610.5(c): "(1) "Disputed medical treatment" means medical treatment that has been modified or denied
    by a utilization review decision on the basis of medical necessity." (3) ""Utilization review decision" means a
    decision pursuant to Section 4610 to modify or deny, based in whole or in part on medical necessity to cure or
    relieve, a treatment recommendation"
    """

    @pytest.mark.parametrize(
        ("outcome", "is_on_necessity", "expected"),
        [
            (UrOutcome.DENIED, True, []),
            (UrOutcome.MODIFIED, True, []),
            (UrOutcome.APPROVED, True, ["NOT_UR_DECISION"]),
            (UrOutcome.APPROVED, None, ["NOT_UR_DECISION"]),
            (UrOutcome.DENIED, False, ["NOT_UR_DECISION"]),
            (None, False, ["NOT_UR_DECISION"]),
            (UrOutcome.DELAYED, True, ["NOT_UR_DECISION"]),
            (UrOutcome.DENIED, None, []),
            (None, True, []),
        ],
    )
    def test_only_a_modification_or_denial_on_necessity_is_reviewed(
        self, outcome: UrOutcome | None, expected: list[str], *, is_on_necessity: bool | None
    ) -> None:
        assert codes(reading(item=replace(ITEM, outcome=outcome, is_on_necessity=is_on_necessity))) == expected

    def test_a_delay_could_be_disputed_until_2016(self) -> None:
        """The words before 2017, read in part: a decision to modify, delay or deny."""
        decided = date(2016, 6, 1)
        review = replace(REVIEW, decided=decided, communicated=decided, served=decided)
        application = replace(APPLICATION, received=date(2016, 6, 20))

        assert (
            codes(reading(review=review, application=application, item=replace(ITEM, outcome=UrOutcome.DELAYED))) == []
        )


class TestMissingInformation:
    """The Division's page of IMR updates, words not read beside the project: a denial only because requested
    information never came (conditionally non-certified) is not eligible.
    """

    @pytest.mark.parametrize("is_on_necessity", [True, False, None])
    def test_a_denial_for_want_of_information_is_one_reason_and_not_two(self, *, is_on_necessity: bool | None) -> None:
        item = replace(ITEM, is_conditional=True, is_on_necessity=is_on_necessity)

        assert codes(reading(item=item)) == ["UR_CNC"]


class TestWhoMayFile:
    """Lab. Code § 4610.5(j): "an employee may designate a parent, guardian, conservator, relative, or other designee of
    the employee as an agent to act on his or her behalf. A designation of an agent executed prior to the utilization
    review decision shall not be valid. The requesting physician may join with or otherwise assist the employee in
    seeking an independent medical review, and may advocate on behalf of the employee."
    """

    @pytest.mark.parametrize(
        ("designated", "expected"),
        [
            (date(2024, 4, 2), ["NOT_ELIGIBLE_PARTY"]),
            (date(2024, 4, 3), []),
            (date(2024, 4, 10), []),
            (None, []),
        ],
        ids=["before", "same-day", "after", "day-unknown"],
    )
    def test_a_designation_before_the_decision_is_not_valid(self, designated: date | None, expected: list[str]) -> None:
        application = replace(APPLICATION, filed_by=Applicant.DESIGNEE, designated=designated)
        found = reading(application=application)

        assert codes(found) == expected
        assert bool(found.not_known) == (designated is None)

    @pytest.mark.parametrize(
        ("filed_by", "expected"),
        [
            (Applicant.EMPLOYEE, []),
            (Applicant.REQUESTING_PHYSICIAN, ["NOT_ELIGIBLE_PARTY"]),
            (Applicant.OTHER, ["NOT_ELIGIBLE_PARTY"]),
            (None, []),
        ],
    )
    def test_the_physician_may_assist_and_not_file(self, filed_by: Applicant | None, expected: list[str]) -> None:
        assert codes(reading(application=replace(APPLICATION, filed_by=filed_by))) == expected


class TestEmergencyProvider:
    """Lab. Code § 4610.5(h)(4): "A provider of emergency medical treatment when the employee faced an imminent and
    serious threat to his or her health, including, but not limited to, the potential loss of life, limb, or other major
    bodily function, may submit a request for independent medical review on its own behalf."
    """

    @pytest.mark.parametrize(("was_emergency", "expected"), [(True, []), (False, ["NOT_ELIGIBLE_PARTY"]), (None, [])])
    def test_may_file_where_there_was_an_emergency(self, expected: list[str], *, was_emergency: bool | None) -> None:
        application = replace(APPLICATION, filed_by=Applicant.EMERGENCY_PROVIDER, was_emergency=was_emergency)

        assert codes(reading(application=application)) == expected


class TestSignatureAndDecision:
    """8 CCR § 9792.10.1(b)(1), words not read beside the project: the application is made on the signed form with a copy
    of the utilization review decision.
    """

    @pytest.mark.parametrize(
        ("application", "expected"),
        [
            (replace(APPLICATION, is_signed=False), ["NO_SIGNATURE"]),
            (replace(APPLICATION, has_ur_decision=False), ["NO_UR_DECISION_ATTACHED"]),
            (replace(APPLICATION, is_signed=False, has_ur_decision=False), ["NO_SIGNATURE", "NO_UR_DECISION_ATTACHED"]),
            (replace(APPLICATION, is_signed=None, has_ur_decision=None), []),
        ],
        ids=["unsigned", "no-decision", "neither", "not-known"],
    )
    def test_both_are_needed(self, application: ApplicationFacts, expected: list[str]) -> None:
        assert codes(reading(application=application)) == expected


class TestTime:
    """Lab. Code § 4610.5(h)(1)(B): "For all other medical treatment disputes, 30 days after the service of the
    utilization review decision to the employee."
    """

    @pytest.mark.parametrize(("received", "expected"), [(date(2024, 5, 8), []), (date(2024, 5, 9), ["LATE"])])
    def test_an_application_after_the_last_day_is_late(self, received: date, expected: list[str]) -> None:
        assert codes(reading(application=replace(APPLICATION, received=received))) == expected

    def test_the_answer_tells_the_days_and_why(self) -> None:
        found = reading(application=replace(APPLICATION, received=date(2024, 5, 9)))

        assert found.refusals[0].answer == (
            "late, received Thu 9 May 2024. The last day is Wed 8 May 2024: the law gives 30 calendar days from the service "
            "of the utilization review decision on Wed 3 Apr 2024 (Lab. Code § 4610.5(h)(1)(B)). The law adds 5 calendar "
            "days for service by mail within California (Code Civ. Proc. § 1013(a))."
        )


class TestDeferral:
    """Lab. Code § 4610.5(k): "unless the employer agrees that the case is eligible for independent medical review, a
    request for independent medical review shall be deferred if at the time of a utilization review decision the
    employer is also disputing liability for the treatment for any reason besides medical necessity."
    """

    @pytest.mark.parametrize(
        ("liability", "standing"),
        [
            (LiabilityDispute.NONE, Standing.ELIGIBLE),
            (LiabilityDispute.OPEN, Standing.DEFERRED),
            (LiabilityDispute.AGREED, Standing.ELIGIBLE),
            (None, Standing.ELIGIBLE),
        ],
    )
    def test_a_dispute_of_liability_defers_unless_the_employer_agrees(
        self, liability: LiabilityDispute | None, standing: Standing
    ) -> None:
        assert reading(review=replace(REVIEW, liability=liability)).standing is standing

    def test_a_resolved_dispute_goes_on(self) -> None:
        review = replace(REVIEW, liability=LiabilityDispute.RESOLVED, resolution_served=date(2024, 9, 3))

        assert reading(review=review).standing is Standing.ELIGIBLE

    def test_a_reason_that_closes_outweighs_one_that_defers(self) -> None:
        found = reading(
            review=replace(REVIEW, liability=LiabilityDispute.OPEN), application=replace(APPLICATION, is_signed=False)
        )

        assert codes(found) == ["NO_SIGNATURE", "LIABILITY_DISPUTED"]
        assert found.standing is Standing.INELIGIBLE

    def test_while_liability_is_disputed_nothing_is_late(self) -> None:
        found = reading(
            review=replace(REVIEW, liability=LiabilityDispute.OPEN),
            application=replace(APPLICATION, received=date(2025, 3, 3)),
        )

        assert codes(found) == ["LIABILITY_DISPUTED"]


class TestFormNotSent:
    """Lab. Code § 4610.5(h)(3): "the time limitations for the employee to submit a request for independent medical
    review shall not begin to run until the employer provides the required notice to the employee."
    """

    @pytest.mark.parametrize(
        ("given_on", "answer"),
        [(None, "no: the time does not run"), (date(2024, 9, 3), "no: given Tue 3 Sep 2024")],
    )
    def test_it_saves_an_application_that_would_be_late(self, given_on: date | None, answer: str) -> None:
        found = reading(
            review=replace(REVIEW, was_form_sent=False, form_given=given_on),
            application=replace(APPLICATION, received=date(2024, 9, 20)),
        )

        assert found.standing is Standing.ELIGIBLE
        assert answer in [each.answer for each in found.answers]


class TestDuplicate:
    """8 CCR § 9792.10.3(a)(2), words not read beside the project: any previous application for the same disputed
    treatment is considered.
    """

    def test_the_other_cases_are_named(self) -> None:
        found = reading(item=replace(ITEM, duplicate_of=("OI-24-000007", "OI-24-000009")))

        assert codes(found) == ["DUPLICATE"]
        assert found.refusals[0].answer == "yes: OI-24-000007, OI-24-000009"

    def test_not_having_looked_is_not_known(self) -> None:
        found = reading(item=replace(ITEM, duplicate_of=None))

        assert [each.question for each in found.not_known] == [
            "Is the same request pending or decided in another case?"
        ]


class TestEnding:
    """Lab. Code § 4610.5(g): "The independent medical review process may be terminated at any time upon the employer's
    written authorization of the disputed medical treatment."
    """

    @pytest.mark.parametrize("ending", [Ending.AUTHORIZED, Ending.WITHDRAWN, Ending.SETTLED])
    def test_a_dispute_that_ended_is_closed_by_its_own_code(self, ending: Ending) -> None:
        found = reading(item=replace(ITEM, ending=ending))

        assert codes(found) == [ending.name]
        assert found.standing is Standing.INELIGIBLE


class TestFactsNotKnown:
    """No provision: facts that are not known never refuse; they are listed."""

    def test_of_nothing_known_every_question_is_open_and_nothing_refuses(self) -> None:
        found = eligibility_of(NOTHING_KNOWN)

        assert found.standing is Standing.ELIGIBLE
        assert found.not_known == found.answers

    @given(
        st.sets(st.sampled_from(["decided", "communicated", "method", "destination", "was_form_sent", "liability"])),
        st.sets(st.sampled_from(["received", "is_signed", "has_ur_decision", "filed_by"])),
        st.sets(
            st.sampled_from(["outcome", "is_on_necessity", "is_conditional", "is_formulary", "duplicate_of", "ending"])
        ),
    )
    def test_forgetting_facts_of_an_eligible_item_refuses_nothing(
        self, review: set[str], application: set[str], item: set[str]
    ) -> None:
        found = reading(
            review=replace(REVIEW, **dict.fromkeys(review)),
            application=replace(APPLICATION, **dict.fromkeys(application)),
            item=replace(ITEM, **dict.fromkeys(item)),
        )

        assert found.reasons == ()

    def test_a_published_letter_is_read_with_what_its_header_tells(self) -> None:
        """A letter tells the day of the decision, of injury and of receipt; its items were denied on necessity."""
        decided = date(2016, 11, 9)
        found = reading(
            review=UrFacts(
                injured=date(2016, 10, 10),
                decided=decided,
                served=decided,
                method=ServiceMethod.MAIL,
                destination=Destination.CALIFORNIA,
            ),
            application=ApplicationFacts(received=date(2016, 11, 14)),
            item=ItemFacts(outcome=UrOutcome.DENIED, is_on_necessity=True),
        )

        assert found.standing is Standing.ELIGIBLE
        assert len(found.not_known) == 8

    def test_a_day_outside_of_the_law_is_an_error(self) -> None:
        with pytest.raises(NoLawInForceError, match="expected a rule in force on 2012-03-01"):
            reading(review=replace(REVIEW, injured=None, communicated=None, decided=None, served=date(2012, 3, 1)))


def test_every_reason_can_be_given() -> None:
    """The examples above, once each: no code is out of reach."""
    old = replace(REVIEW, injured=date(2010, 1, 1), communicated=date(2013, 1, 1), decided=date(2013, 1, 1))
    found = [
        reading(review=old),
        reading(review=replace(REVIEW, liability=LiabilityDispute.OPEN)),
        reading(application=replace(APPLICATION, received=date(2026, 1, 1))),
        reading(application=replace(APPLICATION, is_signed=False, has_ur_decision=False, filed_by=Applicant.OTHER)),
        reading(item=replace(ITEM, outcome=UrOutcome.APPROVED, is_conditional=True, duplicate_of=("OI-24-000001",))),
        *(reading(item=replace(ITEM, ending=ending)) for ending in Ending),
    ]

    assert {rule.code for each in found for rule in each.reasons} == set(ReasonCode)


ITEMS = st.builds(
    ItemFacts,
    outcome=st.sampled_from([None, *UrOutcome]),
    is_on_necessity=st.sampled_from([None, True, False]),
    is_conditional=st.sampled_from([None, True, False]),
    is_formulary=st.sampled_from([None, True, False]),
    duplicate_of=st.sampled_from([None, (), ("IM25-0000001",)]),
    ending=st.sampled_from([None, *Ending]),
)


@given(one=ITEMS, other=ITEMS, liability=st.sampled_from([None, *LiabilityDispute]))
def test_what_is_of_the_application_is_answered_the_same_for_every_item(
    one: ItemFacts, other: ItemFacts, liability: LiabilityDispute | None
) -> None:
    readings = reading(item=one), reading(item=other, review=replace(REVIEW, liability=liability))

    first, second = ([answer for answer in found.answers if answer.is_of_application] for found in readings)

    assert first == second
    assert [answer.question for answer in first] == [
        "Is the dispute recent enough for independent medical review?",
        "May who filed the application file it?",
        "Is the application signed?",
        "Is a copy of the utilization review decision attached?",
        "Did the application form and notice come with the decision?",
    ]
