"""The header's links: each person sees what they may open, by the name it has for them."""

from collections.abc import Callable

import pytest
from django.test import Client

from openimr.web.people.models import User
from tests.web.cast import Cast

LINKS = {
    "clerk": ["Docket", "New application", "E-mail", "Read a letter"],
    "okafor": ["Docket", "E-mail", "Reviewers", "Affiliations", "Figures", "Read a letter"],
    "conflict": ["Docket", "Reviewers", "Affiliations", "Read a letter"],
    "lind": ["Docket", "My affiliations", "Read a letter"],
    "noor": ["Docket", "Read a letter"],
    "founder": ["People", "Organizations", "Read a letter"],
    "auditor": ["Audit", "Read a letter"],
    "alma": ["My case", "New application", "Read a letter"],
    "relative": ["My case", "New application", "Read a letter"],
}


@pytest.mark.parametrize("who", LINKS)
def test_the_header_leads_where_the_person_may_go(cast: Cast, signed_in: Callable[[User], Client], who: str) -> None:
    client = signed_in(getattr(cast, who))

    links = client.get("/people/me/").context["navigation"]

    assert [link["label"] for link in links] == LINKS[who]
    assert [client.get(str(link["address"])).status_code for link in links] == [200] * len(links)


def test_the_employees_own_page_is_the_one_that_is_here(cast: Cast, signed_in: Callable[[User], Client]) -> None:
    links = signed_in(cast.alma).get("/my-case/").context["navigation"]

    assert [link["label"] for link in links if link["is_here"]] == ["My case"]
