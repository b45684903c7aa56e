"""What must be there before the site is served."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning

_ASSET = "uswds/css/uswds.min.css"


@register()
def assets_are_there(**_kwargs: Any) -> list[CheckMessage]:
    """Warn where the design system's files are missing; refuse outside development."""
    if finders.find(_ASSET):
        return []
    kind = CheckWarning if settings.ENVIRONMENT.development else Error
    hint = "Run: python -m openimr.web.assets"
    return [kind("The files of the U.S. Web Design System are missing.", hint=hint, id="openimr.W001")]
