"""In a module of its own: it makes a cast for each example."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from openimr.matching.candidates import Certificate, Licence
from openimr.matching.states import STATES
from openimr.terms.specialties import SPECIALTIES
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import change_reviewer
from openimr.web.reviewers.values import candidate_of
from tests.web.cast import make_cast
from tests.web.reviewers.rosters import LATER, on_roster

days = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))
licences = st.lists(
    st.builds(
        Licence,
        state=st.sampled_from(STATES),
        number=st.text("A0123 ", max_size=6).map(str.strip),
        expires=days,
        is_restricted=st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda licence: licence.state,
).map(tuple)
certificates = st.lists(
    st.builds(Certificate, specialty=st.sampled_from(SPECIALTIES), is_board=st.booleans(), expires=days),
    max_size=4,
    unique_by=lambda certificate: certificate.specialty,
).map(tuple)
maybe = st.none() | st.booleans()


class TestRoundTrip(TestCase):
    """What is written to the roster is read from it."""

    @given(
        licences=licences,
        certificates=certificates,
        is_physician=st.booleans(),
        practice_since=st.none() | st.dates(date(1950, 1, 1), date(2025, 3, 1)),
        practice_hours=st.none() | st.integers(0, 168),
        has_discipline=maybe,
        is_qme=maybe,
    )
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    def test_a_candidate_survives_writing_and_reading(self, **facts: object) -> None:
        cast = make_cast()
        reviewer = on_roster(cast)

        change_reviewer(reviewer=reviewer, version=1, **facts, by=cast.okafor, at=LATER)
        candidate = candidate_of(Reviewer.objects.get(), at=LATER)

        assert {name: getattr(candidate, name) for name in facts} == facts
