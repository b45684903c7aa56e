"""What a panel decides: of each item what binds, every analysis delivered, one seal over all, and no name anywhere."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.domain.determinations import CaseOutcome
from openimr.domain.errors import UnwritableValueError
from openimr.intake.files import bytes_text
from openimr.letters.objects import determination_from_object, determination_object
from openimr.letters.reading import read_letter
from openimr.letters.writing import letter_content
from openimr.typeset.pdf import typeset_pdf
from openimr.web.appeals.models import AppealGround
from openimr.web.appeals.services import enter_appeal, remand_case
from openimr.web.audit.models import AppendOnlyError, AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.models import Case
from openimr.web.cases.services.conversions import convert_to_expedited
from openimr.web.cases.services.endings import end_items
from openimr.web.cases.values import CaseState, ItemState, PartyKind
from openimr.web.determinations.corrections.services import correct_letter
from openimr.web.determinations.files import analysis_bytes, letter_bytes
from openimr.web.determinations.models import IssuedDetermination, PanelAnalysis
from openimr.web.determinations.services import issue_determination, recipients_waiting
from openimr.web.documents.services import add_document
from openimr.web.errors import RefusedError
from openimr.web.files import path_of
from openimr.web.people.models import User
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import choose_reviewer
from openimr.web.reviews.composition import compose
from openimr.web.reviews.models import ReturnedReview, Review
from openimr.web.reviews.services import return_review, save_summary, sign_review
from openimr.web.reviews.signing import digest_of
from tests.web import panel_walks, review_walks
from tests.web.appeals.walks import APPEALED_AT, FILED_ON, NO_OTHER, REMANDED_AT, ended, order_in
from tests.web.cases.acts import authorized, certified
from tests.web.cases.posting import text_of
from tests.web.cast import Cast
from tests.web.panel_walks import ISSUED_AT, SIGNED_AT, fresh, person_of

SignedIn = Callable[[User], Client]
LATER = ISSUED_AT + timedelta(days=2)

MUST_BE_ALLOWED = "must allow each treatment that was found medically necessary"
STAYS_REFUSED = "A treatment that was found not medically necessary stays refused"


def outcomes(issued: IssuedDetermination) -> str:
    found = determination_from_object(issued.document)
    return "".join(item.outcome.value[0] for item in found.items)


def paper_of(analysis: PanelAnalysis) -> str:
    """Return the words on the pages of an analysis."""
    pages = pypdf.PdfReader(io.BytesIO(analysis_bytes(analysis))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


class TestWhatBinds:
    """Lab. Code § 4610.6(e): the recommendation of the majority prevails; an even split is in favor of the service."""

    @pytest.mark.parametrize(
        ("votes", "binds", "outcome"),
        [
            ("UUU/OOO", "OOO", CaseOutcome.OVERTURNED),
            ("UUO/OOO", "OOO", CaseOutcome.OVERTURNED),
            ("UUO/UUO", "UUO", CaseOutcome.PARTIALLY_OVERTURNED),
            ("UUU/UUO/OOU", "UUU", CaseOutcome.UPHELD),
            ("UUO/OOO/OOU", "OOO", CaseOutcome.OVERTURNED),
        ],
        ids=["even-split", "split-on-two", "alike", "majority-upholds", "majority-overturns"],
    )
    def test_each_item_by_itself(self, cast: Cast, votes: str, binds: str, outcome: CaseOutcome) -> None:
        issued = panel_walks.issued(cast, votes=votes)

        assert outcomes(issued) == binds
        assert determination_from_object(issued.document).outcome is outcome
        states = [item.state for item in issued.case.items.order_by("number")]
        assert states == [panel_walks.OUTCOMES[vote].lower() for vote in binds]
        assert fresh(issued.case).state == CaseState.FDL_ISSUED
        assert not verify_chains().broken

    def test_the_letter_says_how_an_item_was_decided_on_which_they_differ(self, cast: Cast) -> None:
        determination = determination_from_object(panel_walks.issued(cast, votes="UUO/OOO").document)

        first, _, third = determination.items
        assert "evenly split" in first.rationale
        assert "So reviewer 2 reads the file." in first.rationale
        assert "reviewers" not in third.rationale
        assert "2 reviewers decided this case" in determination.what_happens_next[0]
        assert "did not decide every item alike" in determination.what_happens_next[0]

    def test_where_all_agree_the_words_are_those_of_the_first_to_sign(self, cast: Cast) -> None:
        determination = determination_from_object(panel_walks.issued(cast, votes="UUO/UUO").document)

        assert "Read by reviewer 1." in determination.summary
        assert {"So reviewer 1 reads the file." in determination.items[place].rationale for place in (0, 2)} == {True}
        assert "They decided every item alike" in determination.what_happens_next[0]
        assert determination.reviewer.licensure == ("California",)

    def test_where_one_found_all_that_binds_all_words_are_theirs(self, cast: Cast) -> None:
        determination = determination_from_object(panel_walks.issued(cast, votes="UUO/OOU/UUU").document)

        assert [item.outcome.value[0] for item in determination.items] == ["U", "U", "U"]
        for item in (determination.items[0], determination.items[2]):
            assert "So reviewer 3 reads the file." in item.rationale

    def test_where_nobody_found_all_that_binds_each_item_has_the_words_of_one_who_found_so(self, cast: Cast) -> None:
        mixed = determination_from_object(panel_walks.issued(cast, votes="UUO/OOU").document)
        assert [item.outcome.value[0] for item in mixed.items] == ["O", "O", "O"]
        assert "So reviewer 2 reads the file." in mixed.items[0].rationale
        assert "So reviewer 1 reads the file." in mixed.items[2].rationale
        assert mixed.reviewer.licensure == ("California", "Texas")

    def test_an_item_never_gives_as_its_reason_one_that_binds_otherwise(self, cast: Cast) -> None:
        """A member’s brace follows that member’s fusion; the fusion binds otherwise, so other words are printed."""
        determination = determination_from_object(panel_walks.issued(cast, votes="UUO/OUO/OOO").document)

        assert [item.outcome.value[0] for item in determination.items] == ["O", "U", "O"]
        assert "A brace stands by itself. So reviewer 2" in determination.items[1].rationale

    @pytest.mark.parametrize(
        ("votes", "told", "untold"),
        [("UUO/OOU", MUST_BE_ALLOWED, STAYS_REFUSED), ("OUU/UOU/UUO", STAYS_REFUSED, MUST_BE_ALLOWED)],
        ids=["all-overturned", "all-upheld"],
    )
    def test_what_happens_next_follows_from_what_binds(self, cast: Cast, votes: str, told: str, untold: str) -> None:
        """Each member found some items so and others otherwise; of what binds all are alike."""
        determination = determination_from_object(panel_walks.issued(cast, votes=votes).document)

        steps = " ".join(determination.what_happens_next)
        assert told in steps
        assert untold not in steps

    def test_the_letter_reads_back_from_its_own_pages(self, cast: Cast) -> None:
        issued = panel_walks.issued(cast, votes="UUO/OOU")

        assert read_letter(bytes_text(letter_bytes(issued.files.get(kind="pdf")))) == determination_from_object(
            issued.document
        )


class TestEveryAnalysis:
    """Lab. Code § 4610.6(f): the analyses are provided, each reviewer's separately where the determinations differ."""

    @pytest.mark.parametrize("votes", ["UUO/OOU", "UUO/UUO"], ids=["differ", "alike"])
    def test_each_goes_out_as_a_paper_of_its_own(self, cast: Cast, votes: str) -> None:
        issued = panel_walks.issued(cast, votes=votes)

        papers = [paper_of(each) for each in issued.analyses.all()]
        for number, (paper, of_items) in enumerate(zip(papers, votes.split("/"), strict=True), start=1):
            assert f"Analysis of reviewer {number} of 2" in paper
            assert f"Read by reviewer {number}." in paper
            assert f"So reviewer {3 - number} reads the file." not in paper
            assert paper.count(": Upheld") == of_items.count("U")
            assert "What binds is stated in the Final Determination" in paper
            assert "The Final Determination was based on" not in paper
            assert "This reviewer decided the disputed items/services as set forth below:" in paper
            assert "Orthopaedic Surgery" in paper

    def test_the_seal_covers_all_of_them(self, cast: Cast) -> None:
        issued = panel_walks.issued(cast)

        signed = {review.signed_digest for review in Review.objects.filter(assignment__case=issued.case)}
        sealed = issued.seal["analyses"]
        assert {each["signed"] for each in sealed} == signed
        assert [each["file"] for each in sealed] == [each.sha256 for each in issued.analyses.all()]
        assert [each["determination"] for each in sealed] == [
            digest_of(each.document) for each in issued.analyses.all()
        ]
        assert digest_of(issued.seal) == issued.seal_digest
        event = AuditEvent.objects.get(scope=issued.case.number, verb="issue_determination")
        assert event.facts["seal"] == issued.seal_digest

    def test_a_lost_file_is_written_anew_byte_for_byte(self, cast: Cast) -> None:
        analysis = panel_walks.issued(cast).analyses.get(number=2)
        path_of(analysis.sha256).unlink()

        assert sha256(analysis_bytes(analysis)).hexdigest() == analysis.sha256

    def test_its_row_is_never_changed(self, cast: Cast) -> None:
        panel_walks.issued(cast)

        with pytest.raises(AppendOnlyError):
            PanelAnalysis.objects.update(number=9)

    @pytest.mark.parametrize(
        ("name", "status"),
        [
            ("alma", 200),
            ("relative", 200),
            ("noor", 200),
            ("physician", 200),
            ("attorney", 200),
            ("division", 200),
            ("clerk", 200),
            ("okafor", 200),
            ("lind", 404),
            ("conflict", 404),
            ("auditor", 404),
            ("stranger", 404),
        ],
    )
    def test_who_reads_the_letter_reads_them(self, cast: Cast, signed_in: SignedIn, name: str, status: int) -> None:
        issued = panel_walks.issued(cast)
        client = signed_in(getattr(cast, name))

        answer = client.get(f"/cases/{issued.case.number}/letters/1/analyses/2/")

        assert answer.status_code == status
        if status == 200:
            assert answer.content[:5] == b"%PDF-"
            assert AuditEvent.objects.filter(verb="read_letter_file", facts__kind="analysis-2").count() == 1
            assert client.get(f"/cases/{issued.case.number}/letters/1/analyses/3/").status_code == 404

    def test_the_pages_of_the_letter_and_of_its_service_name_them(self, cast: Cast, signed_in: SignedIn) -> None:
        issued = panel_walks.issued(cast)
        clerk, alma = signed_in(cast.clerk), signed_in(cast.alma)

        serve = text_of(clerk.get(f"/cases/{issued.case.number}/serve/"))
        letter = text_of(alma.get(f"/cases/{issued.case.number}/letter/"))

        assert "Serve them together with the letter" in serve
        assert "2 doctors decided, each alone." in serve
        assert "Analysis of reviewer 2 of 2 (PDF)" in letter
        assert "2 doctors read your file." in letter
        assert "At least half of the doctors found that you need this treatment." in letter


class TestAnonymity:
    """Lab. Code § 4610.6(f): the names of the reviewers are confidential in all communications."""

    def test_no_byte_that_goes_out_names_any_of_them(self, cast: Cast) -> None:
        issued = panel_walks.issued(cast, votes="UUU/UUO/OOU")

        words = [str(issued.document), *(str(each.document) for each in issued.analyses.all())]
        words += [paper_of(each) for each in issued.analyses.all()]
        for name in panel_walks.NAMES[:3]:
            assert not any(name.split()[-1] in each for each in words)

    def test_nobody_is_named_by_another_member_either(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)
        panel_walks.sign_as(case, 0, "UUO")
        review = panel_walks.write_as(case, 1, "UUO")
        summary = f"{review.summary} Dr. Maja Lind would say the same."
        review = save_summary(case=case, version=review.version, summary=summary, by=person_of(1), at=SIGNED_AT)
        sign_review(case=case, version=review.version, by=person_of(1), at=SIGNED_AT)
        case = fresh(case)

        with pytest.raises(UnwritableValueError):
            issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)

        assert not case.determinations.exists()


class TestBeforeIssue:
    """What is asked before the letter of a panel goes out, and what happens when one review changes."""

    def test_it_is_not_issued_before_all_have_signed(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)
        panel_walks.sign_as(case, 0, "UUO")
        case = fresh(case)

        with pytest.raises(RefusedError):
            issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)

    def test_no_member_issues_it(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)
        by = person_of(1)
        grant_membership(person=by, role=Role.MEDICAL_DIRECTOR, organization=cast.imro, by=cast.founder, at=SIGNED_AT)

        with pytest.raises(RefusedError, match="Who reviewed a case"):
            issue_determination(case=case, version=case.version, by=by, at=ISSUED_AT)

    def test_one_review_goes_back_and_the_other_stands(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)

        with pytest.raises(RefusedError, match="Choose which review"):
            return_review(case=case, version=case.version, because="Look again.", by=cast.quality, at=ISSUED_AT)
        return_review(case=case, version=case.version, because="Look again.", seat=2, by=cast.quality, at=ISSUED_AT)

        assert fresh(case).state == CaseState.CLINICAL_REVIEW
        assert panel_walks.review_of(case, 0).signed_at is not None
        review = panel_walks.review_of(case, 1)
        assert (review.signed_at, ReturnedReview.objects.get().review) == (None, review)

        sign_review(case=fresh(case), version=review.version, by=person_of(1), at=ISSUED_AT)
        assert fresh(case).state == CaseState.QUALITY_CHECK

    def test_an_item_that_ends_takes_every_signature(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)

        end_items(case=case, version=case.version, facts=authorized(3), by=cast.clerk, at=ISSUED_AT)

        assert fresh(case).state == CaseState.CLINICAL_REVIEW
        assert not Review.objects.filter(assignment__case=case, signed_at__isnull=False).exists()
        assert ReturnedReview.objects.count() == 2

        for place in (0, 1):
            version = panel_walks.review_of(case, place).version
            sign_review(case=fresh(case), version=version, by=person_of(place), at=ISSUED_AT)
        case = fresh(case)
        issued = issue_determination(case=case, version=case.version, by=cast.okafor, at=LATER)
        assert outcomes(issued) == "OO"
        assert case.items.get(number=3).state == ItemState.TERMINATED

    @pytest.mark.parametrize("what", ["document", "conversion"])
    def test_who_signed_signs_again_when_the_file_changes_while_another_writes(self, cast: Cast, what: str) -> None:
        """Else the signature would be found void at the issue, and not before all have signed."""
        case = panel_walks.in_review(cast)
        panel_walks.sign_as(case, 0, "UUO")
        case = fresh(case)
        if what == "document":
            further = typeset_pdf(
                letter_content(compose(panel_walks.review_of(case, 0), at=SIGNED_AT)), issued_at=SIGNED_AT
            )
            add_document(
                case=case,
                upload_name="films.pdf",
                about="",
                chunks=[further],
                sent_by=None,
                by=cast.clerk,
                at=SIGNED_AT,
            )
        else:
            convert_to_expedited(case=case, version=case.version, facts=certified(case), by=cast.clerk, at=SIGNED_AT)

        first = panel_walks.review_of(case, 0)
        assert (first.signed_at, first.returns.count()) == (None, 1)
        assert fresh(case).state == CaseState.CLINICAL_REVIEW
        sign_review(case=fresh(case), version=first.version, by=cast.lind, at=SIGNED_AT)
        panel_walks.sign_as(case, 1, "OOU")
        case = fresh(case)
        assert issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT).number == 1

    def test_with_the_last_item_every_assignment_ends(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)

        end_items(case=case, version=case.version, facts=authorized(1, 2, 3), by=cast.clerk, at=ISSUED_AT)

        assert fresh(case).state == CaseState.TERMINATED
        assert not case.assignments.filter(ended_at__isnull=True).exists()

    def test_a_correction_is_served_with_the_analyses_as_they_were(self, cast: Cast) -> None:
        issued = panel_walks.issued(cast)
        case = fresh(issued.case)
        wrong, right = "05/09/2023", "05/10/2023"

        corrected = correct_letter(
            case=case,
            version=case.version,
            pointer="/date_of_injury",
            wrong=wrong,
            right=right,
            because="The day was mistyped.",
            by=cast.okafor,
            at=LATER,
        )

        assert [each.document for each in corrected.analyses.all()] == [each.document for each in issued.analyses.all()]
        assert len(corrected.seal["analyses"]) == 2

    def test_one_reviewer_has_no_analysis_beside_the_letter(self, cast: Cast) -> None:
        issued = review_walks.issued(cast)

        assert not issued.analyses.exists()
        assert "analyses" not in issued.seal


def test_the_issue_locks_its_reviewers_in_one_order_before_it_looks_at_any(cast: Cast) -> None:
    """Else two panels with the same members in other seats, issued at one moment, would wait for each other."""
    case = panel_walks.signed(cast)

    with CaptureQueriesContext(connection) as captured:
        issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)

    of_reviewers = [each["sql"] for each in captured if 'FROM "reviewers_reviewer"' in each["sql"]]
    assert re.search(r'"reviewers_reviewer"\."id" IN \(\d+, \d+\) ORDER BY', of_reviewers[0])


def test_the_analysis_is_what_its_member_signed(cast: Cast) -> None:
    issued = panel_walks.issued(cast)

    for analysis in issued.analyses.select_related("review"):
        determination = determination_from_object(analysis.document)
        assert determination_object(determination) == analysis.document
        assert analysis.review.signed_digest
        assert Case.objects.get(pk=analysis.review.assignment.case_id) == issued.case


class TestRemand:
    """Lab. Code § 4610.6(i): a determination that was set aside goes to another reviewer; here to none of the panel."""

    def test_one_decides_anew_and_nobody_who_was_on_the_panel(self, cast: Cast) -> None:
        issued = panel_walks.issued(cast)
        for recipient in recipients_waiting(issued):
            review_walks.serve(issued, recipient, cast)
        case = fresh(issued.case)
        appeal = enter_appeal(
            case=case,
            version=case.version,
            filed_by=case.parties.get(kind=PartyKind.EMPLOYEE),
            filed_on=FILED_ON,
            grounds=[AppealGround.CONFLICT],
            number="ADJ 1234567",
            by=cast.clerk,
            at=APPEALED_AT,
        )

        case = ended(appeal, cast)
        order, version = order_in(case, cast), case.version
        remand_case(case=case, version=version, order=order, because=NO_OTHER, by=cast.okafor, at=REMANDED_AT)

        case = fresh(case)
        assert (case.seats, case.state) == (1, CaseState.REVIEWER_SELECTION)
        for reviewer in Reviewer.objects.all():
            with pytest.raises(RefusedError, match="may not review"):
                choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=REMANDED_AT)
