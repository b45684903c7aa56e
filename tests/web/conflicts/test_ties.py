"""Ties: who enters, declares and ends them, what is refused, and the graph made of their rows."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.domain.errors import NotAllowedError
from openimr.law.affiliations import FinancialException, Relation
from openimr.matching.affiliations.graphs import NodeKind
from openimr.matching.subjects import Subject
from openimr.web.audit.models import AuditEvent
from openimr.web.conflicts.models import Edge, Node
from openimr.web.conflicts.services import declare_own_tie, end_tie
from openimr.web.conflicts.values import Whom, affiliation_graph
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from tests.web.cast import AT, Cast
from tests.web.conflicts.ties import BEFORE, LATER, MAKER, SPOUSE, tie, two_steps

SignedIn = Callable[[User], Client]


def test_a_tie_is_entered_with_its_source_and_an_event_that_names_nobody_by_name(cast: Cast) -> None:
    edge = tie(
        cast, Whom(person=cast.lind), Relation.INTEREST, MAKER, share=Decimal("0.02"), known_since=date(2020, 1, 2)
    )

    event = AuditEvent.objects.order_by("pk").last()
    assert event is not None
    assert (event.verb, event.person) == ("enter_tie", str(cast.conflict.public_id))
    assert event.facts == {"tie": str(edge.public_id), "relation": "interest", "person": str(cast.lind.public_id)}
    assert (edge.source, edge.known_since, edge.until) == ("Public register", date(2020, 1, 2), None)
    (found,) = affiliation_graph(at=BEFORE).edges
    assert found.words == "Dr Maja Lind has a financial interest in Halden Devices (2.0% of income or revenue)"


def test_the_graph_holds_what_stands_and_a_person_of_the_site_under_their_id(cast: Cast) -> None:
    first, second = two_steps(cast)
    end_tie(edge=first, by=cast.okafor, at=LATER)

    assert len(affiliation_graph(at=BEFORE).edges) == 2
    (left,) = affiliation_graph(at=LATER).edges
    assert left.one.subject == Subject(name="Jonas Lind", is_person=True)
    assert left.other.subject == Subject(name="Halden Devices")
    assert affiliation_graph(at=BEFORE).ties_of(Subject(name="x", key=str(cast.lind.public_id), is_person=True))
    assert second.until is None


def test_the_graph_is_made_in_one_query_however_many_ties_there_are(cast: Cast) -> None:
    two_steps(cast)
    tie(cast, Whom(organization=cast.practice), Relation.OWNER, MAKER)

    with CaptureQueriesContext(connection) as queries:
        graph = affiliation_graph(at=BEFORE)

    assert (len(queries), len(graph.edges)) == (1, 3)


def test_the_same_name_and_kind_is_the_same_one(cast: Cast) -> None:
    two_steps(cast)
    tie(cast, Whom(name="HALDEN DEVICES, Inc.", kind=NodeKind.MAKER), Relation.CONTRACTOR, SPOUSE)

    assert Node.objects.filter(kind="maker").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"other": Whom()}, "other"),
        ({"other": Whom(name="Halden")}, "other_kind"),
        ({"source": " "}, "source"),
        ({"share": Decimal("1.2")}, "share"),
        ({"known_since": date(2099, 1, 1)}, "known_since"),
        ({"relation": Relation.DECLARED_FAMILIAL}, "relation"),
        ({"other": SPOUSE}, "other"),
    ],
    ids=["nobody", "no kind", "no source", "share", "future", "not how", "with themself"],
)
def test_a_tie_that_cannot_be_is_refused_beside_its_field(cast: Cast, changed: dict[str, object], field: str) -> None:
    facts: dict[str, object] = {"one": SPOUSE, "relation": Relation.EMPLOYEE, "other": MAKER}

    with pytest.raises(RefusedError) as error:
        tie(cast, **(facts | changed))  # type: ignore[arg-type]

    assert error.value.field == field
    assert not Edge.objects.exists()


def test_a_tie_that_stands_is_not_entered_twice_and_may_be_entered_anew_once_ended(cast: Cast) -> None:
    first, _ = two_steps(cast)

    with pytest.raises(RefusedError, match="entered already"):
        tie(cast, Whom(person=cast.lind), Relation.SPOUSE, SPOUSE)

    end_tie(edge=first, by=cast.conflict, at=LATER)
    tie(cast, Whom(person=cast.lind), Relation.SPOUSE, SPOUSE, at=LATER)
    with pytest.raises(RefusedError, match="ended already"):
        end_tie(edge=first, by=cast.conflict, at=LATER)


@pytest.mark.parametrize("who", ["clerk", "lind", "noor", "alma", "founder", "auditor", "division"])
def test_only_who_keeps_the_roster_enters_and_ends_ties(cast: Cast, who: str) -> None:
    edge, _ = two_steps(cast)

    with pytest.raises(NotAllowedError):
        tie(cast, SPOUSE, Relation.OFFICER, MAKER, by=getattr(cast, who))
    with pytest.raises(NotAllowedError):
        end_tie(edge=edge, by=getattr(cast, who), at=LATER)


def test_nobody_ends_a_tie_of_their_own(cast: Cast) -> None:
    edge, _ = two_steps(cast)
    grant_membership(person=cast.lind, role=Role.CONFLICT_OFFICER, organization=cast.imro, by=cast.founder, at=BEFORE)

    with pytest.raises(RefusedError, match="of their own"):
        end_tie(edge=edge, by=cast.lind, at=LATER)


def declared(cast: Cast, **changed: object) -> Edge:
    facts = {"one": None, "relation": Relation.SPOUSE, "other": SPOUSE, "by": cast.lind, "at": AT} | changed
    return declare_own_tie(**facts)  # type: ignore[arg-type]


def test_a_reviewer_declares_their_own_tie_and_that_of_who_is_tied_to_them(cast: Cast) -> None:
    first = declared(cast)
    second = declared(cast, one=first.other, relation=Relation.EMPLOYEE, other=MAKER)

    assert [str(first), str(second)] == [
        "Dr Maja Lind is the spouse of Jonas Lind",
        "Jonas Lind is employed by Halden Devices",
    ]
    assert {first.source, second.source} == {"Declared by the reviewer"}


@pytest.mark.parametrize("who", ["conflict", "okafor", "noor", "alma", "quality"])
def test_nobody_but_a_reviewer_declares_as_one(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        declared(cast, by=getattr(cast, who))


def test_a_reviewer_says_nothing_of_whom_they_are_not_tied_to(cast: Cast) -> None:
    stranger = tie(cast, SPOUSE, Relation.EMPLOYEE, MAKER).one

    with pytest.raises(NotAllowedError):
        declared(cast, one=stranger, relation=Relation.OFFICER, other=MAKER)


class TestPages:
    def test_the_officer_finds_enters_and_ends_a_tie(self, cast: Cast, signed_in: SignedIn) -> None:
        client = signed_in(cast.conflict)
        assert "No tie was entered yet" in client.get("/affiliations/").text
        typed = {
            "one": "",
            "one_name": "Jonas Lind",
            "one_kind": "person",
            "relation": "interest",
            "other_name": "Halden Devices",
            "other_kind": "maker",
            "share": "4.5",
            "source": "Public register",
        }
        page = client.post("/affiliations/enter/", typed | {"once": str(uuid4())}, follow=True).text
        assert "Jonas Lind has a financial interest in Halden Devices (4.5% of income or revenue)" in page
        assert "it is not more than 5%" in page
        edge = Edge.objects.get()
        address = f"/affiliations/{edge.public_id}/end/"
        assert "Ended" in client.post(address, {"once": str(uuid4())}, follow=True).text

    def test_a_reviewer_sees_what_they_declared_and_nothing_else(self, cast: Cast, signed_in: SignedIn) -> None:
        declared(cast)
        tie(cast, Whom(person=cast.lind), Relation.OFFICER, Whom(name="Confided Clinic", kind=NodeKind.FACILITY))

        page = signed_in(cast.lind).get("/affiliations/mine/").text

        assert "Jonas Lind" in page
        assert "Confided Clinic" not in page

    @pytest.mark.parametrize(
        "who", ["clerk", "noor", "alma", "division", "auditor", "quality", "physician", "attorney"]
    )
    def test_nobody_else_finds_the_pages(self, cast: Cast, signed_in: SignedIn, who: str) -> None:
        edge, _ = two_steps(cast)
        client = signed_in(getattr(cast, who))

        for address in ("", "enter/", "mine/", f"{edge.public_id}/end/"):
            assert client.get(f"/affiliations/{address}").status_code == 404


def test_a_share_that_an_exception_takes_out_is_kept_with_it(cast: Cast) -> None:
    facts = {"share": Decimal("0.4"), "exception": FinancialException.ACADEMIC_CONTRACT, "at": AT + timedelta(1)}

    tie(cast, Whom(person=cast.lind), Relation.INTEREST, MAKER, **facts)

    (edge,) = affiliation_graph(at=LATER).edges
    assert (edge.share, edge.exception) == (0.4, FinancialException.ACADEMIC_CONTRACT)
