"""The app ``documents``."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The documents of a case."""

    name = "openimr.web.documents"
    label = "documents"
