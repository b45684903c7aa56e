"""Rows of forms that were posted."""

from django.db import models


class OnceKey(models.Model):
    """A form that was posted with success, and where its result is.

    Attributes:
        key: Made when the form was shown.
        person: Public id of who posted it; empty before sign-in.
        location: Where the first post led; empty while it is at work.
    """

    key = models.UUIDField()
    person = models.CharField(max_length=36, blank=True)
    path = models.CharField(max_length=500)
    location = models.CharField(max_length=2000, blank=True)
    posted_at = models.DateTimeField(db_index=True)

    class Meta:
        """One result per person and key."""

        constraints = (models.UniqueConstraint(fields=("key", "person"), name="one_result_per_key"),)

    def __str__(self) -> str:
        return str(self.key)
