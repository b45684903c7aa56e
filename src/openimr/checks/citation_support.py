"""Whether a rationale rests on the guideline that its item cites."""

import re

from openimr.checks.citation_faults import CitationFault
from openimr.checks.letters import Item, Letter
from openimr.checks.named_guidelines import Named, named_in
from openimr.citations.identities import guideline_numbered
from openimr.citations.register import sources
from openimr.domain.citations import Basis, Citation

_GENERAL = "mtus/general-approaches"
_WHOLE = frozenset({"mtus", "mtus/acoem"})
_CITED_BY_OTHERS = re.compile(
    r"\b(?:utilization\s++review(?:er)?|UR|claims\s++administrator|(?:denial|decision|determination|appeal|request|report|letter)"
    r"(?:\s++(?:of|from|dated|by)\b[^.;]{0,40})?|provider|physician|surgeon|doctor|chiropractor|applicant|patient|worker)\s++"
    r"(?:\w++\s++){0,3}?(?:cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|referenc(?:es?|ed|ing)|rel(?:ies|ied|ying)\s++(?:up)?on|"
    r"invok(?:es?|ed)|argu(?:es?|ed)|point(?:s|ed)?\s++to|appeal(?:s|ed)?\s++to|refer(?:s|red)\s++to|appl(?:ies|ied)|used)\s++"
    r"(?:\w++\s++){0,4}?\Z",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:no|not|neither|nor|never|nothing|none|lack(?:s|ing)?|absen\w{1,3}|outside|beyond|without|silent|mute|fails?|instead|"
    r"unaddressed|other)\b|n['’]t\b",
    re.IGNORECASE,
)
_LOOKED_BACK = 400
_STUDIES = ("study", "book", "web/", "fda", "pubmed", "nih", "drug-reference/")


def support_fault(letter: Letter, item: Item) -> CitationFault | None:
    """Return that a rationale names guidelines, but none that its item cites; None if it rests on one of those.

    A guideline of the schedule is named by its chapter; "MTUS" or "ACOEM" alone may be any of it, unless another chapter of
    it is named. What is said to be silent is not rested on, nor are studies that a guideline quotes.
    """
    cited = [one for one in item.parts.imro_citations if one.basis is not Basis.NONE]
    if not cited or any(not one.recognised or one.source in _WHOLE for one in cited):
        return None
    named = [one for one in named_in(letter, item) if not (one.citation.source or "").startswith(_STUDIES)]
    rested_on = [one for one in named if not one.is_silent and not _is_of_others(letter, one)]
    is_schedule_cited = any(one.basis is Basis.MTUS for one in cited)
    other = next((one for one in rested_on if _is_other(letter, one, is_schedule_cited=is_schedule_cited)), None)
    if other is None or any(_supports(one.citation, cited, rested_on) for one in rested_on):
        return None
    return CitationFault(
        status="rests on another guideline",
        message="The rationale rests on another guideline than the one cited.",
        found=other.citation.span,
        against=cited[0].span,
        resolved_by="Cite the guideline that the rationale rests on, or set its name right.",
    )


def _is_of_others(letter: Letter, named: Named) -> bool:
    """Return whether it is another who cites a guideline: utilization review, or the one who asks for the service."""
    stop = named.citation.span.start
    start = max(named.sentence.start, stop - _LOOKED_BACK)
    return _CITED_BY_OTHERS.search(letter.text, start, stop) is not None


def _supports(named: Citation, cited: list[Citation], rested_on: list[Named]) -> bool:
    """Return whether a guideline that is named is, or may be, one of those cited."""
    if named.source in _WHOLE:
        chapters = {_place(one.citation) for one in rested_on} - {None}
        is_of_schedule = {"mtus"} & {(one.source or "").partition("/")[0] for one in cited}
        return bool(is_of_schedule) and not chapters
    if _place(named) is not None:
        return _place(named) in {_place(one) for one in cited}
    if named.source == "acoem":
        return any(_is_of_acoem(one) for one in cited)
    return named.source in {one.source for one in cited}


def _is_other(letter: Letter, named: Named, *, is_schedule_cited: bool) -> bool:
    """Return whether a guideline may be one that is not cited; of the whole schedule only a plain "the MTUS asks for" tells."""
    if _is_particular(named.citation):
        return True
    sentence = named.sentence
    return not is_schedule_cited and _DENIES.search(letter.text, sentence.start, sentence.end) is None


def _is_particular(named: Citation) -> bool:
    return named.source not in _WHOLE and not (named.source == "acoem" and _place(named) is None)


def _place(citation: Citation) -> str | None:
    """Return the guideline of the schedule that a citation is of, its introductory chapters as one; None if of none."""
    source = citation.source or ""
    if source == "acoem":
        source = _chapter_of_acoem(citation) or ""
    if not source.startswith("mtus/") or source in _WHOLE:
        return None
    entry = sources().get(source)
    is_general = entry is not None and "General Approach to Initial Assessment & Documentation" in entry.sections
    return _GENERAL if is_general else source


def _chapter_of_acoem(citation: Citation) -> str | None:
    parts = (citation.id or "").split("/")
    chapter = next((each for each in sources()["acoem"].chapters if each.slug in parts[1:]), None)
    if chapter is None or chapter.number is None:
        return None
    held = guideline_numbered(chapter.number)
    return None if held is None else held.id


def _is_of_acoem(citation: Citation) -> bool:
    """Return whether a citation is of ACOEM, by itself or as a chapter that the schedule holds."""
    if citation.source == "acoem":
        return True
    source = sources().get(citation.source or "")
    return source is not None and (source.number is not None or source.id == _GENERAL)
