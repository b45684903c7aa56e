from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from openimr.law.affiliations import Relation
from openimr.matching.affiliations.graphs import AffiliationGraph, Edge
from openimr.matching.affiliations.rulings import ConflictRuling, ruled
from openimr.matching.answers import Effect, ReasonCode
from openimr.matching.screening import may_review
from tests.matching import cast
from tests.matching.affiliations.graph_cast import LIND, MAKER, OVE, PARTIES, SIERRA, UNA, conflicts, edge

AT = datetime(2024, 5, 1, 17, tzinfo=UTC)
PATH = (edge(LIND, Relation.SPOUSE, OVE), edge(OVE, Relation.EMPLOYEE, MAKER))
NEED = replace(cast.NEED, parties=PARTIES)


def ruling(mark: str, *, is_cleared: bool = True, at: datetime = AT) -> ConflictRuling:
    return ConflictRuling(
        reviewer="lind", mark=mark, is_cleared=is_cleared, because="He left the company's board.", by="noor", at=at
    )


def mark_of(*ties: Edge) -> str:
    return conflicts(*ties)[0].mark


class TestClearingInWriting:
    """Lab. Code § 139.5(d)(3)(E): "conflict-of-interest policies and prohibitions"; the clearing in writing is our rule."""

    @pytest.mark.parametrize(
        ("rulings", "may"),
        [
            ([], False),
            ([ruling(mark_of(*PATH))], True),
            ([ruling(mark_of(*PATH), is_cleared=False)], False),
            ([ruling(mark_of(*PATH), is_cleared=False), ruling(mark_of(*PATH), at=AT + timedelta(days=1))], True),
            ([ruling(mark_of(*PATH), is_cleared=False, at=AT + timedelta(days=1)), ruling(mark_of(*PATH))], False),
            ([ruling("another")], False),
        ],
        ids=["not-ruled", "cleared", "upheld", "cleared-later", "upheld-later", "of-another"],
    )
    def test_a_path_keeps_from_review_until_it_is_cleared(self, rulings: list[ConflictRuling], *, may: bool) -> None:
        answer = may_review(cast.LIND, NEED, graph=AffiliationGraph(PATH), rulings=rulings)

        assert answer.may_review == may
        assert {each.code for each in answer.blocking} == (set() if may else {ReasonCode.PATH})
        assert bool(answer.to_be_cleared) == (rulings in ([], [ruling("another")]))

    def test_a_ruling_does_not_hold_for_other_paths(self) -> None:
        more = (*PATH, edge(LIND, Relation.PARTNER, UNA), edge(UNA, Relation.EMPLOYEE, MAKER))
        answer = may_review(cast.LIND, NEED, graph=AffiliationGraph(more), rulings=[ruling(mark_of(*PATH))])

        assert not answer.may_review

    def test_what_the_statute_blocks_is_not_the_officers_to_clear(self) -> None:
        (conflict,) = conflicts(edge(LIND, Relation.EMPLOYEE, SIERRA))

        assert ruled(conflict, [ruling(conflict.mark)]).effect is Effect.BLOCKS

    @pytest.mark.parametrize("because", ["", "  "])
    def test_a_ruling_gives_its_reason(self, because: str) -> None:
        with pytest.raises(ValueError, match="reason in writing"):
            replace(ruling("mark"), because=because)

    def test_no_sentence_names_anyone(self) -> None:
        answer = may_review(cast.LIND, NEED, graph=AffiliationGraph(PATH))
        names = ("Ove", "Halden", "Lind", "Sierra")

        assert not [each for each in answer.reasons for name in names if name in each.sentence]
