from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from openimr.matching.allocation.fit_tables import RANKS, FitTable
from openimr.matching.allocation.levers import Levers
from openimr.matching.allocation.points import Standing, fit_parts, standing_parts
from openimr.matching.allocation.pools import Pool, Roster, Tally
from openimr.matching.candidates import Certificate
from openimr.matching.fields import Field
from openimr.matching.fits import fitting
from openimr.matching.needs import Need
from openimr.matching.specialties import WORK
from openimr.matching.treatments import Treatment
from tests.matching.allocation.test_assignments import is_open_to, needs, rosters
from tests.matching.cast import DAY, LIND, NEED

fields = st.frozensets(st.sampled_from(Field), max_size=3)
treatments = st.lists(st.builds(Treatment, number=st.just(1), fields=fields, places=fields), max_size=3).map(tuple)
specialties = st.sampled_from([*sorted(WORK), "Registered Nurse"])
certificates = st.lists(
    st.builds(Certificate, specialty=specialties, expires=st.sampled_from([None, DAY, DAY.replace(year=2020)])),
    max_size=3,
    unique_by=lambda each: each.specialty,
).map(tuple)
wide_needs = st.builds(
    replace,
    st.just(NEED),
    treatments=treatments,
    condition=fields,
    specialties=st.sampled_from([None, None, frozenset({"Podiatrist", "Urology"})]),
    requesting_specialty=st.sampled_from(["", "Orthopaedic Surgery", "Registered Nurse"]),
)


@given(rosters(), needs())
def test_the_pool_admits_exactly_those_of_whom_every_question_asked_anew_says_so(roster: Roster, need: Need) -> None:
    pool = Pool(roster, Levers(), seed="7")
    found = [row[0] for row in pool.admitted("one", need, Tally()) if not pool.is_named(row[0], need)]

    assert {pool.candidates[index].subject.key for index in found} == {
        one.subject.key for one in roster.candidates if is_open_to(one, need, roster)
    }


@given(rosters(), needs(), st.integers(0, 30))
def test_the_points_of_a_pair_are_the_sum_of_its_parts_and_come_best_first(
    roster: Roster, need: Need, days: int
) -> None:
    standings = {one.subject.key: Standing(load=0, turnaround=days) for one in roster.candidates[::2]}
    pool, levers = Pool(replace(roster, standings=standings), Levers(), seed="7"), Levers()
    rows = list(pool.admitted("one", need, Tally()))

    assert [row[1:] for row in rows] == sorted(row[1:] for row in rows)
    for index, points, _ in rows:
        one, standing = pool.candidates[index], pool.standings[index]
        parts = (*fit_parts(fitting(one, need), levers), *standing_parts(one, need, standing, levers))
        assert points == sum(part.points for part in parts)


@given(st.lists(certificates, max_size=5), wide_needs)
def test_the_table_fits_as_one_reviewer_is_fitted(held: list[tuple[Certificate, ...]], need: Need) -> None:
    candidates = [replace(LIND, certificates=each) for each in held]
    found = FitTable(candidates, on=DAY).fits(need)
    one_by_one = [fitting(each, need) for each in candidates]

    assert found.ranks.tolist() == [RANKS[each.fit] for each in one_by_one]
    assert found.knows.tolist() == [each.knows_condition for each in one_by_one]
    assert found.is_same.tolist() == [each.is_same for each in one_by_one]
