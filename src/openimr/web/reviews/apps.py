"""The app ``reviews``."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """The work of a reviewer on a case."""

    name = "openimr.web.reviews"
    label = "reviews"
