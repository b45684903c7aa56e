"""The app ``reviewers``."""

from django.apps import AppConfig


class ReviewersConfig(AppConfig):
    """The roster of reviewers."""

    name = "openimr.web.reviewers"
    label = "reviewers"
