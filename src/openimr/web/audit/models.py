"""Rows of the audit trail; the database itself refuses to change them."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Code tried to change or remove what may only be added to."""

    def __str__(self) -> str:
        return "Expected to add a row; found an attempt to change or remove one. These rows are append-only."


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows that may be read and created one by one, and nothing else."""

    def update(self, **_kwargs: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError

    def bulk_create(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse: each row is made by its service."""
        raise AppendOnlyError

    def bulk_update(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError


class AuditEvent(models.Model):
    """One thing that was done, tied to the one before by its digest.

    It holds no foreign key, so it outlives what it speaks of. Fields are explained in
    ``openimr.web.audit.values.Event``.
    """

    scope = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    person = models.CharField(max_length=36, blank=True)
    role = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=64)
    facts = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        """One number once per scope."""

        ordering = ("scope", "number")
        constraints = (models.UniqueConstraint(fields=("scope", "number"), name="one_event_per_number"),)
        indexes = (
            models.Index(fields=("person", "at"), name="audit_by_person"),
            models.Index(fields=("scope", "verb", "number"), name="audit_by_verb"),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.number}: {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; refuse to save it a second time."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError


class AuditHead(models.Model):
    """How far one chain has come; locked while an event is added.

    Kept beside the events so that a chain cut short is found. The database lets ``number`` grow by one
    and nothing else.
    """

    scope = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.scope} up to {self.number}"
