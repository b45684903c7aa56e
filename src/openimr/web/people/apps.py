"""The app ``people``."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, organizations, memberships, invitations."""

    name = "openimr.web.people"
    label = "people"

    def ready(self) -> None:
        """Begin to record what the sign-in library does."""
        from openimr.web.people import sign_in_audit

        sign_in_audit.listen()
