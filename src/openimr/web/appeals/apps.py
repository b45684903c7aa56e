"""The app ``appeals``."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    """Appeals of determinations."""

    name = "openimr.web.appeals"
    label = "appeals"
