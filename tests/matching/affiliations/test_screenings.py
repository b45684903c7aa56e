from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.law.affiliations import FinancialException, Relation, Screened
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import AffiliationGraph, Edge, Node, NodeKind
from openimr.matching.affiliations.paths import PathBounds
from openimr.matching.affiliations.screenings import Screenee, conflicts_of
from openimr.matching.answers import Effect
from openimr.matching.needs import ScreenedParty
from openimr.matching.subjects import Subject
from tests.matching.affiliations.graph_cast import (
    ALMA,
    GROUP,
    HART,
    HOSPITAL,
    LIND,
    MAKER,
    OVE,
    PARTIES,
    SIERRA,
    UNA,
    conflicts,
    edge,
    house,
    person,
)
from tests.matching.cast import DAY

NODES = (LIND, ALMA, SIERRA, HART, MAKER, HOSPITAL, GROUP, OVE, UNA, person("Ada"), person("Bo"), house("Fjord Fund"))


@st.composite
def edges(draw: st.DrawFn) -> Edge:
    one, other = draw(st.permutations(NODES))[:2]
    share = draw(st.sampled_from([None, 0.01, 0.2]))
    return Edge(one=one, relation=draw(st.sampled_from(Relation)), other=other, share=share)


graphs = st.lists(edges(), max_size=14)


class TestDirectAffiliation:
    """Lab. Code § 139.5(d)(5): "Neither the expert reviewer, nor the independent review organization, shall have any
    material professional, material familial, or material financial affiliation with any of the following:"
    """

    @pytest.mark.parametrize(
        ("tie", "effect"),
        [
            (edge(LIND, Relation.EMPLOYEE, SIERRA), Effect.BLOCKS),
            (edge(ALMA, Relation.SIBLING, LIND), Effect.BLOCKS),
            (edge(LIND, Relation.INTEREST, MAKER, 0.06), Effect.BLOCKS),
            (edge(LIND, Relation.INTEREST, MAKER, 0.05), Effect.TOLD),
            (edge(LIND, Relation.INTEREST, MAKER), Effect.TO_BE_CLEARED),
            (edge(LIND, Relation.OTHER_RELATIVE, HART), Effect.TO_BE_CLEARED),
        ],
        ids=["employment", "sibling-turned", "share-above", "share-not-above", "share-unknown", "other-relative"],
    )
    def test_blocks_if_material_and_is_cleared_if_not_settled(self, tie: Edge, effect: Effect) -> None:
        (found,) = conflicts(tie)

        assert found.effect is effect
        assert found.paths == ((tie.words,),)

    def test_each_direct_tie_is_a_conflict_of_its_own(self) -> None:
        found = conflicts(edge(LIND, Relation.EMPLOYEE, SIERRA), edge(LIND, Relation.INTEREST, SIERRA, 0.01))

        assert sorted(each.effect.name for each in found) == ["BLOCKS", "TOLD"]

    def test_an_organizations_income_does_not_make_a_share_of_the_reviewers(self) -> None:
        academic = replace(edge(MAKER, Relation.CONTRACTOR, LIND, 0.3), exception=FinancialException.ACADEMIC_CONTRACT)
        (found,) = conflicts(academic)

        assert found.effect is Effect.BLOCKS

    def test_a_small_share_of_the_others_income_does_not_say_that_it_is_a_small_one_of_the_reviewers(self) -> None:
        (found,) = conflicts(edge(SIERRA, Relation.INTEREST, LIND, 0.001))

        assert found.effect is Effect.TO_BE_CLEARED

    def test_who_is_an_officer_of_the_insurer_is_not_for_clearing(self) -> None:
        found = conflicts(edge(LIND, Relation.OFFICER, SIERRA))

        assert (ConflictClass.OFFICER_OR_DIRECTOR, Effect.BLOCKS) in {
            (each.conflict_class, each.effect) for each in found
        }


class TestStaffPrivileges:
    """Lab. Code § 139.5(d)(6)(C): "“Material professional affiliation” does not include affiliations that are limited to
    staff privileges at a health facility."
    """

    FACILITY = (*PARTIES, ScreenedParty(conflict_class=ConflictClass.FACILITY, subject=HOSPITAL.subject))

    def test_alone_they_are_told_with_the_exception(self) -> None:
        (found,) = conflicts(edge(LIND, Relation.PRIVILEGES, HOSPITAL), parties=self.FACILITY)

        assert (found.effect, found.provision.source) == (Effect.TOLD, "Lab. Code § 139.5(d)(6)(C)")

    def test_a_path_over_them_is_told(self) -> None:
        (found,) = conflicts(edge(LIND, Relation.PRIVILEGES, HOSPITAL), edge(HART, Relation.EMPLOYEE, HOSPITAL))

        assert (found.conflict_class, found.effect) == (ConflictClass.PHYSICIAN, Effect.TOLD)

    def test_with_another_tie_they_do_not_excuse_it(self) -> None:
        found = conflicts(
            edge(LIND, Relation.PRIVILEGES, HOSPITAL), edge(LIND, Relation.EMPLOYEE, HOSPITAL), parties=self.FACILITY
        )

        assert Effect.BLOCKS in {each.effect for each in found}

    @given(st.lists(st.sampled_from([LIND, HART, ALMA, OVE, SIERRA, MAKER]), max_size=6))
    def test_no_number_of_privileges_keeps_anyone_from_review(self, holders: list[Node]) -> None:
        found = conflicts(*(edge(each, Relation.PRIVILEGES, HOSPITAL) for each in holders), parties=self.FACILITY)

        assert {each.effect for each in found} <= {Effect.TOLD}


class TestAcademicContract:
    """Lab. Code § 139.5(d)(6)(B): "nor does “material financial affiliation” include an expert’s participation as a
    contracting medical provider where the expert is affiliated with an academic medical center or a National Cancer
    Institute-designated clinical cancer research center."
    """

    def test_is_told_of_an_expert_and_blocks_the_organization(self) -> None:
        tie = replace(edge(LIND, Relation.CONTRACTOR, SIERRA, 0.4), exception=FinancialException.ACADEMIC_CONTRACT)
        graph = AffiliationGraph((tie,))

        def effects(whom: Screened) -> list[Effect]:
            who = Screenee(subject=LIND.subject, whom=whom)
            return [each.effect for each in conflicts_of(who, PARTIES, graph, on=DAY)]

        assert effects(Screened.EXPERT) == [Effect.TOLD]
        assert effects(Screened.ORGANIZATION) == [Effect.BLOCKS]


class TestWhomTheGraphAdds:
    """Lab. Code § 139.5(c)(2)(B): "Any officer, director, employee of the employer, or insurer or claims administrator."
    (C): "A physician, the physician’s medical group, the physician’s independent practice association, or other provider
    involved in the medical treatment in dispute." (F): "The employee or the employee’s immediate family, or the
    employee’s attorney."
    """

    @pytest.mark.parametrize(
        ("mine", "theirs", "conflict_class"),
        [
            (edge(LIND, Relation.SPOUSE, OVE), edge(OVE, Relation.EMPLOYEE, SIERRA), ConflictClass.STAFF),
            (edge(LIND, Relation.PARTNER, OVE), edge(OVE, Relation.OFFICER, SIERRA), ConflictClass.OFFICER_OR_DIRECTOR),
            (edge(LIND, Relation.EMPLOYEE, GROUP), edge(HART, Relation.MEMBER, GROUP), ConflictClass.MEDICAL_GROUP),
            (edge(LIND, Relation.PHYSICIAN, OVE), edge(OVE, Relation.CHILD, ALMA), ConflictClass.IMMEDIATE_FAMILY),
        ],
        ids=["staff", "officer", "group", "family"],
    )
    def test_an_affiliation_with_them_is_direct(self, mine: Edge, theirs: Edge, conflict_class: ConflictClass) -> None:
        (found,) = conflicts(mine, theirs)

        assert (found.conflict_class, found.effect) == (conflict_class, Effect.BLOCKS)
        assert found.paths == ((mine.words, theirs.words),)

    def test_the_mark_is_another_when_what_adds_them_changes(self) -> None:
        mine = edge(LIND, Relation.OTHER_RELATIVE, OVE)
        marks = [
            each.mark
            for theirs in (Relation.CHILD, Relation.SIBLING)
            for each in conflicts(mine, edge(OVE, theirs, ALMA))
            if each.subject == OVE.subject
        ]

        assert len(set(marks)) == 2

    def test_the_employer_of_the_staff_is_not_of_the_staff(self) -> None:
        found = conflicts(edge(LIND, Relation.EMPLOYEE, GROUP), edge(SIERRA, Relation.EMPLOYEE, GROUP))

        assert [each.effect for each in found] == [Effect.TO_BE_CLEARED]


class TestPaths:
    """Lab. Code § 139.5(d)(3)(E): "ensures adequate screening for conflicts of interest"; that a path through others is
    looked at is our rule.
    """

    def test_a_path_is_told_step_by_step_and_must_be_cleared(self) -> None:
        mine, theirs = edge(LIND, Relation.SPOUSE, OVE), edge(OVE, Relation.EMPLOYEE, MAKER)
        (found,) = conflicts(mine, theirs)

        assert (found.conflict_class, found.effect) == (ConflictClass.MAKER, Effect.TO_BE_CLEARED)
        assert found.paths == (("Ingrid Lind is the spouse of Ove", "Ove is employed by Halden Devices"),)
        assert not found.is_verified

    def test_all_the_shortest_paths_are_told_and_none_that_is_longer(self) -> None:
        short = [edge(LIND, Relation.SPOUSE, OVE), edge(OVE, Relation.EMPLOYEE, MAKER)]
        other = [edge(LIND, Relation.PARTNER, HOSPITAL), edge(HOSPITAL, Relation.OWNER, MAKER)]
        longer = [edge(LIND, Relation.PARENT, UNA), edge(UNA, Relation.PARTNER, OVE)]
        (found,) = conflicts(*short, *other, *longer)

        assert [len(path) for path in found.paths] == [2, 2]

    def test_one_beyond_the_bound_is_not(self) -> None:
        chain = [LIND, *(person(f"P{number}") for number in range(PathBounds().longest)), MAKER]
        ties = [edge(one, Relation.PARTNER, other) for one, other in pairwise(chain)]

        assert conflicts(*ties) == ()
        assert conflicts(*ties[1:], who=chain[1])[0].effect is Effect.TO_BE_CLEARED

    def test_more_than_are_shown_are_said_and_are_of_the_mark(self) -> None:
        between = [person(f"P{number}") for number in range(8)]
        ties = [edge(LIND, Relation.PARTNER, each) for each in between]
        ties += [edge(each, Relation.PARTNER, MAKER) for each in between]
        (found,) = conflicts(*ties)
        (fewer,) = conflicts(*ties[:-1])

        assert (len(found.paths), found.has_more) == (PathBounds().most, True)
        assert (fewer.paths, fewer.mark != found.mark) == (found.paths, True)

    def test_none_leads_through_the_review_organization(self) -> None:
        ours = house("Bench Review", NodeKind.REVIEW_ORGANIZATION)
        ties = (edge(LIND, Relation.EMPLOYEE, ours), edge(ours, Relation.EMPLOYEE, MAKER))

        assert conflicts(*ties) == ()
        assert [each.effect for each in conflicts(*ties, who=ours)] == [Effect.BLOCKS]

    def test_names_alike_are_the_same_but_two_persons_of_one_name_are_not_joined(self) -> None:
        by_name = Node(subject=Subject(name="HALDEN DEVICES, Inc."), kind=NodeKind.MAKER)
        (found,) = conflicts(edge(LIND, Relation.SPOUSE, OVE), edge(OVE, Relation.EMPLOYEE, by_name))
        namesake = Node(subject=Subject(name="Ove", key="another", is_person=True), kind=NodeKind.PERSON)

        assert found.effect is Effect.TO_BE_CLEARED
        assert conflicts(edge(LIND, Relation.SPOUSE, OVE), edge(namesake, Relation.EMPLOYEE, MAKER)) == ()


@given(graphs, st.randoms())
def test_the_order_of_the_edges_does_not_matter(ties: list[Edge], random: object) -> None:
    turned = list(ties)
    random.shuffle(turned)  # type: ignore[attr-defined]

    assert conflicts(*turned) == conflicts(*ties)


@given(graphs, edges())
def test_one_more_tie_never_frees_a_reviewer(ties: list[Edge], more: Edge) -> None:
    def blocking(*all_ties: Edge) -> bool:
        return any(each.effect is Effect.BLOCKS for each in conflicts(*all_ties))

    def keeping(*all_ties: Edge) -> bool:
        return any(each.effect.keeps_from_review for each in conflicts(*all_ties))

    assert blocking(*ties, more) >= blocking(*ties)
    assert keeping(*ties, more) >= keeping(*ties)


@given(graphs)
def test_a_path_is_found_exactly_where_a_plain_walk_finds_one(ties: list[Edge]) -> None:
    """Against a second way: every simple walk of ties that are not excepted, up to the bound."""
    found = {each.subject for each in conflicts(*ties) if each.effect.keeps_from_review}
    parties = {party.subject for party in PARTIES}

    assert bool(found) >= bool(walked(ties) & parties)
    assert found <= walked(ties)


def walked(ties: list[Edge]) -> set[Subject]:
    by_share = {Relation.INTEREST, Relation.OWNER, Relation.CONTRACTOR}
    strong = [
        each
        for each in ties
        if each.relation is not Relation.PRIVILEGES
        and (each.relation not in by_share or each.share != 0.01 or each.other is LIND)
    ]
    walks, met = {(LIND.subject,)}, set[Subject]()
    for _ in range(PathBounds().longest):
        walks = {
            (*walk, to.subject)
            for walk in walks
            for each in strong
            for at, to in ((each.one, each.other), (each.other, each.one))
            if at.subject == walk[-1] and to.subject not in walk
        }
        met |= {walk[-1] for walk in walks}
    return met
