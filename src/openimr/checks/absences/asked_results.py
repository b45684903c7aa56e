"""What came of care, where a rationale says that this is not told: "how much relief it gave", "what therapy accomplished", "the outcome of"."""

import re

from openimr.domain.text import Span

_GOALS = "goals of treatment"
_RELIEF, _MEASURED, _GAIN, _LENGTH = (
    "relief of pain",
    "measured relief of pain",
    "gain in function",
    "length of the relief",
)
_AIM = re.compile(
    r"what\s+(?:ends?|purposes?|goals?|aims?|objectives?)\b|"
    r"what\b.{1,60}\b(?:expected|intended|hoped|supposed|meant|designed|sought|aimed)\b.{0,12}\b(?:accomplish|achieve|attain|reach|gain|bring|be\s+(?:gained|reached))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:(?!or\b|and\b)\w+\s+){0,4}?(?:how|whether|if|"
    r"(?:what|which)(?!\s+(?:medications?|drugs?|treatments|modalit\w+|therapies|measures|interventions?|parts?|body|level|side|joint)\b))\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:the\s+|any\s+|its\s+)?(?:(?:clinical|overall|final|therapeutic|patient['’]s|his|her)\s+)?(?:results?|outcomes?|effects?|responses?)\s+"
    r"(?:of|to|from|after|with)\b",
    re.IGNORECASE,
)
_OF_RESULT = re.compile(
    r"\b(?:relie\w+|accomplish\w*|achiev\w+|came\s+(?:of|out)|helped|helps?|helpful|helping|benefi\w+|gain\w*|improv\w+|enhanc\w+|respon\w+|"
    r"effect\w*|result\w*|outcomes?|changed|lessened|eased|reduc\w+|decreas\w+|lowered|lasted|beneficial|did\s+for|do(?:es)?\s+for|"
    r"worked|works|working|difference|progress(?:ed)?|fared|better|brought)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:would|will|could|might|may|should|can|shall|is\s+to|are\s+to|expect\w*|intend\w*|meant|suppos\w+|plan\w*|hope[ds]?|aims?|anticipat\w+|"
    r"needed|necessary|owed|due\s+to|attribut\w+|how\s+much\s+of|requested|proposed|further|additional|more\s+(?!than)|another|side\s+effects?|(?:medication|drug|opioid|narcotic)\s+(?:use|intake)|intake|dos(?:e|age|ing)|adverse|work\s*up|test\w*|screen\w*|studi\w*|study|"
    r"MRI|CT|x-?rays?|EMG|examination|contraindicat\w+|how\s+(?:many|often)|condition|injury|accident|symptoms?\s+affect|pain\s+affect)\b",
    re.IGNORECASE,
)
_MUCH = re.compile(r"\b(?:how\s+(?:much|far|great|well)|percent\w*|degree|extent|amount|quantif\w+)\b", re.IGNORECASE)
_LONG = re.compile(r"\bhow\s+long\b|\b(?:duration|length)\b|\blasted\b", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"(?:\w+\s+){0,3}?how\s+(?:often|frequently|many)\b", re.IGNORECASE)
_HEADACHE = re.compile(r"\b(?:headaches?|migraines?|head\s+pain|cephalgia|cephalalgia)\b", re.IGNORECASE)
_OF_IT = re.compile(
    r"\b(?:it|they|these|this|such\s+\w+)\s+(?:occurs?|happens?|comes?|recurs?|strikes?|is|are|was|were)\b",
    re.IGNORECASE,
)
_OF_CARE = re.compile(
    r"\b(?:takes?|taken|used?|uses|needs?|treated|medications?|injections?|tablets?|doses?|visits?|sessions?)\b",
    re.IGNORECASE,
)
_OF_PAIN = re.compile(r"\b(?:pain\w*|relie\w+|symptoms?|VAS|headaches?)\b", re.IGNORECASE)
_OF_FUNCTION = re.compile(
    r"\b(?:function\w*|activit\w+|ADLs?|daily\s+living|(?:to|of)\s+work|work\s+(?:capacity|status|ability)|working|duty|mobility|capacity)\b",
    re.IGNORECASE,
)


def result_asked(text: str, subject: Span) -> frozenset[str]:
    """Return the names of the things that would answer a question of what came of care; none where it is another question.

    >>> question = "how much relief the previous block gave"
    >>> sorted(result_asked(question, Span(0, len(question))))
    ['measured relief of pain']
    """
    bounds = subject.start, subject.end
    if _AIM.match(text, *bounds):
        return frozenset({_GOALS})
    is_noun = _NOUN.match(text, *bounds) is not None
    is_question = _QUESTION.match(text, *bounds) is not None and _OF_RESULT.search(text, *bounds) is not None
    if not (is_noun or is_question) or _TO_COME.search(text, *bounds):
        return frozenset()
    if _LONG.search(text, *bounds):
        return frozenset({_LENGTH})
    is_of_pain = _OF_PAIN.search(text, *bounds) is not None
    is_of_function = _OF_FUNCTION.search(text, *bounds) is not None
    relief = _MEASURED if _MUCH.search(text, *bounds) else _RELIEF
    if is_of_pain == is_of_function:
        return frozenset({relief, _GAIN})
    return frozenset({relief} if is_of_pain else {_GAIN})


def frequency_asked(text: str, sentence: Span, subject: Span) -> frozenset[str]:
    """Return the name of the thing that answers how often a headache comes; of "it", where the sentence tells of one before.

    >>> question = "how often the migraines occur"
    >>> sorted(frequency_asked(question, Span(0, len(question)), Span(0, len(question))))
    ['frequency of headaches']
    """
    bounds = subject.start, subject.end
    if not _HOW_OFTEN.match(text, *bounds) or _OF_CARE.search(text, *bounds):
        return frozenset()
    is_of_it = _OF_IT.search(text, *bounds) is not None and _HEADACHE.search(text, sentence.start, subject.start)
    return frozenset({"frequency of headaches"} if is_of_it or _HEADACHE.search(text, *bounds) else ())
