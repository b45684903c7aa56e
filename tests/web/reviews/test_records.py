"""Lab. Code § 4610.6(b): what the reviewer asks of one party, and the answer, goes to every party."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from openimr.domain.errors import NotAllowedError
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Notice
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.serving import waiting_parties
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.people.services import revoke_membership
from openimr.web.reviews.models import RecordsAnswer, RecordsRequest, Review
from openimr.web.reviews.services import answer_records, request_records
from tests.web.cast import Cast, may_sign_in
from tests.web.review_walks import ATTESTED_AT, chosen, in_review, signed
from tests.web.reviewers.rosters import another_reviewer

ASKED_AT = ATTESTED_AT + timedelta(hours=1)
WORDS = "The operative report of March 2024, please."


def ask(review: Review, cast: Cast, *, by: str = "lind", words: str = WORDS) -> RecordsRequest:
    case = review.assignment.case
    party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    return request_records(case=case, asked_of=party, words=words, by=getattr(cast, by), at=ASKED_AT)


def copies() -> list[Notice]:
    """Return what was copied to every party: requests for records, and answers to them."""
    return list(Notice.objects.filter(kind__in=(NoticeKind.RECORDS_REQUEST, NoticeKind.RECORDS_ANSWER)))


def test_a_request_goes_to_every_party_and_names_no_reviewer(cast: Cast) -> None:
    review = in_review(cast)

    request = ask(review, cast)

    [notice] = copies()
    assert notice.paragraphs == [
        f"The expert reviewer asks Golden Coast Claims for records in case {review.assignment.case.number}.",
        WORDS,
    ]
    event = AuditEvent.objects.get(verb="request_records")
    assert event.facts == {"request": request.pk, "asked_of": "claims_administrator"}


def test_a_clerk_asks_in_the_organizations_name(cast: Cast) -> None:
    ask(in_review(cast), cast, by="clerk")

    assert copies()[0].paragraphs[0].startswith("Test Review Organization asks Golden Coast Claims")


@pytest.mark.parametrize(
    "words",
    [
        "Regards, Maja Lind",
        "LIND, MAJA M.D.",
        "Dr.  Maja\nLind",
        "Write to lind@people.test",
        "Yours, M. Lind",
        "Dr Lind asks",
        "Ｄｒ Ｌｉｎｄ",
        "Licence G12345",
    ],
)
def test_a_request_that_names_the_reviewer_is_refused(cast: Cast, words: str) -> None:
    review = in_review(cast)

    with pytest.raises(RefusedError, match=r"4610\.6\(f\)") as refusal:
        ask(review, cast, words=words)

    assert refusal.value.field == "words"
    assert copies() == []


def test_words_that_hold_the_family_name_as_a_word_are_sent(cast: Cast) -> None:
    ask(in_review(cast), cast, words="The report on the linden trial, and Lind et al. 2019, please.")

    assert len(copies()) == 1


def test_a_title_with_the_family_name_is_sent_where_the_physician_of_the_case_bears_it(cast: Cast) -> None:
    review = in_review(cast, physician_name="Dr Paul Lind")

    ask(review, cast, words="The notes of Dr Lind, please.")

    with pytest.raises(RefusedError, match=r"4610\.6\(f\)"):
        ask(review, cast, words="The notes of Dr Maja Lind, please.")


def test_a_request_that_says_nothing_is_refused(cast: Cast) -> None:
    review = in_review(cast)

    with pytest.raises(RefusedError, match="Say which records"):
        ask(review, cast, words=" \n ")


def test_a_request_of_another_cases_party_is_refused(cast: Cast) -> None:
    review = in_review(cast)
    stranger = review.assignment.case.parties.get(kind=PartyKind.ATTORNEY)
    stranger.until = ASKED_AT
    stranger.save()

    with pytest.raises(RefusedError, match="one of the parties"):
        request_records(case=review.assignment.case, asked_of=stranger, words=WORDS, by=cast.lind, at=ASKED_AT)


@pytest.mark.parametrize("name", ["noor", "alma", "physician", "attorney", "division", "stranger", "quality"])
def test_nobody_else_asks_for_records(cast: Cast, name: str) -> None:
    review = in_review(cast)

    with pytest.raises(NotAllowedError):
        ask(review, cast, by=name)

    assert copies() == []


def test_a_reviewer_who_has_not_attested_asks_for_nothing(cast: Cast) -> None:
    case = chosen(cast)
    party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)

    with pytest.raises(NotAllowedError):
        request_records(case=case, asked_of=party, words=WORDS, by=cast.lind, at=ASKED_AT)


def test_nothing_is_asked_once_the_review_is_signed(cast: Cast) -> None:
    review = signed(cast)

    with pytest.raises(RefusedError, match="In review"):
        ask(review, cast)


@pytest.mark.parametrize("name", ["noor", "clerk"])
def test_an_answer_goes_to_every_party(cast: Cast, name: str) -> None:
    request = ask(in_review(cast), cast)

    answer = answer_records(request=request, words=" It is enclosed. ", by=getattr(cast, name), at=ASKED_AT)

    assert answer.words == "It is enclosed."
    first, notice = copies()
    assert (first.kind, notice.kind) == (NoticeKind.RECORDS_REQUEST, NoticeKind.RECORDS_ANSWER)
    assert {party.kind for party in waiting_parties(notice)} == {party.kind for party in waiting_parties(first)}
    assert notice.paragraphs[0].startswith("Golden Coast Claims answers the request for records")
    assert AuditEvent.objects.get(verb="answer_records").facts == {"request": request.pk}


@pytest.mark.parametrize("name", ["alma", "physician", "attorney", "stranger", "lind", "okafor"])
def test_only_the_party_asked_or_a_clerk_answers(cast: Cast, name: str) -> None:
    request = ask(in_review(cast), cast)

    with pytest.raises(NotAllowedError):
        answer_records(request=request, words="x", by=getattr(cast, name), at=ASKED_AT)

    assert not RecordsAnswer.objects.exists()


def test_a_request_is_answered_once(cast: Cast) -> None:
    request = ask(in_review(cast), cast)
    answer_records(request=request, words="Enclosed.", by=cast.noor, at=ASKED_AT)

    with pytest.raises(RefusedError, match="answered already"):
        answer_records(request=request, words="Again.", by=cast.noor, at=ASKED_AT)

    assert len(copies()) == 2


def test_no_request_without_its_audit_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = in_review(cast)

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)

    with pytest.raises(DatabaseError):
        ask(review, cast)

    monkeypatch.undo()
    assert not RecordsRequest.objects.exists()
    assert copies() == []


class TestAnAnswerThatNamesAPhysician:
    """Lab. Code § 4610.6(f): the names of the reviewers are confidential; neither an answer nor its refusal tells them."""

    @pytest.mark.parametrize(
        "words", ["By Dr Maja Lind", "M. Lind has it", "Dr. Lind, MD", "lind@people.test", "G 12345"]
    )
    def test_of_the_party_that_was_asked_is_refused_without_saying_why_that_one(self, cast: Cast, words: str) -> None:
        request = ask(in_review(cast), cast)

        with pytest.raises(RefusedError, match="name no physician") as refusal:
            answer_records(request=request, words=words, by=cast.noor, at=ASKED_AT)

        assert refusal.value.field == "words"
        assert "review" not in str(refusal.value)
        assert not RecordsAnswer.objects.exists()
        assert len(copies()) == 1

    def test_is_refused_alike_of_every_physician_on_the_roster(self, cast: Cast) -> None:
        another_reviewer(cast, "Dr Omar Haddock")
        request = ask(in_review(cast), cast)
        told = []

        for words in ("By Dr Maja Lind", "By Dr Omar Haddock"):
            with pytest.raises(RefusedError) as refusal:
                answer_records(request=request, words=words, by=cast.noor, at=ASKED_AT)
            told.append(str(refusal.value))

        assert told[0] == told[1]

    def test_of_a_clerk_who_may_know_is_refused_for_the_reviewer_alone(self, cast: Cast) -> None:
        another_reviewer(cast, "Dr Omar Haddock")
        request = ask(in_review(cast), cast)

        with pytest.raises(RefusedError, match=r"4610\.6\(f\)"):
            answer_records(request=request, words="By Dr Maja Lind", by=cast.clerk, at=ASKED_AT)
        answer_records(request=request, words="By Dr Omar Haddock", by=cast.clerk, at=ASKED_AT)

        assert len(copies()) == 2

    def test_that_is_not_on_the_roster_is_sent(self, cast: Cast) -> None:
        request = ask(in_review(cast), cast)

        answer_records(request=request, words="The report of Dr Paul Tanaka is enclosed.", by=cast.noor, at=ASKED_AT)

        assert len(copies()) == 2


class TestHowACopyIsServed:
    """Lab. Code § 4610.6(b): a copy to every party. What is kept of it is what was done."""

    def test_electronically_on_those_alone_for_whom_someone_can_sign_in(self, cast: Cast) -> None:
        for person in (cast.noor, cast.alma):
            may_sign_in(person)

        ask(in_review(cast), cast)

        [notice] = copies()
        assert {(service.party.kind, service.method, service.address) for service in notice.services.all()} == {
            (PartyKind.CLAIMS_ADMINISTRATOR, ServedBy.ELECTRONIC, ""),
            (PartyKind.EMPLOYEE, ServedBy.ELECTRONIC, ""),
        }
        assert {party.kind for party in waiting_parties(notice)} == {
            PartyKind.EMPLOYER,
            PartyKind.REQUESTING_PHYSICIAN,
            PartyKind.ATTORNEY,
        }

    def test_not_on_one_whose_account_was_closed_or_role_has_ended(self, cast: Cast) -> None:
        may_sign_in(cast.noor)
        may_sign_in(cast.physician)
        review = in_review(cast)
        revoke_membership(membership=cast.noor.memberships.get(), by=cast.founder, at=ATTESTED_AT)
        User.objects.filter(pk=cast.physician.pk).update(is_active=False)

        ask(review, cast, by="clerk")

        assert not copies()[0].services.exists()
