"""A clerical error of an issued letter (the law's words on it were not read): a new letter of the same review takes its
place, says so, and is served again; an outcome is never touched.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from openimr.domain.errors import NotAllowedError, UnwritableValueError
from openimr.law.assumptions import AS_SHIPPED
from openimr.law.service import Recipient
from openimr.letters.objects import determination_from_object
from openimr.web.appeals.clocks import services_that_count
from openimr.web.appeals.models import AppealGround
from openimr.web.appeals.services import enter_appeal
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind, ServedBy
from openimr.web.determinations.corrections.changes import places_of
from openimr.web.determinations.corrections.services import correct_letter
from openimr.web.determinations.files import letter_bytes
from openimr.web.determinations.models import IssuedDetermination, LetterCorrection
from openimr.web.determinations.pages import letter_page
from openimr.web.determinations.services import recipients_waiting, serve_determination
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from tests.web.appeals.walks import appealed
from tests.web.cast import Cast
from tests.web.review_walks import SERVED_AT, closed, issued

SignedIn = Callable[[User], Client]
LATER = SERVED_AT + timedelta(days=4)
BECAUSE = "the age was mistyped"


def correct(  # noqa: PLR0913 - as the service
    case: Case, cast: Cast, pointer: str, wrong: str, right: str, *, because: str = BECAUSE, by: str = "okafor"
) -> IssuedDetermination:
    found = Case.objects.get(pk=case.pk)
    return correct_letter(
        case=found,
        version=found.version,
        pointer=pointer,
        wrong=wrong,
        right=right,
        because=because,
        by=getattr(cast, by),
        at=LATER,
    )


def corrected(cast: Cast) -> IssuedDetermination:
    return correct(closed(cast).case, cast, "/summary", "a 53-year-old", "a 52-year-old")


def test_the_new_letter_differs_in_the_error_alone_and_says_that_it_is_a_correction(cast: Cast) -> None:
    second = corrected(cast)
    first = second.case.determinations.get(number=1)

    before, after = (determination_from_object(each.document) for each in (first, second))
    note, *rest = after.what_happens_next
    assert after.summary == before.summary.replace("53", "52")
    assert replace(after, summary=before.summary, what_happens_next=tuple(rest)) == before
    assert note.startswith("This letter is a correction. It takes the place of the letter of 03/13/2025")
    assert BECAUSE in note


def test_it_is_of_the_same_review_has_a_seal_of_its_own_and_the_first_is_kept(cast: Cast) -> None:
    second = corrected(cast)
    first = second.case.determinations.get(number=1)

    assert (second.number, second.review) == (2, first.review)
    assert second.seal["signed"] == first.seal["signed"]
    assert second.seal_digest != first.seal_digest
    assert all(letter_bytes(file) for each in (first, second) for file in each.files.all())
    row = LetterCorrection.objects.get()
    assert (row.corrects, row.determination, row.because, row.by) == (first, second, BECAUSE, cast.okafor)
    event = AuditEvent.objects.get(verb="correct_letter")
    assert event.facts["corrects"] == 1
    assert "52" not in str(event.facts["place"])
    assert not verify_chains().broken


def test_it_is_served_again_on_everyone_and_the_times_count_from_the_first(cast: Cast) -> None:
    second = corrected(cast)
    case = Case.objects.get(pk=second.case_id)
    assert case.state == CaseState.FDL_ISSUED

    served_again(second, cast)

    case.refresh_from_db()
    clock = case.clocks.get(name="appeal", stopped_at__isnull=True)
    assert case.state == CaseState.CLOSED
    assert clock.starts == date(2025, 3, 13)
    assert {each.determination.number for each in services_that_count(second)} == {1}


def test_who_serves_it_reads_that_it_is_a_correction_and_that_the_time_to_appeal_does_not_begin_again(
    cast: Cast, signed_in: SignedIn, settings: LazySettings
) -> None:
    number = corrected(cast).case.number
    clerk = signed_in(cast.clerk)

    page = clerk.get(f"/cases/{number}/serve/").text
    appeals = clerk.get(f"/cases/{number}/appeals/").text
    settings.OPENIMR_LAW = replace(AS_SHIPPED, corrected_letter_restarts=True)
    elsewhere = clerk.get(f"/cases/{number}/serve/").text

    assert "This is the corrected letter." in page
    assert "It was made on Thu 13 Mar 2025. A slip in the first letter was corrected on" in page
    assert "The time to appeal does not begin again" in page
    assert "can be entered once the determination is served on everyone" in appeals
    assert "the time to appeal runs from that day" in elsewhere


def test_who_serves_a_letter_corrected_again_reads_that_the_time_runs_from_the_first(
    cast: Cast, signed_in: SignedIn
) -> None:
    third = correct(corrected(cast).case, cast, "/summary", "a 52-year-old", "a 51-year-old")

    page = signed_in(cast.clerk).get(f"/cases/{third.case.number}/serve/").text

    assert third.number == 3
    assert {each.determination.number for each in services_that_count(third)} == {1}
    assert "The time to appeal does not begin again" in page


def test_who_serves_a_letter_corrected_before_all_had_it_reads_for_whom_the_time_does_not_begin_again(
    cast: Cast, signed_in: SignedIn
) -> None:
    case = issued(cast).case
    version = Case.objects.get(pk=case.pk).version
    employee = Recipient.EMPLOYEE
    serve_determination(
        case=case, version=version, recipient=employee, method=ServedBy.MAIL, by=cast.clerk, at=SERVED_AT
    )
    second = correct(case, cast, "/summary", "a 53-year-old", "a 52-year-old")

    page = signed_in(cast.clerk).get(f"/cases/{second.case.number}/serve/").text

    assert "does not begin again for those to whom an earlier letter was mailed" in page


def test_the_employee_is_told_the_time_to_appeal_that_counts_from_the_first(cast: Cast) -> None:
    second = corrected(cast)
    served_again(second, cast)

    steps = letter_page(second, by=cast.alma, at=LATER)["steps"]

    assert steps[-1].until == date(2025, 4, 14)


def test_an_appeal_filed_before_the_correction_is_entered_after_it(cast: Cast) -> None:
    second = corrected(cast)
    served_again(second, cast)
    case = Case.objects.get(pk=second.case_id)

    appeal = enter_appeal(
        case=case,
        version=case.version,
        filed_by=case.parties.get(kind=PartyKind.EMPLOYEE),
        filed_on=date(2025, 3, 14),
        grounds=[AppealGround.MISTAKE],
        by=cast.clerk,
        at=LATER,
    )

    assert appeal.determination == second


def test_where_the_site_says_so_the_times_count_anew(cast: Cast, settings: LazySettings) -> None:
    settings.OPENIMR_LAW = replace(AS_SHIPPED, corrected_letter_restarts=True)
    second = corrected(cast)

    served_again(second, cast)

    clock = second.case.clocks.get(name="appeal", stopped_at__isnull=True)
    assert clock.starts == date(2025, 3, 17)


def test_one_that_is_not_served_yet_is_corrected_too(cast: Cast) -> None:
    second = correct(issued(cast).case, cast, "/summary", "a 53-year-old", "a 52-year-old")

    assert Case.objects.get(pk=second.case_id).state == CaseState.FDL_ISSUED
    assert len(recipients_waiting(second)) == 5


def test_a_day_of_the_header_is_corrected_in_the_shape_of_the_letter(cast: Cast) -> None:
    case = closed(cast).case
    with pytest.raises(RefusedError, match="Expected a day"):
        correct(case, cast, "/date_of_injury", "05/09/2023", "May 9")

    second = correct(case, cast, "/date_of_injury", "05/09/2023", "05/09/2022")

    assert determination_from_object(second.document).date_of_injury == date(2022, 5, 9)


@pytest.mark.parametrize(
    ("pointer", "wrong", "right", "words"),
    [
        ("/items/0/outcome", "Upheld", "Overturned", "Choose what of the letter"),
        ("/items/0/heading", "L4-S1", "L5-S1", "Choose what of the letter"),
        ("/items/0/rationale", "is not necessary", "is necessary", "no clerical error"),
        ("/items/0/rationale", "was not found", "was found", "no clerical error"),
        ("/items/2/rationale", "Function improved", "Function never improved", "no clerical error"),
        ("/items/0/rationale", "is not necessary", "isn’t not necessary", "no clerical error"),
        ("/items/0/rationale", "is not necess", "is not unnecess", "no clerical error"),
        ("/summary", "a 54-year-old", "a 52-year-old", "found 0 times"),
        ("/summary", "a", "b", "once; found"),
        ("/summary", "a 53-year-old", "a 53-year-old", "are the same"),
    ],
)
def test_what_is_no_clerical_error_is_refused_and_leaves_nothing(
    cast: Cast, pointer: str, wrong: str, right: str, words: str
) -> None:
    case = closed(cast).case

    with pytest.raises(RefusedError, match=words):
        correct(case, cast, pointer, wrong, right)

    assert case.determinations.count() == 1


def test_no_place_holds_an_outcome_a_heading_or_the_reviewer(cast: Cast) -> None:
    pointers = {place.pointer.rpartition("/")[2] for place in places_of(closed(cast).document)}

    assert pointers.isdisjoint({"outcome", "heading", "description", "licensure", "specialties", "assertions"})


def test_the_reviewer_is_not_named_by_a_correction(cast: Cast) -> None:
    case = closed(cast).case
    with pytest.raises(UnwritableValueError):
        correct(case, cast, "/summary", "a 53-year-old", "Dr Maja Lind's 53-year-old")
    with pytest.raises(RefusedError, match="name the reviewer"):
        correct(case, cast, "/summary", "a 53-year-old", "a 52-year-old", because="Dr Maja Lind mistyped it")


def test_while_an_appeal_has_not_ended_the_letter_stays_as_it_is(cast: Cast) -> None:
    case = appealed(cast).determination.case

    with pytest.raises(RefusedError, match="appeal"):
        correct(case, cast, "/summary", "a 53-year-old", "a 52-year-old")


@pytest.mark.parametrize("name", ["clerk", "lind", "quality", "conflict", "alma", "noor", "division"])
def test_the_medical_director_alone_corrects(cast: Cast, name: str) -> None:
    case = closed(cast).case

    with pytest.raises(NotAllowedError):
        correct(case, cast, "/summary", "a 53-year-old", "a 52-year-old", by=name)


def test_a_stale_form_is_refused(cast: Cast) -> None:
    case = Case.objects.get(pk=closed(cast).case_id)

    with pytest.raises(StaleFormError):
        correct_letter(
            case=case,
            version=case.version - 1,
            pointer="/summary",
            wrong="a 53-year-old",
            right="a 52-year-old",
            because=BECAUSE,
            by=cast.okafor,
            at=LATER,
        )


def test_both_letters_are_read_each_saying_what_it_is(cast: Cast, signed_in: SignedIn) -> None:
    case = closed(cast).case
    director, address = signed_in(cast.okafor), f"/cases/{case.number}/letter/"
    assert "never corrected here" in director.get(f"{address}correct/").content.decode()
    version = Case.objects.get(pk=case.pk).version
    posted = {"once": str(uuid.uuid4()), "version": version, "pointer": "/summary", "because": BECAUSE}
    words = {"wrong": "a 53-year-old", "right": "a 52-year-old"}
    refused = director.post(f"{address}correct/", posted | words | {"right": "not a 53-year-old"})
    assert 'id="id_right_error"' in refused.content.decode()
    assert director.post(f"{address}correct/", posted | words | {"once": str(uuid.uuid4())}).status_code == 302

    attorney = signed_in(cast.attorney)
    latest = attorney.get(address).content.decode()
    earlier = attorney.get(f"/cases/{case.number}/letters/1/").content.decode()

    assert "This is a corrected letter" in latest
    assert "a 52-year-old" in latest
    assert "A corrected letter took the place of this one" in earlier
    assert "a 53-year-old" in earlier
    assert attorney.get(f"/cases/{case.number}/letters/1/pdf/").status_code == 200
    assert attorney.get(f"/cases/{case.number}/letters/3/").status_code == 404


def served_again(issued: IssuedDetermination, cast: Cast) -> None:
    for recipient in recipients_waiting(issued):
        case = Case.objects.get(pk=issued.case_id)
        serve_determination(
            case=case, version=case.version, recipient=recipient, method=ServedBy.MAIL, by=cast.clerk, at=LATER
        )


def test_every_party_is_told_of_the_correction_and_what_was_wrong(cast: Cast) -> None:
    case = corrected(cast).case

    words = " ".join(case.notices.get(kind="correction").paragraphs)
    assert f"What was wrong: {BECAUSE}" in words
    assert "takes the place of the one of Thu 13 Mar 2025" in words
