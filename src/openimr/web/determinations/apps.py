"""The app ``determinations``."""

from django.apps import AppConfig


class DeterminationsConfig(AppConfig):
    """Issued determinations."""

    name = "openimr.web.determinations"
    label = "determinations"
