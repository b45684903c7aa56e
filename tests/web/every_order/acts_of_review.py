"""What one or several reviewers do in a case, and what is done about them: each acts for themselves, through their services."""

from collections.abc import Mapping

from openimr.law.days import legal_day
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.reviewers.services import (
    attest,
    choose_reviewer,
    decline,
    form_panel,
    leave_seats_empty,
    reassign,
)
from openimr.web.reviewers.services.panels import PanelFacts
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import return_review, save_item, save_summary, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.scene import Scene
from tests.web.every_order.sitting import Member, Stage
from tests.web.every_order.way import SELECTED
from tests.web.panel_walks import words_of
from tests.web.review_walks import SUMMARY


class ActsOfReview(Scene):
    """Acts of those who review a case, and of who chooses them."""

    def form_panel(self, reviewers: int, *, is_approved: bool = True) -> None:
        """Let so many review; the Division said so in writing, or did not."""
        approval = PanelFacts(
            reviewers=reviewers,
            number="DWC-31" if is_approved else "",
            approved_on=legal_day(self.at),
            approved_by="M. Ito",
            because="A tumor of the cord.",
        )
        is_due = is_approved and self.state in SELECTED[:-1] and reviewers > self.sitting.seats
        is_done = self.do(
            "form_panel",
            lambda case: form_panel(
                case=case, version=case.version, approval=approval, by=self.cast.okafor, at=self.at
            ),
            known=lambda: self.sitting.approve(reviewers),
        )
        assert is_done == is_due, f"{reviewers}: {self.sitting}"

    def leave_seats_empty(self) -> None:
        sitting = self.sitting
        is_free = self.state is CaseState.REVIEWER_SELECTION and sitting.is_panel and not sitting.has_lost
        is_done = self.do(
            "leave_seats_empty",
            lambda case: leave_seats_empty(
                case=case, version=case.version, because="Nobody else may.", by=self.cast.okafor, at=self.at
            ),
            known=sitting.leave_empty,
        )
        assert is_done == is_free, f"{sitting}"

    def choose(self, which: str) -> bool:
        is_free = self.state is CaseState.REVIEWER_SELECTION and which not in self.sitting.members
        is_free = is_free and which not in self.oracle.gone and not self.oracle.bars(which)

        def known() -> None:
            self.sitting.members[which] = Member()
            self.oracle.had.add(which)

        is_done = self.do(
            "choose",
            lambda case: choose_reviewer(
                case=case, version=case.version, reviewer=self.entry(which), by=self.cast.okafor, at=self.at
            ),
            known=known,
            onward=[which],
        )
        assert is_done == is_free, f"{which}: {self.oracle}, {self.sitting}"
        return is_done

    def attest(self, which: str, *, is_clean: bool = True) -> None:
        answers = {code: said if is_clean else not said for code, said in CLEAN_ANSWERS.items()}
        is_done = self.do(
            "attest",
            lambda case: attest(case=case, version=case.version, answers=answers, by=self.person(which), at=self.at),
            known=lambda: self.sitting.attest(which),
            onward=[which],
        )
        assert is_clean or not is_done, "one attested who told of an affiliation"

    def decline(self, which: str) -> None:
        has_signed = which in self.sitting.at(Stage.SIGNED)
        is_done = self.do(
            "decline",
            lambda case: decline(case=case, version=case.version, because="Away.", by=self.person(which), at=self.at),
            known=lambda: self._leaves(which, for_good=True),
        )
        assert not (is_done and has_signed), f"{which} signed, and declined"

    def reassign(self, which: str, *, may_be_chosen_again: bool = False) -> None:
        seat = self.seat(which)
        self.do(
            "reassign",
            lambda case: reassign(
                case=case,
                version=case.version,
                because="Away.",
                may_be_chosen_again=may_be_chosen_again,
                seat=seat,
                by=self.cast.okafor,
                at=self.at,
            ),
            known=lambda: self._leaves(which, for_good=not may_be_chosen_again),
        )

    def _leaves(self, which: str, *, for_good: bool) -> None:
        self.sitting.leave(which)
        if for_good:
            self.oracle.given_up.add(which)

    def write(self, which: str, votes: str) -> None:
        """Let one write what they find of the items 1, 2 and 3, in words of their own; who has signed tries it in vain."""
        if which in self.sitting.at(Stage.IN_REVIEW, Stage.SIGNED):
            self.do(
                "write",
                lambda case: self._write(case, which, votes),
                known=lambda: self.sitting.write(which, votes),
            )

    def _write(self, case: Case, which: str, votes: str) -> None:
        review, by = Review.objects.get(assignment=self.assignment(which)), self.person(which)
        review = save_summary(case=case, version=review.version, summary=SUMMARY, by=by, at=self.at)
        for number in sorted(self.live):
            follows = 1 if number == 2 and 1 in self.live and votes[0] == votes[1] else None
            fields = self._words_of(number, votes, which)
            version = review.version
            review = save_item(
                case=case, version=version, number=number, fields=fields, follows=follows, by=by, at=self.at
            )
        answer_open_findings(review, by=by, at=self.at)

    def _words_of(self, number: int, votes: str, which: str) -> Mapping[str, str]:
        """Return what one writes of an item; the second, decided as the first, stands by itself where that has ended."""
        words = words_of(votes, REVIEWERS.index(which))
        is_left_alone = number == 2 and 1 not in self.live and votes[0] == votes[1]
        return {"imro_guideline": "", "rationale": ""} | words[1 if is_left_alone else number]

    def sign(self, which: str) -> None:
        review = Review.objects.filter(assignment=self.assignment(which)).first()
        version, by = review.version if review else 1, self.person(which)
        self.do(
            "sign",
            lambda case: sign_review(case=case, version=version, by=by, at=self.at),
            known=lambda: self.sitting.sign(which),
            onward=[which],
        )

    def send_back(self, which: str) -> None:
        seat = self.seat(which)
        self.do(
            "send_back",
            lambda case: return_review(
                case=case, version=case.version, because="Look again.", seat=seat, by=self.cast.okafor, at=self.at
            ),
            known=lambda: self.sitting.strike([which]),
            onward=[which],
        )
