"""The app's name."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """Import of the roster, what ends soon, who should review."""

    name = "openimr.web.roster"
    label = "roster"
