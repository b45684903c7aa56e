"""Steroids that a text tells to have been injected: "betamethasone was instilled into the joint", "triamcinolone injection"."""

from collections.abc import Sequence

from openimr.checks.story.care import CareNamed
from openimr.terms.lexicons import Word

_KIND, _INJECTION = "steroid", "steroid injection"
_STEROIDS = frozenset(
    "triamcinolone kenalog betamethasone celestone dexamethasone decadron methylprednisolone depo depomedrol aristospan zilretta".split()  # noqa: SIM905 (words)
)
_GIVEN = frozenset(
    "injection injected inj instilled instillation infiltrated infiltration intraarticularly intraarticular articularly articular".split()  # noqa: SIM905 (words)
)
_OTHERWISE = frozenset(
    "oral orally po intramuscular intramuscularly im intravenous iv cream ointment dosepak pack pak taper epidural iontophoresis phonophoresis".split()  # noqa: SIM905 (words)
)
_BEFORE, _AFTER = 2, 9


def as_given(care: CareNamed, words: Sequence[Word], end: int) -> CareNamed:
    """Return care that a drug names as the injection that it was given by; other care as it is.

    Args:
        care: The care.
        words: The words.
        end: Index after the last word of its sentence.
    """
    if care.kind != _KIND or words[care.first].form not in _STEROIDS:
        return care
    near = {word.form for word in words[max(care.first - _BEFORE, 0) : min(care.last + _AFTER, end)]}
    if near.isdisjoint(_GIVEN) or not near.isdisjoint(_OTHERWISE):
        return care
    return care._replace(kind=_INJECTION, drug="")
