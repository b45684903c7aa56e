import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.determinations import ItemOutcome
from openimr.domain.errors import MissingVotesError, UnapprovedPanelError
from openimr.law.panels import Panel, panel_outcome, prevailing_outcome

UP, OVER = ItemOutcome.UPHELD, ItemOutcome.OVERTURNED
votes_of = st.fixed_dictionaries({"a": st.sampled_from(ItemOutcome), "b": st.sampled_from(ItemOutcome)})


class TestMoreThanOneReviewer:
    """8 CCR § 9792.10.6(c): words not read; paraphrased: more than one reviewer only with the Division's written approval,
    when condition and treatment are too complex for one.
    """

    @pytest.mark.parametrize("approval", ["", "  "])
    def test_several_need_an_approval(self, approval: str) -> None:
        with pytest.raises(UnapprovedPanelError, match="found 2 and no approval of the Division"):
            Panel(reviewers=("lind", "hart"), approval=approval)

    def test_one_needs_none_and_several_stand_with_one(self) -> None:
        assert Panel(reviewers=("lind",)).approval == ""
        assert Panel(reviewers=("lind", "hart"), approval="AD-12").reviewers == ("lind", "hart")

    @pytest.mark.parametrize("reviewers", [(), ("lind", "lind")])
    def test_nobody_and_one_twice_are_no_panel(self, reviewers: tuple[str, ...]) -> None:
        with pytest.raises(ValueError, match="at least one, none twice"):
            Panel(reviewers=reviewers, approval="AD-12")


class TestMajority:
    """Lab. Code § 4610.6(e): "If more than one medical professional reviews the case, the recommendation of the majority
    shall prevail. If the medical professionals reviewing the case are evenly split as to whether the disputed health care
    service should be provided, the decision shall be in favor of providing the service."
    """

    @given(st.integers(0, 5), st.integers(0, 5))
    def test_majority_prevails_and_even_split_favours_the_service(self, necessary: int, not_necessary: int) -> None:
        votes = [OVER] * necessary + [UP] * not_necessary
        if votes:
            assert (prevailing_outcome(votes) is OVER) == (necessary >= not_necessary)

    @pytest.mark.parametrize("votes", [[], [None], [OVER, None], [UP, UP, None]])
    def test_nothing_binds_until_everyone_has_decided(self, votes: list[ItemOutcome | None]) -> None:
        with pytest.raises(MissingVotesError, match=r"1 reviewer\(s\) have not decided"):
            prevailing_outcome(votes)

    def test_each_item_has_a_majority_of_its_own(self) -> None:
        panel = Panel(reviewers=("a", "b", "c"), approval="AD-12")
        decisions = {"a": {1: UP, 2: OVER}, "b": {1: UP, 2: UP}, "c": {1: OVER, 2: OVER}}
        found = panel_outcome(panel, decisions, {key: key.upper() for key in "abc"})

        assert found.outcomes == {1: UP, 2: OVER}
        assert found.binding == ("A",)


class TestEveryAnalysis:
    """Lab. Code § 4610.6(f): "If more than one medical professional reviewed the case and the result was differing
    determinations, the independent medical review organization shall provide each of the separate reviewer’s analyses and
    determinations."
    """

    @given(st.lists(votes_of, min_size=1, max_size=4))
    def test_every_one_is_kept_and_that_they_differ_is_said(self, votes: list[dict[str, ItemOutcome]]) -> None:
        keys = tuple(f"r{number}" for number in range(len(votes)))
        analyses = {key: f"analysis of {key}" for key in keys}
        panel = Panel(reviewers=keys, approval="AD-12")
        found = panel_outcome(panel, dict(zip(keys, votes, strict=True)), analyses)

        assert found.analyses == tuple(analyses.values())
        assert found.is_differing == any(vote != other for vote in votes for other in votes)

    @pytest.mark.parametrize(
        ("decisions", "analyses"),
        [
            ({"a": {1: UP}, "b": {1: UP}}, {"a": "A"}),
            ({"a": {1: UP}, "b": {}}, {"a": "A", "b": "B"}),
            ({"a": {1: UP}, "b": {1: None}}, {"a": "A", "b": "B"}),
            ({}, {"a": "A", "b": "B"}),
        ],
        ids=["no-analysis", "no-entry", "not-decided", "nothing"],
    )
    def test_there_is_no_outcome_before_all_have_decided(
        self, decisions: dict[str, dict[int, ItemOutcome | None]], analyses: dict[str, str]
    ) -> None:
        with pytest.raises(MissingVotesError):
            panel_outcome(Panel(reviewers=("a", "b"), approval="AD-12"), decisions, analyses)
