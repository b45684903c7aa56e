"""Care that a rationale tells the patient had: studies with their results, drugs, treatments, and how many of them."""

import re
from collections.abc import Iterator

from openimr.checks.facts.told import ToldFacts, care_in
from openimr.checks.letters import Letter
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.numbers import number_of

_HAD = re.compile(
    r"\b(?:(?:has|have|had)\s(?:(?:already|also|previously|recently|since)\s)?(?:had|received|undergone|completed|tried|failed|used|attended|"
    r"been\s(?:on|taking|using|given|prescribed|treated\swith))|(?:patient|worker|applicant|claimant|he|she)\shad|underwent|received|completed|"
    r"was\sgiven|was\streated\swith|status\spost|s/p|failed|is\son|takes|(?:previous|prior|earlier|past)(?:ly)?)\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:show(?:s|ed|n)?|reveal(?:s|ed)|demonstrat(?:es|ed)|noted\sto\sbe|came\sback|gave|found|confirmed|opened|"
    r"(?:was|were)\s(?:normal|abnormal|negative|positive|unremarkable))\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\b(?:authori[sz]ed|approved|certified)\b", re.IGNORECASE)
_STUDIES = re.compile(
    r"x-ray|mri|\bct\b|ultraso|electrodiag|emg|nerve|arthrogra|imaging|bone scan|discogra|myelogra|laborator|blood|functional capacity|"
    r"psychological evaluation|sleep study",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|sixteen|eighteen|twenty)(?:\s(?:of|out\sof)\s\d{1,2})?"
    r"\s(?:(?:previous|prior|earlier|completed|approved|authorized|physical|occupational|chiropractic|acupuncture|massage|aquatic|psycho|hand|"
    r"therapy|post-?\s?operative|PT|OT|individual)\s){0,4}(?:sessions|visits|treatments)\b",
    re.IGNORECASE,
)
_TOO_WIDE = frozenset(
    {
        "therapy",
        "rest",
        "heat",
        "exercise",
        "change of activity",
        "treatment",
        "cold",
        "home exercise program",
        "other therapy",
    }
)
"""Care that nearly every injured person had, told of or not."""

_PAST = re.compile(
    r"\b(?:previous|prior|earlier|completed|attended|received|underwent|was\sapproved\sfor|were\sprovided|has\shad|had)\b",
    re.IGNORECASE,
)


def unknown_care(letter: Letter, told: ToldFacts, sentence: Span) -> Iterator[tuple[str, Span]]:
    """Yield the care of a sentence that was had, and of which the summary tells none of its kind, each with what it is."""
    words = letter.words(sentence)
    had, studied = _HAD.search(words), _STUDIED.search(words)
    if had is None and studied is None:
        return
    of_sentence, is_approved = words_in(letter.text, sentence), _APPROVED.search(words) is not None
    for care in (one for one in care_in(letter, sentence) if one.kind not in _TOO_WIDE):
        span = Span(of_sentence[care.first].start, of_sentence[care.last - 1].end)
        is_after = had is not None and sentence.start + had.start() <= span.start
        if told.holds_words(letter.words(span)) or (is_approved and told.tells_authorized(care.kind)):
            continue
        is_study = _STUDIES.search(care.kind) is not None
        if care.drug:
            if (
                is_after
                and told.drugs.isdisjoint({care.drug, *care.drug.split("/")})
                and not told.holds_care(care.kind)
            ):
                yield "drug", span
        elif (is_after or (is_study and studied)) and not told.holds_care(care.kind):
            yield "study" if is_study else "treatment", span


def unknown_counts(letter: Letter, told: ToldFacts, sentence: Span) -> Iterator[Span]:
    """Yield the numbers of sessions that were had, where the letter names no such number."""
    if not _PAST.search(letter.text, sentence.start, sentence.end):
        return
    for match in _COUNT.finditer(letter.text, sentence.start, sentence.end):
        if number_of(match["number"]) not in told.numbers:
            yield Span(*match.span())
