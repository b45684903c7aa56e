"""What every test of the site may use: the cast, and a browser signed in as one of them."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from openimr.web.people.models import User
from tests.web.cast import Cast, make_cast, may_sign_in


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """Return a function that gives a client signed in as a person, second factor and all."""

    def client_of(person: User) -> Client:
        may_sign_in(person)
        client = Client(REMOTE_ADDR="127.0.0.1")
        session = client.session
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        return client

    return client_of
