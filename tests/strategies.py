"""Values drawn from their constructors, so that no invalid one can be drawn."""

from datetime import date

from hypothesis import strategies as st

from openimr.domain.determinations import (
    DecidedItem,
    Determination,
    ItemOutcome,
    LetterLayout,
    ReviewerCredentials,
    StockAssertion,
)
from openimr.letters.headings import heading_parts, role_of

WORDS = (
    "the left shoulder MRI L4-5 L5-S1 #60 10/325mg 2x6 visits (12 sessions) non-certified, pre- and post-operative: "
    "Norco® 5% ≥ 3 “as needed”; physical therapy; page 309. It is not medically necessary. See 3.3.1.2 and p. 12, "
    "upheld overturned Upheld Overturned guideline: Item items is urinalysis weeks; 7-10 ¾ é – × °"
).split()

prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
names = st.lists(st.sampled_from([word for word in WORDS if "," not in word]), min_size=1, max_size=4).map(" ".join)
days = st.none() | st.dates(date(1960, 1, 1), date(2049, 12, 31))


@st.composite
def decided_items(draw: st.DrawFn) -> DecidedItem:
    """Draw an item whose description, portion and role are what its heading and rationale say."""
    prefix = draw(st.sampled_from(["", "", "Associated surgical service: "]))
    frame = draw(
        st.sampled_from(
            [
                "{0}",
                "{0}",
                (
                    "{0} was the original request. {1} was authorized by the Claims Administrator. The remaining IMR eligible "
                    "portion of the original request, {2}"
                ),
                (
                    "{0} was the original request. The Claims Administrator authorized {1}, leaving the original request IMR "
                    "eligible. The original request, {2}"
                ),
            ]
        )
    )
    parts = heading_parts(prefix + frame.format(draw(names), draw(names), draw(names)))
    rationale = draw(prose)
    return DecidedItem(
        heading=parts.heading,
        description=parts.of(parts.description),
        requested=None if parts.requested is None else parts.of(parts.requested),
        authorized=None if parts.authorized is None else parts.of(parts.authorized),
        role=role_of(parts=parts, rationale=rationale),
        outcome=draw(st.sampled_from(ItemOutcome)),
        claims_administrator_guideline=draw(prose),
        imro_guideline=draw(prose),
        rationale=rationale,
    )


determinations = st.builds(
    Determination,
    layout=st.just(LetterLayout.OI_1),
    case_number=st.none() | st.from_regex(r"\A[A-Z]{2}[0-9]{2}-[0-9]{7}\Z"),
    date_assigned=days,
    date_of_injury=days,
    decision_date=days,
    ur_denial_date=days,
    application_received=days,
    priority=st.none() | st.sampled_from(["Standard", "Expedited"]),
    reviewer=st.builds(
        ReviewerCredentials,
        licensure=st.lists(st.sampled_from(["Iowa", "New Mexico", "Ohio"]), max_size=3).map(tuple),
        specialties=st.lists(st.sampled_from(["Neurology", "Physical Medicine & Rehabilitation"]), max_size=2).map(
            tuple
        ),
    ),
    summary=prose,
    items=st.lists(decided_items(), min_size=1, max_size=4).map(tuple),
    organization=st.sampled_from(["Sierra Review", "Review & Appeal, Inc."]),
    sample=st.booleans(),
    assertions=st.frozensets(st.sampled_from(StockAssertion)),
    documents=st.lists(prose, max_size=3).map(tuple),
    what_happens_next=st.lists(prose, max_size=3).map(tuple),
)
"""Determinations in our own layout; a few hold words that the writer refuses."""
