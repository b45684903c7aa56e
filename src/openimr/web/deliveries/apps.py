"""The app ``deliveries``."""

from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    """Mail that there is news."""

    name = "openimr.web.deliveries"
    label = "deliveries"
