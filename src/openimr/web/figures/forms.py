"""Of what figures are asked for, read from the page's address."""

from collections.abc import Sequence

from django import forms

from openimr.web.figures.values import Asked


class FiguresForm(forms.Form):
    """The year, and whether sample cases count; what cannot be read is left out, so that any address shows a page."""

    is_optional_said = True

    year = forms.TypedChoiceField(label="Year", required=False, coerce=int, empty_value=None)
    samples = forms.BooleanField(label="Count sample cases too", required=False)

    def offer(self, years: Sequence[int]) -> None:
        """Fill in which years can be asked for."""
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "All years"), *((str(year), str(year)) for year in years)]

    def asked(self) -> Asked:
        """Return what was asked for."""
        self.is_valid()
        return Asked(year=self.cleaned_data.get("year"), with_samples=bool(self.cleaned_data.get("samples")))
