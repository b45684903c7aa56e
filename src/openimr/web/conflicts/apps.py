"""The app ``conflicts``."""

from django.apps import AppConfig


class ConflictsConfig(AppConfig):
    """The affiliation graph, the rulings on conflicts, and the assignments stopped by one."""

    name = "openimr.web.conflicts"
    label = "conflicts"
