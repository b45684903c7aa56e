"""Forms of the reviewer: as typed, with every blank."""

from typing import Any

from django import forms

from openimr.letters.headings import heading_parts
from openimr.web.cases.models import Case, Party
from openimr.web.forms import VersionedForm
from openimr.web.reviews.models import ItemDraft, Review

_OUTCOMES = [
    ("", "Not decided yet"),
    ("Upheld", "Upheld: not medically necessary, the refusal stands"),
    ("Overturned", "Overturned: medically necessary"),
]


class TypedField(forms.CharField):
    """Words kept as typed: they may be empty while they are a draft, though the letter needs them."""

    def validate(self, value: str) -> None:
        """Take any words, and none."""


class DraftChoiceField(forms.TypedChoiceField):
    """A choice that may still be open, though the letter needs it."""

    def validate(self, value: str) -> None:
        """Refuse only what is no choice."""
        if value:
            super().validate(value)


def _typed(label: str, *, rows: int, help_text: str = "") -> TypedField:
    return TypedField(
        label=label,
        strip=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "class": "maxw-none height-auto"}),
    )


class SummaryForm(VersionedForm):
    """The clinical case summary."""

    use_required_attribute = False

    summary = _typed(
        "Clinical case summary",
        rows=16,
        help_text="The employee’s condition and the relevant records, in plain words. The letter sets it as one paragraph.",
    )


class ItemForm(VersionedForm):
    """What is decided of one item, and why."""

    use_required_attribute = False

    outcome = DraftChoiceField(label="Outcome", choices=_OUTCOMES, widget=forms.RadioSelect)
    follows = DraftChoiceField(
        label="Does it follow another item?",
        coerce=int,
        empty_value=None,
        help_text="An item that follows another one has the same outcome. Say why under “Rationale”; left empty, the "
        "letter says that the primary procedure is, or is not, medically necessary, and which item it follows.",
    )
    claims_administrator_guideline = _typed(
        "What the claims administrator’s decision was based on",
        rows=3,
        help_text="As the letter will say it after “Claims Administrator guideline:”. Taken from the application. Look at "
        "the utilization review decision, and set it right here.",
    )
    imro_guideline = _typed(
        "What your decision is based on",
        rows=4,
        help_text="Guideline sentence or sentences: guideline, year, chapter, section. The MTUS comes first.",
    )
    rationale = _typed(
        "Rationale", rows=14, help_text="Why, with the findings of the file, in words that a layperson understands."
    )

    def __init__(self, *args: Any, draft: ItemDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = list(draft.review.live_drafts.exclude(pk=draft.pk).select_related("item"))
        if any(other.follows_id == draft.item_id for other in others):
            del self.fields["follows"]
            return
        can_be_followed = [(str(other.item.number), _named(other)) for other in others if other.follows_id is None]
        self.fields["follows"].choices = [("", "No, it stands by itself"), *can_be_followed]  # type: ignore[attr-defined] # a choice field has them
        if draft.item.primary is not None:
            goes = f"The application says that it goes with item {draft.item.primary.number}."
            if draft.follows is None and self.initial.get("follows") in dict(can_be_followed):
                goes += " It is chosen here beforehand, and holds only once you save."
            if heading_parts(draft.item.heading).has_associated_prefix:
                goes += " The letter’s heading says so as the application does, whatever you choose here."
            self.fields["follows"].help_text = f"{goes} {self.fields['follows'].help_text}"

    def draft_fields(self) -> dict[str, str]:
        """Return what was typed, by the draft's field."""
        names = ("outcome", "claims_administrator_guideline", "imro_guideline", "rationale")
        return {name: self.cleaned_data[name] for name in names}


class RecordsRequestForm(forms.Form):
    """What is asked of whom."""

    asked_of = forms.ModelChoiceField(label="Of whom", queryset=Party.objects.none(), empty_label="- Select -")
    words = forms.CharField(
        label="Which records",
        max_length=4000,
        help_text="Name document and day where you can. Every party gets a copy of these words, without your name.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_of = self.fields["asked_of"]
        asked_of.queryset = case.parties.filter(until__isnull=True)  # type: ignore[attr-defined] # a model choice field has one
        asked_of.label_from_instance = lambda party: f"{party.name} ({party.get_kind_display().lower()})"  # type: ignore[attr-defined]


class RecordsAnswerForm(forms.Form):
    """What was sent, or why nothing was."""

    words = forms.CharField(
        label="Your answer",
        max_length=4000,
        help_text="Say what you sent, or why there is nothing to send. Add the papers to the file as documents. Every "
        "party gets a copy of these words; name no physician in them.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def item_form(draft: ItemDraft, data: Any = None) -> ItemForm:
    """Return the form of an item as it was saved, or as it was posted."""
    followed = draft.follows or draft.offered
    initial = {
        "version": draft.review.version,
        "outcome": draft.outcome,
        "follows": str(followed.number) if followed else "",
        "claims_administrator_guideline": draft.claims_administrator_guideline,
        "imro_guideline": draft.imro_guideline,
        "rationale": draft.rationale,
    }
    return ItemForm(data, initial=initial, draft=draft)


def summary_form(review: Review, data: Any = None) -> SummaryForm:
    """Return the form of the summary as it was saved, or as it was posted."""
    return SummaryForm(data, initial={"version": review.version, "summary": review.summary})


def _named(draft: ItemDraft) -> str:
    words = draft.item.description
    return f"Yes, item {draft.item.number}: {words if len(words) < 80 else words[:77] + '…'}"  # noqa: PLR2004 - one line
