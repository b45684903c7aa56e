"""The links of the header: which there are, and who sees them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from openimr.web import clock
from openimr.web.people.access import roles_of
from openimr.web.people.values import PERSONAL_ROLES, ROLE_PERMISSIONS, Permission, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One link of the header.

    Attributes:
        label: Its words.
        route: Name of its route; an app that is not there yet leaves no link.
        permissions: Any one of these lets a person see it; empty: everyone signed in.
        at_home: True for a page of employees and their representatives alone, False for one of all others; None for both.
    """

    label: str
    route: str
    permissions: frozenset[Permission] = frozenset()
    at_home: bool | None = None

    def is_for(self, roles: frozenset[Role]) -> bool:
        """Return whether who holds these roles sees it."""
        held = frozenset[Permission]().union(*(ROLE_PERMISSIONS[role] for role in roles))
        is_at_home = roles <= PERSONAL_ROLES
        return self.at_home in {None, is_at_home} and (not self.permissions or bool(self.permissions & held))


ENTRIES: tuple[Entry, ...] = (
    Entry(label="Docket", route="cases:docket", permissions=frozenset({Permission.READ_CASE}), at_home=False),
    Entry(label="My case", route="cases:mine", permissions=frozenset({Permission.READ_CASE}), at_home=True),
    Entry(label="New application", route="cases:new", permissions=frozenset({Permission.ENTER_APPLICATION})),
    Entry(label="E-mail", route="deliveries:list", permissions=frozenset({Permission.SEND_NOTICE})),
    Entry(label="Reviewers", route="reviewers:list", permissions=frozenset({Permission.MANAGE_ROSTER})),
    Entry(label="Affiliations", route="conflicts:ties", permissions=frozenset({Permission.MANAGE_ROSTER})),
    Entry(label="My affiliations", route="conflicts:own", permissions=frozenset({Permission.DECLARE_AFFILIATIONS})),
    Entry(label="Figures", route="figures:first", permissions=frozenset({Permission.READ_FIGURES})),
    Entry(label="People", route="people:list", permissions=frozenset({Permission.MANAGE_PEOPLE})),
    Entry(label="Organizations", route="people:organizations", permissions=frozenset({Permission.MANAGE_PEOPLE})),
    Entry(label="Audit", route="audit:trail", permissions=frozenset({Permission.READ_AUDIT})),
    Entry(label="Read a letter", route="letters:read"),
)


def entries_for(request: HttpRequest) -> list[dict[str, object]]:
    """Return the links for the person signed in: label, address, and whether the page is there."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    roles = roles_of(user, at=clock.now())
    shown = (entry for entry in ENTRIES if entry.is_for(roles))
    links = [(entry.label, address) for entry in shown if (address := _address(entry))]
    around = [address for _, address in links if request.path.startswith(address)]
    here = max([*around, ""], key=len)  # the closest: /people/organizations/ lies below /people/ too
    if request.path.startswith(reverse("people:account")):
        here = ""
    return [{"label": label, "address": address, "is_here": address == here} for label, address in links]


def _address(entry: Entry) -> str | None:
    try:
        return reverse(entry.route)
    except NoReverseMatch:
        return None
