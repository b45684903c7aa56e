"""How a notice was served on one party, since when the records are complete, and whether the employee is invited."""

from django import forms

from openimr.web.cases.services.addresses import LONGEST_ADDRESS
from openimr.web.cases.values import ServedBy
from openimr.web.days import DayField
from openimr.web.forms import VersionedForm


class ServeNoticeForm(forms.Form):
    """How a notice goes to a party that it did not reach.

    Attributes:
        is_optional_said: The hint says when the address is needed.
    """

    is_optional_said = True

    method = forms.ChoiceField(
        label="How is it served?", choices=ServedBy.choices, widget=forms.RadioSelect, initial=ServedBy.MAIL
    )
    address = forms.CharField(
        label="Address",
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text="Where it goes, if it goes by mail or overnight delivery. It stands in the proof of service.",
    )

    def clean_method(self) -> ServedBy:
        """Return the way as a value."""
        return ServedBy(self.cleaned_data["method"])


class AddressForm(VersionedForm):
    """Where a party is served."""

    address = forms.CharField(
        label="Mailing address",
        max_length=LONGEST_ADDRESS,
        help_text="Street or box, city, state and ZIP code. It is kept on the application and stands in the proof of service.",
    )


class CloseRecordsForm(VersionedForm):
    """The day from which the time for the determination runs; left empty, the day of the last document.

    Attributes:
        is_optional_said: The day stands there already, so that nothing need be said of leaving it out.
    """

    is_optional_said = True

    received_on = DayField(
        label="Day on which the last record was received",
        required=False,
        help_text="The day it came to us, also where it was entered here later. The time to decide runs from this day.",
    )


class InviteForm(forms.Form):
    """That the employee is invited, on a page that knew of so many codes made before."""

    earlier = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
