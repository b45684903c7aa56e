"""Reading the audit trail."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from openimr.web.audit.models import AuditEvent
from openimr.web.errors import Change
from openimr.web.people.models import User


def events_of(scope: str) -> QuerySet[AuditEvent]:
    """Return the events of one chain, oldest first; the caller has checked that the person may read them."""
    return AuditEvent.objects.filter(scope=scope).order_by("number")


def names_of(events: Iterable[AuditEvent]) -> dict[str, str]:
    """Return the name of each person in the events, by public id, in one query."""
    persons = {event.person for event in events if event.person}
    return {str(user.public_id): user.name for user in User.objects.filter(public_id__in=persons)}


def changes_since(*, scope: str, version: int, facts: dict[str, str] | None = None) -> tuple[Change, ...]:
    """Return what was done after a version, for a stale form.

    Args:
        scope: The chain to look in.
        version: The version the form was made from. Each service that raises a version leaves the new one
            in its event's facts as ``version``.
        facts: Further facts the events must have, as ``{"person": public_id}`` in the chain of the site.
    """
    wanted = {f"facts__{name}": fact for name, fact in (facts or {}).items()}
    events = list(events_of(scope).filter(facts__version__gt=version, **wanted))
    names = names_of(events)
    return tuple(_change(event, who=names.get(event.person, "")) for event in events)


def _change(event: AuditEvent, *, who: str) -> Change:
    fields = ", ".join(str(field).replace("_", " ") for field in event.facts.get("fields", []))
    what = event.verb.replace("_", " ").capitalize() + (f": {fields}" if fields else "")
    return Change(what=what, who=who, when=date_format(timezone.localtime(event.at), "D j M Y, g:i a"))
