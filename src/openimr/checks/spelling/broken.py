"""Sentences that no reading makes whole, by a few patterns of grammar that have no right use."""

import re
from collections.abc import Iterator

from openimr.checks.spelling.faults import Fault, Zone
from openimr.domain.text import Span

_PAIRS = tuple(
    "of of; the a; the an; a the; an the; a an; an a; to to; of to; of for; for of; is was; was is; are were; were are; was were; were was; "  # noqa: SIM905 (words)
    "has have; have has; is are; are is; be is; be was".split("; ")
)
_BROKEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    # is noted be
    (
        r"\b(?:is|are|was|were|been)\s(?:noted|found|reported|deemed|considered|said|felt|thought|seen)\sbe\b",
        ("ed be ", "found be ", "said be ", "felt be ", "thought be ", "seen be "),
    ),
    # there no
    (
        (
            r"(?<!is\s)(?<!was\s)(?<!are\s)(?<!were\s)(?<!as\s)(?<!been\s)(?<!be\s)(?<!seems\s)\bthere\s(?:no|not)\s"
            r"(?!(?:longer|more|only|yet|be|being|matter|doubt)\b)[a-z]{3,20}+(?=\s)"
        ),
        ("there no",),
    ),
    # a no
    (
        r"\ban?\sno\s(?!(?:show|fault|win|go|contact|brainer|charge|name|lift|longer)\b)[a-z]{3,20}+\b",
        ("a no ", "an no "),
    ),
    # guidelines do not address.
    (
        r"\b(?:guidelines?|MTUS|ACOEM|ODG|chapter|section|it|they)\s(?:do|does)\snot\s(?:specifically\s|directly\s)?address(?=\s?[.;])",
        ("address.", "address;", "address ."),
    ),
    # a noun after "to", where a verb must stand
    (
        (
            r"\b(?:tends?|able|unable|continues?|failed|fails|attempts?|attempted|wants?|wishes)\sto\s"
            r"(?!(?:mention|question|function|comment|implement|complement|compliment|supplement|document|augment|position|reposition|condition|"
            r"transition|cement|section|caution|balance|advance|enhance|experiment|station|ration|finance|dance|glance)\b)"
            r"[a-z]{4,16}(?:tion|ment|ance)\b(?!-)"
        ),
        (
            "tend to ",
            "tends to ",
            "able to ",
            "continue to ",
            "continues to ",
            "failed to ",
            "fails to ",
            "attempt",
            "want",
            "wishes to ",
        ),
    ),
    # there for the
    (
        r"\bThere\s(?:requested|requests?|patient|injured|claimant|applicant|treatments?|provider|physician)\b",
        ("there req", "there pat", "there inj", "there cla", "there app", "there tre", "there pro", "there phy"),
    ),
    # the review, not the request, was denied
    (
        (
            r"\b(?:utili[sz]ation\sreview|UR)\s(?:\w{2,8}\s)?(?:\([^()]{4,20}\)\s|[0-9]\S{5,10}\s)?(?:was|were)\s"
            r"(?:modified|denied|non-?\s?certified)\b"
        ),
        ("was modified", "was denied", "was non", "were modified", "were denied", "were non"),
    ),
    # words that cannot follow one another
    (
        rf"\b(?:{'|'.join(pair.replace(' ', chr(92) + 's') for pair in _PAIRS)})\s(?=[a-z]{{2}})",
        tuple(f" {pair} " for pair in _PAIRS),
    ),
    # been document
    (
        r"\bbeen\s(?:document|report|note|request|order|treat|warrant|offer|show|address|discharge|review|consult|schedule|place)\b(?!-)",
        (" been ",),
    ),
    # the patients pain
    (
        (
            r"\b(?:the|this)\s(?:patients|workers|applicants|claimants|employees)\s"
            r"(?:(?:left|right|low|lower|current|chronic|prior|subjective|objective|reported|ongoing)\s){0,2}"
            r"(?:pain|symptoms|complaints|condition|injur(?:y|ies)|back|neck|knee|shoulder|hand|wrist|ankle|function|history|age|"
            r"diagnos[ei]s|medications?|range|strength|gait|treatment|physician)\b"
        ),
        ("patients ", "workers ", "applicants ", "claimants ", "employees "),
    ),
    # acupuncture the lumbar
    (
        (
            r"\b(?:acupuncture|therapy|MRI|x-?rays?|injections?|chiropractic|manipulation|radiographs?)\sthe\s"
            r"(?:left|right|bilateral|lumbar|cervical|thoracic|low|neck|knees?|shoulders?|hips?|ankles?|hands?|wrists?|elbows?)\b"
        ),
        tuple(
            f"{word} the "
            for word in "acupuncture therapy mri ray rays injection injections chiropractic manipulation radiograph radiographs".split()  # noqa: SIM905 (words)
        ),
    ),
    # the patient having trouble sleeping.
    (
        (
            r"(?:(?<=[.;]\s)|(?<=\n)|\A)(?:The|This)\s(?:patient|(?:injured\s)?worker|claimant|applicant)\s(?:having|complaining|reporting|taking)\b"
            r"(?!(?:[^.;]{0,300}?\b(?:is|was|are|were|has|had|have|did|does|[a-z]{3,}ed)\b))"
        ),
        (" having ", " complaining ", " reporting ", " taking "),
    ),
    # these request was
    (
        r"\b(?:these|those)\s(?:request|finding|treatment|medication|service|symptom|procedure|guideline)(?=\s(?:is|are|was|were|has|have)\b|[.,;])",
        ("these ", "those "),
    ),
    # this requests
    (
        r"\bthis\s(?:requests|findings|treatments|medications|services|symptoms|procedures|guidelines|patients)\b",
        ("this req", "this fin", "this tre", "this med", "this ser", "this sym", "this pro", "this gui", "this pat"),
    ),
    # eight session's
    (r"(?<![\w/.-])(?:x\s?)?[1-9][0-9]?\s(?:session|visit|treatment|injection|tablet)['’]s\b", ("'s ", "’s ")),
    # a mark of the template
    (r"\ba\(n\)(?:\s[\w-]{1,20}){1,4}|\[(?:insert|enter)\b[^\]\[]{0,40}\]", ("a(n)", "[insert", "[enter")),
    # of a picture in what was copied
    (
        r"\(?\bsee\s(?:the\s)?(?:image|figure|table|picture)s?\s(?:below|above)\)?",
        ("below", "above"),
    ),
)
"""Patterns, each with words in small letters of which it holds one."""

_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), needles) for pattern, needles in _BROKEN)
_FARTHEST = 12
_AFTER_A_NAME = re.compile(
    r"(?:hepatitis|vitamin|type|group|part|grade|section|class|schedule|stage)\s\Z", re.IGNORECASE
)


def broken_sentences(zone: Zone) -> Iterator[Fault]:
    """Yield the words that break a sentence.

    >>> text = "The patients pain is worse. There no program. The Guidelines do not address. There is no need."
    >>> [fault.span.of(text) for fault in broken_sentences(Zone(text, Span(0, len(text))))]
    ['Guidelines do not address', 'The patients pain']
    """
    small = zone.small
    for pattern, needles in _COMPILED:
        if not any(needle in small for needle in needles):
            continue
        for match in zone.find(pattern):
            if not _AFTER_A_NAME.search(zone.text, max(zone.span.start, match.start() - _FARTHEST), match.start()):
                yield Fault("broken", Span(match.start(), match.start() + len(match[0].rstrip())))
