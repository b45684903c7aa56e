"""Every page of a case: who sees it, what stands on it, what it records."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from openimr.law.eligibility import REASONS, ReasonCode
from openimr.web import clock
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.choices import ItemEnding
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import dispute_items
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import Filer, PartyKind
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import GOES_ON, all_eligible, deferred, in_file
from tests.web.cases.posting import post, text_of
from tests.web.cast import Cast, may_sign_in

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]

ELIGIBLE = {"decision": "eligible", "because": GOES_ON}
"""How an item is held eligible though a question is open."""

READ_BY_ALL = ("", "history/", "notices/", "application/")
FOR_DECIDERS = ("eligibility/", "assignment-notice/", "close-records/")
WALKS = (walks.received, walks.submitted, deferred, walks.assigned, in_file)


@pytest.mark.parametrize("page", [*READ_BY_ALL, *FOR_DECIDERS])
@pytest.mark.parametrize("walk", WALKS)
def test_every_page_opens_in_every_state_and_leaves_one_reading(
    cast: Cast, signed_in: SignedIn, page: str, walk: Callable[[Cast], Case]
) -> None:
    case = walk(cast)
    readings = AuditEvent.objects.filter(verb="read_case")
    before = readings.count()

    answer = signed_in(cast.clerk).get(f"/cases/{case.number}/{page}")

    assert answer.status_code == 200
    assert case.number in text_of(answer)
    assert readings.count() == before + 1


@pytest.mark.parametrize("name", ["stranger", "auditor", "lind"])
@pytest.mark.parametrize("page", [*READ_BY_ALL, *FOR_DECIDERS, "application/who/"])
def test_a_stranger_gets_the_page_of_what_is_not_there(cast: Cast, signed_in: SignedIn, name: str, page: str) -> None:
    case = walks.awaiting_records(cast)
    client = signed_in(getattr(cast, name))
    before = AuditEvent.objects.count()

    here, nowhere = client.get(f"/cases/{case.number}/{page}"), client.get(f"/cases/IM25-9999999/{page}")

    assert (here.status_code, nowhere.status_code) == (404, 404)
    assert text_of(here) == text_of(nowhere)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("page", FOR_DECIDERS)
def test_a_party_does_not_decide(cast: Cast, signed_in: SignedIn, page: str) -> None:
    case = walks.awaiting_records(cast)

    assert signed_in(cast.noor).get(f"/cases/{case.number}/{page}").status_code == 404


@pytest.mark.parametrize("address", ["/docket/", "/applications/new/", "/my-case/", "/cases/IM25-0000001/"])
def test_who_is_not_signed_in_is_led_to_sign_in(client: Client, db: None, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_the_case_page_says_what_is_next_and_who_does_it(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.assigned(cast)

    words = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/"))

    assert "Assigned for review" in words
    assert "Next act Send the assignment notice Intake clerk" in words
    assert "Lumbar fusion L4-S1" in words
    assert "Goes with item 1." in words
    assert "Eligibility decided Tue 4 Mar 2025, 9:00 a.m. Pacific time" in words


def test_the_next_act_is_a_button_only_for_those_whose_act_it_is(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.assigned(cast)
    address = f"/cases/{case.number}/assignment-notice/"

    assert address in signed_in(cast.clerk).get(f"/cases/{case.number}/").content.decode()
    assert address not in signed_in(cast.noor).get(f"/cases/{case.number}/").content.decode()


def test_an_item_that_is_refused_says_why_on_the_case_page(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)
    rulings = all_eligible(case) | {3: Ruling(code=ReasonCode.NOT_UR_DECISION, because="Other body part.")}
    decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=case.received_at)

    words = text_of(signed_in(cast.alma).get(f"/cases/{case.number}/"))

    assert "no utilization review decision that modifies or denies" in words
    assert "Not eligible" in words


def test_notices_stand_with_their_words_and_proof_of_service(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.awaiting_records(cast)

    words = text_of(signed_in(cast.noor).get(f"/cases/{case.number}/notices/"))

    assert "Who decides the case is not told to anyone." in words
    assert "Golden Coast Claims Claims administrator, PO Box 12, Oakland, CA 94601 Mail Tue 4 Mar 2025" in words


def test_the_history_shows_readings_to_the_organization_alone(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.awaiting_records(cast)
    clerk, noor = signed_in(cast.clerk), signed_in(cast.noor)

    inside = text_of(clerk.get(f"/cases/{case.number}/history/?readings=1"))
    outside = text_of(noor.get(f"/cases/{case.number}/history/?readings=1"))

    assert (
        "Ines Park Intake clerk Sent the assignment notice By mail, to the claims administrator; records are due Wed 19 Mar 2025."
        in outside
    )
    assert "Read a page of the case Page: history." in inside
    assert "Read a page" not in outside


def test_home_leads_to_the_docket_or_to_the_own_case(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)

    ways = {
        name: signed_in(getattr(cast, name)).get("/", follow=True).redirect_chain[-1][0]
        for name in ("clerk", "noor", "alma", "relative", "auditor")
    }

    assert ways == {
        "clerk": "/docket/",
        "noor": "/docket/",
        "alma": f"/my-case/{case.number}/",
        "relative": f"/my-case/{case.number}/",
        "auditor": "/audit/",
    }


def test_the_docket_page_reads_its_filters_from_its_address(cast: Cast, signed_in: SignedIn) -> None:
    shown = walks.awaiting_records(cast)
    hidden = walks.assigned(cast)
    clerk = signed_in(cast.clerk)

    words = text_of(clerk.get("/docket/?whose=open&state=records_requested&due=&priority=Standard"))
    nonsense = clerk.get("/docket/?whose=x&state=y&due=z&priority=0&organization=q&page=-4&search=")

    assert shown.number in words
    assert hidden.number not in words
    assert nonsense.status_code == 200


def test_the_docket_page_takes_a_constant_number_of_queries(
    cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = signed_in(cast.clerk)
    for _ in range(3):
        walks.awaiting_records(cast)
    client.get("/docket/")

    with django_assert_max_num_queries(23):  # type: ignore[attr-defined] # a context manager
        client.get("/docket/")


def test_eligibility_is_previewed_and_then_decided(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)
    client, address = signed_in(cast.okafor), f"/cases/{case.number}/eligibility/"
    typed = {f"item-{number}-{name}": said for number in (1, 2) for name, said in ELIGIBLE.items()}
    typed |= {"item-3-decision": "NOT_UR_DECISION", "item-3-because": "Another body part."}

    preview = post(client, address, **typed, go="preview")
    assert "The case goes to: Assigned for review" in text_of(preview)
    assert "This treatment cannot be reviewed: 6 visits of physical therapy." in text_of(preview)
    assert Case.objects.get(pk=case.pk).version == case.version

    answer = post(client, address, **typed, go="decide")
    assert answer["Location"] == f"/cases/{case.number}/"
    assert Case.objects.get(pk=case.pk).state == "assigned"
    assert case.notices.get().services.count() == 4  # employee, attorney, claims administrator, physician


def test_a_reason_is_chosen_by_its_meaning_and_its_code_stands_behind(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast, is_information_denial=True, is_on_necessity=None)

    page = signed_in(cast.okafor).get(f"/cases/{case.number}/eligibility/")

    options = re.findall(r"<option value=\"([A-Z_]+)\"[^>]*>(.*?)</option>", page.content.decode())
    assert len(options) == 3 * len(ReasonCode)
    for code, words in options:
        rule = REASONS[ReasonCode[code]]
        assert unescape(words) == f"{'Not eligible' if rule.closes else 'Deferred'}: {rule.meaning} ({code})"
    assert "Did it deny the treatment only because information it asked for never came? Yes." in text_of(page)
    assert "<strong>UR_CNC</strong>" not in page.content.decode()


def test_a_ruling_that_is_refused_stands_on_the_page_with_what_was_typed(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)
    client, address = signed_in(cast.okafor), f"/cases/{case.number}/eligibility/"
    typed = {"item-1-because": "My long explanation", "item-2-decision": "LATE"}

    answer = post(client, address, **typed, go="decide")

    assert answer.status_code == 200
    assert "Item 2: say why you decide otherwise than the rules read." in text_of(answer)
    assert "My long explanation" in text_of(answer)
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_deferred_case_is_taken_up_again_on_its_page(cast: Cast, signed_in: SignedIn) -> None:
    case = deferred(cast)
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/eligibility/"
    days = {"resolved_on_month": "3", "resolved_on_day": "3", "resolved_on_year": "2025"}

    wrong = post(client, address, to=f"{address}resume/", having="resolved_on_year", **days | {"resolved_on_day": "33"})
    assert "There is no such day" in text_of(wrong)

    post(client, address, to=f"{address}resume/", having="resolved_on_year", **days)
    assert Case.objects.get(pk=case.pk).state == "eligibility_review"


def test_the_assignment_notice_is_previewed_with_its_due_date_and_sent(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.assigned(cast, at=clock.now())
    may_sign_in(cast.noor)
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/assignment-notice/"

    preview = text_of(client.get(f"{address}?method=electronic"))
    assert "12 calendar days from" in preview
    assert "Golden Coast Claims Claims administrator Electronic service" in preview

    answer = post(client, f"{address}?method=electronic")
    assert answer["Location"] == f"/cases/{case.number}/notices/"
    assert case.notices.get().services.get(party__kind=PartyKind.CLAIMS_ADMINISTRATOR).method == "electronic"


def test_an_item_is_not_held_eligible_on_its_page_while_the_notice_cannot_reach_a_party(
    cast: Cast, signed_in: SignedIn
) -> None:
    case = walks.submitted(cast, physician_name="")

    answer = post(signed_in(cast.okafor), f"/cases/{case.number}/eligibility/", go="decide")

    assert "The notice goes to the requesting physician too" in text_of(answer)
    assert Case.objects.get(pk=case.pk).state == "eligibility_review"


def test_the_records_are_closed_on_their_page(cast: Cast, signed_in: SignedIn) -> None:
    case = in_file(cast, at=clock.now() - timedelta(hours=3))
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/close-records/"

    assert "In the file 1 document" in text_of(client.get(address))
    post(client, address)

    assert Case.objects.get(pk=case.pk).state == "reviewer_selection"


def test_a_form_posted_twice_gives_its_first_result(cast: Cast, signed_in: SignedIn) -> None:
    case = in_file(cast, at=clock.now() - timedelta(hours=3))
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/close-records/"
    fields = {"version": str(case.version), "once": "3f1c2d34-0000-4000-8000-000000000001"}

    answers = [client.post(address, fields) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [f"/cases/{case.number}/"] * 2
    assert AuditEvent.objects.filter(verb="close_records").count() == 1


def test_a_stale_form_is_refused_with_what_changed_and_what_was_typed(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/application/injury/"

    answer = post(client, address, version=str(case.version - 1), claim_number="TYPED-77")

    assert answer.status_code == 409
    assert "Confirm offices, by Ines Park" in text_of(answer)
    assert "Claim number TYPED-77" in text_of(answer)


def test_a_stale_form_shows_only_what_a_person_typed_under_the_words_it_was_asked_with(
    cast: Cast, signed_in: SignedIn
) -> None:
    case = walks.received(cast)
    dispute_items(case=case, version=case.version, disputes=[], by=cast.clerk, at=case.received_at)
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/application/decision/"
    typed = {
        "lines-0-requested": "Fusion of L5-S1",
        "lines-0-liability": "open",
        "lines-1-requested": "A corset",
        "ur_decided_on_month": "2",
        "ur_decided_on_day": "9",
    }

    answer = post(client, address, version=str(case.version), csrfmiddlewaretoken="TOKEN-4711", **typed)

    shown = answer.content.decode().partition('<dl class="typed">')[2].partition("</dl>")[0]
    terms = re.findall(r"<dt>(.*?)</dt>(?:<dd>(.*?)</dd>)+", shown)
    assert ("Day of the decision", "2/9/2025") in terms
    assert ("What was asked for", "Fusion of L5-S1") in terms
    assert ("What was asked for", "A corset") in terms
    assert ("Was liability for it disputed too?", "Yes, and it is still disputed") in terms
    assert ("How it was served", "Mail") in terms
    for inside in ("TOKEN-4711", "TOTAL_FORMS", "csrf", "lines-", ">next<", "True"):
        assert inside not in shown


def test_a_row_of_a_stale_form_has_its_own_words(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)
    typed = {"item-1-because": "My long explanation", "item-2-decision": "LATE"}

    answer = post(
        signed_in(cast.okafor),
        f"/cases/{case.number}/eligibility/",
        **typed,
        version=str(case.version - 1),
        go="decide",
    )

    words = text_of(answer)
    assert answer.status_code == 409
    assert "Why, in your words My long explanation" in words
    assert "Decision Not eligible: The application came after the last day. (LATE)" in words
    assert "item-1" not in words


def test_a_reading_with_open_questions_is_not_ticked(cast: Cast, signed_in: SignedIn) -> None:
    case, client = walks.submitted(cast), signed_in(cast.okafor)
    address = f"/cases/{case.number}/eligibility/"

    not_ticked = text_of(client.get(address))
    case.applications.update(filed_by=Filer.EMPLOYEE)
    case.items.update(ending=ItemEnding.NONE)
    ticked = text_of(client.get(address))

    assert "✓ The rules read: eligible ." in ticked
    assert "The rules read: eligible as far as known ; questions open: 2 above." in not_ticked
    assert "✓" not in not_ticked


def test_a_preview_leads_to_itself_and_a_decision_to_the_case(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)

    typed = {f"item-{number}-{name}": said for number in (1, 2, 3) for name, said in ELIGIBLE.items()}
    page = post(signed_in(cast.okafor), f"/cases/{case.number}/eligibility/", **typed, go="preview").content.decode()

    assert 'id="preview-box" tabindex="-1"' in page
    assert 'value="preview" formaction="#preview-box"' in page
    assert 'value="decide" formaction' not in page
