"""Read what a letter says beyond its determination."""

from collections.abc import Mapping, Sequence

from openimr.domain.determinations import DecidedItem, Determination, LetterLayout
from openimr.domain.parts import Category, ItemParts, LetterParts
from openimr.domain.text import Span, folded
from openimr.letters.own_layout import without_furniture
from openimr.letters.parts.anatomy import read_anatomy
from openimr.letters.parts.categories import as_adjunct, read_category
from openimr.letters.parts.conclusions import read_conclusion
from openimr.letters.parts.dependence import Candidate, Dependence, read_dependences
from openimr.letters.parts.drugs import Medication, read_medication
from openimr.letters.parts.partial_approvals import sum_agrees
from openimr.letters.parts.persons import read_person
from openimr.letters.parts.quantities import read_quantities
from openimr.letters.parts.requests import Request, completed, read_request
from openimr.letters.parts.service_dates import read_service_dates
from openimr.letters.parts.utilization_reviews import read_utilization_review
from openimr.letters.running_lines import without_running_lines


def read_parts(text: str, determination: Determination) -> LetterParts:
    """Read the parts of a letter and of its items, all but citations, credentials and what is left over.

    Args:
        text: The letter's text, as ``openimr.letters.reading.read_letter`` was given it.
        determination: What it read; its ``spans`` say where each value stands.

    Returns:
        The parts; every span is of ``text``. Citations, mentions, credentials and leftovers are empty.
    """
    return read_parts_of_values(_without_running_lines(text, determination), determination)


def read_parts_of_values(plain: str, determination: Determination) -> LetterParts:
    """Read the same of a text in which every span reads as its value: there is nothing to be taken out."""
    summary = determination.spans["/summary"]
    person = read_person(plain, summary)
    return LetterParts(
        age=person.age,
        sex=person.sex,
        ur=read_utilization_review(plain, summary),
        items=_read_items(plain, determination),
        spans=person.spans,
    )


def _without_running_lines(text: str, determination: Determination) -> str:
    """Return the text in which every span reads as its value, with the offsets it had."""
    if determination.layout is LetterLayout.OI_1:
        return without_furniture(text)
    spans = determination.spans
    values = [(spans["/summary"], determination.summary)]
    for index, item in enumerate(determination.items):
        values += [
            (spans[f"/items/{index}/heading"], item.heading),
            (spans[f"/items/{index}/rationale"], item.rationale),
        ]
    if all(len(span.of(text)) < len(value) or folded(span.of(text)) == value for span, value in values):
        return text
    return without_running_lines(text)


def _read_items(text: str, determination: Determination) -> tuple[ItemParts, ...]:
    spans = determination.spans
    requests = [_request(text, spans, index) for index in range(len(determination.items))]
    medications = [read_medication(request) for request in requests]
    categories = [read_category(request, medication) for request, medication in zip(requests, medications, strict=True)]
    candidates = [
        Candidate(
            request=request,
            heading=spans[f"/items/{index}/heading"],
            rationale=spans[f"/items/{index}/rationale"],
            role=item.role,
            category=category,
        )
        for index, (item, request, category) in enumerate(zip(determination.items, requests, categories, strict=True))
    ]
    dependences = read_dependences(candidates)
    return tuple(
        _item(determination, index, item=item, candidate=candidate, medication=medication, dependence=dependence)
        for index, (item, candidate, medication, dependence) in enumerate(
            zip(determination.items, candidates, medications, dependences, strict=True)
        )
    )


def _request(text: str, spans: Mapping[str, Span], index: int) -> Request:
    """Read what is disputed; of a portion that remains, what is but an amount is of what was requested."""
    disputed, original = (
        read_request(text, spans[f"/items/{index}/description"]),
        spans.get(f"/items/{index}/requested"),
    )
    return disputed if original is None else completed(disputed, read_request(text, original))


def _item(  # noqa: PLR0913 - what was read of the item so far
    determination: Determination,
    index: int,
    *,
    item: DecidedItem,
    candidate: Candidate,
    medication: Medication,
    dependence: Dependence | None,
) -> ItemParts:
    request = candidate.request
    anatomy = read_anatomy(request)
    dates = read_service_dates(request)
    return ItemParts(
        category=_category(candidate, dependence),
        body_region=anatomy.regions[0] if anatomy.regions else None,
        other_regions=anatomy.regions[1:],
        levels=anatomy.levels,
        side=anatomy.side,
        quantities=read_quantities(request, medication),
        drug=None if medication.drug is None else medication.drug.generic,
        dose=medication.dose,
        service_dates=tuple(day for _, day in dates),
        depends_on=None if dependence is None else dependence.on + 1,
        conclusion=read_conclusion(request.text, candidate.rationale, item.outcome),
        sum_agrees=_sum_agrees(determination, index, request),
        spans=(*anatomy.spans, *_other_spans(medication, [span for span, _ in dates], dependence)),
    )


def _category(candidate: Candidate, dependence: Dependence | None) -> Category | None:
    if dependence is not None and dependence.is_on_surgery:
        return as_adjunct(candidate.request, candidate.category, because=dependence.span)
    return candidate.category


def _sum_agrees(determination: Determination, index: int, request: Request) -> bool | None:
    spans = determination.spans
    requested, authorized = spans.get(f"/items/{index}/requested"), spans.get(f"/items/{index}/authorized")
    if requested is None or authorized is None:
        return None
    heading = spans[f"/items/{index}/heading"]
    return sum_agrees(request.text, heading=heading, requested=requested, authorized=authorized, disputed=request)


def _other_spans(
    medication: Medication, dates: Sequence[Span], dependence: Dependence | None
) -> tuple[tuple[str, Span], ...]:
    spans = [("drug", medication.drug_span), ("dose", medication.dose_span)]
    spans += [("service_dates", span) for span in dates]
    spans += [("depends_on", None if dependence is None else dependence.span)]
    return tuple((name, span) for name, span in spans if span is not None)
