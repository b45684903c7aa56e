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
    }
)
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "remain", "remained", "appear", "appeared"})
ARTICLES = frozenset({"a", "an", "the"})
AFTERWARDS = frozenset({"not", "within", "is", "are"})
OVER = frozenset({"resolved", "settled", "healed", "subsided", "cleared"})
ENDED = frozenset({"resolved", "subsided", "cleared"})
AFTER_END = frozenset({"after", "with", "by", "within", "completely", "fully", "over", "since"})
HAVING = frozenset({"has", "have", "had", "since", "now", "then", "fully", "completely"})
RELATIVE = frozenset({"which", "that"})
BEFORE_RESULT = BEING | HAVING | {"not", "all", "also"}
RESULTS = frozenset({"negative", "absent", "unremarkable", "resolved", "settled", "healed", "within"})
COMPARED = frozenset({"more", "less", "fewer", "later", "sooner", "greater", "longer", "farther", "further"})
