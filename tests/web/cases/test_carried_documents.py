"""The file of a case that is opened for what was deferred: it begins with the documents of the first one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.law.eligibility import ReasonCode
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.history import history_of
from openimr.web.cases.lineage import case_and_kin
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.deferrals import resume_deferred
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.documents.access import readable_documents_of
from openimr.web.documents.lists import rows_of
from openimr.web.documents.models import Document
from openimr.web.documents.pages import latest_reading
from openimr.web.documents.services import add_document, read_document
from openimr.web.errors import RefusedError
from openimr.web.files import open_file
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment
from openimr.web.reviews.anonymity import LEFT_OUT, refuse_words_for_parties
from tests.web import walks
from tests.web.cases.acts import all_eligible
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast
from tests.web.documents.files_of_tests import NOTES, pdf
from tests.web.review_walks import on_roster

SignedIn = Callable[[User], Client]

TAKEN_UP = AT + timedelta(days=40)
LETTER = pdf("A letter of the employee")


def with_file(cast: Cast) -> Case:
    """Return a case of which item 2 waits, with a document of the claims administrator, read, and one of ours, not read."""
    case = walks.submitted(cast)
    waiting = Ruling(code=ReasonCode.LIABILITY_DISPUTED, because="Liability for it is disputed.")
    rulings = all_eligible(case) | {2: waiting}
    case = decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)
    case = send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=cast.clerk, at=AT)
    sender = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    notes = {"upload_name": "notes.pdf", "about": "Progress notes", "chunks": [NOTES]}
    added = add_document(case=case, **notes, sent_by=sender, by=cast.noor, at=AT)
    read_document(document=added.document, by=cast.noor, at=AT)
    letter = {"upload_name": "letter.pdf", "about": "", "chunks": [LETTER]}
    add_document(case=case, **letter, sent_by=None, by=cast.clerk, at=AT)
    case.refresh_from_db()
    return case


def taken_up(case: Case, cast: Cast) -> Case:
    resolved = date(2025, 4, 10)
    return resume_deferred(case=case, version=case.version, resolved_on=resolved, by=cast.clerk, at=TAKEN_UP)


def told(case: Case) -> list[tuple[object, ...]]:
    names = ("name", "about", "sha256", "size_bytes", "sent_by__kind", "sent_by__name", "uploaded_by__name")
    return list(case.documents.values_list(*names))


def test_each_document_comes_along_with_its_name_and_its_sender(cast: Cast) -> None:
    earlier = with_file(cast)

    new = taken_up(earlier, cast)

    sender = new.documents.get(name="notes.pdf").sent_by
    assert told(new) == told(earlier)
    assert new.documents.count() == 2
    assert sender == new.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
    with open_file(new.documents.get(name="notes.pdf").sha256) as file:
        assert file.read() == NOTES


def test_what_was_read_comes_along_and_what_was_not_is_still_to_be_read(cast: Cast) -> None:
    earlier = with_file(cast)

    new = taken_up(earlier, cast)

    first, second = (latest_reading(case.documents.get(name="notes.pdf")) for case in (earlier, new))
    assert first is not None
    assert second is not None
    assert first != second
    assert list(second.pages.values_list("number", "text")) == list(first.pages.values_list("number", "text"))
    assert (second.engine, second.page_count, second.at) == (first.engine, first.page_count, first.at)
    assert latest_reading(new.documents.get(name="letter.pdf")) is None


def test_the_party_that_sent_a_document_reads_it_in_the_new_case_too_and_no_other(cast: Cast) -> None:
    new = taken_up(with_file(cast), cast)

    readable = {
        name: [each.name for each in readable_documents_of(case=new, person=getattr(cast, name), at=TAKEN_UP)]
        for name in ("noor", "alma", "physician", "clerk", "stranger")
    }

    assert readable == {
        "noor": ["notes.pdf"],
        "alma": [],
        "physician": [],
        "clerk": ["notes.pdf", "letter.pdf"],
        "stranger": [],
    }


def test_a_sender_that_is_no_party_any_more_is_one_that_ended(cast: Cast) -> None:
    earlier = with_file(cast)
    party = earlier.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    earlier.applications.update(claims_administrator="Distant Claims")

    new = taken_up(earlier, cast)

    sender = new.documents.get(name="notes.pdf").sent_by
    assert sender is not None
    assert (sender.name, sender.organization, sender.until) == (party.name, party.organization, TAKEN_UP)
    assert new.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True).name == "Distant Claims"


def test_the_time_to_decide_does_not_run_from_before_it_was_taken_up(cast: Cast) -> None:
    """Lab. Code § 4610.6(d)(1)."""
    new = taken_up(with_file(cast), cast)
    new = decide_eligibility(case=new, version=new.version, rulings=all_eligible(new), by=cast.okafor, at=TAKEN_UP)
    new = send_assignment_notice(case=new, version=new.version, method=ServedBy.MAIL, by=cast.clerk, at=TAKEN_UP)

    new = close_records(case=new, version=new.version, by=cast.clerk, at=TAKEN_UP + timedelta(days=1))

    assert new.clocks.get(name="determination-regular").starts == date(2025, 4, 13)


def test_it_is_in_the_trail_and_on_the_pages(cast: Cast, signed_in: SignedIn) -> None:
    earlier = with_file(cast)
    digests = list(earlier.documents.values_list("sha256", flat=True))

    new = taken_up(earlier, cast)

    event = AuditEvent.objects.get(verb="take_up_deferred")
    words = text_of(signed_in(cast.okafor).get(f"/cases/{new.number}/eligibility/"))
    assert event.facts["documents"] == digests
    assert history_of(new, person=cast.clerk, at=TAKEN_UP)[0].more.endswith("2 documents came along.")
    assert f"All of them came along from case {earlier.number} , in which this waited." in words
    assert not verify_chains().broken


def test_of_a_case_that_waits_as_a_whole_nothing_is_copied(cast: Cast) -> None:
    case = walks.submitted(cast, is_liability_disputed=True)
    rulings = {item.number: Ruling(code=ReasonCode.LIABILITY_DISPUTED) for item in case.items.all()}
    case = decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)
    add_document(case=case, upload_name="a.pdf", about="", chunks=[LETTER], sent_by=None, by=cast.clerk, at=AT)
    case.refresh_from_db()

    taken_up(case, cast)

    assert Document.objects.count() == 1


class TestReviewerOfTheOther:
    """Lab. Code § 4610.6(f): who reviewed one of the cases stays unknown in the others, also after leaving the roster."""

    NAME = "Report for Dr Maja Lind.pdf"

    def pair(self, cast: Cast, *, reviewed: str) -> tuple[Case, Case]:
        """Return both cases, with a document that names Dr Lind, who reviewed one of them and has left the roster."""
        earlier = with_file(cast)
        about = {"upload_name": self.NAME, "about": "For Dr Maja Lind", "chunks": [pdf("A report")]}
        add_document(case=earlier, **about, sent_by=None, by=cast.clerk, at=AT)
        earlier.refresh_from_db()
        new = taken_up(earlier, cast)
        lind = on_roster(cast)
        Assignment.objects.create(
            case={"earlier": earlier, "new": new}[reviewed],
            reviewer=lind,
            chosen_by=cast.okafor,
            chosen_at=AT,
            reasons=[],
        )
        lind.until = AT + timedelta(days=30)
        lind.save()
        return earlier, new

    @pytest.mark.parametrize("reviewed", ["earlier", "new"])
    @pytest.mark.parametrize("name", ["noor", "alma", "physician", "division"])
    def test_is_left_out_of_the_names_of_documents_in_both(self, cast: Cast, reviewed: str, name: str) -> None:
        for case in self.pair(cast, reviewed=reviewed):
            rows = rows_of(case=case, person=getattr(cast, name), at=TAKEN_UP)

            words = [f"{row.name} {row.about}" for row in rows]
            assert any(LEFT_OUT in each for each in words)
            assert not any("Lind" in each for each in words)

    @pytest.mark.parametrize("reviewed", ["earlier", "new"])
    @pytest.mark.parametrize("name", ["noor", "clerk"])
    def test_is_named_in_no_words_for_the_parties_of_either(self, cast: Cast, reviewed: str, name: str) -> None:
        for case in self.pair(cast, reviewed=reviewed):
            with pytest.raises(RefusedError, match="name"):
                refuse_words_for_parties(
                    "As Dr Maja Lind asked.", case, by=getattr(cast, name), at=TAKEN_UP, field="words"
                )

    def test_of_a_case_that_has_nothing_to_do_with_it_is_no_secret_there(self, cast: Cast) -> None:
        self.pair(cast, reviewed="new")
        other = walks.submitted(cast)

        refuse_words_for_parties("As Dr Maja Lind asked.", other, by=cast.noor, at=TAKEN_UP, field="words")

        assert case_and_kin(other) == {other.pk}

    def test_is_found_through_every_case_between_in_one_query(self, cast: Cast) -> None:
        earlier, new = self.pair(cast, reviewed="earlier")
        third = walks.submitted(cast)
        third.items.filter(number=1).update(taken_up_from=new.items.get())

        for case in (earlier, new, third):
            with CaptureQueriesContext(connection) as captured:
                kin = case_and_kin(case)
            assert kin == {earlier.pk, new.pk, third.pk}
            assert len(captured) == 1
