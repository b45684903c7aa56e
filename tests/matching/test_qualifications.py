from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.law.reviewers import PUBLISHED_PRACTICE_RULE
from openimr.matching.answers import Bearing, ReasonCode
from openimr.matching.candidates import Candidate, Certificate, Licence
from openimr.matching.screening import may_review
from tests.matching.cast import DAY, LIND, NEED, blocking_codes, reason


def licence(*, expires: date | None = DAY, restricted: bool = False, state: str = "Ohio") -> Licence:
    return Licence(state=state, expires=expires, is_restricted=restricted)


def test_dr_lind_may_review_and_every_rule_has_said_so() -> None:
    answer = may_review(LIND, NEED)

    assert answer.may_review
    assert {each.code for each in answer.reasons} == set(ReasonCode) - {
        ReasonCode.FORMER_REVIEWER,
        ReasonCode.OWN_CASE,
        ReasonCode.NAMED,
        ReasonCode.PATH,
    }


class TestNonrestrictedLicence:
    """Lab. Code § 139.5(d)(4)(B): "Notwithstanding any other law, the physician shall hold a nonrestricted license in any
    state of the United States [...]"
    """

    @pytest.mark.parametrize(
        ("licences", "bearing", "blocks"),
        [
            ((licence(expires=DAY),), Bearing.FOR, False),
            ((licence(expires=DAY - timedelta(days=1)),), Bearing.AGAINST, True),
            ((licence(restricted=True),), Bearing.AGAINST, True),
            ((licence(restricted=True), licence(state="Iowa")), Bearing.FOR, False),
            ((licence(expires=None),), Bearing.NOT_KNOWN, True),
            ((licence(expires=None), licence(state="Iowa")), Bearing.FOR, False),
            ((), Bearing.AGAINST, True),
        ],
        ids=["last-day", "ended", "restricted", "another-state-is-free", "end-not-known", "another-is-known", "none"],
    )
    def test_a_licence_is_nonrestricted_and_in_force_on_the_day(
        self, licences: tuple[Licence, ...], bearing: Bearing, *, blocks: bool
    ) -> None:
        found = reason(ReasonCode.NONRESTRICTED, replace(LIND, licences=licences))

        assert (found.bearing, found.blocks) == (bearing, blocks)
        assert found.provision.source == "Lab. Code § 139.5(d)(4)(B)"


class TestLicensedPhysician:
    """Lab. Code § 139.5(d)(4): "Medical professionals selected by independent medical review organizations to review
    medical treatment decisions shall be licensed physicians, as defined by Section 3209.3, in good standing [...]"
    """

    def test_a_restricted_licence_is_a_licence_and_is_pointed_at(self) -> None:
        restricted = replace(LIND, licences=(licence(restricted=True), licence(state="Iowa")))

        assert reason(ReasonCode.LICENSED, restricted).bearing is Bearing.FOR
        assert "why the licence in Ohio is restricted" in reason(ReasonCode.DISCIPLINE, restricted).sentence


class TestBoardCertification:
    """Lab. Code § 139.5(d)(4)(B): "[...] and for physicians and surgeons holding an M.D. or D.O. degree, a current
    certification by a recognized American medical specialty board in the area or areas appropriate to the condition or
    treatment under review."
    """

    @pytest.mark.parametrize(
        ("certificate", "blocks"),
        [
            (Certificate(specialty="Neurology", expires=DAY), False),
            (Certificate(specialty="Neurology", expires=None), False),
            (Certificate(specialty="Neurology", expires=DAY - timedelta(days=1)), True),
            (Certificate(specialty="Neurology", is_board=False), True),
        ],
        ids=["last-day", "names-no-end", "ended", "no-board"],
    )
    def test_a_board_certificate_is_current(self, certificate: Certificate, *, blocks: bool) -> None:
        found = reason(ReasonCode.BOARD_CERTIFIED, replace(LIND, certificates=(certificate,)))

        assert found.blocks == blocks

    @pytest.mark.parametrize(
        ("specialties", "blocks"),
        [
            (frozenset({"orthopaedic surgery", "Neurology"}), False),
            (frozenset({"Neurology"}), True),
            (frozenset(), True),
            (None, False),
        ],
        ids=["one-of-several", "another", "none-is-appropriate", "nobody-has-said"],
    )
    def test_it_is_appropriate_to_the_case(self, specialties: frozenset[str] | None, *, blocks: bool) -> None:
        found = reason(ReasonCode.BOARD_CERTIFIED, need=replace(NEED, specialties=specialties))

        assert found.blocks == blocks

    def test_it_is_not_asked_of_other_degrees(self) -> None:
        podiatrist = replace(
            LIND, is_physician=False, certificates=(Certificate(specialty="Podiatrist", is_board=False),)
        )
        answer = may_review(podiatrist, NEED)

        assert answer.may_review
        assert ReasonCode.BOARD_CERTIFIED not in {each.code for each in answer.reasons}


class TestKnowledge:
    """Lab. Code § 139.5(d)(4)(A): "The physician shall be a clinician knowledgeable in the treatment of the employee's
    medical condition, knowledgeable about the proposed treatment, and familiar with guidelines and protocols in the area
    of treatment under review."
    """

    def test_what_nobody_has_judged_is_said_and_does_not_block(self) -> None:
        found = reason(ReasonCode.KNOWLEDGEABLE)

        assert (found.bearing, found.blocks) == (Bearing.NOT_KNOWN, False)

    def test_other_degrees_hold_an_appropriate_specialty_too(self) -> None:
        podiatrist = replace(
            LIND, is_physician=False, certificates=(Certificate(specialty="Podiatrist", is_board=False),)
        )
        answer = may_review(podiatrist, replace(NEED, specialties=frozenset({"Neurology"})))

        assert blocking_codes(answer) == {ReasonCode.KNOWLEDGEABLE}


class TestDiscipline:
    """Lab. Code § 139.5(d)(4)(C): "The physician shall have no history of disciplinary action or sanctions, including,
    but not limited to, loss of staff privileges or participation restrictions, taken or pending by any hospital,
    government, or regulatory body."
    """

    @pytest.mark.parametrize(
        ("known", "bearing", "blocks"),
        [(False, Bearing.FOR, False), (True, Bearing.AGAINST, True), (None, Bearing.NOT_KNOWN, True)],
    )
    def test_a_history_blocks_and_so_does_not_knowing(
        self, *, known: bool | None, bearing: Bearing, blocks: bool
    ) -> None:
        found = reason(ReasonCode.DISCIPLINE, replace(LIND, has_discipline=known))

        assert (found.bearing, found.blocks) == (bearing, blocks)


class TestQualifiedMedicalEvaluators:
    """Lab. Code § 139.5(d)(4)(D): "Commencing January 1, 2014, the physician shall not hold an appointment as a qualified
    medical evaluator pursuant to Section 139.2."
    """

    @pytest.mark.parametrize(
        ("known", "bearing", "blocks"),
        [(False, Bearing.FOR, False), (True, Bearing.AGAINST, True), (None, Bearing.NOT_KNOWN, True)],
    )
    def test_an_appointment_blocks_and_so_does_not_knowing(
        self, *, known: bool | None, bearing: Bearing, blocks: bool
    ) -> None:
        found = reason(ReasonCode.QME, replace(LIND, is_qme=known))

        assert (found.bearing, found.blocks) == (bearing, blocks)

    @pytest.mark.parametrize(("day", "may"), [(date(2013, 12, 31), True), (date(2014, 1, 1), False)])
    def test_since_2014(self, day: date, *, may: bool) -> None:
        evaluator = replace(LIND, is_qme=True, practice_since=date(2000, 1, 1))

        assert may_review(evaluator, replace(NEED, day=day)).may_review == may


class TestPreferenceForCalifornia:
    """Lab. Code § 139.5(d)(4)(B): "The independent medical review organization shall give preference to the use of a
    physician licensed in California as the reviewer."
    """

    def test_another_state_speaks_against_and_never_blocks(self) -> None:
        found = reason(ReasonCode.CALIFORNIA, replace(LIND, licences=(licence(),)))

        assert (found.bearing, found.blocks) == (Bearing.AGAINST, False)


class TestPractice:
    """Words not read: that a reviewer has practised for more than five years and does so at least 24 hours a week is
    stated by every published letter and by no statute; a rule of the contract.
    """

    @pytest.mark.parametrize(
        ("since", "hours", "blocking"),
        [
            (date(2019, 4, 30), 24, set()),
            (date(2019, 5, 1), 24, {ReasonCode.PRACTICE_YEARS}),
            (date(2019, 4, 30), 23, {ReasonCode.PRACTICE_HOURS}),
            (None, None, set()),
        ],
        ids=["five-years-and-a-day", "five-years-are-not-more", "too-few-hours", "not-known"],
    )
    def test_years_and_hours(self, since: date | None, hours: int | None, blocking: set[ReasonCode]) -> None:
        answer = may_review(replace(LIND, practice_since=since, practice_hours=hours), NEED)

        assert blocking_codes(answer) == blocking

    def test_it_is_a_rule_of_the_contract_and_says_unverified(self) -> None:
        found = reason(ReasonCode.PRACTICE_HOURS)

        assert not found.is_verified
        assert "contract" in found.provision.source

    @pytest.mark.parametrize(
        ("rule", "may"), [(replace(PUBLISHED_PRACTICE_RULE, least_hours_a_week=40), False), (None, True)]
    )
    def test_a_site_sets_its_own(self, rule: object, *, may: bool) -> None:
        assert may_review(LIND, replace(NEED, practice=rule)).may_review == may


class TestDates:
    """History note of Lab. Code § 139.5: "Amended by Stats. 2014, Ch. 71, Sec. 107." "Effective January 1, 2015." """

    @pytest.mark.parametrize(("day", "is_verified"), [(date(2014, 12, 31), False), (date(2015, 1, 1), True)])
    def test_the_words_are_carried_back_unverified(self, day: date, *, is_verified: bool) -> None:
        assert reason(ReasonCode.NONRESTRICTED, need=replace(NEED, day=day)).is_verified == is_verified

    def test_there_is_no_answer_before_2013(self) -> None:
        with pytest.raises(NoLawInForceError):
            may_review(LIND, replace(NEED, day=date(2012, 12, 31)))


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"licences": (licence(), licence())}, "licences"),
        ({"certificates": (Certificate(specialty="Urology"), Certificate(specialty="Urology"))}, "certificates"),
        ({"practice_hours": 169}, "practice_hours"),
    ],
    ids=["a-state-twice", "a-specialty-twice", "more-than-a-week"],
)
def test_a_candidate_that_contradicts_itself_is_refused(facts: dict[str, object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        replace(LIND, **facts)


@given(st.dates(date(2019, 5, 2), date(2040, 1, 1)), st.integers(0, 4000))
def test_a_licence_that_ends_later_never_turns_may_into_may_not(expires: date, longer: int) -> None:
    def with_end(day: date) -> Candidate:
        return replace(LIND, licences=(licence(expires=day),))

    if may_review(with_end(expires), NEED).may_review:
        assert may_review(with_end(expires + timedelta(days=longer)), NEED).may_review
