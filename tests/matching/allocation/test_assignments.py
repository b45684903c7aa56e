from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.law.affiliations import Relation
from openimr.law.reviewers import AffiliationKind, ConflictClass
from openimr.matching.affiliations.graphs import AffiliationGraph, Edge, Node, NodeKind
from openimr.matching.affiliations.rulings import ConflictRuling
from openimr.matching.allocation.assignments import Allocation, CaseToAssign, Cause, assign_cases
from openimr.matching.allocation.levers import Levers
from openimr.matching.allocation.points import Standing
from openimr.matching.allocation.pools import Roster
from openimr.matching.candidates import Candidate, Certificate, Licence
from openimr.matching.fields import Field
from openimr.matching.fits import Fit, fitting
from openimr.matching.needs import Need, ScreenedParty
from openimr.matching.screening import may_review
from openimr.matching.subjects import Subject
from openimr.matching.treatments import Treatment
from tests.matching.affiliations.test_rulings import AT
from tests.matching.cast import ALMA, DAY, LIND, NEED, SIERRA, affiliated

SPINE = (Treatment(number=1, fields=frozenset({Field.SPINE})),)
MAKER = Subject(name="Halden Devices", key="halden")
PARTIES = (*NEED.parties, ScreenedParty(conflict_class=ConflictClass.MAKER, subject=MAKER))
BETWEEN = Subject(name="Ove", key="ove", is_person=True)


def reviewer(
    key: str, *, specialty: str = "Orthopedic Surgery", state: str = "California", most: int | None = None
) -> Candidate:
    return replace(
        LIND,
        subject=Subject(name=f"Reviewer {key}", key=key, is_person=True),
        licences=(Licence(state=state, expires=date(2026, 1, 31)),),
        certificates=(Certificate(specialty=specialty, expires=date(2030, 12, 31)),),
        most_cases=most,
    )


def case(key: str, **changes: object) -> CaseToAssign:
    return CaseToAssign(key=key, need=replace(NEED, parties=PARTIES, treatments=SPINE, **changes))  # type: ignore[arg-type]


def tied(key: str) -> tuple[Edge, ...]:
    """A path from a reviewer to the maker, through another."""
    nodes = [Node(subject=subject, kind=NodeKind.PERSON) for subject in (reviewer(key).subject, BETWEEN, MAKER)]
    return (
        Edge(one=nodes[0], relation=Relation.SPOUSE, other=nodes[1]),
        Edge(one=nodes[1], relation=Relation.EMPLOYEE, other=nodes[2]),
    )


def assigned(*cases: CaseToAssign, roster: Roster, levers: Levers | None = None, seed: str = "7") -> Allocation:
    return assign_cases(cases, roster, levers=levers or Levers(), seed=seed)


def who(allocation: Allocation) -> dict[str, str]:
    return {each.case: each.reviewer.subject.key for each in allocation.assigned}


def test_the_better_fit_is_chosen_and_every_point_says_why() -> None:
    roster = Roster(candidates=(reviewer("family", specialty="Family Medicine"), reviewer("bones")))
    found = assigned(case("one"), roster=roster)

    assert who(found) == {"one": "bones"}
    assert sum(part.points for part in found.assigned[0].parts) == found.assigned[0].points
    assert all(part.words for part in found.assigned[0].parts)


class TestCaliforniaPreferred:
    """Lab. Code § 139.5(d)(4)(B): "The independent medical review organization shall give preference to the use of a
    physician licensed in California as the reviewer."
    """

    def test_a_california_licence_comes_first_among_equals(self) -> None:
        roster = Roster(candidates=(reviewer("away", state="Nevada"), reviewer("home")))

        assert {who(assigned(case("one"), roster=roster, seed=seed))["one"] for seed in "abcdefgh"} == {"home"}


def test_the_load_is_spread_and_the_quicker_one_preferred() -> None:
    busy_and_slow = Roster(
        candidates=(reviewer("busy"), reviewer("free"), reviewer("slow")),
        standings={"busy": Standing(load=9), "slow": Standing(turnaround=90)},
    )
    found = assigned(case("one"), case("two"), roster=busy_and_slow)

    assert who(found) == {"one": "free", "two": "free"}
    assert Counter(
        who(assigned(*map(case, "abcdef"), roster=Roster(candidates=(reviewer("x"), reviewer("y"))))).values()
    ) == {
        "x": 3,
        "y": 3,
    }


class TestFairSelection:
    """Lab. Code § 139.5(d)(3)(C): "Ensures that the method of selecting medical professionals for individual cases
    achieves a fair and impartial panel of medical professionals who are qualified to render recommendations".
    """

    ROSTER = Roster(candidates=tuple(reviewer(f"r{number}") for number in range(5)))

    def test_equals_are_ordered_by_the_seed_alone(self) -> None:
        drawn = [who(assigned(case("one"), roster=self.ROSTER, seed=str(seed)))["one"] for seed in range(100)]
        again = [who(assigned(case("one"), roster=self.ROSTER, seed=str(seed)))["one"] for seed in range(10)]

        assert drawn[:10] == again
        assert min(Counter(drawn).values()) > 8
        assert len(Counter(drawn)) == 5

    @given(st.permutations(range(5)), st.permutations("abcd"))
    def test_the_order_in_which_they_come_does_not_matter(self, order: list[int], cases: list[str]) -> None:
        turned = Roster(candidates=tuple(self.ROSTER.candidates[index] for index in order))

        assert assigned(*map(case, cases), roster=turned) == assigned(*map(case, "abcd"), roster=self.ROSTER)


class TestWhoGoesToNobody:
    LEAN = reviewer("lean", most=1)

    @pytest.mark.parametrize(
        ("roster", "cause"),
        [
            (Roster(candidates=()), Cause.NOBODY_MAY),
            (Roster(candidates=(replace(LIND, is_qme=True),)), Cause.NOBODY_MAY),
            (
                Roster(candidates=(replace(LIND, affiliations=(affiliated(AffiliationKind.FAMILIAL, ALMA),)),)),
                Cause.NOBODY_MAY,
            ),
            (Roster(candidates=(LEAN,), graph=AffiliationGraph(tied("lean"))), Cause.TO_BE_CLEARED),
            (Roster(candidates=(LEAN,), standings={"lean": Standing(load=1)}), Cause.FULL),
            (Roster(candidates=(reviewer("eye", specialty="Ophthalmology"),)), Cause.OTHER_FIELD),
        ],
        ids=["no-roster", "no-one-qualified", "blocked", "path", "full", "other-field"],
    )
    def test_the_cause_is_said(self, roster: Roster, cause: Cause) -> None:
        found = assigned(case("one"), roster=roster)

        assert [each.cause for each in found.unassigned] == [cause]
        assert not found.assigned

    def test_one_place_for_two_cases(self) -> None:
        found = assigned(case("one"), case("two"), roster=Roster(candidates=(self.LEAN,)))

        assert (len(found.assigned), [each.cause for each in found.unassigned]) == (1, [Cause.TAKEN])

    def test_a_path_that_is_cleared_does_not_keep_away(self) -> None:
        graph = AffiliationGraph(tied("lean"))
        (conflict,) = may_review(self.LEAN, case("one").need, graph=graph).to_be_cleared
        ruling = ConflictRuling(
            reviewer="lean", mark=conflict.mark, is_cleared=True, because="She left.", by="noor", at=AT
        )
        roster = Roster(candidates=(self.LEAN,), graph=graph, rulings=(ruling,))

        assert who(assigned(case("one"), roster=roster)) == {"one": "lean"}

    def test_what_is_ruled_in_one_case_holds_in_no_other(self) -> None:
        graph = AffiliationGraph(tied("lean"))
        (conflict,) = may_review(self.LEAN, case("one").need, graph=graph).to_be_cleared
        ruling = ConflictRuling(
            reviewer="lean", mark=conflict.mark, is_cleared=True, because="She left.", by="noor", at=AT
        )
        one = replace(case("one"), rulings=(ruling,))
        found = assigned(one, case("two"), roster=Roster(candidates=(reviewer("lean", most=9),), graph=graph))

        assert who(found) == {"one": "lean"}
        assert [each.cause for each in found.unassigned] == [Cause.TO_BE_CLEARED]

    def test_two_cases_of_one_key_are_refused(self) -> None:
        with pytest.raises(ValueError, match="keys that differ"):
            assigned(case("one"), case("one"), roster=Roster(candidates=(LIND,)))


def test_as_cases_come_in_all_go_to_someone_until_the_places_are_full() -> None:
    roster = Roster(candidates=tuple(reviewer(key, most=2) for key in "abc"))
    runs = [assigned(*(case(f"c{number}") for number in range(count)), roster=roster) for count in range(9)]

    assert [len(run.assigned) for run in runs] == [0, 1, 2, 3, 4, 5, 6, 6, 6]
    assert [[each.cause for each in run.unassigned] for run in runs] == [[]] * 7 + [[Cause.TAKEN], [Cause.TAKEN] * 2]
    assert [run.points for run in runs] == sorted(run.points for run in runs)


class TestLevers:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"caution": -1},
            {"open_case": 1_001},
            {"fit": {Fit.MAIN: 3}},
            {"fit": dict.fromkeys(Fit, 5) | {Fit.OTHER: 4}},
        ],
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, object]) -> None:
        with pytest.raises(ValueError, match="expected"):
            Levers(**wrong)  # type: ignore[arg-type]

    def test_a_lever_turns_the_choice(self) -> None:
        roster = Roster(candidates=(reviewer("away", state="Nevada"), reviewer("home", specialty="Family Medicine")))
        of_home = Levers(no_california=1_000)

        assert who(assigned(case("one"), roster=roster)) == {"one": "away"}
        assert who(assigned(case("one"), roster=roster, levers=of_home)) == {"one": "home"}


subjects = st.sampled_from([ALMA, SIERRA, MAKER, BETWEEN, *(reviewer(key).subject for key in "abc")])


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    candidates = []
    for key in draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)):
        made = reviewer(
            key,
            specialty=draw(st.sampled_from(["Orthopedic Surgery", "Family Medicine", "Ophthalmology"])),
            state=draw(st.sampled_from(["California", "Nevada"])),
            most=draw(st.sampled_from([None, 0, 1, 2])),
        )
        declared = draw(st.lists(st.builds(affiliated, st.sampled_from(AffiliationKind), subjects), max_size=1))
        candidates.append(
            replace(made, is_qme=draw(st.sampled_from([False, False, True])), affiliations=tuple(declared))
        )
    edges = []
    for _ in range(draw(st.integers(0, 6))):
        one, other = draw(st.tuples(subjects, subjects).filter(lambda pair: pair[0] != pair[1]))
        kinds = [
            Node(subject=each, kind=NodeKind.PERSON if each.is_person else NodeKind.INSURER) for each in (one, other)
        ]
        edges.append(Edge(one=kinds[0], relation=draw(st.sampled_from(Relation)), other=kinds[1]))
    return Roster(candidates=tuple(candidates), graph=AffiliationGraph(tuple(edges)))


@st.composite
def needs(draw: st.DrawFn) -> Need:
    return replace(
        NEED,
        parties=tuple(draw(st.lists(st.sampled_from(PARTIES), max_size=3))),
        treatments=draw(st.sampled_from([(), SPINE])),
        former_reviewers=draw(st.frozensets(st.sampled_from("abc"), max_size=2)),
        party_words=draw(st.sampled_from([(), ("Report of Dr. Reviewer A",)])),
        due=draw(st.sampled_from([None, DAY])),
    )


@given(rosters(), st.lists(needs(), min_size=1, max_size=6), st.integers(1, 3))
def test_nobody_is_assigned_who_may_not_and_nobody_is_left_over_who_need_not_be(
    roster: Roster, asked: list[Need], width: int
) -> None:
    """Whatever is looked at first: who may is what ``may_review`` says, and as many go to someone as can."""
    cases = [CaseToAssign(key=str(number), need=need) for number, need in enumerate(asked)]
    found = assign_cases(cases, roster, levers=Levers(), seed="7", width=width)
    chosen = {each.case: each.reviewer for each in found.assigned}
    loads = Counter(each.subject.key for each in chosen.values())

    assert len(found.assigned) + len(found.unassigned) == len(cases)
    for each in cases:
        may = {one.subject.key for one in roster.candidates if is_open_to(one, each.need, roster)}
        assert each.key not in chosen or chosen[each.key].subject.key in may
    assert all(
        loads[one.subject.key] <= (20 if one.most_cases is None else one.most_cases) for one in roster.candidates
    )
    assert len(found.assigned) == len(assign_cases(cases, roster, levers=Levers(), seed="8", width=99).assigned)
    for left in found.unassigned:
        need = cases[int(left.case)].need
        free = {one.subject.key for one in roster.candidates if is_open_to(one, need, roster)}
        assert (left.cause is Cause.TAKEN) == bool(free)


def is_open_to(candidate: Candidate, need: Need, roster: Roster) -> bool:
    """Return, asking every question anew, whether a reviewer may be assigned at all."""
    answer = may_review(candidate, need, graph=roster.graph, rulings=roster.rulings)
    return answer.may_review and candidate.most_cases != 0 and fitting(candidate, need).fit is not Fit.OTHER
