"""Each page of a case opens, in whatever state it came to be."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse

from openimr.web.cases.case_pages import PAGES
from openimr.web.people.models import User
from tests.web.cast import may_sign_in
from tests.web.every_order.scene import Scene


def open_pages(scene: Scene) -> None:
    """Open every page of the state as a clerk, and as the reviewer: shown, or not for them, and never a fault."""
    routes = dict.fromkeys(page.route for page in PAGES if scene.state in page.states)
    readers = [scene.cast.clerk, *([scene.reviewer] if scene.mine else [])]
    for person in readers:
        client = _signed_in(person)
        for route in routes:
            answer = client.get(reverse(route, args=[scene.case.number]))

            assert answer.status_code in {200, 302, 404}, (scene.state, route, answer.status_code)


def _signed_in(person: User) -> Client:
    may_sign_in(User.objects.get(pk=person.pk))
    person = User.objects.get(pk=person.pk)
    client = Client(REMOTE_ADDR="127.0.0.1")
    session = client.session
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return client
