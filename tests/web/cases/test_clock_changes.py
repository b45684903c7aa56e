"""A review becomes expedited, gets more time with the Division's approval, or goes on though records are missing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from openimr.web.audit.verification import verify_chains
from openimr.web.cases.choices import CertifiedBy
from openimr.web.cases.docket import Filters, docket_of
from openimr.web.cases.models import Case, Conversion, ExtensionApproval, RecordsShortfall
from openimr.web.cases.plain import my_case
from openimr.web.cases.services.assignment import close_records
from openimr.web.cases.services.conversions import convert_to_expedited
from openimr.web.cases.services.extensions import extend_determination
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.standing import Progress, stages_of, standing_of
from openimr.web.cases.values import CaseState, PartyKind, Priority
from openimr.web.documents.models import Document
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web import review_walks, walks
from tests.web.appeals.walks import REMANDED_AT, remanded_here
from tests.web.cases.acts import LATER, approved, certified, everything, in_file, overdue, with_records
from tests.web.cases.posting import post, text_of
from tests.web.cast import Cast

SignedIn = Callable[[User], Client]


def running(case: Case) -> dict[str, date]:
    return {clock.name: clock.due for clock in case.clocks.filter(stopped_at__isnull=True)}


def typed_day(name: str, day: date) -> dict[str, str]:
    return {f"{name}_month": str(day.month), f"{name}_day": str(day.day), f"{name}_year": str(day.year)}


class TestConversion:
    """Lab. Code § 4610.6(d)(1)(C): "If the disputed medical treatment has not been provided and the employee’s provider or
    the administrative director certifies in writing that an imminent and serious threat to the health of the employee may
    exist [...] the analyses and determinations of the reviewers shall be expedited and rendered within three days".
    """

    def test_while_records_are_awaited_their_24_hours_run_and_the_old_clocks_are_kept_with_the_reason(
        self, cast: Cast
    ) -> None:
        case = in_file(cast)

        case = convert_to_expedited(case=case, version=case.version, facts=certified(case), by=cast.clerk, at=LATER)

        assert case.priority == Priority.EXPEDITED
        clock = case.clocks.get(stopped_at__isnull=True)
        assert (clock.name, clock.due_at) == ("records-expedited", LATER + timedelta(hours=24))
        assert not clock.is_verified
        assert set(case.clocks.exclude(stopped_because="").values_list("name", flat=True)) == {
            "records-mail", "records-statute",
        }  # fmt: skip
        told = standing_of(case, person=cast.clerk, at=LATER).set_aside
        assert "became expedited (Lab. Code § 4610.6(d)(1)(C)" in told[0].because
        assert not verify_chains().broken

    def test_in_review_three_days_run_from_the_certification(self, cast: Cast) -> None:
        case = review_walks.in_review(cast).assignment.case
        old = running(case)["determination-regular"]
        day = review_walks.ATTESTED_AT.date()

        case = convert_to_expedited(
            case=case, version=case.version, by=cast.clerk, at=review_walks.ATTESTED_AT,
            facts=certified(case, certified_on=day, received_on=day),
        )  # fmt: skip

        assert case.state == CaseState.CLINICAL_REVIEW
        assert running(case) == {"determination-expedited": day + timedelta(days=3)}
        assert running(case)["determination-expedited"] < old

    def test_a_conversion_never_gives_more_time(self, cast: Cast) -> None:
        case = with_records(cast)
        tomorrow = LATER.date() + timedelta(days=1)
        case.clocks.filter(name="determination-regular").update(due=tomorrow)

        case = convert_to_expedited(case=case, version=case.version, facts=certified(case), by=cast.clerk, at=LATER)

        assert running(case)["determination-regular"] == tomorrow
        (row,) = docket_of(cast.okafor, at=LATER, filters=Filters()).rows
        assert row.due == tomorrow

    def test_what_is_not_closed_yet_gets_its_three_days_when_it_is(self, cast: Cast) -> None:
        case = in_file(cast)
        case = convert_to_expedited(case=case, version=case.version, facts=certified(case), by=cast.clerk, at=LATER)

        case = close_records(case=case, version=case.version, by=cast.clerk, at=LATER)

        assert running(case) == {"determination-expedited": LATER.date() + timedelta(days=3)}

    @pytest.mark.parametrize(
        ("changed", "field", "said"),
        [
            ({"certified_by": CertifiedBy.OTHER}, "certified_by", "of the employee’s provider"),
            ({"is_given": True}, "is_given", "has not been given"),
            ({"received_on": date(2025, 3, 30)}, "received_on", "still to come"),
            ({"certified_on": date(2025, 3, 5)}, "certified_on", "cannot have been certified later"),
        ],
    )
    def test_without_what_the_law_asks_it_stays_regular(
        self, cast: Cast, changed: dict[str, object], field: str, said: str
    ) -> None:
        case = in_file(cast)
        before = everything()

        with pytest.raises(RefusedError, match=said) as refused:
            convert_to_expedited(
                case=case, version=case.version, facts=certified(case, **changed), by=cast.clerk, at=LATER
            )

        assert refused.value.field == field
        assert everything() == before

    def test_a_review_is_not_made_expedited_twice(self, cast: Cast) -> None:
        case = in_file(cast, **walks.EXPEDITED)

        with pytest.raises(RefusedError, match="expedited already"):
            convert_to_expedited(case=case, version=case.version, facts=certified(case), by=cast.clerk, at=LATER)

    def test_a_paper_of_another_case_certifies_nothing(self, cast: Cast) -> None:
        other, case = review_walks.with_document(walks.awaiting_records(cast), cast), in_file(cast)

        with pytest.raises(RefusedError, match="a paper in the file of this case"):
            convert_to_expedited(
                case=case, version=case.version, facts=certified(case, support=other.public_id), by=cast.clerk, at=LATER
            )

    def test_the_page_previews_the_clocks_and_then_starts_them(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = in_file(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/expedite/"
        paper = str(Document.objects.get(case=case).public_id)
        typed = {"certified_by": "provider", "certification": paper, "support": paper, "is_given": "no"}
        typed |= typed_day("certified_on", LATER.date())

        preview = text_of(post(clerk, address, go="preview", **typed))

        assert "This clock stops: Records from the claims administrator" in preview
        assert "This clock runs: Records from the claims administrator, expedited" in preview
        assert not Conversion.objects.exists()
        assert post(clerk, address, go="do", **typed).status_code == 302
        assert "Clocks that were stopped" in text_of(clerk.get(f"/cases/{case.number}/"))
        assert "is expedited already" in text_of(clerk.get(address))


class TestExtension:
    """Lab. Code § 4610.6(d)(2): "Subject to the approval of the administrative director, the deadlines for analyses and
    determinations involving both regular and expedited reviews may be extended for up to three days in extraordinary
    circumstances or for good cause."
    """

    @pytest.mark.parametrize(
        ("days", "due"),
        [(1, date(2025, 4, 4)), (2, date(2025, 4, 7)), (3, date(2025, 4, 7))],
        ids=["friday", "saturday-rolls", "sunday-rolls"],
    )
    def test_the_days_are_added_to_the_last_day_before_it_rolls(self, cast: Cast, days: int, due: date) -> None:
        """Thirty days from Tuesday 4 March 2025 end on Thursday 3 April."""
        case = with_records(cast)
        assert running(case) == {"determination-regular": date(2025, 4, 3)}

        case = extend_determination(case=case, version=case.version, approval=approved(days), by=cast.clerk, at=LATER)

        assert running(case) == {"determination-regular": due}
        clock = case.clocks.get(stopped_at__isnull=True)
        assert "an extension approved by the Division (Lab. Code § 4610.6(d)(2))" in clock.because
        stopped = ExtensionApproval.objects.get().extended
        assert stopped.stopped_because.startswith(f"Extended by {days} day")

    def test_it_is_extended_once(self, cast: Cast) -> None:
        case = with_records(cast)
        case = extend_determination(case=case, version=case.version, approval=approved(1), by=cast.clerk, at=LATER)
        before = everything()

        with pytest.raises(RefusedError, match="it is extended once"):
            extend_determination(case=case, version=case.version, approval=approved(1), by=cast.clerk, at=LATER)

        assert everything() == before

    @pytest.mark.parametrize(
        ("changed", "field", "said"),
        [
            ({"number": " "}, "number", "Without the Division’s approval"),
            ({"approved_by": ""}, "approved_by", "Without the Division’s approval"),
            ({"days": 0}, "days", "1 to 3 days"),
            ({"days": 4}, "days", "1 to 3 days"),
            ({"because": ""}, "because", "why more time"),
            ({"because": "x" * 301}, "because", "at most 300"),
            ({"approved_on": date(2025, 3, 5)}, "approved_on", "still to come"),
            ({"approved_on": date(2025, 3, 3)}, "approved_on", "cannot have been extended before"),
        ],
    )
    def test_without_the_divisions_approval_there_is_none(
        self, cast: Cast, changed: dict[str, object], field: str, said: str
    ) -> None:
        case = with_records(cast)
        before = everything()

        with pytest.raises(RefusedError, match=said) as refused:
            extend_determination(
                case=case, version=case.version, approval=approved(**changed), by=cast.clerk, at=LATER  # type: ignore[arg-type] # by name
            )  # fmt: skip

        assert refused.value.field == field
        assert everything() == before

    def test_an_expedited_review_is_extended_too(self, cast: Cast) -> None:
        case = with_records(cast, **walks.EXPEDITED)
        before = running(case)["determination-expedited"]

        case = extend_determination(case=case, version=case.version, approval=approved(3), by=cast.clerk, at=LATER)

        assert running(case)["determination-expedited"] > before

    def test_what_was_not_read_of_a_clock_is_not_read_of_its_extension_either(self, cast: Cast) -> None:
        case = remanded_here(cast)
        clock = case.clocks.get(name="determination-regular", stopped_at__isnull=True)
        approval = approved(1, approved_on=clock.starts)
        assert not clock.is_verified

        extend_determination(case=case, version=case.version, approval=approval, by=cast.clerk, at=REMANDED_AT)

        assert not case.clocks.get(name="determination-regular", stopped_at__isnull=True).is_verified

    def test_the_page_previews_the_new_day_and_keeps_the_approval(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = with_records(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/extend/"
        typed = {"days": "1", "number": "DWC-9", "approved_by": "M. Ito", "ground": "good_cause", "because": "Films."}
        typed |= typed_day("approved_on", LATER.date())

        preview = text_of(post(clerk, address, go="preview", **typed))

        assert "This clock runs: Determination, due Fri 4 Apr 2025" in preview
        assert post(clerk, address, go="do", **typed).status_code == 302
        assert "DWC-9" in text_of(clerk.get(address))
        assert 'name="days"' not in clerk.get(address).content.decode()


class TestInsufficientRecords:
    """8 CCR § 9792.10.6(b)(2), words not read; paraphrased: where records are missing, the review may rest on the summary of
    utilization review with what the employee and the physician sent, and never on utilization review alone.
    """

    def test_nothing_is_missing_before_the_time_for_records_is_over(self, cast: Cast) -> None:
        case = in_file(cast)

        with pytest.raises(RefusedError, match="The time for records runs until Wed 19 Mar 2025"):
            hold_records_insufficient(case=case, version=case.version, lacking="Films.", by=cast.clerk, at=LATER)

    def test_its_clock_runs_on_and_the_docket_shows_how_late_they_are(self, cast: Cast) -> None:
        case = overdue(cast)

        case = hold_records_insufficient(case=case, version=case.version, lacking="The films.", by=cast.clerk, at=LATER)

        (row,) = docket_of(cast.clerk, at=LATER, filters=Filters()).rows
        assert (row.state, row.is_late) == (CaseState.INSUFFICIENT_RECORDS, True)
        progress = [stage.progress for stage in stages_of(case)]
        assert progress[4] is Progress.NOW
        assert my_case(case).words.where == "Some of your medical records are missing"

    def test_what_is_missing_is_said(self, cast: Cast) -> None:
        case = overdue(cast)

        with pytest.raises(RefusedError, match="Say which records are missing"):
            hold_records_insufficient(case=case, version=case.version, lacking=" ", by=cast.clerk, at=LATER)

    def test_the_review_goes_on_with_what_others_sent(self, cast: Cast) -> None:
        case = overdue(cast)
        case = hold_records_insufficient(case=case, version=case.version, lacking="Films.", by=cast.clerk, at=LATER)

        case = close_records(case=case, version=case.version, by=cast.clerk, at=LATER)

        assert case.state == CaseState.REVIEWER_SELECTION
        assert set(running(case)) == {"determination-regular"}

    def test_it_never_goes_on_with_what_utilization_review_sent_alone(self, cast: Cast) -> None:
        case = walks.awaiting_records(cast)
        sender, _ = case.parties.get_or_create(kind=PartyKind.UR_ORGANIZATION, defaults={"name": "Northwind Review"})
        Document.objects.create(
            case=case, name="summary.pdf", sha256="1" * 64, size_bytes=1, sent_by=sender, uploaded_by=cast.clerk,
            received_at=LATER,
        )  # fmt: skip
        case.clocks.filter(stopped_at__isnull=True).update(due=LATER.date() - timedelta(days=1))
        case = hold_records_insufficient(case=case, version=case.version, lacking="All.", by=cast.clerk, at=LATER)

        with pytest.raises(RefusedError, match="nothing but what utilization review sent"):
            close_records(case=case, version=case.version, by=cast.clerk, at=LATER)

    def test_the_pages_say_what_is_missing(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = overdue(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/insufficient-records/"

        assert "The case goes to: Records insufficient" in text_of(post(clerk, address, go="preview", lacking="Films."))
        assert not RecordsShortfall.objects.exists()
        assert post(clerk, address, go="do", lacking="The films of May.").status_code == 302
        assert "The films of May." in text_of(clerk.get(f"/cases/{case.number}/close-records/"))
        assert post(clerk, f"/cases/{case.number}/close-records/").status_code == 302
        assert Case.objects.get(pk=case.pk).state == CaseState.REVIEWER_SELECTION
