"""Whether words tell of an episode before the injury: of another claim, or of a year before it; or of another illness."""

import re

from openimr.checks.absences.told import Told
from openimr.domain.text import Span
from openimr.terms.clinical_things import Thing

_EARLIER = re.compile(
    r"\b(?:prior|previous|earlier|other|unrelated|non-?industrial)\s+(?:work(?:ers['’]?)?\s+)?(?:comp(?:ensation)?\s+)?(?:claim|episode|accident|(?:work\s+|industrial\s+)?injur(?:y|ies))\b"
    r"|\bepisodes?\s+(?:of\s+(?:\w+\s+){1,4})?(?:in|from|of)\s+(?:19|20)\d\d\b|\bbefore\s+(?:the|this|his|her)\s+(?:industrial\s+|work\s+)?(?:injury|accident|claim)\b"
    r"|\b(?:years|long)\s+before\s+(?:the|this|his|her)\b|\bpre-?existing\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:after|following|with|from)\s+an?\s+(?:(?:19|20)\d\d|earlier|remote)\s+(?:\w+\s+){0,3}(?:injury|accident|sprain|strain|fracture|tear|fall)\b",
    re.IGNORECASE,
)
_THIS_ONE = re.compile(
    r"\b(?:present|current|instant|subject)\s+(?:\w+\s+){0,3}(?:injury|accident|claim)\b", re.IGNORECASE
)
_OTHER_ILLNESS = re.compile(
    r"\b(?:after|following|during)\s+(?:(?:an?|his|her|the)\s+)?(?:unrelated\s+(?!to\b)\w+|wisdom\s+(?:tooth|teeth)|(?:dental|tooth)\s+extraction|root\s+canal|"
    r"childbirth|c(?:a?esarean)?[\s-]?section|appendectomy|appendicitis|tonsillectomy|cholecystectomy|hysterectomy)\b",
    re.IGNORECASE,
)
_RECOVERED = re.compile(
    r"\b(?:and|but|which|then)\s+(?:(?:had|has|have|then|since|all|it|later|soon)\s+)?(?:recovered|healed|resolved|cleared)\s+(?:up\s+)?(?:fully|completely|entirely|uneventfully|without|w/o|within)\b",
    re.IGNORECASE,
)
_IN_A_YEAR = re.compile(r"\b(?:in|of|from)\s+(?:19|20)\d\d\b", re.IGNORECASE)
_PASSING = frozenset(
    {"loss of motion", "weakness", "weak grip", "swelling", "fluid in a joint", "muscle spasm", "tenderness", "numbness or tingling", "loss of sensation",
     "giving way", "locking or catching", "pain that radiates", "inflammation", "redness or warmth", "bruising"}
)  # fmt: skip
"""Signs and symptoms that an injury leaves for a time."""
_INJURED = re.compile(
    r"\b(?:injur(?:y|ies|ed)|DOI|hurt|accident|arising|dating)\b[^.;]{0,60}?\b(?:(?P<year>(?:19|20)\d\d)|\d{1,2}[/-]\d{1,2}[/-](?P<short>\d\d))\b(?![/-])",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d$.,])(?P<year>(?:19|20)\d\d)\b(?!\s*(?:mg|mcg|ml|IU|units|calories|hours))|\b\d{1,2}[/-]\d{1,2}[/-](?P<short>\d\d)\b(?![/-])"
)
_OF_WORK = frozenset({"return to work", "better work status"})
_CENTURY, _TURN = 100, 50
_FAR = 40


def is_said_of_earlier(index: int, told: Told) -> bool:
    """Return whether the clause of a word says in words that it tells of an earlier episode or claim, whatever its day."""
    stated, clauses = told.stated, told.stated.clauses
    clause = _near(index, clauses.start_of_clause(index), clauses.end_of_clause(index), told)
    return stated.zone_of(index) == 0 and _EARLIER.search(stated.text, clause.start, clause.end) is not None


def is_of_earlier_episode(index: int, told: Told) -> bool:
    """Return whether the clause of a word tells of an earlier episode or claim, or names no year but ones before the injury."""
    stated, clauses = told.stated, told.stated.clauses
    if stated.zone_of(index) != 0:
        return False
    clause = _near(index, clauses.start_of_clause(index), clauses.end_of_clause(index), told)
    if is_said_of_earlier(index, told) or _is_of_another(clause, index, told):
        return True
    piece = _near(index, clauses.start_of_piece(index), clauses.end_of_piece(index), told)
    years = _years(stated.text, piece) or _years(stated.text, clause)
    return bool(years) and any(max(years) < injured for injured in told.once(_year_of_injury))


def is_of_earlier_work(thing: Thing, index: int, told: Told) -> bool:
    """Return whether words tell of a return to work after an earlier injury."""
    return thing.name in _OF_WORK and is_of_earlier_episode(index, told)


def _is_of_another(clause: Span, index: int, told: Told) -> bool:
    """Return whether a clause tells of an injury that its sentence sets off against the present one: "after a 2006 sprain …; since the present injury …"."""
    sentence = told.stated.sentences[told.stated.sentence_of[index]]
    text = told.stated.text
    return (
        _ANOTHER.search(text, clause.start, clause.end) is not None
        and _THIS_ONE.search(text, clause.start, sentence.end) is not None
    )


def is_long_over(thing: Thing, index: int, told: Told) -> bool:
    """Return whether words tell of a sign of an earlier injury that the person is said to have recovered from: "stiff after a 1999 sprain, but recovered fully"."""
    sentence = told.stated.sentences[told.stated.sentence_of[index]]
    if thing.name not in _PASSING or told.stated.zone_of(index) != 0:
        return False
    text, word = told.stated.text, told.stated.words[index]
    return (
        _RECOVERED.search(text, word.start, sentence.end) is not None
        and (_ANOTHER.search(text, sentence.start, sentence.end) or _IN_A_YEAR.search(text, sentence.start, word.start))
        is not None
    )


def is_of_other_illness(index: int, told: Told) -> bool:
    """Return whether the clause of a word tells of what followed another illness or operation: "after an unrelated appendectomy"."""
    stated, clauses = told.stated, told.stated.clauses
    clause = _near(index, clauses.start_of_clause(index), clauses.end_of_clause(index), told)
    return stated.zone_of(index) == 0 and _OTHER_ILLNESS.search(stated.text, clause.start, clause.end) is not None


def _near(index: int, start: int, end: int, told: Told) -> Span:
    """Return the words of a run that stand near one of them."""
    first, last = max(start, index - _FAR), min(end, index + _FAR)
    return Span(told.stated.words[first].start, told.stated.words[last - 1].end)


def _years(text: str, span: Span) -> list[int]:
    return [_full(match) for match in _YEAR.finditer(text, span.start, span.end)]


def _year_of_injury(told: Told) -> tuple[int, ...]:
    """Return the year of the injury, the earlier where the letter's head and the first injury of its summary differ; none where it tells none."""
    day = told.letter.determination.date_of_injury
    match = _INJURED.search(told.letter.text, told.letter.summary.start, told.letter.summary.end)
    years = [*([day.year] if day else []), *([_full(match)] if match else [])]
    return tuple(sorted(years)[:1])


def _full(match: re.Match[str]) -> int:
    number = int(match["year"] or match["short"])
    return number if number >= _CENTURY else number + (2000 if number < _TURN else 1900)
