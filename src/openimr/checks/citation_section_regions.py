"""Whether the title of a section names a part of the body that its chapter deals with."""

from functools import lru_cache

from openimr.checks.citation_faults import CitationFault
from openimr.checks.named import Named
from openimr.checks.regions import TREATED_BESIDE
from openimr.citations.general_topics import is_for_any_part
from openimr.citations.standing import is_about
from openimr.domain.citations import Citation
from openimr.domain.text import Span


def section_region_fault(citation: Citation) -> CitationFault | None:
    """Return that the sections cited are on other parts of the body than their chapter; None if one may be of it.

    A title that names no part may be of any chapter.
    """
    if not citation.sections or is_for_any_part(citation):
        return None
    named = [_regions_in(title) for title in citation.sections]
    if any(not regions or any(_may_be_about(citation, region) for region in regions) for regions in named):
        return None
    return CitationFault(
        status="place of another chapter",
        message=f"The section cited is on the {' and '.join(sorted(named[0]))}; its chapter is about another part of the body.",
        found=citation.span,
        resolved_by="Cite the chapter that holds the section, or a section of the chapter.",
    )


def _may_be_about(citation: Citation, region: str) -> bool:
    parts = {region, *TREATED_BESIDE.get(region, frozenset())}
    return any(is_about(citation, part) is not False for part in parts)


@lru_cache(maxsize=1024)
def _regions_in(title: str) -> frozenset[str]:
    return Named(title, Span(0, len(title))).regions
