"""The app ``findings``."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """What the checks find in a review, and what became of it."""

    name = "openimr.web.findings"
    label = "findings"

    def ready(self) -> None:
        """Refuse a setting that names a check there is not."""
        from openimr.web.findings.switches import switched_on

        switched_on()
