"""Refusals that the site knows and the core does not.

Under ``openimr.domain.errors``::

    CaseError                     → 409
    ├── StaleFormError            → 409 with what changed and the typed text kept
    └── RefusedError              → shown beside the form, else 409
"""

from dataclasses import dataclass

from openimr.domain.errors import CaseError


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change that another person made in between, for the screen.

    Attributes:
        what: The field or act, in words.
        who: Name of the person; empty if the site did it.
        when: The moment, in words.
    """

    what: str
    who: str
    when: str


class StaleFormError(CaseError):
    """The form was made from a version that is no longer the present one.

    Attributes:
        posted: Version the form was made from.
        present: Version that is in force.
        changes: What happened in between, oldest first; may be empty if it is not known.
    """

    def __init__(self, *, posted: int, present: int, changes: tuple[Change, ...] = ()) -> None:
        super().__init__(posted, present)
        self.posted = posted
        self.present = present
        self.changes = changes

    def __str__(self) -> str:
        return (
            f"Expected a form made from version {self.present}; found one made from version {self.posted}. "
            "Someone changed this in between; look at the changes and decide again."
        )


class RefusedError(CaseError):
    """A rule forbids this step; the person may correct the form and post it again.

    Attributes:
        field: Name of the form's field at fault; None if it is the whole form.
        reason: The sentence for the person, with the provision if there is one.
    """

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    def __str__(self) -> str:
        return self.reason
