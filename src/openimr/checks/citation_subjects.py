"""Whether a chapter that is cited is about the part of the body, and the kind of care, that an item is for."""

import re
from collections.abc import Iterator, Mapping, Sequence

from openimr.checks.citation_faults import CitationFault
from openimr.checks.letters import Item, Letter
from openimr.checks.regions import LOWER_LIMB, MIND, TREATED_BESIDE, UPPER_LIMB
from openimr.citations.general_topics import is_for_any_part
from openimr.citations.standing import is_about
from openimr.citations.standing_pages import by_its_pages
from openimr.domain.citations import Citation
from openimr.domain.text import Span

_OF_THE_BODY = (
    "surgery/",
    "injection/",
    "diagnostic testing/imaging",
    "diagnostic testing/electrodiagnostic",
    "dmepos/",
    "rehabilitation/",
)
_VISIT = "evaluation and management/medical"
_OF_NERVES = ("diagnostic testing/electrodiagnostic", "injection/")
_OF_THE_MIND = re.compile(
    r"\b(?:psych\w++|mental|stress|anxi\w++|depress\w++|cognitive|behaviou?r\w*+|anti-?\s?depress\w*+|suicid\w*+|biofeedback|insomnia|sleep\w*+|PTSD|trauma\w*+)",
    re.IGNORECASE,
)
_OPERATED = re.compile(
    r"surg(?:ery|ical|eries)|operat(?:ion|ive|ed)\b|post-?\s?op\b|arthroscop|arthroplast|fusion|\brepair(?:ed|s)?\b|\breleased?\b|"
    r"\w{3}(?:ectomy|plasty|otomy|desis)\b|\bORIF\b|fixation|\bpinn(?:ed|ing)\b|reconstruct|replace(?:d|ment)|amputat|"
    r"decompress|debrid|\bexcis(?:ed|ion)|\bimplant|\bgraft|hardware",
    re.IGNORECASE,
)
_POSTSURGICAL = "mtus/postsurgical"
_ACUPUNCTURE = re.compile(r"acupunct|needl", re.IGNORECASE)
_OPIOID = re.compile(
    r"opioid|opiate|narcotic|morphine|codone|codeine|tramadol|ultram|norco|vicodin|percocet|fentanyl|methadone|tapentadol|"
    r"nucynta|morphone|buprenorphine|butrans|suboxone|naloxone|narcan|urine|drug\s+(?:screen|test)|CURES|addict|wean|taper|"
    r"constipat|abus(?:e|ive)|aberrant",
    re.IGNORECASE,
)
_PAIN = re.compile(r"\b(?:pain\w*+|ache\w*+|sore\w*+|tender\w*+|spasm\w*+|strain\w*+|sprain\w*+)", re.IGNORECASE)


def subject_faults(letter: Letter, item: Item, citations: Sequence[Citation]) -> Iterator[CitationFault]:
    """Yield the chapters of one guideline sentence that are about something else than the item is.

    The part of the body is that of the item, or, where the item names none, of the summary; a service that depends on
    another may be dealt with in the other's chapter, and tests and blocks of nerves in that of the spine. Where one chapter
    is about the part, another part that the summary tells of may go with it.

    Args:
        letter: The letter.
        item: The item that cites.
        citations: What it cites.
    """
    own = letter.asked_for[item.number - 1]
    parts = _parts_dealt_with(letter, item, own)
    told = parts.union(letter.story)
    placed = [by_its_pages(citation) for citation in citations]
    is_covered = any(is_about(citation, part) for citation in placed for part in parts)
    for citation in placed:
        fault: CitationFault | None = None
        meant = _parts_operated_on(letter, item) if citation.source == _POSTSURGICAL else frozenset[str]()
        is_told_of = is_covered and any(is_about(citation, part) for part in meant or told)
        is_other = all(is_about(citation, part) is False for part in meant or parts) and not is_for_any_part(citation)
        if is_about(citation, MIND):
            fault = _of_mind(letter, item, citation)
        elif is_other and not is_told_of and (parts or _is_body_for_mind(letter, item, citation)):
            fault = _of_other_region(letter, item, citation)
        else:
            fault = _of_other_care(letter, item, citation)
        if fault is not None:
            yield fault


def is_about_item(letter: Letter, item: Item, citation: Citation) -> bool:
    """Return whether a chapter is, or may be, about a part of the body that an item is for or that the summary tells of."""
    parts = _parts_dealt_with(letter, item, letter.asked_for[item.number - 1]).union(letter.story)
    return not parts or any(is_about(citation, part) is not False for part in parts)


def _of_other_region(letter: Letter, item: Item, citation: Citation) -> CitationFault:
    own = letter.asked_for[item.number - 1]
    place = "section" if citation.source == _POSTSURGICAL else "chapter"
    return CitationFault(
        status="chapter of another part of the body",
        message=(
            f"The {place} cited is not about the {' or '.join(own)}, which the service is for."
            if own
            else f"The {place} cited is about no part of the body that the letter tells of. Where the source keeps such "
            f"services in that {place}, a word on it is enough."
        ),
        found=citation.span,
        against=next(iter((own or letter.story).values()), item.description),
        resolved_by="Cite the chapter of the part treated, or say why another one applies.",
    )


def _parts_operated_on(letter: Letter, item: Item) -> frozenset[str]:
    """Return the parts that an item after surgery is for: those it names and those of the operation it depends on."""
    primary = {} if item.parts.depends_on is None else letter.asked_for[item.parts.depends_on - 1]
    parts = {*letter.asked_for[item.number - 1], *primary}
    return frozenset(parts.union(*(TREATED_BESIDE.get(part, frozenset()) for part in parts)))


def _parts_dealt_with(letter: Letter, item: Item, own: Mapping[str, Span]) -> set[str]:
    parts = set(own or letter.story)
    if item.parts.depends_on is not None:
        parts |= set(letter.asked_for[item.parts.depends_on - 1])
    if item.category.startswith(_OF_NERVES):
        parts |= {"neck"} if parts & UPPER_LIMB else set()
        parts |= {"low back"} if parts & LOWER_LIMB else set()
    if item.category.startswith("injection/injection"):
        parts |= set(letter.story)
    return parts.union(*(TREATED_BESIDE.get(part, frozenset()) for part in parts))


def _of_mind(letter: Letter, item: Item, citation: Citation) -> CitationFault | None:
    """Return that the chapter on the mind is cited for a service for the body, or for a visit in a letter that tells of the body alone."""
    told = letter.words(item.heading)
    if item.category == _VISIT and letter.story:
        told += f" {letter.words(item.rationale)} {letter.words(letter.summary)}"
    elif not item.category.startswith(_OF_THE_BODY):
        return None
    if _OF_THE_MIND.search(told):
        return None
    return CitationFault(
        status="chapter of another subject",
        message="The chapter cited is about stress and the mind; the service is for the body.",
        found=citation.span,
        against=item.description,
        resolved_by="Cite the chapter on the condition treated, or say why this one applies.",
    )


def _of_other_care(letter: Letter, item: Item, citation: Citation) -> CitationFault | None:
    """Return that a guideline on one kind of care is cited for another kind, of which the item does not speak."""
    said = f"{letter.words(item.heading)} {letter.words(item.rationale)}"
    match citation.source:
        case "mtus/acupuncture" if item.category and not _ACUPUNCTURE.search(said):
            subject = "acupuncture"
        case "mtus/opioids" if item.category and not _OPIOID.search(said):
            subject = "opioids"
        case "mtus/postsurgical" if not _OPERATED.search(f"{said} {letter.words(letter.summary)}"):
            subject = "treatment after surgery, of which the letter tells none"
        case "mtus/chronic-pain" if item.category.startswith("psychological") and _is_of_mind_alone(letter):
            subject = "pain, of which the letter tells none"
        case _:
            return None
    return CitationFault(
        status="chapter of another subject",
        message=f"The guideline cited is about {subject}.",
        found=citation.span,
        against=item.description,
        resolved_by="Cite the guideline on the treatment asked for, or say why this one applies.",
    )


def _is_body_for_mind(letter: Letter, item: Item, citation: Citation) -> bool:
    """Return whether a chapter about a part of the body is cited for care of the mind, in a letter that tells of no part."""
    is_of_mind = item.category.startswith("psychological") and _is_of_mind_alone(letter)
    return is_of_mind and is_about(citation, MIND) is False


def _is_of_mind_alone(letter: Letter) -> bool:
    summary = letter.words(letter.summary)
    return not letter.story and _OF_THE_MIND.search(summary) is not None and _PAIN.search(summary) is None
