"""Roles are read once in a request that writes nothing, however many links and guards of its page ask for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from openimr.web.people.values import Role

Roles = frozenset[Role]
_remembered: ContextVar[dict[tuple[int, datetime], Roles] | None] = ContextVar("roles_remembered", default=None)


@contextmanager
def roles_remembered() -> Iterator[None]:
    """Remember the roles that are read within, per person and moment; for what changes no role."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def read_once(person: int, at: datetime, read: Callable[[], Roles]) -> Roles:
    """Return the roles of a person at a moment: those remembered, else those that ``read`` finds.

    Args:
        person: Primary key.
        at: The moment, aware.
        read: Asks the database.
    """
    remembered = _remembered.get()
    if remembered is None:
        return read()
    if (person, at) not in remembered:
        remembered[person, at] = read()
    return remembered[person, at]
