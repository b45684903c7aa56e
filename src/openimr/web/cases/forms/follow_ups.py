"""Questions that are asked only where the answer to another one calls for them.

With JavaScript a follow-up is hidden until it applies (``openimr/reveal.js``); without it, it stands beneath its
question with the words “If …”. What does not apply is never saved, however the form was sent. What was entered though its
question has no answer is shown, so that whoever saves the page answers the question or takes it out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

TICKED = "on"
"""The answer of a box that is ticked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """When a question is asked.

    Attributes:
        question: The field on whose answer it turns.
        answers: Those that call for it, as a form posts them: ``True``, ``mail``.
        when: The same in words, after “if”: “the review is expedited”.
        amiss: What is said at the question where it is not answered, and this one is.
    """

    question: str
    answers: frozenset[str]
    when: str
    amiss: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A field as the page asks it, with what follows from its answer."""

    field: BoundField
    groups: tuple["Group", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The follow-ups that the same answers to the same question call for.

    Attributes:
        answers: Those that call for it, separated by spaces.
        when: The same in words, after “if”.
        is_open: Whether the answer as it stands calls for it; or the question has none, and something is entered here.
        is_kept_open: Whether something is entered here: without an answer to the question it is shown and sent, lest it be
            erased by one who never saw it. Of a box never, since not to tick it is an answer.
    """

    answers: str
    when: str
    is_open: bool
    is_kept_open: bool
    asked: tuple[Asked, ...] = field(repr=False)


def follow_up(question: str, *answers: str, when: str, amiss: str = "") -> FollowUp:
    """Return when a question is asked: on any of these answers to another one."""
    told = amiss or f"Answer this too: what you entered below it is asked only if {when}."
    return FollowUp(question=question, answers=frozenset(answers), when=when, amiss=told)


def posted(value: object) -> str:
    """Return an answer as a form posts it; empty if it is not known."""
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def does_apply(name: str, answers: Mapping[str, object], follow_ups: Mapping[str, FollowUp]) -> bool:
    """Return whether a question is to be asked, by the answers to those before it."""
    when = follow_ups.get(name)
    if when is None:
        return True
    return posted(answers.get(when.question)) in when.answers and does_apply(when.question, answers, follow_ups)


class FollowingForm(forms.Form):
    """A form with follow-ups.

    Attributes:
        follow_ups: Field → when it is asked; the question of one that is a follow-up itself comes before it.
    """

    follow_ups: Mapping[str, FollowUp] = {}

    def asked(self, names: Iterable[str]) -> Iterator[Asked]:
        """Yield these fields as the page asks them, each follow-up beneath its question."""
        wanted = [name for name in names if name in self.fields]
        for name in wanted:
            when = self.follow_ups.get(name)
            if when is None or when.question not in wanted:
                yield self._asked(name, wanted)

    def clean(self) -> dict[str, Any]:
        """Leave out what does not apply; ask for the question first where only its follow-up was answered."""
        entered: dict[str, Any] = super().clean() or {}
        left_out: set[str] = set()
        for name, when in self.follow_ups.items():
            question = when.question
            if not {name, question} <= self.fields.keys() or self.has_error(question):
                continue
            answer = self._answer(question, entered.get(question))
            if question in left_out or (answer not in when.answers and self._is_answer(question, answer)):
                left_out.add(name)
                entered[name] = _nothing(self.fields[name])
                self.errors.pop(name, None)
            elif answer not in when.answers and entered.get(name) not in {None, ""}:
                self.add_error(question, when.amiss)
        return entered

    def _answer(self, question: str, value: object) -> str:
        """Return an answer as the form posts it."""
        if isinstance(self.fields[question], forms.BooleanField):
            return TICKED if value in {True, TICKED} else ""
        return posted(value)

    def _is_answer(self, question: str, answer: str) -> bool:
        """Return whether this answers a question; a box that is not ticked does."""
        return bool(answer) or isinstance(self.fields[question], forms.BooleanField)

    def _asked(self, name: str, wanted: list[str]) -> Asked:
        stands = self._answer(name, self[name].value())
        following = [each for each in wanted if each in self.follow_ups and self.follow_ups[each].question == name]
        groups = []
        for when, names in groupby(following, key=lambda each: self.follow_ups[each]):
            asked = tuple(self._asked(each, wanted) for each in names)
            holds = not self._is_answer(name, "") and any(map(self._holds, asked))
            groups.append(
                Group(
                    answers=" ".join(sorted(when.answers)),
                    when=when.when,
                    is_open=stands in when.answers or (holds and not stands),
                    is_kept_open=holds,
                    asked=asked,
                )
            )
        return Asked(field=self[name], groups=tuple(groups))

    def _holds(self, asked: Asked) -> bool:
        """Return whether something is entered in a field, or in what follows from it."""
        nested = (each for group in asked.groups for each in group.asked)
        return self._is_entered(asked.field.name) or any(map(self._holds, nested))

    def _is_entered(self, name: str) -> bool:
        value = self[name].value()
        return any(value) if isinstance(value, list) else value not in {None, ""}


def _nothing(of: forms.Field) -> object:
    """Return the value of a field that was left empty."""
    return getattr(of, "empty_value", "" if isinstance(of, forms.ChoiceField) else None)
