"""Rows that are added and never changed."""

from typing import Any, NoReturn

from django.db import models

from openimr.web.audit.models import AppendOnlyError, AppendOnlyQuerySet


class AppendOnlyModel(models.Model):
    """A row that may be inserted and read, and nothing else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; refuse to save it a second time."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError
