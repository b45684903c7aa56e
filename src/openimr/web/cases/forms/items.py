"""The disputed items: chosen from the lines of the decision, or added with a reason."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from openimr.web.cases.choices import ItemEnding
from openimr.web.cases.forms.follow_ups import TICKED, Asked, FollowingForm, follow_up
from openimr.web.cases.models import DisputedItem, UrLine
from openimr.web.cases.services.applications import Dispute
from openimr.web.cases.values import UrDecision

EMPTY_ROWS = 1
"""Empty rows shown for items that are added."""

MOST_ROWS = 50
"""More items than anyone adds."""

_WIDEST = 60
_ROWS = {"rows": "2", "class": "openimr-short"}


class EndingForm(FollowingForm):
    """Whether the dispute over an item ended; all there is to say of one that stands.

    Attributes:
        about: Which item it is; in the summary of faults, what is at fault in it begins so.
    """

    is_optional_said = True
    about = ""

    ending = forms.ChoiceField(
        label="Has the dispute over it ended?", required=False, choices=[("", "Not known"), *ItemEnding.choices]
    )

    def said(self) -> ItemEnding | None:
        """Return what was answered; None if it is not known."""
        answer = self.cleaned_data.get("ending")
        return ItemEnding(answer) if answer else None


class EndingForms:
    """One form for each item, where the items stand."""

    def __init__(self, data: Mapping[str, Any] | None, *, items: Iterable[DisputedItem]) -> None:
        self.by_item = {
            item: EndingForm(data, prefix=f"item-{item.number}", initial={"ending": item.ending}) for item in items
        }
        for item, form in self.by_item.items():
            form.about = f"Item {item.number}"

    @property
    def rows(self) -> list[EndingForm]:
        """Every form, in the order of the items."""
        return list(self.by_item.values())

    def is_valid(self) -> bool:
        """Return whether every form can be taken; all are checked."""
        return all([form.is_valid() for form in self.rows])  # noqa: C419 - every form is checked

    def endings(self) -> dict[int, ItemEnding | None]:
        """Return what was answered of each item, by its number."""
        return {item.number: form.said() for item, form in self.by_item.items()}


class ItemRowForm(EndingForm):
    """What every row has: which item it goes with.

    Attributes:
        chosen_by: Name of the field that makes the row an item once it holds something.
        title: What the row is about, shortened.
    """

    chosen_by: str
    title: str
    follows = forms.ChoiceField(label="Goes with", required=False)
    line: UrLine | None = None

    @property
    def asked_row(self) -> list[Asked]:
        """The row as the page asks it."""
        return list(self.asked(self.fields))

    def offer(self, earlier: Sequence["ItemRowForm"]) -> None:
        """Let the row go with those before it; the first has none to go with, and is not asked."""
        choices = [(str(row.prefix), row.title) for row in earlier]
        field = self.fields["follows"]
        if not choices:
            field.widget = forms.HiddenInput()
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "Nothing: it stands by itself"), *choices]

    def is_chosen(self) -> bool:
        """Return whether the row is an item."""
        return bool(self.cleaned_data.get(self.chosen_by))


_DISPUTED = follow_up("is_disputed", TICKED, when="it is disputed")


class LineRowForm(ItemRowForm):
    """An item that a line of the decision can become."""

    chosen_by = "is_disputed"
    is_disputed = forms.BooleanField(required=False)
    description = forms.CharField(
        label="The portion in dispute",
        help_text="What was asked for and not approved. Leave empty if all of it is in dispute.",
        required=False,
        widget=forms.Textarea(attrs=_ROWS),
    )
    field_order = ("is_disputed", "description", "follows", "ending")
    follow_ups = dict.fromkeys(("description", "follows", "ending"), _DISPUTED)

    def __init__(self, *, line: UrLine, **kwargs: Any) -> None:
        super().__init__(**kwargs, prefix=f"line-{line.number}")
        self.line = line
        self.about = f"Line {line.number}"
        self.title = _short(f"{self.about}: {line.requested}")
        self.fields["is_disputed"].label = f"{self.about}: {line.requested}"
        approved = f". Approved: {line.approved}" if line.approved else ""
        self.fields["is_disputed"].help_text = f"{line.get_decision_display()}{approved}"
        if line.decision != UrDecision.MODIFIED:
            del self.fields["description"]

    def dispute(self, primary: int | None) -> Dispute:
        """Return the item."""
        assert self.line is not None  # noqa: S101 - set when it was made
        description = str(self.cleaned_data.get("description") or "")
        return Dispute(line=self.line.number, description=description, primary=primary, ending=self.said())


class AddedRowForm(ItemRowForm):
    """An item that is on no line."""

    chosen_by = "description"
    description = forms.CharField(label="What is disputed", required=False, widget=forms.Textarea(attrs=_ROWS))
    added_because = forms.CharField(
        label="Why it is not on the decision",
        help_text="For example: the decision does not mention it, but denies it with line 1.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs=_ROWS),
    )
    field_order = ("description", "added_because", "follows", "ending")

    def __init__(self, *, row: int, **kwargs: Any) -> None:
        super().__init__(**kwargs, prefix=f"added-{row}")
        self.about = f"Added item {row + 1}"
        self.title = _short(str(self["description"].value() or self.about))

    def clean(self) -> dict[str, Any]:
        """Say beside the field what the row lacks."""
        entered: dict[str, Any] = super().clean() or {}
        if entered.get("description") and not entered.get("added_because"):
            self.add_error("added_because", "Say why this item is not on the decision.")
        if entered.get("added_because") and not entered.get("description"):
            self.add_error("description", "Enter what is disputed.")
        return entered

    def dispute(self, primary: int | None) -> Dispute:
        """Return the item."""
        entered = self.cleaned_data
        return Dispute(
            description=entered["description"],
            added_because=entered["added_because"],
            primary=primary,
            ending=self.said(),
        )


class ItemForms:
    """All rows: one for each line that was not approved, then those added.

    Attributes:
        line_rows: In the decision's order.
        added_rows: In the order entered, the last one empty.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        lines: Iterable[UrLine],
        items: Iterable[DisputedItem],
        add: bool = False,
    ) -> None:
        self.is_bound = data is not None and not add
        kept = list(items)
        open_lines = [line for line in lines if line.decision != UrDecision.APPROVED]
        self.line_rows = [
            LineRowForm(**self._content(data, f"line-{line.number}", kept), line=line) for line in open_lines
        ]
        self.added_rows = [
            AddedRowForm(**self._content(data, f"added-{row}", kept), row=row)
            for row in range(_added_count(data, kept) + (1 if add else 0))
        ]
        for place, row in enumerate(self.rows):
            row.offer(self.rows[:place])

    @property
    def rows(self) -> list[LineRowForm | AddedRowForm]:
        """Every row, in the order of the items."""
        return [*self.line_rows, *self.added_rows]

    @property
    def are_added_open(self) -> bool:
        """Whether the rows of added items are shown at once: where there is anything in them, or nothing else to choose."""
        is_any_used = any(row["description"].value() or row["added_because"].value() for row in self.added_rows)
        return is_any_used or len(self.added_rows) > EMPTY_ROWS or not self.line_rows

    @property
    def faults(self) -> list[ItemRowForm]:
        """The rows with errors."""
        return [row for row in self.rows if row.errors]

    def is_valid(self) -> bool:
        """Return whether every row can be taken, each going with an item that is disputed."""
        if not all([row.is_valid() for row in self.rows]):  # noqa: C419 - every row is checked, not up to the first fault
            return False
        chosen = {row.prefix for row in self.rows if row.is_chosen()}
        for row in self.rows:
            if row.is_chosen() and row.cleaned_data["follows"] not in {"", *chosen}:
                row.add_error("follows", "The item it goes with is not disputed. Choose that one too, or none.")
        return not self.faults

    def disputes(self) -> list[Dispute]:
        """Return the items chosen, in order."""
        numbers: dict[str, int] = {}
        disputes: list[Dispute] = []
        for row in self.rows:
            if row.is_chosen():
                disputes.append(row.dispute(numbers.get(row.cleaned_data["follows"])))
                numbers[str(row.prefix)] = len(disputes)
        return disputes

    def _content(self, data: Mapping[str, Any] | None, prefix: str, items: list[DisputedItem]) -> dict[str, Any]:
        """Return what a row shows: as posted, as typed so far, or as stored."""
        if data is None:
            return {"initial": _stored(prefix, items)}
        if self.is_bound:
            return {"data": data}
        names = (*LineRowForm.base_fields, *AddedRowForm.base_fields)
        return {"initial": {name: data.get(f"{prefix}-{name}", "") for name in names}}


def _added_count(data: Mapping[str, Any] | None, items: list[DisputedItem]) -> int:
    if data is None:
        return sum(item.ur_line is None for item in items) + EMPTY_ROWS
    posted = sum(f"added-{row}-description" in data for row in range(MOST_ROWS))
    return max(posted, EMPTY_ROWS)


def _stored(prefix: str, items: list[DisputedItem]) -> dict[str, Any]:
    keys = _keys(items)
    item = next((each for each in items if keys[each.pk] == prefix), None)
    if item is None:
        return {}
    is_whole = item.ur_line is not None and item.description == item.ur_line.requested
    return {
        "is_disputed": True,
        "description": "" if is_whole else item.description,
        "added_because": item.added_because,
        "follows": keys.get(item.primary_id or 0, ""),
        "ending": item.ending,
    }


def _keys(items: list[DisputedItem]) -> dict[int, str]:
    """Return which row each stored item is: of its line, or the next of those added."""
    added = iter(range(len(items)))
    return {item.pk: f"line-{item.ur_line.number}" if item.ur_line else f"added-{next(added)}" for item in items}


def _short(words: str) -> str:
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
