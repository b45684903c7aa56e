"""The form by which a document is sent."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from openimr.web.cases.models import Party
from openimr.web.documents.names import LONGEST_NAME

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

OWN = "own"
"""The choice that says: from the review organization itself."""


class UploadForm(forms.Form):
    """A PDF, what it is, and from whom.

    Args:
        parties: In whose name the person may send.
        is_staff: Whether the person may send in the review organization's own name.
        limit_bytes: The largest file taken.
    """

    file = forms.FileField(
        label="File",
        error_messages={"required": "Choose the file that you send."},
        allow_empty_file=True,  # the service says what is wrong with it
        max_length=None,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    about = forms.CharField(
        label="What is it?",
        max_length=LONGEST_NAME,
        required=False,
        help_text="A few words, for example: Progress notes, January to March 2024. You may leave it empty.",
    )
    sent_by = forms.ChoiceField(label="Who sent it?")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        parties: Iterable[Party],
        is_staff: bool,
        limit_bytes: int,
    ) -> None:
        super().__init__(data, files)
        self.fields[
            "file"
        ].help_text = f"One PDF that opens without a password, of at most {limit_bytes / 2**20:,.4g} MB."
        self._senders: dict[str, Party | None] = {party.kind: party for party in parties}
        labels = [(kind, f"{party.get_kind_display()}: {party.name}") for kind, party in self._senders.items() if party]
        if is_staff:
            self._senders[OWN] = None
            labels.append((OWN, "This review organization"))
        if len(self._senders) == 1:
            del self.fields["sent_by"]
        else:
            self.fields["sent_by"] = forms.ChoiceField(label="Who sent it?", choices=[("", "- Select -"), *labels])
            self.fields["sent_by"].error_messages["required"] = "Choose from whom it came."

    def facts(self) -> dict[str, Any]:
        """Return what a valid form says, as ``openimr.web.documents.services.add_document`` takes it."""
        sent, only = self.cleaned_data["file"], next(iter(self._senders))
        return {
            "upload_name": sent.name or "",
            "about": self.cleaned_data["about"],
            "chunks": sent.chunks(),
            "sent_by": self._senders[self.cleaned_data.get("sent_by", only)],
        }
