"""What is written to the parties while a case waits for them."""

from django import forms

from openimr.web.cases.models import Case
from openimr.web.cases.services.reminders import LONGEST_WORDS
from openimr.web.cases.values import PartyKind
from openimr.web.forms import VersionedForm


class InformationForm(VersionedForm):
    """What is asked of whom, before eligibility is decided."""

    asked_of = forms.ChoiceField(label="Whom do you ask?", widget=forms.RadioSelect)
    words = forms.CharField(
        label="What do you need to know?",
        max_length=LONGEST_WORDS,
        help_text="Every party gets a copy of these words.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def offer(self, case: Case) -> None:
        """Offer the parties of a case."""
        parties = case.parties.filter(until__isnull=True)
        choices = [(party.kind, f"{party.name} ({PartyKind(party.kind).in_sentence})") for party in parties]
        self.fields["asked_of"].choices = choices  # type: ignore[attr-defined] # a ChoiceField

    def clean_asked_of(self) -> PartyKind:
        """Return the kind of party as a value."""
        return PartyKind(self.cleaned_data["asked_of"])


class ReminderForm(VersionedForm):
    """That a reminder is sent, on a page that was made from a version of the case."""
