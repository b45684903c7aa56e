"""What goes wrong before any mail is begun."""

from openimr.domain.errors import CaseError


class UnreachableMailServerError(CaseError):
    """There is no connection to the mail server; nothing was begun.

    Attributes:
        reason: Class of the library's error.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return (
            f"Expected a mail server at the address in EMAIL_URL; found none that answers ({self.reason}). Nothing was sent, "
            "and nothing is lost: start the server or correct EMAIL_URL, then run this again."
        )
