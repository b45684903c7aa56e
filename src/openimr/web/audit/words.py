"""Events in words: what was done, and the particulars that may be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from openimr.web.audit.values import SITE
from openimr.web.cases.history import WORDS as CASE_WORDS
from openimr.web.cases.particulars import particulars_of
from openimr.web.people.values import OrganizationKind, Role

SITE_WORDS: Mapping[str, str] = {
    "found_site": "Founded the site",
    "create_organization": "Added an organization",
    "add_person": "Added a person",
    "rename_person": "Changed a name",
    "set_password": "Set a password",
    "mail_password_link": "Mailed a link to choose a password",
    "reset_second_factor": "Took away a lost second factor",
    "grant_membership": "Gave a role",
    "revoke_membership": "Ended a role",
    "designate_representative": "Entered a representative",
    "keep_sign_in": "Chose an e-mail address and a password",
    "sign_in": "Signed in",
    "sign_out": "Signed out",
    "time_out": "Was signed out after a time without activity",
    "change_password": "Changed the password",
    "use_second_factor": "Used the second factor",
    "add_second_factor": "Set up a second factor",
    "remove_second_factor": "Removed a second factor",
    "sign_in_failed": "A sign-in failed",
    "sign_in_locked_out": "A sign-in was locked after too many tries",
    "second_factor_failed": "A code of the second factor failed",
    "second_factor_locked_out": "The second factor was locked after too many tries",
    "invitation_failed": "A sign-in with the code of a letter failed",
    "invitation_locked_out": "Codes of letters were locked after too many tries",
    "add_reviewer": "Put a reviewer on the roster",
    "change_reviewer": "Changed what the roster holds of a reviewer",
    "set_availability": "Changed when a reviewer is away or how many cases they take",
    "leave_roster": "Took a reviewer off the roster",
    "return_to_roster": "Put a reviewer on the roster again",
    "enter_tie": "Entered a tie between two",
    "declare_own_tie": "Declared a tie of their own",
    "end_tie": "Ended a tie between two",
    "declare_affiliation": "Entered an affiliation of a reviewer",
    "end_affiliation": "Ended an affiliation of a reviewer",
    "keep_languages": "Changed which languages a reviewer speaks",
    "import_roster": "Took in the roster from a file",
    "change_levers": "Changed what weighs how much when cases are assigned at once",
    "propose_assignments": "Made a proposal of who should review",
    "accept_proposal": "Accepted cases of a proposal of who should review",
    "sweep": "Swept",
    "verify_trail": "Verified the audit trail",
    "keep_witness": "Saved a witness of the audit trail",
    "read_chain": "Read an audit chain",
}
"""Every event of the site in words."""

_FACTORS = {"totp": "Authenticator app", "recovery_codes": "Recovery codes", "webauthn": "Security key"}
_KINDS = {**dict(OrganizationKind.choices), **_FACTORS}
_ORDER = (
    "person",
    "reviewer",
    "representative",
    "relation",
    "role",
    "organization",
    "kind",
    "with",
    "fields",
    "page",
    "chain",
    "address",
)
_UNTOLD = frozenset({"version", "last_row"})

Name = Callable[[str], str]
"""Returns what a public id is called on the page; empty for one that nobody has."""


def is_act(verb: str, *, scope: str) -> bool:
    """Return whether it may be done in a chain at all."""
    return verb in (SITE_WORDS if scope == SITE else CASE_WORDS)


def what_of(verb: str) -> str:
    """Return what was done, in words; of a verb that has none, its own."""
    return SITE_WORDS.get(verb) or CASE_WORDS.get(verb) or verb.replace("_", " ").capitalize()


def role_words(roles: str) -> str:
    """Return the roles of an event in words; one that is none as it stands."""
    labels = dict(Role.choices)
    return ", ".join(labels.get(role, role) for role in roles.split(",") if role)


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """How the particulars of an event are told.

    Attributes:
        scope: The chain of the event.
        name: What an id is called.
    """

    scope: str
    name: Name

    def more_of(self, verb: str, facts: object) -> str:
        """Return particulars in words; empty if there are none. Facts that were tampered with are never quoted."""
        if not isinstance(facts, Mapping):
            return "Its facts cannot be read."
        try:
            told = self._of_site(facts) if self.scope == SITE else particulars_of(verb, facts)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return "Its facts are not those of such an act."
        return told

    def _of_site(self, facts: Mapping[str, object]) -> str:
        told = sorted(
            facts.keys() - _UNTOLD, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)
        )
        return " ".join(words for name in told if (words := self._fact(name, facts[name])))

    def _fact(self, name: str, fact: object) -> str:  # noqa: C901, PLR0911 - one for each kind of fact
        match name, fact:
            case (("person" | "reviewer" | "representative" | "organization" | "with"), str()):
                return _sentence(self.name(fact))
            case "relation", str():
                return _sentence(fact.replace("_", " ").capitalize())
            case "role", str():
                return _sentence(role_words(fact))
            case "kind", str():
                return _sentence(_KINDS.get(fact, fact.replace("_", " ").capitalize()))
            case "fields", list():
                return _sentence(", ".join(str(each).replace("_", " ") for each in fact).capitalize())
            case "address", str():
                return _sentence(f"From {fact}") if fact else ""
            case "page", str():
                return _sentence(f"Page: {fact.replace('_', ' ')}")
            case "chain", str():
                return _sentence(f"Case {fact}")
            case "is_witnessed", True:
                return "Against a witness."
            case _, int() if not isinstance(fact, bool):
                return _sentence(f"{name.replace('_', ' ').capitalize()}: {fact:,}")
        return ""


def _sentence(words: str) -> str:
    return f"{words.removesuffix('.')}." if words else ""
