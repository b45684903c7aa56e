"""The words that say how far a denial reaches: those that join, list, stop, and stand beside a verb."""

JOINING = frozenset({"and", "or", "nor"})
DENIALS = frozenset({"deny", "denied", "denying"})
LISTING = frozenset({"or", "nor"})
STOPS = frozenset(
    {
        "because",
        "due",
        "despite",
        "which",
        "who",
        "when",
        "while",
        "since",
        "except",
        "beyond",
        "after",
        "until",
        "other",
        "why",
        "how",
    }
)
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "remain", "remained", "appear", "appeared"})
ARTICLES = frozenset({"a", "an", "the"})
AFTERWARDS = frozenset({"not", "within", "is", "are"})
OVER = frozenset({"resolved", "settled", "healed", "subsided", "cleared"})
ENDED = frozenset({"resolved", "subsided", "cleared"})
AT_AN_END = ENDED | {"healed", "settled"}
AFTER_END = frozenset(
    {
        "up",
        "entirely",
        "spontaneously",
        "without",
        "after",
        "with",
        "by",
        "within",
        "completely",
        "fully",
        "over",
        "since",
    }
)
HAVING = frozenset({"has", "have", "had", "since", "now", "then", "fully", "completely"})
RELATIVE = frozenset({"which", "that"})
BEFORE_RESULT = BEING | HAVING | {"not", "all", "also"}
RESULTS = frozenset({"negative", "absent", "unremarkable", "resolved", "settled", "healed", "within"})
COMPARED = frozenset({"more", "less", "fewer", "later", "sooner", "greater", "longer", "farther", "further"})
AFTER_RESULT = frozenset({"bilaterally", "on", "at", "throughout", "today", "again", "both", "x"})
UNSAID = frozenset({"not", "never", "hardly", "isn", "wasn", "aren", "weren", "hasn"})
UNKNOWN = frozenset(
    {"unknown", "unclear", "uncertain", "undetermined", "unavailable", "unspecified", "unstated", "undocumented"}
)
OPPOSITES = frozenset({"positive", "negative"})
"""Words that tell the result of one test, and so end what is said of another."""
BEFORE_STATEMENT = OPPOSITES | {"with", "he", "she", "they", "it", "there"}
"""Words before which "and" begins a statement."""
SOUND = frozenset({"normal", "intact", "wnl", "unremarkable", "symmetric", "symmetrical", "nontender"})
NO_RESULT = ARTICLES | frozenset(
    {"twice", "above", "below", "than", "near", "to", "half", "of", "from", "beyond", "be", "as", "back"}
)
ANSWERED = frozenset(
    {
        "none",
        "no",
        "absent",
        "denied",
        "deny",
        "nil",
        "unknown",
        "noted",
        "seen",
        "found",
        "present",
        "reported",
        "known",
    }
)
ANSWERS = frozenset({"none", "no", "absent", "denied", "deny", "nil", "unknown", "negative", "normal", "intact", "wnl"})
"""Words that answer a heading: "Spasm: none"."""
FILLING = frozenset(
    {"the", "following", "any", "all", "of", "for", "history", "symptom", "with", "to", "date", "below", "and", "or"}
)
PARTICULARS = frozenset(
    "date dose dosage cause reason number amount etiology origin location site type kind extent name frequency length duration "  # noqa: SIM905 (words)
    "result outcome response report reading finding level quantity mechanism".split()
)
"""What may not be known of a thing that is there."""
OF = frozenset({"of", "to", "for", "from"})
DEGREES = frozenset(
    "mild moderate marked severe slight residual persistent persisting positive normal intact good minimal".split()  # noqa: SIM905 (words)
)
LESSENED = frozenset({"decreased", "reduced", "diminished"})
EXERTION = frozenset(
    "exertion activity palpation pressure exercise effort use walking work lifting range motion movement bending flexion extension dose".split()  # noqa: SIM905 (words)
)
FINITE = frozenset(
    "has had is was were are am took went underwent became began woke complained continued remained felt now still then can "  # noqa: SIM905 (words)
    "currently returned".split()
)
"""Words with which a statement goes on after "and", and at a comma."""
INFLECTED = frozenset(
    "walk take report complain continue use note feel get remain state experience describe suffer need require wake work wear "  # noqa: SIM905 (words)
    "drink smoke come go live do".split()
)
"""The like, where they end in "s"."""
