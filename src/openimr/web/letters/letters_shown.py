"""A letter, whole or damaged, as the page shows it: facts, items, sources; each value with the mark where it was read."""

from collections.abc import Iterator
from datetime import date

from openimr.domain.determinations import Determination
from openimr.letters.layouts import LABELS_OF_DATES
from openimr.web.letters.findings_shown import finding_spans, findings_in, findings_shown
from openimr.web.letters.items_shown import item_shown
from openimr.web.letters.readings import LetterRead
from openimr.web.letters.shown import ReadAs, Shown, fault_spans, faults_shown
from openimr.web.letters.values_shown import Fact, FactGroup, Lit, Value
from openimr.web.letters.words import day_words, layout_words


def letter_shown(letter: LetterRead) -> Shown:
    """Return what the page shows of a letter that reads whole or in part."""
    spans = {**letter.spans, **dict(fault_spans(letter.text, letter.errors))}
    whole = letter.whole
    findings = () if whole is None else findings_in(whole)
    if whole is not None:
        spans |= dict(finding_spans(letter.text, whole, findings))
    lit = Lit(spans)
    return Shown(
        text=letter.text,
        spans=spans,
        read_as=ReadAs.DAMAGED if whole is None else ReadAs.LETTER,
        groups=(
            FactGroup(title="The case", facts=tuple(_case(letter, lit))),
            FactGroup(title="The reviewer", facts=tuple(_reviewer(letter, lit))),
            FactGroup(title="What the case summary tells", facts=tuple(_told(letter, lit))),
        ),
        items=tuple(
            item_shown(item, pointer=f"/items/{index}", lit=lit, decided=letter.header.decision_date)
            for index, item in enumerate(letter.items)
        ),
        findings=() if whole is None else findings_shown(whole, findings, lit),
        faults=tuple(faults_shown(letter.errors, lit)),
        leftovers=len(letter.parts.leftovers),
        is_sample=whole is not None and whole.sample,
    )


def _case(letter: LetterRead, lit: Lit) -> Iterator[Fact]:
    header = letter.header
    if isinstance(header, Determination):
        yield lit.fact("Outcome of the case", [header.outcome.value])
    else:
        yield from _missing(letter)
    yield lit.fact("Case number", [header.case_number], "/case_number")
    for name, label in LABELS_OF_DATES.items():
        yield lit.fact(_sentence_case(label.rstrip(":")), [_day(getattr(header, name))], f"/{name}")
    yield lit.fact("Priority", [header.priority], "/priority")
    if letter.read.layout is not None:
        yield lit.fact("Layout", [layout_words(letter.read.layout.value)])


def _missing(letter: LetterRead) -> Iterator[Fact]:
    """Yield which items do not read, as far as those after them tell that there are such."""
    numbers = {item.number for item in letter.items}
    missing = [str(number) for number in range(1, max(numbers, default=0)) if number not in numbers]
    if missing:
        yield Fact(label="Items that do not read", values=tuple(Value(words=number) for number in missing))


def _reviewer(letter: LetterRead, lit: Lit) -> Iterator[Fact]:
    """Yield the reviewer's licences and specialties, as the letter spells them."""
    reviewer = letter.reviewer
    yield lit.each("Licensed in", () if reviewer is None else reviewer.licensure, "/reviewer/licensure")
    yield lit.each("Specialties", () if reviewer is None else reviewer.specialties, "/reviewer/specialties")
    for written, listed in letter.parts.corrected:
        yield Fact(label="Specialty as listed", values=(Value(words=f"{written} is read as {listed}"),))


def _told(letter: LetterRead, lit: Lit) -> Iterator[Fact]:
    parts = letter.parts
    yield lit.fact("Age", [None if parts.age is None else f"{parts.age} years"], "/age")
    yield lit.fact("Sex", [parts.sex], "/sex")
    words = () if parts.ur is None else (_day(parts.ur.day), parts.ur.verb)
    yield lit.fact("UR decision", [", ".join(each for each in words if each)], "/ur")


def _day(day: date | None) -> str | None:
    return None if day is None else day_words(day)


def _sentence_case(label: str) -> str:
    """Return a label with its first word alone in a capital; abbreviations stay.

    >>> _sentence_case("UR Denial Date")
    'UR denial date'
    """
    first, *rest = label.split(" ")
    return " ".join([first, *(word if word.isupper() else word.lower() for word in rest)])
