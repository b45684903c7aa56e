"""Django's management commands, for the verbs of ``openimr site``."""

import os
from collections.abc import Sequence

SETTINGS = "openimr.web.settings"


def run(arguments: Sequence[str]) -> None:
    """Run one management command, as ``run(["migrate", "--no-input"])``.

    Raises:
        CommandError: The command refuses.
        SystemExit: The command ends with an exit code of its own.
    """
    prepare()
    from django.core.management import call_command

    call_command(*arguments)


def prepare() -> None:
    """Set Django up for the site, once; services may be called afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
