"""The app ``implementation``."""

from django.apps import AppConfig


class ImplementationConfig(AppConfig):
    """How a determination is carried out."""

    name = "openimr.web.implementation"
    label = "implementation"
