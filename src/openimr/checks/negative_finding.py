"""Whether the letter itself holds what a rationale says is not there."""

from collections.abc import Iterator

from openimr.checks.absences.akin import akin_to
from openimr.checks.absences.attributes import against_attribute, attribute_of
from openimr.checks.absences.evidence import Evidence, Strength, strongest
from openimr.checks.absences.named_things import things_of
from openimr.checks.absences.reading_subjects import subject_of
from openimr.checks.absences.requests import against_request, is_of_request, is_of_unclear
from openimr.checks.absences.same_words import against_words
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.things import against_things
from openimr.checks.absences.told import Told
from openimr.checks.absences.treatments import against_care
from openimr.checks.absences.wanted_care import asks_count, names_care
from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.domain.findings import Finding, Severity
from openimr.terms.absence import Absence, find_absences

_NAME = "negative-finding"
_STATUS = frozenset({"working", "employed", "work", "smoke", "smoking", "smoker"})
_ERRONEOUS_FACT = "Lab. Code § 4610.6(h)(5)"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each statement of absence of the rationales, with what in the letter stands against it.

    Source: Lab. Code § 4610.6(h)(5): a determination is set aside for a plainly erroneous finding of fact.
    """
    by_item = [(item, list(find_absences(letter.text, item.rationale))) for item in letter.items]
    if not any(absences for _, absences in by_item):
        return
    told = Told(letter, (each.span for _, absences in by_item for each in absences))
    for item, absences in by_item:
        for absence in absences:
            if not absence.is_condition:
                subject = subject_of(absence, item, told)
                evidence = (
                    () if subject is None else _against(subject, told) or strongest(akin_to(subject, told, _against))
                )
                yield _finding(letter, item, absence, evidence)


def _against(subject: Subject, told: Told) -> tuple[Evidence, ...]:
    is_of_attribute = bool(attribute_of(subject, told)) and (
        is_of_unclear(subject, told) or not is_of_request(subject, told)
    )
    if is_of_attribute and (found := strongest(against_attribute(subject, told))):
        return found
    if asks_count(subject) and "$done" in subject.names and (counted := strongest(against_care(subject, told))):
        return counted
    is_of_status = (
        is_of_unclear(subject, told) and subject.forms & {"whether", "if"} and not subject.forms.isdisjoint(_STATUS)
    )
    if subject.is_of_reason or (not subject.results and not is_of_status and is_of_request(subject, told)):
        return strongest(against_request(subject, told))
    things = things_of(subject, told)
    is_of_care = all(named.thing.is_general for named in things) and names_care(subject, told)
    if subject.is_of_result or (things and not is_of_care):
        found = strongest(against_things(things, subject, told))
        is_of_both = subject.is_of_failure and not subject.forms.isdisjoint({"or", "no"}) and names_care(subject, told)
        return strongest((*found, *against_care(subject, told))) if is_of_both else found
    if is_of_care:
        return strongest(against_care(subject, told))
    return strongest(against_words(subject, told))


def _finding(letter: Letter, item: Item, absence: Absence, evidence: tuple[Evidence, ...]) -> Finding:
    if not evidence:
        return Finding(
            check=_NAME,
            status="not contradicted in the letter",
            severity=Severity.NOTE,
            item=item.number,
            message="The rationale says that something is absent. The letter holds nothing against it; the file may.",
            found=(letter.passage(absence.span),),
            resolved_by="See in the file that it is so.",
        )
    strength, thing, place = evidence[0].strength, evidence[0].thing, _place(evidence[0], item)
    is_stated = strength is Strength.STATED
    return Finding(
        check=_NAME,
        status="contradicted" if is_stated else "related",
        severity=Severity.NOTE if strength is Strength.NEAR else Severity.QUESTION,
        item=item.number,
        message=_MESSAGES[strength].format(thing=thing, place=place),
        found=(letter.passage(absence.span),),
        against=tuple(letter.passage(each.span) for each in evidence),
        provision=_ERRONEOUS_FACT if is_stated else "",
        resolved_by=_RESOLVED[strength],
    )


_MESSAGES = {
    Strength.STATED: "The rationale says that something is absent ({thing}), and {place} states it.",
    Strength.RESERVED: (
        "The rationale says that something is absent ({thing}); {place} states it, though perhaps not to the degree that the "
        "rationale asks for."
    ),
    Strength.NEAR: "The rationale says that something is absent ({thing}), and {place} has something near it.",
}
_RESOLVED = {
    Strength.STATED: "Take the statement back, or say why what is stated does not count.",
    Strength.RESERVED: "Name what is stated, and say what it lacks.",
    Strength.NEAR: "Weigh the one against the other; a word on it may spare a question.",
}


def _place(evidence: Evidence, item: Item) -> str:
    match evidence.zone:
        case -1:
            return "the request"
        case 0:
            return "the summary"
        case number if number == item.number:
            return "the rationale itself"
        case number:
            return f"the rationale of item {number}"


CHECK = Check(name=_NAME, asks="Does the letter itself hold what its rationale says is absent?", find=find)
