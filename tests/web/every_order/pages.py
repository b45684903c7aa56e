"""Each page of a case opens, in whatever state it came to be."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse

from openimr.web.cases.case_pages import PAGES
from openimr.web.cases.values import CaseState
from openimr.web.people.models import User
from tests.web.cast import may_sign_in
from tests.web.every_order.members import names_of_others, words_of_others
from tests.web.every_order.scene import Scene
from tests.web.every_order.sitting import STANDS


def open_pages(scene: Scene, opened: set[object]) -> None:
    """Open every page of the case as a clerk, and as each reviewer: shown, or not for them, and never a fault.

    Of several reviewers none reads of another: no name, and no word, unless they act for a party and read the letter.

    Args:
        scene: The case.
        opened: How cases and their readers stood whose pages were opened; they take as long as many acts.
    """
    readers = {None: scene.cast.clerk} | {name: scene.person(name) for name in scene.sitting.members}
    for name, person in readers.items():
        stage = scene.sitting.members[name].stage if name else None
        alike = scene.state, stage, bool(name) and scene.sitting.is_panel
        if alike not in opened:
            opened.add(alike)
            read = _pages_of(scene, person, scene.state, *([STANDS[stage]] if stage else []))
            assert not [words for words in _kept_from(scene, name) if words in read], f"{name}, {scene.state}"


def _kept_from(scene: Scene, name: str | None) -> set[str]:
    if name is None or not scene.sitting.is_panel:
        return set()
    words = set() if name in scene.oracle.employed else words_of_others(scene, name)
    return names_of_others(scene, name) | words


def _pages_of(scene: Scene, person: User, *states: CaseState) -> str:
    """Return what all pages say to a person that a case has in one of the states."""
    client, read = _signed_in(person), list[str]()
    for route in dict.fromkeys(page.route for page in PAGES if page.states & set(states)):
        answer = client.get(reverse(route, args=[scene.case.number]))

        assert answer.status_code in {200, 302, 404}, (scene.state, route, answer.status_code)
        read.append(answer.content.decode())
    return "\n".join(read)


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
