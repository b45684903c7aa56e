"""Forms about ties and conflicts."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from openimr.law.affiliations import DECLARED_RELATIONS, FinancialException, Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import NodeKind
from openimr.web.conflicts.models import EXCEPTIONS, KINDS, LONGEST_NAME, LONGEST_REASON, LONGEST_SOURCE, Node
from openimr.web.conflicts.values import Whom
from openimr.web.days import DayField
from openimr.web.forms import VersionedForm
from openimr.web.people.models import Organization, User

_SELECT = ("", "- Select -")
_MYSELF = "me"
_NO_SHARE = "Enter a percentage from 0 to 100, in digits."
_INVOLVED = (
    ConflictClass.MAKER,
    ConflictClass.ALTERNATIVE_MAKER,
    ConflictClass.FACILITY,
    ConflictClass.ALTERNATIVE_FACILITY,
    ConflictClass.OTHER_PROVIDER,
    ConflictClass.PRACTICE_ASSOCIATION,
    ConflictClass.MEDICAL_PROVIDER_NETWORK,
    ConflictClass.INSURER,
    ConflictClass.OFFICER_OR_DIRECTOR,
    ConflictClass.STAFF,
    ConflictClass.IMMEDIATE_FAMILY,
)
"""Classes of which an application names nobody, or not everybody."""

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def known_choices() -> Choices:
    """Return everyone who is known, by group: reviewers, organizations of this site, others of the graph."""
    reviewers = User.objects.filter(reviewer__isnull=False).order_by("name")
    others = Node.objects.filter(person__isnull=True, organization__isnull=True)
    return [
        ("", "- Select, or enter a name below -"),
        ("Reviewers", [(f"person:{each.pk}", each.name) for each in reviewers]),
        ("Organizations of this site", [(f"organization:{each.pk}", each.name) for each in Organization.objects.all()]),
        ("Others", [(f"node:{each.pk}", f"{each.name}, {each.get_kind_display().lower()}") for each in others]),
    ]


class WhomFields:
    """The three fields that say who someone is: choose one who is known, or enter a name and what they are."""

    def __init__(self, form: forms.Form, name: str, *, label: str, known: Choices) -> None:
        self._name = name
        form.fields[name] = forms.ChoiceField(label=f"{label}, from the list", choices=known, required=False)
        form.fields[f"{name}_name"] = forms.CharField(
            label=f"{label}, by a name that is not in the list", max_length=LONGEST_NAME, required=False
        )
        form.fields[f"{name}_kind"] = kind_field(
            label=f"{label}: what they are", required=False, help_text="Only with a name that is not in the list."
        )

    def check(self, form: forms.Form) -> None:
        """Put on a form what is missing of who someone is, or said twice."""
        chosen, named, kind = (form.cleaned_data.get(f"{self._name}{part}") for part in ("", "_name", "_kind"))
        if not (chosen or named or form.has_error(self._name)):
            form.add_error(self._name, "Choose one, or enter a name and what they are below.")
        elif chosen and named:
            form.add_error(f"{self._name}_name", "Choose one from the list or enter a name, not both.")
        elif named and not kind:
            form.add_error(f"{self._name}_kind", "Say what they are.")

    def whom(self, cleaned: dict[str, Any]) -> Whom:
        """Return who was chosen or named."""
        group, _, key = cleaned[self._name].partition(":")
        if group == "person":
            return Whom(person=User.objects.get(pk=key))
        if group == "organization":
            return Whom(organization=Organization.objects.get(pk=key))
        if group == "node":
            node = Node.objects.get(pk=key)
            return Whom(name=node.name, kind=NodeKind[node.kind.upper()])
        kind = cleaned[f"{self._name}_kind"]
        return Whom(name=cleaned[f"{self._name}_name"], kind=NodeKind[kind.upper()] if kind else None)


def kind_field(*, label: str = "What they are", required: bool, help_text: str = "") -> forms.ChoiceField:
    """Return the field that asks what someone is."""
    return forms.ChoiceField(label=label, choices=[_SELECT, *KINDS], required=required, help_text=help_text)


def relation_field() -> forms.ChoiceField:
    """Return the field that asks how one is tied to the other; a declaration that does not say how is not among them."""
    relations = [(each.name.lower(), each.value) for each in Relation if each not in DECLARED_RELATIONS]
    return forms.ChoiceField(
        label="How they are tied",
        choices=[_SELECT, *relations],
        help_text="Read it between the two names: the first one is employed by the second one.",
    )


def share_field() -> forms.DecimalField:
    """Return the field that asks for a share of income, in percent."""
    return forms.DecimalField(
        label="Share of the first one’s yearly income or revenue, in percent",
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
        error_messages={"min_value": _NO_SHARE, "max_value": _NO_SHARE, "invalid": _NO_SHARE},
        help_text="Leave empty if not known. More than 5 percent is material (Lab. Code § 139.5(d)(6)(B)).",
    )


def since_field() -> DayField:
    """Return the field that asks since which day a tie stands."""
    return DayField(label="Since", required=False, help_text="Leave empty if not known.")


def share_of(percent: Decimal | None) -> Decimal | None:
    """Return a share typed in percent as a part of one."""
    return None if percent is None else percent / 100


class TieForm(forms.Form):
    """A tie between two, as the conflict officer or the keeper of the roster enters it.

    Attributes:
        is_optional_said: The hints say what may be left empty.
    """

    is_optional_said = True

    relation = relation_field()
    share = share_field()
    exception = forms.ChoiceField(
        label="Exception claimed",
        choices=[("", "None"), *EXCEPTIONS],
        required=False,
        help_text="Of a financial tie alone (Lab. Code § 139.5(d)(6)(B)).",
    )
    source = forms.CharField(
        label="From where this is known",
        max_length=LONGEST_SOURCE,
        help_text="Such as: public register, their own word, a paper of a case.",
    )
    known_since = since_field()
    field_order = ("one", "one_name", "one_kind", "relation", "other", "other_name", "other_kind")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        known = known_choices()
        self._one = WhomFields(self, "one", label="First one", known=known)
        self._other = WhomFields(self, "other", label="Second one", known=known)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Ask for both, at once with whatever else is missing."""
        self._one.check(self)
        self._other.check(self)
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Return the arguments of the service."""
        cleaned = self.cleaned_data
        exception = cleaned["exception"]
        return {
            "one": self._one.whom(cleaned),
            "relation": Relation[cleaned["relation"].upper()],
            "other": self._other.whom(cleaned),
            "share": share_of(cleaned["share"]),
            "exception": FinancialException[exception.upper()] if exception else None,
            "source": cleaned["source"],
            "known_since": cleaned["known_since"],
        }


class OwnTieForm(forms.Form):
    """A tie that a reviewer declares."""

    one = forms.ChoiceField(label="Who is tied")
    relation = relation_field()
    other = forms.CharField(label="To whom: the name", max_length=LONGEST_NAME)
    other_kind = kind_field(required=True)
    share = share_field()
    known_since = since_field()

    def __init__(self, data: QueryDict | None = None, *, circle: Iterable[Node]) -> None:
        super().__init__(data)
        self._circle = {str(node.pk): node for node in circle}
        known = [(key, str(node)) for key, node in self._circle.items()]
        self.fields["one"] = forms.ChoiceField(
            label="Who is tied",
            choices=[(_MYSELF, "I am"), *known],
            help_text="To say for whom your spouse works, first declare your spouse.",
        )

    def facts(self) -> dict[str, Any]:
        """Return the arguments of the service."""
        cleaned = self.cleaned_data
        return {
            "one": self._circle.get(cleaned["one"]),
            "relation": Relation[cleaned["relation"].upper()],
            "other": Whom(name=cleaned["other"], kind=NodeKind[cleaned["other_kind"].upper()]),
            "share": share_of(cleaned["share"]),
            "known_since": cleaned["known_since"],
        }


class RulingForm(VersionedForm):
    """Clear or uphold one conflict."""

    is_cleared = forms.TypedChoiceField(
        label="Your ruling",
        choices=[("yes", "Cleared: the reviewer may review this case"), ("no", "Upheld: the reviewer may not")],
        widget=forms.RadioSelect,
        coerce=lambda word: word == "yes",
        error_messages={"required": "Choose cleared or upheld."},
    )
    because = forms.CharField(
        label="Why",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Kept for ever with your name. No party reads it.",
        error_messages={"required": "Write why."},
    )


class InvolvedForm(VersionedForm):
    """Someone whom a case involves beside its parties.

    Attributes:
        is_optional_said: As of ``TieForm``.
    """

    is_optional_said = True

    conflict_class = forms.ChoiceField(
        label="What they are to this case",
        choices=[_SELECT, *((each.name.lower(), each.value[0].upper() + each.value[1:]) for each in _INVOLVED)],
    )
    field_order = ("version", "conflict_class", "whom", "whom_name", "whom_kind")

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self._whom = WhomFields(self, "whom", label="Who", known=known_choices())
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Ask for who it is, at once with whatever else is missing."""
        self._whom.check(self)
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Return the arguments of the service."""
        cleaned = self.cleaned_data
        return {
            "version": cleaned["version"],
            "conflict_class": ConflictClass[cleaned["conflict_class"].upper()],
            "whom": self._whom.whom(cleaned),
        }
