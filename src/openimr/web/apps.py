"""The site's own app: templates, template tags, static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What the site's apps share."""

    name = "openimr.web"
    label = "web"

    def ready(self) -> None:
        """Begin to check that the assets are there."""
        from openimr.web import checks  # noqa: F401 - importing registers them
