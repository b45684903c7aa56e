"""What every test of the site may use: the cast, and a browser signed in as one of them."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from openimr.web.people.models import User
from tests.web.cast import Cast, may_sign_in
from tests.web.remembered_walks import put_cast


@pytest.fixture(scope="module")
def cast_of_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Put the cast there once for a module, in a transaction around those of its tests.

    A folder of many short tests may take its ``cast`` as a copy of it. Not where a test needs empty tables.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield put_cast()
        transaction.set_rollback(True)


@pytest.fixture
def cast(cast_of_module: Cast, db: None) -> Cast:
    return deepcopy(cast_of_module)


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """Return a function that gives a client signed in as a person, second factor and all, on pages made for them."""

    def client_of(person: User) -> Client:
        may_sign_in(person)
        client = Client(REMOTE_ADDR="127.0.0.1", headers={"X-Page-Of": str(person.public_id)})
        session = client.session
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        return client

    return client_of
