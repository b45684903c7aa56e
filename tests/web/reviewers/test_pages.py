from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from openimr.matching.attestations import QUESTIONS
from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.models import User
from openimr.web.reviewers.models import Affiliation, AffiliationKind, Assignment, Reviewer
from openimr.web.reviewers.services import declare_affiliation, leave_roster
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import LATER, another_reviewer, attested, chosen, everything, on_roster, to_be_chosen

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
OUTSIDE = ["noor", "alma", "relative", "physician", "attorney", "stranger", "division", "auditor", "founder"]


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    """Every page is opened an hour after the last service of the walk."""
    moment = LATER + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


def choose_page(case: Case) -> str:
    return reverse("reviewers:choose", args=[case.number])


def attest_page(case: Case) -> str:
    return reverse("reviewers:attest", args=[case.number])


def once(**fields: object) -> dict[str, object]:
    return {"once": str(uuid4()), **fields}


def entry(**changed: object) -> dict[str, object]:
    """Return the form of an entry as a browser posts it: one licence, one certificate."""
    day = {"month": "1", "day": "31", "year": "2027"}
    return once(
        is_physician="yes",
        practice_since_month="7", practice_since_day="1", practice_since_year="2005",
        practice_hours="30", has_discipline="no", is_qme="no",
        **{"licences-TOTAL_FORMS": "2", "licences-INITIAL_FORMS": "0", "licences-0-state": "California"},
        **{f"licences-0-expires_{part}": value for part, value in day.items()},
        **{"certificates-TOTAL_FORMS": "2", "certificates-INITIAL_FORMS": "0"},
        **{"certificates-0-specialty": "Orthopedic Surgery", "certificates-0-is_board": "on"},
    ) | changed  # fmt: skip


def answers(version: int, **changed: str) -> dict[str, object]:
    clean = {question.code: "yes" if question.attests else "no" for question in QUESTIONS}
    return once(version=version, **(clean | changed))


class TestRoster:
    def test_a_reviewer_is_added_by_the_form(self, cast: Cast, signed_in: SignedIn) -> None:
        posted = signed_in(cast.okafor).post(reverse("reviewers:add"), entry(person=cast.lind.pk))
        reviewer = Reviewer.objects.get()

        assert posted.url == reverse("reviewers:reviewer", args=[cast.lind.public_id])
        assert [str(licence) for licence in reviewer.licences.all()] == ["California"]
        assert [str(certificate) for certificate in reviewer.certificates.all()] == ["Orthopedic Surgery"]

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"licences-0-state": "", "licences-0-expires_month": ""}, "This field is required"),
            ({"licences-0-expires_day": "32"}, "There is no such day"),
            ({"practice_hours": "169"}, "less than or equal to 168"),
            (
                {"licences-0-state": "", **{f"licences-0-expires_{part}": "" for part in ("month", "day", "year")}},
                "at least one licence",
            ),
        ],
        ids=["half-a-row", "no-such-day", "too-many-hours", "no-licence"],
    )
    def test_a_fault_is_said_on_the_page_and_nothing_is_written(
        self, cast: Cast, signed_in: SignedIn, changed: dict[str, object], sentence: str
    ) -> None:
        page = signed_in(cast.okafor).post(reverse("reviewers:add"), entry(person=cast.lind.pk, **changed))

        assert sentence in page.content.decode()
        assert not Reviewer.objects.exists()

    def test_a_row_is_removed_and_another_added_by_the_form(self, cast: Cast, signed_in: SignedIn) -> None:
        on_roster(cast)
        rows = {
            "version": 1,
            "licences-TOTAL_FORMS": "2",
            "licences-INITIAL_FORMS": "1",
            "licences-0-DELETE": "on",
            "licences-1-state": "Ohio",
            "licences-1-expires_month": "1",
            "licences-1-expires_day": "31",
            "licences-1-expires_year": "2027",
        }
        signed_in(cast.okafor).post(reverse("reviewers:edit", args=[cast.lind.public_id]), entry(**rows))

        assert [licence.state for licence in Reviewer.objects.get().licences.all()] == ["Ohio"]

    def test_the_list_says_what_stands_against_giving_any_case(self, cast: Cast, signed_in: SignedIn) -> None:
        on_roster(cast, is_qme=None)
        page = signed_in(cast.conflict).get(reverse("reviewers:list")).content.decode()

        assert "May be given no case" in page
        assert "Whether appointed as a qualified medical evaluator is not known" in page
        assert "<strong>0 of 1</strong> may be given cases" in page

    def test_an_affiliation_is_declared_and_ended(self, cast: Cast, signed_in: SignedIn) -> None:
        on_roster(cast)
        client, address = signed_in(cast.conflict), reverse("reviewers:reviewer", args=[cast.lind.public_id])

        client.post(address, once(kind="familial", person="noor haddad", note="sister"))
        affiliation = Affiliation.objects.get()
        assert "Noor Haddad" in client.get(address).content.decode()

        client.post(reverse("reviewers:end-affiliation", args=[affiliation.pk]), once())
        assert Affiliation.objects.get().until is not None

    @pytest.mark.parametrize("typed", ["nobody at all", "Alma Reyes"], ids=["unknown", "two-of-the-name"])
    def test_a_person_must_be_one(self, cast: Cast, signed_in: SignedIn, typed: str) -> None:
        on_roster(cast)
        cast.relative.name = "Alma Reyes"
        cast.relative.save()
        address = reverse("reviewers:reviewer", args=[cast.lind.public_id])

        page = signed_in(cast.conflict).post(address, once(kind="familial", person=typed))

        assert "address" in page.content.decode()
        assert not Affiliation.objects.exists()

    def test_leaving_and_returning(self, cast: Cast, signed_in: SignedIn) -> None:
        on_roster(cast)
        client, address = signed_in(cast.okafor), reverse("reviewers:leave", args=[cast.lind.public_id])

        client.post(address, once(version=1))
        assert Reviewer.objects.get().until is not None

        client.post(address, once(version=2))
        assert Reviewer.objects.get().until is None

    @pytest.mark.parametrize("who", [*OUTSIDE, "clerk", "quality", "lind"])
    def test_it_is_there_for_those_who_keep_it_alone(self, cast: Cast, signed_in: SignedIn, who: str) -> None:
        reviewer = on_roster(cast)
        affiliation = declare_affiliation(
            reviewer=reviewer, kind=AffiliationKind.FAMILIAL, person=cast.noor, by=cast.conflict, at=AT
        )
        client, key = signed_in(getattr(cast, who)), cast.lind.public_id
        pages = [
            reverse("reviewers:list"),
            reverse("reviewers:add"),
            reverse("reviewers:reviewer", args=[key]),
            reverse("reviewers:edit", args=[key]),
            reverse("reviewers:end-affiliation", args=[affiliation.pk]),
        ]

        assert [client.get(page).status_code for page in pages] == [404] * len(pages)


class TestChoose:
    def test_it_lists_those_who_may_and_those_who_may_not_with_reasons(self, cast: Cast, signed_in: SignedIn) -> None:
        on_roster(cast)
        hart = another_reviewer(cast, "Dr Otto Hart")
        declare_affiliation(
            reviewer=hart, kind=AffiliationKind.FINANCIAL, organization=cast.claims, by=cast.conflict, at=AT
        )
        page = signed_in(cast.okafor).get(choose_page(to_be_chosen(cast))).content.decode()
        offered, _, barred = page.partition("who may not review this case")

        assert "Dr Maja Lind" in offered
        assert "Dr Otto Hart" not in offered
        assert "Has a material financial affiliation with the claims administrator." in barred
        assert "Golden Coast Claims" in barred
        assert "Lab. Code § 139.5(c)(2)(A), (d)(5)(A)" in barred
        path = (
            "<li>Dr Otto Hart</li><li>material financial affiliation</li><li><strong>Golden Coast Claims</strong></li>"
        )
        assert f"{path}<li>the claims administrator</li>" in barred

    def test_opening_it_is_recorded(self, cast: Cast, signed_in: SignedIn) -> None:
        case = to_be_chosen(cast)
        signed_in(cast.okafor).get(choose_page(case))

        assert events_of(case.number).last().facts == {"page": "choose_reviewer"}

    def test_the_list_assigns_nothing_it_leads_to_a_page_that_asks(self, cast: Cast, signed_in: SignedIn) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        client = signed_in(cast.okafor)
        listed = client.get(choose_page(case)).content.decode()
        posted = client.post(choose_page(case), once(version=case.version, reviewer=reviewer.person.public_id))

        assert f'href="{assign_page(case, reviewer)}"' in listed
        assert 'name="reviewer"' not in listed
        assert posted.status_code == 200
        assert not Assignment.objects.exists()

    def test_each_reviewer_stands_with_the_reason_of_the_place(self, cast: Cast, signed_in: SignedIn) -> None:
        case = to_be_chosen(cast)
        on_roster(cast)
        case.items.update(description="L4-5 lumbar fusion")

        page = signed_in(cast.okafor).get(choose_page(case)).content.decode()

        assert "Orthopedic Surgery mainly treats operations on the spine." in page
        assert "best fit first" in page

    def test_where_no_fit_is_known_the_page_says_so(self, cast: Cast, signed_in: SignedIn) -> None:
        case = to_be_chosen(cast)
        on_roster(cast)
        case.items.update(description="Transportation to visits")
        case.applications.update(diagnosis="", icd_code="")

        page = signed_in(cast.okafor).get(choose_page(case)).content.decode()

        assert "Which specialty fits is not known" in page
        assert "best fit first" not in page

    def test_what_was_checked_of_a_licence_is_said_in_plain_words(self, cast: Cast, signed_in: SignedIn) -> None:
        case = to_be_chosen(cast)
        on_roster(cast)
        client = signed_in(cast.okafor)
        pages = [client.get(page).content.decode() for page in (choose_page(case), reverse("reviewers:list"))]

        assert ["does not ask the boards" in page for page in pages] == [True, True]


def assign_page(case: Case, reviewer: Reviewer) -> str:
    return reverse("reviewers:assign", args=[case.number, reviewer.person.public_id])


class TestAssign:
    def test_it_says_to_whom_and_what_follows_and_leads_back(self, cast: Cast, signed_in: SignedIn) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        client = signed_in(cast.okafor)
        titles = [title_of(client.get(page)) for page in (choose_page(case), assign_page(case, reviewer))]
        page = client.get(assign_page(case, reviewer)).content.decode()

        assert f"You are about to assign case {case.number} to Dr Maja Lind" in page
        assert "They will be asked to attest" in page
        assert f'href="{choose_page(case)}"' in page
        assert titles[0].startswith("Choose a reviewer")
        assert titles[1].startswith("Assign to Dr Maja Lind?")
        assert not Assignment.objects.exists()
        assert events_of(case.number).last().facts == {"page": "assign_reviewer"}

    def test_its_button_assigns_once(self, cast: Cast, signed_in: SignedIn) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        posted, address = once(version=case.version), assign_page(case, reviewer)
        client = signed_in(cast.okafor)

        assert client.post(address, posted).url == choose_page(case)
        assert client.post(address, posted).url == choose_page(case)
        assert Assignment.objects.get().reviewer == reviewer
        chosen_page = client.get(choose_page(case))
        assert "Has not attested yet" in chosen_page.content.decode()
        assert title_of(chosen_page).startswith("Who reviews")

    def test_once_one_is_chosen_it_leads_to_who_it_is(self, cast: Cast, signed_in: SignedIn) -> None:
        assignment = chosen(cast)

        answer = signed_in(cast.okafor).get(assign_page(assignment.case, assignment.reviewer))

        assert answer.url == choose_page(assignment.case)

    def test_one_who_may_not_is_shown_with_the_reasons_and_no_button(self, cast: Cast, signed_in: SignedIn) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast, has_discipline=True)

        page = signed_in(cast.okafor).get(assign_page(case, reviewer)).content.decode()

        assert "history of disciplinary action" in page
        assert "You are about to assign" not in page

    def test_one_who_left_meanwhile_is_refused_on_the_page(self, cast: Cast, signed_in: SignedIn) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        leave_roster(reviewer=reviewer, version=1, by=cast.conflict, at=AT)

        page = signed_in(cast.okafor).post(assign_page(case, reviewer), once(version=case.version))

        assert "no longer on the roster" in page.content.decode()
        assert not Assignment.objects.exists()

    @pytest.mark.parametrize("who", [*OUTSIDE, "clerk", "quality", "lind"])
    def test_both_pages_are_there_for_those_who_choose_alone(self, cast: Cast, signed_in: SignedIn, who: str) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        client = signed_in(getattr(cast, who))
        before = everything()
        posted = client.post(assign_page(case, reviewer), once(version=case.version))

        assert client.get(choose_page(case)).status_code == 404
        assert (client.get(assign_page(case, reviewer)).status_code, posted.status_code) == (404, 404)
        assert everything() == before

    def test_nobody_of_that_id_is_not_found(self, cast: Cast, signed_in: SignedIn) -> None:
        address = reverse("reviewers:assign", args=[to_be_chosen(cast).number, uuid4()])

        assert signed_in(cast.okafor).get(address).status_code == 404


def title_of(answer: HttpResponse) -> str:
    return answer.content.decode().partition("<title>")[2].partition("</title>")[0]


class TestAttest:
    def test_it_shows_the_parties_and_the_questions_and_nothing_of_the_file(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        case = chosen(cast).case
        page = signed_in(cast.lind).get(attest_page(case)).content.decode()

        assert all(name in page for name in ("Alma Reyes", "Golden Coast Claims", "Bayside Spine Group", "Osei Law"))
        assert all(question.words in page for question in QUESTIONS)
        assert "notes.pdf" not in page
        assert "GC-4471-88" not in page

    def test_clean_answers_attest(self, cast: Cast, signed_in: SignedIn) -> None:
        case = chosen(cast).case
        posted = signed_in(cast.lind).post(attest_page(case), answers(case.version))

        assert posted.url == reverse("reviews:review", args=[case.number])
        assert Case.objects.get().state == CaseState.CLINICAL_REVIEW

    def test_an_affiliation_is_answered_beside_its_question(self, cast: Cast, signed_in: SignedIn) -> None:
        case = chosen(cast).case
        page = signed_in(cast.lind).post(attest_page(case), answers(case.version, maker="yes"))

        assert "You told of an affiliation" in page.content.decode()
        assert "#id_maker" in page.content.decode()
        assert Case.objects.get().state == CaseState.ATTESTATION

    def test_an_open_question_is_said(self, cast: Cast, signed_in: SignedIn) -> None:
        case = chosen(cast).case
        page = signed_in(cast.lind).post(attest_page(case), answers(case.version, maker=""))

        assert "Answer yes or no" in page.content.decode()
        assert Case.objects.get().state == CaseState.ATTESTATION

    def test_a_reason_declines_and_the_case_is_out_of_sight(self, cast: Cast, signed_in: SignedIn) -> None:
        case, client = chosen(cast).case, signed_in(cast.lind)
        address = reverse("reviewers:decline", args=[case.number])
        fields = {"decline-version": case.version, "decline-because": "My patient."}

        assert client.post(address, once(**fields)).url == reverse("home")
        assert Case.objects.get().state == CaseState.REVIEWER_SELECTION
        assert client.get(attest_page(case)).status_code == 404

    def test_no_reason_is_said(self, cast: Cast, signed_in: SignedIn) -> None:
        case = chosen(cast).case
        address = reverse("reviewers:decline", args=[case.number])

        page = signed_in(cast.lind).post(address, once(**{"decline-version": case.version, "decline-because": ""}))

        assert "Say why you decline" in page.content.decode()
        assert Case.objects.get().state == CaseState.ATTESTATION

    @pytest.mark.parametrize("who", [*OUTSIDE, "clerk", "okafor", "quality", "conflict"])
    def test_it_is_there_for_the_reviewer_of_the_case_alone(self, cast: Cast, signed_in: SignedIn, who: str) -> None:
        case = chosen(cast).case
        client = signed_in(getattr(cast, who))
        before = everything()
        posted = client.post(attest_page(case), answers(case.version))

        assert (client.get(attest_page(case)).status_code, posted.status_code) == (404, 404)
        assert everything() == before

    def test_another_reviewer_does_not_see_it(self, cast: Cast, signed_in: SignedIn) -> None:
        other = another_reviewer(cast, "Dr Otto Hart")

        assert signed_in(other.person).get(attest_page(chosen(cast).case)).status_code == 404


def test_what_was_attested_is_said_afterwards(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.lind).get(attest_page(attested(cast).case)).content.decode()

    assert "The file is open to you" in page
