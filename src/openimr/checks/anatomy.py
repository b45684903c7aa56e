"""Whether each service is for a part of the body that is injured, or that the service it goes with is for."""

import re
from collections.abc import Iterator, Mapping

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.checks.regions import accounts_for
from openimr.domain.findings import Finding, Severity
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import find_regions

_NAME = "anatomy"
_OF_NERVES = ("diagnostic testing/electrodiagnostic", "injection/")
_FOR_ANY_OPERATION = re.compile(
    r"\b(?:chest\s++x-?\s?rays?|cxr|x-?\s?rays?\s++of\s++(?:the\s++)?chest|DVT|thrombo\w*+|sequential\s++compression|"
    r"pneumatic\s++compression|compression\s++(?:pumps?|stockings?|devices?|hose|sleeves?)|TED\s++hose|stockings?|"
    r"colonoscopy|dental|tooth|teeth|eye\s++exam\w*+|stool|bladder)\b",
    re.IGNORECASE,
)
_OF_PATIENT = re.compile(
    r"\b(?:patients?|workers?|applicant|claimant|employee|he|she|his|her|him)\b|\b(?:limp\w*+|gait|guarding|favou?ring|compensat\w++|"
    r"overus\w++|radiat\w++|referred\s++pain|secondary|consequen\w++|accepted|derivative|stem\w*+\s++from|result(?:s|ed|ing)?\s++"
    r"(?:of|from)|because\s++of|due\s++to|caused\s++by|brought\s++on)\b",
    re.IGNORECASE,
)
_OF_GUIDELINE = re.compile(r"\b(?:guidelines?|chapters?|pages?|MTUS|ACOEM|ODG|criteria)\b", re.IGNORECASE)


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each item for a part of the body that is neither injured nor explained.

    The injured parts are those that the summary tells of, other than in what is asked for; an item that depends on another
    may be for the other's part.
    """
    if not letter.story:
        return
    for item in letter.items:
        own = letter.asked_for[item.number - 1]
        strange = {part: span for part, span in own.items() if not _is_accounted_for(letter, item, part)}
        if strange and not _is_explained(letter, item, strange):
            yield _finding(letter, item, strange)


def _is_accounted_for(letter: Letter, item: Item, part: str) -> bool:
    told = set(letter.story)
    if item.parts.depends_on is not None:
        told |= set(letter.asked_for[item.parts.depends_on - 1])
        if _FOR_ANY_OPERATION.search(letter.words(item.description)):
            return True
    return accounts_for(part, told, is_of_nerves=item.category.startswith(_OF_NERVES))


def _is_explained(letter: Letter, item: Item, strange: Mapping[str, Span]) -> bool:
    """Return whether a sentence of the rationale, other than its conclusion, tells of the part in this patient."""
    conclusion = item.parts.conclusion
    for sentence in letter.sentences(item.rationale):
        if conclusion is not None and sentence == conclusion.span:
            continue
        within = sentence.start, sentence.end
        if not _OF_PATIENT.search(letter.text, *within) or _OF_GUIDELINE.search(letter.text, *within):
            continue
        named = {part for found in find_regions(words_in(letter.text, sentence)) for part in found.value}
        if any(accounts_for(part, named) for part in strange):
            return True
    return False


def _finding(letter: Letter, item: Item, strange: Mapping[str, Span]) -> Finding:
    told = " or ".join(strange)
    return Finding(
        check=_NAME,
        status="another part of the body",
        severity=Severity.QUESTION,
        item=item.number,
        message=(
            f"The service is for the {told}, of which the summary tells no injury and no complaint; nothing explains it."
        ),
        found=(letter.passage(item.description),),
        against=tuple(letter.passage(span) for span in _told_instead(letter, item)),
        resolved_by="Say how the part comes into the claim, or decide the item on that ground.",
    )


def _told_instead(letter: Letter, item: Item) -> Iterator[Span]:
    """Yield the sentence that first tells of an injured part, and the service that the item goes with."""
    first = min(letter.story.values(), key=lambda span: span.start)
    sentences = letter.sentences(letter.summary)
    yield next((each for each in sentences if each.start <= first.start < each.end), letter.summary)
    if item.parts.depends_on is not None:
        yield letter.items[item.parts.depends_on - 1].description


CHECK = Check(name=_NAME, asks="Is each service for a part of the body that the claim is about?", find=find)
