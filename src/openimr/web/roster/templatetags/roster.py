"""What other pages say of the roster."""

from typing import Any

from django import template
from django.template.context import RequestContext

from openimr.web import clock
from openimr.web.people.access import may
from openimr.web.people.values import Permission
from openimr.web.roster.expiries import counts

register = template.Library()


@register.inclusion_tag("roster/ends_soon.html", takes_context=True)
def ends_soon(context: RequestContext) -> dict[str, Any]:
    """Say how many licences and certificates end soon, to those who keep the roster; to others nothing."""
    user, at = context["user"], clock.now()
    if not user.is_authenticated or not may(user, Permission.MANAGE_ROSTER, at=at):
        return {}
    return {"counts": counts(at=at)}
