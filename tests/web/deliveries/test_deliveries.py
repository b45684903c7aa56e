"""Mail that there is news: whom it goes to, what it never says, and what becomes of each."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import ServedBy
from openimr.web.deliveries.errors import UnreachableMailServerError
from openimr.web.deliveries.models import Delivery, DeliveryState
from openimr.web.deliveries.services import SENDING_TAKES, begin_delivery, end_delivery, send_again, state_of
from openimr.web.deliveries.worker import Delivered, deliver
from openimr.web.errors import RefusedError
from tests.web import walks
from tests.web.cast import AT, Cast, may_sign_in
from tests.web.deliveries.mail_server import Taken, mail_server

SENT_AT = AT + timedelta(hours=2)
"""When the walk sends the assignment notice."""

LATER = SENT_AT + timedelta(minutes=1)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def told(cast: Cast) -> Case:
    """Return a case whose notice Noor and Alma get electronically, and everyone else by mail."""
    may_sign_in(cast.noor)
    may_sign_in(cast.alma)
    return walks.awaiting_records(cast, method=ServedBy.ELECTRONIC)


def states() -> dict[str, str]:
    return {delivery.person.name: delivery.state for delivery in Delivery.objects.select_related("person")}


@pytest.fixture
def server(settings: Settings) -> Iterator[Taken]:
    with mail_server() as taken:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", taken.port
        yield taken


def test_a_mail_waits_for_each_person_who_reads_the_notice_here(cast: Cast) -> None:
    told(cast)

    assert states() == {"Noor Haddad": "waiting", "Alma Reyes": "waiting"}
    assert mail.outbox == []


def test_nobody_is_mailed_who_is_served_on_paper(cast: Cast) -> None:
    may_sign_in(cast.noor)
    walks.awaiting_records(cast, method=ServedBy.MAIL)

    assert states() == {}


class TestSending:
    @pytest.mark.enable_socket
    def test_each_is_sent_once_however_often_the_worker_runs(self, cast: Cast, server: Taken) -> None:
        told(cast)

        assert deliver(clock=at(LATER)) == Delivered(sent=2)
        assert deliver(clock=at(LATER)) == Delivered()

        assert set(states().values()) == {DeliveryState.SENT}
        assert sorted(server.ids) == sorted(Delivery.objects.values_list("message_id", flat=True))
        assert {str(each["To"]) for each in server.mails} == {"haddad@people.test", "alma@home.test"}
        verbs = AuditEvent.objects.filter(verb__endswith="_delivery").values_list("verb", flat=True)
        assert sorted(verbs) == ["begin_delivery"] * 2 + ["end_delivery"] * 2

    @pytest.mark.enable_socket
    def test_it_says_that_there_is_news_and_where_to_sign_in_and_nothing_of_the_case(
        self, cast: Cast, server: Taken, settings: Settings
    ) -> None:
        settings.OPENIMR_ADDRESS = "https://review.test"
        case = told(cast)
        deliver(clock=at(LATER))

        text = "\n".join(str(each) for each in server.mails)
        application = case.applications.get()
        assert "https://review.test/" in text
        assert "There is a new letter for you." in text
        names = [party.name for party in case.parties.all()]
        items = [item.description for item in case.items.all()]
        for word in (case.number, application.claim_number, *names, *items, "Reyes", "Noor"):
            assert word not in text

    @pytest.mark.enable_socket
    @pytest.mark.parametrize(
        ("answer", "state", "error"),
        [
            ("550 No such person", DeliveryState.REFUSED, "SMTPRecipientsRefused 550"),
            ("451 Come again", DeliveryState.WAITING, "SMTPRecipientsRefused 451"),
        ],
    )
    def test_what_the_server_answers_decides(
        self, cast: Cast, server: Taken, answer: str, state: DeliveryState, error: str
    ) -> None:
        told(cast)
        server.answers["alma@home.test"] = answer

        deliver(clock=at(LATER))

        found = Delivery.objects.get(person=cast.alma)
        assert (found.state, found.error) == (state, error)
        assert states()["Noor Haddad"] == DeliveryState.SENT

    @pytest.mark.enable_socket
    def test_a_connection_lost_after_the_mail_leaves_it_uncertain_and_not_sent_again(
        self, cast: Cast, server: Taken
    ) -> None:
        told(cast)
        server.answers = dict.fromkeys(["alma@home.test", "haddad@people.test"], "drop")

        for _ in range(4):
            deliver(clock=at(LATER))

        assert set(states().values()) == {DeliveryState.UNCERTAIN}
        assert len(server.ids) == len(set(server.ids)) == 2

    @pytest.mark.enable_socket
    def test_a_server_that_ends_the_connection_leaves_the_rest_to_the_next_pass(
        self, cast: Cast, server: Taken
    ) -> None:
        told(cast)
        server.answers = dict.fromkeys(["alma@home.test", "haddad@people.test"], "421 Too many, closing")

        assert deliver(clock=at(LATER)) == Delivered(put_off=1)

        assert set(states().values()) == {DeliveryState.WAITING}
        server.answers = {}
        assert deliver(clock=at(LATER)) == Delivered(sent=2)

    @pytest.mark.enable_socket
    @pytest.mark.usefixtures("server")
    def test_without_a_server_nothing_is_begun(self, cast: Cast, settings: Settings) -> None:
        told(cast)
        settings.EMAIL_PORT = 1

        with pytest.raises(UnreachableMailServerError, match="EMAIL_URL"):
            deliver(clock=at(LATER))

        assert set(states().values()) == {DeliveryState.WAITING}


class TestTwoWorkers:
    def test_a_mail_is_begun_by_one(self, cast: Cast) -> None:
        told(cast)
        delivery = Delivery.objects.earliest("pk")

        assert begin_delivery(delivery=delivery, at=LATER) is not None
        assert begin_delivery(delivery=delivery, at=LATER) is None

    def test_what_became_of_an_earlier_attempt_changes_nothing_of_a_later_one(self, cast: Cast) -> None:
        told(cast)
        first = begin_delivery(delivery=Delivery.objects.earliest("pk"), at=LATER)
        assert first is not None
        lost = LATER + SENDING_TAKES + timedelta(seconds=1)
        again = send_again(delivery=first, by=cast.clerk, at=lost)
        begin_delivery(delivery=again, at=lost)

        end_delivery(delivery=first, state=DeliveryState.REFUSED, at=lost)

        again.refresh_from_db()
        assert (again.state, again.attempts) == (DeliveryState.SENDING, 2)


class TestAgain:
    def begun(self, cast: Cast) -> Delivery:
        told(cast)
        found = begin_delivery(delivery=Delivery.objects.earliest("pk"), at=LATER)
        assert found is not None
        return found

    def test_what_no_worker_holds_any_more_is_shown_as_uncertain(self, cast: Cast) -> None:
        delivery = self.begun(cast)

        assert state_of(delivery, at=LATER + SENDING_TAKES) is DeliveryState.SENDING
        assert state_of(delivery, at=LATER + SENDING_TAKES * 2) is DeliveryState.UNCERTAIN

    @pytest.mark.enable_socket
    def test_a_clerk_has_it_sent_again_under_the_same_id(self, cast: Cast, server: Taken) -> None:
        delivery = self.begun(cast)
        lost = LATER + SENDING_TAKES * 2

        send_again(delivery=delivery, by=cast.clerk, at=lost)
        deliver(clock=at(lost))

        assert delivery.message_id in server.ids
        assert AuditEvent.objects.filter(verb="send_again", person=str(cast.clerk.public_id)).count() == 1

    @pytest.mark.parametrize("state", [DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.SENT])
    def test_what_is_on_its_way_or_was_sent_is_not_sent_again(self, cast: Cast, state: DeliveryState) -> None:
        delivery = self.begun(cast)
        if state is not DeliveryState.SENDING:
            end_delivery(delivery=delivery, state=state, at=LATER)

        with pytest.raises(RefusedError, match="is sent again"):
            send_again(delivery=delivery, by=cast.clerk, at=LATER)

    @pytest.mark.parametrize("name", ["noor", "alma", "division", "lind"])
    def test_it_is_for_those_who_send_notices(self, cast: Cast, name: str) -> None:
        delivery = self.begun(cast)

        with pytest.raises(NotAllowedError):
            send_again(delivery=delivery, by=getattr(cast, name), at=LATER + SENDING_TAKES * 2)
