"""A worker that is ended before a mail is marked leaves it to be sent once; one ended after, uncertain and never sent again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.web.deliveries.mail_server import Taken, mail_server
from tests.web.kill_points import AFTER_COMMIT, Point, Site, prepared_site

pytestmark = [pytest.mark.processes, pytest.mark.enable_socket]

BEFORE_SENDING = Point(when="before", statement='UPDATE "deliveries_delivery"')
AFTER_SENDING = AFTER_COMMIT
"""The first transaction of the worker marks a mail as being sent."""

BEFORE_SENT = Point(when="before commit", count=2)
"""The server has the mail, and the transaction that says so is open."""


def prepare() -> None:
    """Make a case of which Noor and Alma read the notice here."""
    from openimr.web.cases.values import ServedBy
    from tests.web import walks
    from tests.web.cast import make_cast, may_sign_in

    cast = make_cast()
    may_sign_in(cast.noor)
    may_sign_in(cast.alma)
    walks.awaiting_records(cast, method=ServedBy.ELECTRONIC)


def work() -> None:
    """Send what waits, soon after the notice."""
    _work(minutes=1)


def work_later() -> None:
    """Send what waits, when no worker holds a mail any more."""
    _work(minutes=60)


def _work(*, minutes: int) -> None:
    from django.conf import settings

    from openimr.web.deliveries.worker import deliver
    from tests.web.cast import AT

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int((settings.OPENIMR_DATA / "mail-port").read_text())
    deliver(clock=lambda: AT + timedelta(hours=2, minutes=minutes))


def states() -> dict[str, str]:
    """Return how each mail is shown an hour later, by its id."""
    from openimr.web.deliveries.models import Delivery
    from openimr.web.deliveries.services import state_of
    from tests.web.cast import AT

    shown_at = AT + timedelta(hours=3)
    return {each.message_id: state_of(each, at=shown_at).value for each in Delivery.objects.all()}


@pytest.fixture(scope="module")
def server() -> Iterator[Taken]:
    with mail_server() as taken:
        yield taken


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, server: Taken) -> Iterator[Site]:
    with prepared_site(prepare, folder=tmp_path_factory.mktemp("site")) as site:
        (site.folder / "mail-port").write_text(str(server.port))
        yield site


@pytest.fixture
def mails(server: Taken) -> Taken:
    server.mails.clear()
    return server


def test_a_worker_ended_before_it_marks_a_mail_leaves_it_to_be_sent_once(site: Site, mails: Taken) -> None:
    with site.copied() as copy:
        copy.end_at(BEFORE_SENDING, work)
        assert mails.ids == []
        assert set(copy.ask(states).values()) == {"waiting"}

        copy.run(work)
        copy.run(work_later)

        assert set(copy.ask(states).values()) == {"sent"}
        assert sorted(mails.ids) == sorted(copy.ask(states))


@pytest.mark.parametrize(("point", "taken"), [(AFTER_SENDING, 0), (BEFORE_SENT, 1)], ids=["not-taken", "taken"])
def test_a_worker_ended_after_it_marked_a_mail_leaves_it_uncertain_for_ever(
    site: Site, mails: Taken, point: Point, taken: int
) -> None:
    with site.copied() as copy:
        copy.end_at(point, work)
        assert len(mails.ids) == taken
        assert sorted(copy.ask(states).values()) == ["uncertain", "waiting"]

        for _ in range(2):
            copy.run(work)
            copy.run(work_later)

        found = copy.ask(states)
        assert sorted(found.values()) == ["sent", "uncertain"]
        lost = next(each for each, state in found.items() if state == "uncertain")
        assert mails.ids.count(lost) == taken
        assert len(mails.ids) == taken + 1
