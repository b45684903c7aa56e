"""The cast and its walks are played through the services once in a process, and put back row by row for all further tests."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import wraps
from operator import itemgetter
from typing import Self, TypeVar

from django.apps import apps
from django.conf import settings
from django.db.models import Model, QuerySet

from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.files import path_of
from tests.web.cast import Cast, make_cast

Made = TypeVar("Made", bound=Model)
Rows = dict[type[Model], dict[object, tuple[object, ...]]]

_SIMPLE = (str, int, date, Enum, type(None))


class Walked(dict[object, "Trace"]):
    """What was walked from one cast, by the walk and how; all copies of the cast share it.

    Attributes:
        events: How many events the audit trail holds while nothing was walked yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.events = AuditEvent.objects.count()

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """What a walk left: rows added, fields changed, and the primary key of what it returned."""

    added: Rows
    changed: tuple[tuple[type[Model], object, dict[str, object]], ...]
    made: tuple[type[Model], object]

    @classmethod
    def between(cls, before: Rows, after: Rows, *, made: Model) -> Self:
        """Return what differs; a walk takes nothing away."""
        return cls(
            added={
                model: {key: row for key, row in rows.items() if key not in before[model]}
                for model, rows in after.items()
            },
            changed=tuple(_changes(before, after)),
            made=(type(made), made.pk),
        )

    @property
    def has_its_files(self) -> bool:
        """Whether every file that its rows name is still kept; a test of sweeping takes some away."""
        names = (
            dict(zip(_fields(model), row, strict=True)) for model, rows in self.added.items() for row in rows.values()
        )
        return all(path_of(str(fields["sha256"])).exists() for fields in names if fields.get("sha256"))

    def put_back(self) -> Model:
        """Write the rows again, and return what the walk returned."""
        for model, rows in self.added.items():
            if rows:
                names = _fields(model)
                QuerySet(model).bulk_create([model(**dict(zip(names, row, strict=True))) for row in rows.values()])
        for model, key, fields in self.changed:
            for between in _on_the_way(model, key, fields):
                QuerySet(model).filter(pk=key).update(number=between)
            QuerySet(model).filter(pk=key).update(**fields)
        model, key = self.made
        return QuerySet(model).get(pk=key)


_CAST: list[tuple[Cast, Trace]] = []
"""The cast of this process, once it was made, and what that left."""


def put_cast() -> Cast:
    """Return the cast with its rows; in a database without rows of people. Every time it has the same keys."""
    if not _CAST:
        before = _rows()
        made = make_cast()
        left = Trace.between(before, _rows(), made=made.founder)
        _CAST.append((replace(made, walked=Walked()), left))
        return deepcopy(_CAST[0][0])
    cast, left = _CAST[0]
    left.put_back()
    return deepcopy(cast)


def remembered(walk: Callable[..., Made]) -> Callable[..., Made]:
    """Play a walk from an untouched cast only once under the same settings; from any other state it is played as it is."""

    @wraps(walk)
    def played(cast: Cast, **how: object) -> Made:
        memory = cast.walked
        is_simple = all(isinstance(each, _SIMPLE) for each in how.values())
        if not isinstance(memory, Walked) or not is_simple or AuditEvent.objects.count() != memory.events:
            return walk(cast, **how)
        key = walk.__module__, walk.__name__, tuple(sorted(how.items(), key=itemgetter(0))), repr(settings.OPENIMR_LAW)
        if key in memory and memory[key].has_its_files:
            return memory[key].put_back()  # type: ignore[return-value] # of the type that the walk made
        before = _rows()
        made = walk(cast, **how)
        memory[key] = Trace.between(before, _rows(), made=made)
        return made

    return played


def _on_the_way(model: type[Model], key: object, fields: dict[str, object]) -> range:
    """Return the numbers that the head of a chain passes on its way: the database lets it move forward by one alone."""
    if model is not AuditHead:
        return range(0)
    return range(AuditHead.objects.get(pk=key).number + 1, int(str(fields["number"])))


def _rows() -> Rows:
    found: Rows = {}
    for model in apps.get_models(include_auto_created=True):
        names = _fields(model)
        at = names.index(model._meta.pk.attname)
        found[model] = {row[at]: row for row in QuerySet(model).order_by("pk").values_list(*names)}
    return found


def _changes(before: Rows, after: Rows) -> Iterator[tuple[type[Model], object, dict[str, object]]]:
    for model, rows in before.items():
        for key, row in rows.items():
            if after[model][key] != row:
                pairs = zip(_fields(model), row, after[model][key], strict=True)
                yield model, key, {name: new for name, old, new in pairs if new != old}


def _fields(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
