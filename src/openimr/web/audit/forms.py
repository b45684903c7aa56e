"""What an auditor asks for: chains, events, a verification against a witness."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms

from openimr.domain.errors import DocumentError
from openimr.web.audit.access import Chain, verbs_in
from openimr.web.audit.chains import Wanted
from openimr.web.audit.reading import BY_THE_SITE, THE_SITE, Filters, Order
from openimr.web.audit.values import SITE
from openimr.web.audit.verification import Heads
from openimr.web.audit.words import is_act, what_of
from openimr.web.people.values import Role

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST_WITNESS = 64 * 2**20
"""Bytes of a witness; that of half a million chains has fewer."""

LONGEST_NUMBER = 10**12
"""No chain has so many events."""

_ANY = ("", "Any")
_SCOPE = re.compile(rf"{SITE}|[A-Z]{{2}}\d{{2}}-\d{{1,12}}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class ChainsForm(forms.Form):
    """Which chains; what cannot be read is left out, so that any address shows a page."""

    is_optional_said = True

    search = forms.CharField(label="Case number", required=False, max_length=64)
    broken = forms.BooleanField(label="Only those that do not hold", required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=LONGEST_NUMBER, widget=forms.HiddenInput)

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        self.is_valid()
        asked = self.cleaned_data
        return Wanted(
            search=(asked.get("search") or "").strip(),
            is_broken=bool(asked.get("broken")),
            page=asked.get("page") or 1,
        )

    def address_with(self, **changed: object) -> str:
        """Return the query of the page's address with some of it changed."""
        return _address(self, changed)


class EventsForm(forms.Form):
    """Which events of a chain, by the acts that it holds; what cannot be read is left out, so that any address shows a page."""

    is_optional_said = True

    act = forms.ChoiceField(label="What", required=False)
    role = forms.ChoiceField(
        label="Role", required=False, choices=[_ANY, (BY_THE_SITE, THE_SITE), *Role.choices]
    )  # fmt: skip
    person = forms.CharField(label="Name", required=False, max_length=120)
    since = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    order = forms.ChoiceField(label="Order", required=False, choices=Order.choices)
    near = forms.IntegerField(required=False, min_value=1, max_value=LONGEST_NUMBER, widget=forms.HiddenInput)
    upto = forms.IntegerField(required=False, min_value=1, max_value=LONGEST_NUMBER, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, min_value=1, max_value=LONGEST_NUMBER, widget=forms.HiddenInput)

    def __init__(self, *args: object, chain: Chain, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        act = self.fields["act"]
        assert isinstance(act, forms.ChoiceField)  # noqa: S101 - for the type checker
        verbs = {*verbs_in(chain), *self._asked_for(chain)}
        act.choices = [_ANY, *sorted(((verb, what_of(verb)) for verb in verbs), key=lambda pair: pair[1])]

    def _asked_for(self, chain: Chain) -> Iterator[str]:
        """Yield the act that the address asks for, so that one which the chain does not hold finds nothing, and not all."""
        asked = str(self.data.get("act", ""))
        if is_act(asked, scope=chain.scope):
            yield asked

    def filters(self) -> Filters:
        """Return what was asked for."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            act=asked.get("act") or "",
            role=asked.get("role") or "",
            person=(asked.get("person") or "").strip(),
            since=asked.get("since"),
            until=asked.get("until"),
            order=Order(asked.get("order") or Order.NEWEST),
            near=asked.get("near"),
            upto=asked.get("upto"),
            page=asked.get("page") or 1,
        )

    def address_with(self, **changed: object) -> str:
        """Return the query of the page's address with some of it changed."""
        return _address(self, changed)


class WitnessForm(forms.Form):
    """A verification, against a witness kept elsewhere if there is one."""

    witness = forms.FileField(
        label="Witness kept from an earlier day",
        help_text="With it, events that were cut off the end of a chain are found too.",
        required=False,
        allow_empty_file=True,  # told in our words
        widget=forms.FileInput(attrs={"accept": "application/json,.json"}),
    )

    def clean_witness(self) -> Heads | None:
        """Return the heads that the file holds; None where there is no file."""
        file: UploadedFile[bytes] | None = self.cleaned_data["witness"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_WITNESS:
            raise forms.ValidationError(f"Choose a file of at most {LARGEST_WITNESS // 2**20} MB.")
        try:
            return _heads(json.loads(b"".join(file.chunks())))
        except (ValueError, RecursionError, DocumentError) as error:
            raise forms.ValidationError(
                "This is no witness. Choose a file that was saved from this page, or by openimr audit verify."
            ) from error


def _heads(found: object) -> Heads:
    """Return the heads of a witness: ``{scope: [number, digest]}``.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - one fault of one file
    heads = {}
    for scope, head in found.items():
        match head:
            case [int(number), str(digest)] if _SCOPE.fullmatch(scope) and _DIGEST.fullmatch(digest) and number >= 0:
                heads[scope] = (number, digest)
            case _:
                raise ValueError("no head of a chain")
    return heads


def _address(form: forms.Form, changed: dict[str, object]) -> str:
    form.is_valid()
    parts = {name: value for name, value in form.cleaned_data.items() if value and name != "page"} | changed
    return urlencode({name: _written(value) for name, value in parts.items() if value is not None})


def _written(value: object) -> str:
    return "1" if value is True else str(value)
