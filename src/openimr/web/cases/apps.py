"""The app ``cases``."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases and their applications."""

    name = "openimr.web.cases"
    label = "cases"
