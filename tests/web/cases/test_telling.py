"""What the parties are told of what happens on the way of a case: with the act itself, shown before it is done."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from openimr.web.cases.models import Case, Conversion, Notice
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services import telling
from openimr.web.cases.services.conversions import convert_to_expedited
from openimr.web.cases.services.endings import end_items
from openimr.web.cases.services.extensions import extend_determination
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.values import PartyKind
from openimr.web.deliveries.models import Delivery
from openimr.web.documents.models import Document
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import LATER, approved, authorized, certified, in_file, overdue, with_records
from tests.web.cases.posting import post, text_of
from tests.web.cast import Cast, may_sign_in

SignedIn = Callable[[User], Client]


def told(case: Case, kind: NoticeKind) -> str:
    return " ".join(case.notices.get(kind=kind).paragraphs)


def converted(cast: Cast) -> Case:
    case = in_file(cast)
    return convert_to_expedited(case=case, version=case.version, facts=certified(case), by=cast.clerk, at=LATER)


def test_a_conversion_names_the_time_that_binds_now(cast: Cast) -> None:
    words = told(converted(cast), NoticeKind.CONVERSION)

    assert "The employee’s provider certified on Tue 4 Mar 2025" in words
    assert "must send the records by Wed 5 Mar 2025, 12:00 p.m. Pacific time" in words


def test_an_extension_names_the_legal_ground_and_never_the_words_of_who_entered_it(cast: Cast) -> None:
    case = with_records(cast)
    case = extend_determination(
        case=case, version=case.version, approval=approved(because="Dr Maja Lind is ill."), by=cast.clerk, at=LATER
    )

    words = told(case, NoticeKind.EXTENSION)
    assert "approval DWC-2025-17" in words
    assert "The reason: Good cause." in words
    assert "Lind" not in words


def test_missing_records_are_named_to_those_who_were_told_of_the_assignment(cast: Cast) -> None:
    may_sign_in(cast.noor)
    case = overdue(cast)
    case = hold_records_insufficient(
        case=case, version=case.version, lacking="The notes of January.", by=cast.clerk, at=LATER
    )

    assert "What is missing: The notes of January." in told(case, NoticeKind.INSUFFICIENT_RECORDS)
    served = case.notices.get(kind=NoticeKind.INSUFFICIENT_RECORDS).services.values_list("party__kind", flat=True)
    assert list(served) == [PartyKind.CLAIMS_ADMINISTRATOR]
    assert Delivery.objects.filter(person=cast.noor).exists()


def test_an_ending_names_what_ended_and_what_goes_on(cast: Cast) -> None:
    case = walks.awaiting_records(cast)
    case = end_items(case=case, version=case.version, facts=authorized(2), by=cast.clerk, at=LATER)

    paragraphs = case.notices.get(kind=NoticeKind.ENDING).paragraphs
    assert (
        "Lumbar brace. The claims administrator allowed this treatment in writing on Tue 4 Mar 2025." in paragraphs[1]
    )
    assert paragraphs[-2:] == ["Lumbar fusion L4-S1", "6 visits of physical therapy"]


def test_no_act_without_its_notice(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(telling, "send_to_parties", refuse)

    with pytest.raises(DatabaseError):
        converted(cast)

    assert not Conversion.objects.exists()


def test_the_notice_is_shown_before_the_act_and_not_kept(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = in_file(cast)
    monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
    paper = str(Document.objects.get(case=case).public_id)
    typed = {"certified_by": "provider", "certification": paper, "support": paper, "is_given": "no"}
    typed |= {"certified_on_month": "3", "certified_on_day": "4", "certified_on_year": "2025"}

    page = text_of(post(signed_in(cast.clerk), f"/cases/{case.number}/expedite/", go="preview", **typed))

    assert "Notice that the review is expedited now" in page
    assert "You serve it, under Notices, on" in page
    assert not Notice.objects.filter(case=case, kind=NoticeKind.CONVERSION).exists()
