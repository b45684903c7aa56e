"""Provisions of the regulations that stand in a citation where the title of a section is expected."""

import re
from dataclasses import replace

from openimr.domain.citations import Citation

_PROVISION = re.compile(
    r"^(?:(?:title\s)?8,?\s)?(?:C\.?\s?C\.?\s?R\.?|Cal(?:ifornia|\.)?\sCode\s(?:of\s)?Reg(?:ulation)?s\.?)?,?\s?"
    r"(?:sections?\s|sec\.\s|§+\s?)?9792\.2\d(?:\.\d)*+(?:\s?\([a-z0-9]\))*+"
    r"(?:\s?(?:[-–—,&]|to|through|and|et\sseq\.?)\s?(?:§\s?)?(?:9792\.2\d(?:\.\d)*+)?)*+"
    r"(?:\s?\bMTUS\b)?(?:\s?\(?effective\s[A-Za-z]+\s\d{1,2},?\s\d{4}\)?)?[\s,;:.–—-]*+",
    re.IGNORECASE,
)


def without_provisions(citation: Citation) -> Citation:
    """Return a citation with the titles of its sections alone, without a provision of the schedule before or among them.

    Source: letters of 2014, "8 C.C.R. 9792.20 - 9792.26 MTUS (Effective July 18, 2009)" before the pages.
    """
    titles = tuple(_PROVISION.sub("", title) for title in citation.sections)
    if titles == citation.sections:
        return citation
    return replace(citation, sections=tuple(title for title in titles if title))
