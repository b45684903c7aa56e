"""Receive what a browser sends: straight to disk, and never more of it than is allowed."""

import io
import tempfile
from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from openimr.domain.errors import UnwritableFileError
from openimr.web.files import incoming_folder


class UnkeptFile(UploadedFile):  # type: ignore[type-arg] # generic for the type checker alone
    """A file that could not be received, since the disk is full, say; whoever reads it learns why."""

    def __init__(self, *, name: str, reason: str) -> None:
        super().__init__(file=io.BytesIO(), name=name, size=0)
        self.reason = reason

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:  # noqa: ARG002 - Django's signature
        """Raise why there are none."""
        raise UnwritableFileError(reason=self.reason)


class BoundedUploadHandler(FileUploadHandler):
    """Writes each file to a nameless one in the data folder, which is gone when its process is.

    Of a file above the site's limit only so much is written that it is seen to be above it; the rest is read and
    dropped, so that the form can answer. A disk that is full is told by the file, beside the form, and is no fault
    of the request.
    """

    def new_file(  # noqa: PLR0913, PLR0917 - Django's signature
        self,
        field_name: str,
        file_name: str,
        content_type: str,
        content_length: int | None,
        charset: str | None = None,
        content_type_extra: dict[str, bytes] | None = None,
    ) -> None:
        """Begin a file."""
        super().new_file(field_name, file_name, content_type, content_length, charset, content_type_extra)
        self._reason = ""
        self._file: IO[bytes] = io.BytesIO()
        try:
            self._file = tempfile.TemporaryFile(dir=incoming_folder(), buffering=0)  # noqa: SIM115 - closed with the request
        except OSError as error:
            self._fail(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless the file is above the limit already or cannot be written."""
        if self._reason or start > settings.OPENIMR_UPLOAD_LIMIT:
            return
        try:
            self._file.write(raw_data)
        except OSError as error:
            self._fail(error)

    def file_complete(self, file_size: int) -> UploadedFile:  # type: ignore[type-arg] # as above
        """Return the file as received."""
        name = self.file_name or ""
        if self._reason:
            return UnkeptFile(name=name, reason=self._reason)
        self._file.seek(0)
        return UploadedFile(
            file=self._file, name=name, content_type=self.content_type, size=file_size, charset=self.charset
        )

    def upload_interrupted(self) -> None:
        """Give the file up, since its sender has."""
        self._file.close()

    def _fail(self, error: OSError) -> None:
        self._file.close()
        self._reason = error.strerror or "the disk cannot be written"
