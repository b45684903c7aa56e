"""What lines turned on, and which disputes ended, is corrected until eligibility is decided; the old stays."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from openimr.web.cases.answers import answers_of, corrections_of
from openimr.web.cases.choices import Ground, ItemEnding, Liability
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import Dispute, Line, LineFacts, dispute_items, enter_ur_decision
from openimr.web.cases.services.corrections import correct_endings, correct_lines
from openimr.web.cases.values import UrDecision
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import LATER, everything
from tests.web.cases.posting import fields_of, post, text_of
from tests.web.cast import Cast

SignedIn = Callable[[User], Client]


def correct(case: Case, facts: dict[int, LineFacts], cast: Cast) -> Case:
    return correct_lines(case=case, version=case.version, facts=facts, by=cast.clerk, at=LATER)


def test_a_first_answer_keeps_nothing_and_a_corrected_one_its_old_value(cast: Cast) -> None:
    case = walks.submitted(cast)

    case = correct(case, {2: LineFacts(ground=Ground.INFORMATION, is_formulary=False)}, cast)
    assert not case.applications.get().corrections.exists()
    case = correct(case, {2: LineFacts(ground=Ground.NECESSITY, is_formulary=True)}, cast)

    kept = case.applications.get().corrections.values_list("field", "old", "new", "by")
    assert sorted(kept) == [
        ("line_2_ground", "information", "necessity", cast.clerk.pk),
        ("line_2_is_formulary", "False", "True", cast.clerk.pk),
    ]
    assert sorted((row.label, row.old, row.new) for row in corrections_of(case)) == [
        ("Line 2: Is it a drug under the drug formulary?", "No", "Yes"),
        (
            "Line 2: Why it was not allowed",
            "Only because information it asked for never came",
            "It was held not necessary, at least in part",
        ),
    ]


def test_an_ending_is_corrected_and_shown_with_its_item(cast: Cast) -> None:
    case = walks.submitted(cast)
    for ending in (ItemEnding.NONE, ItemEnding.AUTHORIZED):
        endings = {1: ending}
        case = correct_endings(case=case, version=case.version, endings=endings, by=cast.clerk, at=LATER)

    shown = next(section for section in answers_of(case) if section.title == "Disputed items").answers[0]
    correction = corrections_of(case)[0]
    assert shown.value == "Lumbar fusion L4-S1 (ended: yes, the treatment was authorized in writing)"
    assert (correction.label, correction.old) == (
        "Item 1: Has the dispute over it ended?",
        "No, it is still in dispute",
    )


def test_what_a_line_says_itself_is_shown_with_it(cast: Cast) -> None:
    facts = LineFacts(liability=Liability.RESOLVED, liability_resolved_on=date(2025, 2, 20), is_formulary=True)
    case = correct(walks.submitted(cast), {1: facts}, cast)

    shown = next(section for section in answers_of(case) if section.title == "Its lines").answers[0].value

    assert shown.endswith(
        "; is it a drug under the drug formulary: yes; was liability for it disputed too: yes, and that dispute is "
        "resolved; day of the notice that this dispute over the line is resolved: thu 20 feb 2025"
    )


def test_a_correction_that_changes_nothing_leaves_nothing(cast: Cast) -> None:
    case = walks.submitted(cast)
    before = everything()

    correct(case, {1: LineFacts()}, cast)
    correct_endings(case=case, version=case.version, endings={1: None}, by=cast.clerk, at=LATER)

    assert everything() == before


def test_a_line_or_item_that_is_not_there_is_refused(cast: Cast) -> None:
    case = walks.submitted(cast)
    before = everything()

    with pytest.raises(RefusedError, match="there is no line 9"):
        correct(case, {9: LineFacts()}, cast)
    with pytest.raises(RefusedError, match="there is no item 7"):
        correct_endings(case=case, version=case.version, endings={7: None}, by=cast.clerk, at=LATER)

    assert everything() == before


def test_lines_and_items_are_entered_with_what_they_turned_on(cast: Cast) -> None:
    case = walks.received(cast)
    case = dispute_items(case=case, version=case.version, disputes=[], by=cast.clerk, at=LATER)
    facts = LineFacts(ground=Ground.OTHER, is_formulary=False, liability=Liability.OPEN)
    lines = [Line(requested="Brace", decision=UrDecision.DENIED, facts=facts)]
    case = enter_ur_decision(case=case, version=case.version, lines=lines, by=cast.clerk, at=LATER)
    disputes = [Dispute(line=1, ending=ItemEnding.SETTLED)]
    case = dispute_items(case=case, version=case.version, disputes=disputes, by=cast.clerk, at=LATER)

    line = case.applications.get().ur_lines.get()
    assert (line.ground, line.is_formulary, line.liability) == (Ground.OTHER, False, Liability.OPEN)
    assert case.items.get().ending == ItemEnding.SETTLED


class TestPages:
    def address(self, case: Case, step: str) -> str:
        return f"/cases/{case.number}/application/{step}/"

    def test_a_line_says_of_itself_what_differs(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.received(cast)
        case = dispute_items(case=case, version=case.version, disputes=[], by=cast.clerk, at=LATER)
        clerk, address = signed_in(cast.clerk), self.address(case, "decision")
        typed = {
            "lines-0-ground": "information",
            "lines-1-liability": "resolved",
            "lines-1-liability_resolved_on_month": "2",
            "lines-1-liability_resolved_on_day": "20",
            "lines-1-liability_resolved_on_year": "2025",
            "lines-2-is_formulary": "False",
        }

        more = post(clerk, address, **typed, go="add")
        assert fields_of(more) | typed == fields_of(more)
        post(clerk, address, **typed, go="next")

        lines = case.applications.get().ur_lines
        said = lines.values_list("ground", "liability", "liability_resolved_on", "is_formulary")
        assert list(said)[:3] == [
            ("information", "", None, None),
            ("", "resolved", date(2025, 2, 20), None),
            ("", "", None, False),
        ]

    @pytest.mark.parametrize("walk", [walks.received, walks.submitted])
    def test_where_lines_stand_what_they_turned_on_is_still_corrected(
        self, cast: Cast, signed_in: SignedIn, walk: Callable[[Cast], Case]
    ) -> None:
        case = walk(cast)
        clerk, address = signed_in(cast.clerk), self.address(case, "decision")

        post(clerk, address, **{"line-3-ground": "information"}, go="leave")

        assert case.applications.get().ur_lines.get(number=3).ground == "information"
        assert fields_of(clerk.get(address))["line-3-ground"] == "information"

    def test_where_items_stand_their_endings_are_still_corrected(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.submitted(cast)
        clerk, address = signed_in(cast.clerk), self.address(case, "items")

        post(clerk, address, **{"item-2-ending": "withdrawn"}, go="leave")

        assert [item.ending for item in case.items.all()] == ["", "withdrawn", ""]
        words = text_of(clerk.get(f"/cases/{case.number}/eligibility/"))
        assert "Has the dispute ended? Yes: withdrawn." in words

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"line-1-liability_resolved_on_year": "2025"}, "Say that this dispute is resolved"),
            (
                {"line-1-liability": "resolved", "line-1-liability_resolved_on_year": "2024"},
                "cannot be before the decision (Mon 10 Feb 2025)",
            ),
            (
                {"line-1-liability": "resolved", "line-1-liability_resolved_on_year": "2099"},
                "This day has not come yet",
            ),
        ],
        ids=["no dispute", "before the decision", "in the future"],
    )
    def test_a_day_of_a_line_that_cannot_be_is_marked(
        self, cast: Cast, signed_in: SignedIn, typed: dict[str, str], sentence: str
    ) -> None:
        case = walks.submitted(cast)
        days = {"line-1-liability_resolved_on_month": "3", "line-1-liability_resolved_on_day": "1"}

        answer = post(signed_in(cast.clerk), self.address(case, "decision"), **days, **typed, go="leave")

        assert sentence in text_of(answer)
        assert '<details class="why" open>' in answer.content.decode()
        assert case.applications.get().ur_lines.get(number=1).liability == ""
