"""References to articles and books: whether words are one, and the id that tells it from others."""

import re

from openimr.citations.pages import YEAR
from openimr.citations.spellings import slug

_JOURNALS = (
    "JAMA|N(?:ew)? Engl(?:and)? J(?:ournal)?(?: of)? Med(?:icine)?|NEJM|Lancet|BMJ|Br(?:itish)? J(?:ournal)?|Ann(?:als)?(?: of)? (?:Intern(?:al)?|Rheum|Surg|Emerg|Neurol|Fam)\\b|Spine(?= ?(?:J\\b|\\(|\\d|\\.))|"
    "J(?:ournal)?\\.? (?:of )?(?:the )?[A-Z][a-z]+|Am(?:erican)?\\.? J(?:ournal)?\\b|Acta [A-Z][a-z]+|Arch(?:ives)? (?:of )?(?:Phys|Intern|Orthop|Neurol|Gen|Surg)[a-z]*|Arthroscopy|Clin(?:ical)? (?:Orthop|J|Med|Sports|Rheum|Rehabil|Biomech)[a-z]*|"
    "Eur(?:opean)? (?:J|Spine)\\b|Pain (?:Physician\\b|Med\\b|Medicine(?=[ .,;]+\\d)|Pract[a-z]*)|Anesth(?:esiology|esia)? ?(?:Analg|&)?[a-z]*(?=[ .,;]+\\d)|Neurosurgery|Orthopedics(?=[ .,;]+\\d)|Orthop(?:edic)? Clin[a-z]*|Cochrane Database|Curr(?:ent)? [A-Z][a-z]+|Med Clin|"
    "Phys(?:ical)? Ther(?:apy)?(?=[ .,;]+\\d)|Foot Ankle(?: Int)?|Man Ther|BMC [A-Z][a-z]+|PLoS|Knee Surg|Int(?:ernational)? J\\b|Scand J|Muscle Nerve|Osteoarthritis Cartilage|Rheumatology(?=[ .,;]+\\d)|Sleep(?=[ .,;]+\\d)|Chest(?=[ .,;]+\\d)|Diabetes Care|Circulation(?=[ .,;]+\\d)"
)
_STUDY = re.compile(
    rf"\bet\.? al\b|\bPMID\b|\bdoi\b|\bPMC\d{{4,}}|\bpii:|{YEAR} ?[A-Z]?[a-z]{{0,3}} ?\d{{0,2}};|;\s?\d{{1,4}} ?\(\d{{1,3}}[^)]{{0,12}}\) ?:|\bVol(?:ume|\.) ?\d+,? (?:Issue|No|Number)|\b(?:{_JOURNALS})",
)
_TITLE = re.compile(
    r"\b(?:randomi[sz]ed|meta-analysis|systematic review|controlled trial|prospective study|retrospective study|cohort study|case series|double-blind|literature review|cross-sectional)\b",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"\b(?:textbook|handbook|operative (?:orthop|hand|techniques)\w*|principles (?:and|&) practice|elsevier|saunders|lippincott|mosby|mcgraw|churchill|springer|wolters|isbn)\b|\b\d{1,2}(?:st|nd|rd|th) ed\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z'’-]+)(?:,? [A-Z]{1,3}\b\.?|,? [A-Z]\.(?: ?[A-Z]\.)?| et\.? al)")
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;]+")
_PMID = re.compile(r"\bPMID:? ?(\d{5,9})")
_NUMBERING = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[)\]] (?=[A-Z\"“])")


def is_study(words: str) -> bool:
    """Return whether words are a reference to an article.

    >>> is_study("Jarvik JG, et al. JAMA 2015; 313:1143"), is_study("Knee and Leg Chapter")
    (True, False)
    """
    return _STUDY.search(words) is not None or _TITLE.search(words) is not None


def is_book(words: str) -> bool:
    """Return whether words are a reference to a book."""
    return _BOOK.search(words) is not None


def study_id(words: str) -> str | None:
    """Return the id of an article: by first author and year, else by its number; None if neither is there.

    >>> study_id("Chou R, Deyo R, et al. Ann Intern Med 2017; 166:493")
    'study/chou-2017'
    """
    author, year = _AUTHOR.search(words), _YEAR.search(words)
    if author and year:
        return f"study/{slug(author.group(1))}-{year.group()}"
    pmid, doi = _PMID.search(words), _DOI.search(words)
    if pmid:
        return f"study/pmid-{pmid.group(1)}"
    return f"study/doi-{doi.group().rstrip('.').lower()}" if doi else None


def year_in(words: str) -> int | None:
    """Return the first year that words name; None if they name none."""
    found = _YEAR.search(words)
    return int(found.group()) if found else None


def numbered_references(words: str) -> list[int]:
    """Return where the references of a numbered list begin; empty if it is none.

    >>> numbered_references("1) Chou R. 2) Baron R.")
    [0, 11]
    """
    found = [each.start() for each in _NUMBERING.finditer(words)]
    return found if len(found) > 1 or found == [0] else []
