"""The words for the first and last day of a course of treatment, a drug, an aid or work."""

import re
from dataclasses import dataclass
from enum import Enum

from openimr.domain.text import Span
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import words_in

ANY_THERAPY = "therapy"
"""The name of therapy of which no more is said; names of kinds of it end so."""

SESSIONS = re.compile(r"\b(?:sessions?|visits?|treatments?|course|last\sone|first\sone)\b", re.IGNORECASE)

THIS_DRUG = re.compile(
    r"\A\s*(?:Here,\s|In\sthis\scase,\s)?[Ii]t\swas\s|\b(?:this|the|that)\s(?:drug|medication|medicine|agent|muscle\srelaxant|opioid|NSAID|sleep\said|anti-?\s?depressant)\b|"
    r"\bon\sit\b",
    re.IGNORECASE,
)


class Edge(Enum):
    """What happens once with a course, a drug, an aid or work."""

    BEGUN = "the first day"
    ENDED = "the last day"
    ISSUED = "the delivery"
    ADMITTED = "the admission"
    BACK = "the return"


@dataclass(frozen=True, slots=True)
class Found:
    """Such an act in the words about a day.

    Attributes:
        edge: Which.
        is_behind: Whether the words stand behind the day.
    """

    edge: Edge
    is_behind: bool


_WORDS = re.compile(
    r"""\b(?:
      (?P<BACK> (?:returned|went\sback|back|released)\s(?:to|at)\s(?:(?:full|modified|light|regular|his|her|the|usual)\s){0,2}(?:work|duty|duties|job) )
    | (?P<ENDED> (?:was|were)\scompleted(?=\son\s\Z|,?\s\Z) | stopped | ended | finished | discontinued | discharged? | concluded | ceased | quit | weaned | last\sworked | off\swork\ssince | (?:taken|put|placed)\soff\swork
        | (?:last|final)\s(?:[A-Za-z-]+\s){0,6}?(?:sessions?|visits?|treatments?|one|dose|appointment|day\sof\swork|worked) )
    | (?P<ADMITTED> admitted | admission | hospitali[sz]ed )
    | (?P<BEGUN> began | begun | beginning | entered | start(?:ed|ing|s)? | commenc(?:ed|ing) | initiat(?:ed|ion) | introduced | originally(?=\sprescribed) | first | opening | initial | (?:put|placed)\son
        | since(?=\s\Z) )
    | (?P<ISSUED> issued | dispensed | delivered | supplied | fitted | furnished | applied | received | provided | given )
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_SESSION = re.compile(
    r"\b(?:first|opening|initial|last|final)\s(?:[A-Za-z-]+\s){0,3}?(?:sessions?|visits?|treatments?|appointment)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"[;:]|,\s(?:and|but|when|while|who)\b|\b(?:at\sthe|because|although|but|report(?:s|ed)|noted)\b", re.IGNORECASE
)
_NAMES = re.compile(
    r"""\b(?:
      (?P<physical_therapy> physical\stherapy | physiotherapy | PT )
    | (?P<occupational_therapy> occupational\stherapy | OT )
    | (?P<hand_therapy> hand\stherapy )
    | (?P<aquatic_therapy> (?:aquatic|aqua|pool|water)\stherapy )
    | (?P<speech> speech\stherapy ) | (?P<vestibular> vestibular\s\w+ )
    | (?P<mind> cognitive[\s-]behaviou?ral(?:\stherapy)? | CBT | psychotherapy | counsell?ing | talk\stherapy )
    | (?P<biofeedback> biofeedback ) | (?P<massage> massage(?:\stherapy)? ) | (?P<acupuncture> acupuncture )
    | (?P<chiropractic> chiropract\w+ ) | (?P<shockwave> shock-?\s?wave(?:\stherapy)? | ESWT ) | (?P<traction> traction )
    | (?P<restoration> functional\srestoration | FRP ) | (?P<work_program> work\s(?:hardening|conditioning) )
    | (?P<cold> cold\stherapy | cryotherapy ) | (?P<oxygen> hyperbaric\s\w+ ) | (?P<dialysis> dialysis ) | (?P<chemotherapy> chemotherapy )
    | (?P<therapy> therapy | rehabilitation )
    | (?P<gel> gel ) | (?P<cream> cream | ointment ) | (?P<patch> patch(?:es)? )
    | (?P<tens> TENS ) | (?P<h_wave> H-?\s?wave ) | (?P<interferential> interferential ) | (?P<stimulator> stimulator )
    | (?P<brace> brace | orthosis | corset ) | (?P<splint> splint ) | (?P<cast> cast ) | (?P<collar> collar ) | (?P<boot> boot )
    | (?P<orthotics> orthotics | inserts ) | (?P<wheelchair> wheelchair ) | (?P<walker> walker ) | (?P<crutches> crutch(?:es)? ) | (?P<cane> cane )
    | (?P<scooter> scooter ) | (?P<hearing_aid> hearing\saids? ) | (?P<prosthesis> prosthe\w+ ) | (?P<cpap> CPAP | BiPAP ) | (?P<bed> mattress | hospital\sbed )
    | (?P<pump> pump ) | (?P<glasses> glasses | spectacles ) | (?P<smoking> smoking | cigarettes | tobacco )
    | (?P<work> work | worked | working | duty | duties | job ) | (?P<hospital> hospital\w* | inpatient | discharged?(?=\s(?:on|home|from\s(?:the\s)?hospital)\b) | admitted | admission )
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AIDS = frozenset(
    "tens h_wave interferential stimulator brace splint cast collar boot orthotics wheelchair walker crutches cane scooter hearing_aid "  # noqa: SIM905 (words)
    "prosthesis cpap bed pump glasses cold".split()
)
_SINCE = "since"
_THERAPIES = frozenset(
    "physical_therapy occupational_therapy hand_therapy aquatic_therapy therapy speech vestibular mind biofeedback massage acupuncture "  # noqa: SIM905 (words)
    "chiropractic shockwave restoration work_program".split()
)
_OF_WORK = frozenset({"work"})
_ONLY_FOR: dict[Edge, frozenset[str]] = {
    Edge.ISSUED: _AIDS,
    Edge.ADMITTED: frozenset({"hospital", "restoration"}),
    Edge.BACK: _OF_WORK,
}


def edge_in(lead: str, follows: str, *, is_visit: bool) -> Found | None:
    """Return what the words about a day say of a first or last day: the last such words before it, else the first behind it.

    >>> edge_in("Tramadol was started on ", "", is_visit=False)
    Found(edge=<Edge.BEGUN: 'the first day'>, is_behind=False)
    """
    words = max(_WORDS.finditer(lead), key=lambda found: (found[0].lower() != _SINCE, found.start()), default=None)
    if words is not None and not _APART.search(lead, words.end()):
        return None if is_visit and not _OF_SESSION.search(lead) else Found(Edge[str(words.lastgroup)], is_behind=False)
    if words is not None or is_visit:
        return None
    words = _WORDS.search(follows)
    if words is None or _APART.search(follows, 0, words.start()):
        return None
    return Found(Edge[str(words.lastgroup)], is_behind=True)


def edge_of(edge: Edge, names: frozenset[str]) -> Edge:
    """Return what a beginning is: of an aid, its delivery."""
    return Edge.ISSUED if edge is Edge.BEGUN and names and names <= _AIDS else edge


def names_in(text: str, zone: Span, edge: Edge) -> frozenset[str]:
    """Return the treatments, drugs and aids that a zone names, as far as such an act can be of them."""
    names = {
        str(found.lastgroup).replace("_therapy", " therapy") for found in _NAMES.finditer(text, zone.start, zone.end)
    }
    names |= {found.value.generic for found in find_drugs(words_in(text, zone))}
    wanted = _ONLY_FOR.get(edge)
    return frozenset(names if wanted is None else names & wanted)


def therapies_in(words: str) -> frozenset[str]:
    """Return the kinds of therapy that some words name."""
    return frozenset(str(found.lastgroup) for found in _NAMES.finditer(words)) & _THERAPIES


def are_other_therapies(one: str, other: str) -> bool:
    """Return whether the words about two visits name therapies of different kinds.

    >>> are_other_therapies("the first PT visit", "the first acupuncture visit"), are_other_therapies("a visit", "a note")
    (True, False)
    """
    mine, yours = therapies_in(one), therapies_in(other)
    return bool(mine) and bool(yours) and mine.isdisjoint(yours) and ANY_THERAPY not in mine | yours
