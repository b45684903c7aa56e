"""A name alone opens no case: an office of that name on this site is confirmed first."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from openimr.domain.errors import NotAllowedError
from openimr.law.eligibility import ReasonCode
from openimr.web.audit.access import events_of
from openimr.web.cases.access import cases_of
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import IncompleteApplicationError, correct_application, submit_application
from openimr.web.cases.services.deferrals import resume_deferred
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.services.offices import confirm_offices
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.people.services import create_organization
from openimr.web.people.values import OrganizationKind
from tests.web import walks
from tests.web.cases.acts import LATER, everything
from tests.web.cases.posting import fields_of, post, text_of
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]
CLAIMS = PartyKind.CLAIMS_ADMINISTRATOR


def renamed(cast: Cast, name: str = "Distant Claims") -> Case:
    """Return a case whose clerk typed another claims administrator, one that works on the site too."""
    case = walks.received(cast)
    return correct_application(
        case=case, version=case.version, fields={"claims_administrator": name}, by=cast.clerk, at=AT
    )


def confirm(case: Case, answer: bool, by: User) -> Case:  # noqa: FBT001 - what is answered
    return confirm_offices(case=case, version=case.version, answers={CLAIMS: answer}, by=by, at=LATER)


def sees(person: User, case: Case) -> bool:
    return cases_of(person, at=LATER).filter(pk=case.pk).exists()


def test_typing_the_name_of_an_office_opens_the_case_to_nobody(cast: Cast) -> None:
    case = renamed(cast)

    assert not sees(cast.stranger, case)
    assert not sees(cast.noor, case)
    assert case.parties.get(kind=CLAIMS, until__isnull=True).organization is None


@pytest.mark.parametrize("answer", [True, False])
def test_only_a_confirmed_office_opens_the_case(cast: Cast, *, answer: bool) -> None:
    case = confirm(renamed(cast), answer, cast.clerk)

    assert sees(cast.stranger, case) is answer
    facts = events_of(case.number).get(verb="confirm_offices", facts__version=case.version).facts
    assert (facts["opened"], facts["closed"]) == (([CLAIMS], []) if answer else ([], [CLAIMS]))


def test_an_answer_given_by_mistake_is_taken_back_and_kept(cast: Cast) -> None:
    case = confirm(confirm(renamed(cast), True, cast.clerk), False, cast.clerk)

    assert not sees(cast.stranger, case)
    answers = case.applications.get().office_answers.filter(organization__name="Distant Claims")
    assert list(answers.values_list("is_the_same", flat=True)) == [True, False]


def test_the_same_answer_again_leaves_nothing(cast: Cast) -> None:
    case = confirm(renamed(cast), True, cast.clerk)
    before = everything()

    confirm(case, True, cast.clerk)

    assert everything() == before


def test_an_office_that_joins_the_site_later_is_asked_about_and_not_linked(cast: Cast) -> None:
    case = walks.received(cast, claims_administrator="Newcomer Claims")
    create_organization(kind=OrganizationKind.CLAIMS_ADMINISTRATOR, name="Newcomer Claims", by=cast.founder, at=AT)

    case = correct_application(case=case, version=case.version, fields={"claim_number": "N-1"}, by=cast.clerk, at=LATER)

    assert case.parties.get(kind=CLAIMS, until__isnull=True).organization is None
    with pytest.raises(IncompleteApplicationError) as refused:
        submit_application(case=case, version=case.version, by=cast.clerk, at=LATER)
    (part,) = refused.value.parts
    assert part.request == (
        "Say whether the claims administrator is the office Newcomer Claims that works on this site."
    )


@pytest.mark.parametrize(
    ("name", "kind", "error"),
    [
        ("noor", CLAIMS, NotAllowedError),
        ("stranger", CLAIMS, NotAllowedError),
        ("clerk", PartyKind.EMPLOYER, RefusedError),
    ],
)
def test_nobody_else_confirms_and_only_an_office_that_is_there(
    cast: Cast, name: str, kind: PartyKind, error: type[Exception]
) -> None:
    case = renamed(cast)
    before = everything()

    with pytest.raises(error):
        confirm_offices(case=case, version=case.version, answers={kind: True}, by=getattr(cast, name), at=LATER)

    assert everything() == before


def test_what_was_confirmed_holds_for_the_case_that_takes_up_what_was_deferred(cast: Cast) -> None:
    case = walks.submitted(cast)
    rulings = {
        1: Ruling(because="Asked by telephone."),
        2: Ruling(code=ReasonCode.LIABILITY_DISPUTED, because="Liability for it is disputed."),
        3: Ruling(because="Asked by telephone."),
    }
    case = decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)

    new = resume_deferred(case=case, version=case.version, resolved_on=date(2025, 3, 3), by=cast.clerk, at=LATER)

    assert new.pk != case.pk
    assert sees(cast.noor, new)


def test_the_last_step_says_who_can_open_the_case_and_asks_before_submitting(cast: Cast, signed_in: SignedIn) -> None:
    case, clerk = renamed(cast), signed_in(cast.clerk)
    address = f"/cases/{case.number}/application/sign/"

    shown = clerk.get(address)
    refused = post(clerk, address, go="submit")

    words = text_of(shown)
    assert "These offices will be able to open this case: Bayside Spine Group, as the requesting physician" in words
    assert "Distant Claims: is this office the claims administrator of this case?" in words
    assert fields_of(shown).get("office_claims_administrator", "") == ""
    assert "There is a problem" in text_of(refused)
    assert "Say whether the claims administrator is the office Distant Claims" in text_of(refused)
    assert f'href="{address}#id_office_claims_administrator"' in refused.content.decode()
    post(clerk, address, office_claims_administrator="True", go="submit")
    case.refresh_from_db()
    assert case.state == CaseState.ELIGIBILITY_REVIEW
    assert sees(cast.stranger, case)
