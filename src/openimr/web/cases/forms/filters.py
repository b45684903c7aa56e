"""What of the docket is asked for, read from the page's address."""

from typing import Any
from urllib.parse import urlencode

from django import forms

from openimr.web.cases.docket import Docket, Due, Filters, Whose
from openimr.web.cases.values import CaseState, Priority
from openimr.web.people.models import Organization

_ANY = ("", "Any")
SEARCH_ALL = "Search: case number, name, claim number or date of birth"
SEARCH_NUMBER = "Search: case number"


class DocketFilterForm(forms.Form):
    """Filters of the docket; what cannot be read is left out, so that any address shows a page."""

    is_optional_said = True

    search = forms.CharField(label=SEARCH_ALL, required=False, max_length=120)
    whose = forms.ChoiceField(required=False, choices=Whose.choices, widget=forms.HiddenInput)
    state = forms.ChoiceField(label="State", required=False, choices=[_ANY, *CaseState.choices])
    due = forms.ChoiceField(label="Due", required=False, choices=[_ANY, *Due.choices])
    priority = forms.ChoiceField(label="Priority", required=False, choices=[_ANY, *Priority.choices])
    organization = forms.UUIDField(label="Claims administrator", required=False, widget=forms.Select)
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def filters(self) -> Filters:
        """Return what was asked for."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            whose=Whose(asked["whose"]) if asked.get("whose") else None,
            state=CaseState(asked["state"]) if asked.get("state") else None,
            due=Due(asked["due"]) if asked.get("due") else None,
            priority=Priority(asked["priority"]) if asked.get("priority") else None,
            organization=asked.get("organization"),
            search=(asked.get("search") or "").strip(),
            page=asked.get("page") or 1,
        )

    def offer(self, organizations: tuple[Organization, ...], *, may_search: bool) -> None:
        """Fill in what can be chosen and searched by the person who reads."""
        widget = self.fields["organization"].widget
        assert isinstance(widget, forms.Select)  # noqa: S101 - for the type checker
        widget.choices = [_ANY, *((str(each.public_id), each.name) for each in organizations)]
        self["search"].label = SEARCH_ALL if may_search else SEARCH_NUMBER

    def address_with(self, **changed: object) -> str:
        """Return the query of the page's address with some of it changed; None takes a part out."""
        self.is_valid()
        parts = {name: value for name, value in self.cleaned_data.items() if value and name != "page"} | changed
        return urlencode({name: str(value) for name, value in parts.items() if value is not None})


def ways_on(docket: Docket, form: DocketFilterForm) -> dict[str, Any]:
    """Return where the docket's links lead: its parts, its states, the page before and after."""
    asked = form.filters()
    parts = [
        {
            "label": part.label,
            "count": count,
            "address": urlencode({"whose": part.value}),
            "is_here": part is docket.whose and not asked.search,
        }
        for part, count in docket.parts.items()
    ]
    bars = [
        {
            "state": bar.state,
            "count": bar.count,
            "percent": bar.percent,
            "address": urlencode({"whose": docket.whose.value, "state": bar.state.value}),
            "is_here": bar.state is asked.state and not asked.search,
        }
        for bar in docket.states
    ]
    here = {"whose": docket.whose.value}
    return {
        "parts": parts,
        "bars": bars,
        "total_here": docket.parts[docket.whose],
        "filters": asked,
        "is_filtered": any((asked.state, asked.due, asked.priority, asked.organization, asked.search)),
        "previous_address": form.address_with(**here, page=docket.page - 1) if docket.page > 1 else "",
        "next_address": form.address_with(**here, page=docket.page + 1) if docket.page < docket.pages else "",
    }
