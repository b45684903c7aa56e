"""The app ``once``."""

from django.apps import AppConfig


class OnceConfig(AppConfig):
    """One-time keys of forms, with their first result."""

    name = "openimr.web.once"
    label = "once"
