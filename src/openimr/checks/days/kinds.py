"""What can happen on a day, and the words by which a letter says it."""

import re
from enum import Enum


class Kind(Enum):
    """What happened on a day; studies by how they are made.

    ``TEST`` and ``PROCEDURE`` are words that leave open which study or which treatment they mean; ``SCAN`` any picture.
    """

    MRI = "MRI"
    CT = "CT"
    XRAY = "x-ray"
    ULTRASOUND = "ultrasound"
    ELECTRODIAGNOSTIC = "electrodiagnostic study"
    SCAN = "scan"
    STUDY = "study"
    TEST = "test"
    LABORATORY = "laboratory test"
    INJECTION = "injection"
    OPERATION = "operation"
    PROCEDURE = "procedure"
    FIRST_REPORT = "first report"
    DRUG_TEST = "urine drug test"
    STATIONARY = "day of maximal improvement"
    VISIT = "visit"
    REQUEST = "request"
    APPROVAL = "approval"
    REVIEW = "utilization review"
    INJURY = "injury"
    OTHER = "day"


STUDIES = frozenset({Kind.MRI, Kind.CT, Kind.XRAY, Kind.ULTRASOUND, Kind.ELECTRODIAGNOSTIC, Kind.SCAN, Kind.STUDY})
TREATMENTS = frozenset({Kind.INJECTION, Kind.OPERATION, Kind.PROCEDURE})
DONE = STUDIES | TREATMENTS | {Kind.DRUG_TEST, Kind.LABORATORY, Kind.TEST}
"""What is done on one day and told again by it."""

RARE_STUDIES = frozenset({Kind.MRI, Kind.CT, Kind.ELECTRODIAGNOSTIC, Kind.STUDY})
RARE = RARE_STUDIES | {Kind.OPERATION}
"""What is seldom done twice."""

WITH_A_PLACE = STUDIES | TREATMENTS | {Kind.TEST}
"""What is of a part of the body."""

_MEANT: dict[Kind, frozenset[Kind]] = {
    Kind.SCAN: frozenset({Kind.MRI, Kind.CT}),
    Kind.TEST: STUDIES | {Kind.DRUG_TEST, Kind.LABORATORY},
    Kind.PROCEDURE: frozenset({Kind.OPERATION, Kind.INJECTION}),
}


def is_same_kind(one: Kind, other: Kind) -> bool:
    """Return whether two words may be of one thing: the same kind, or the one leaves open what the other says.

    >>> is_same_kind(Kind.SCAN, Kind.MRI), is_same_kind(Kind.MRI, Kind.XRAY)
    (True, False)
    """
    return one is other or other in _MEANT.get(one, ()) or one in _MEANT.get(other, ())


_TOLD = r"(?:\)?\s(?:stud(?:y|ies)|tests?|testing|exam(?:ination)?s?|scans?|imaging|views?|films?|series|results?|findings))?"
_PAPER = r"(?:\sreports?)?"
_FOREIGN = r"(?:hardware|plates?|screws?|pins?|wires?|rods?|nails?|implants?|stimulator|tumou?r|mass|lesion|cyst|gallbladder|appendix)"
_NOT_IN_SURGERY = "".join(
    rf"(?<! {part} \s {be} \s )"
    for part in ("hair", "wound", "cut", "laceration", "cast", "skin", "nail", "nails", "wounds", "beard")
    for be in ("was", "were")
)
"""What is trimmed, shaved or sutured without an operation."""

_PLACE = r"(?:\s(?:of|at|to|on)\s(?:the\s)?(?:(?:left|right|bilateral|lumbar|cervical|medial)\s|[LC]\d))"
NOUN = re.compile(
    rf"""
    \b (?:
      (?P<FIRST_REPORT> DFR | first \s report (?: \s of (?: \s (?: occupational | work ) )? \s (?: injury | illness )
        (?: (?: \s or \s | / ) (?: injury | illness ) )? )? )
    | (?P<REQUEST> requests? (?: \s for \s authorization )? | requested | RFA (?! {_PLACE} ) | authorization \s (?: form | request )
        | request \s form )
    | (?P<APPROVAL> approved | authorized | certified | approval )
    | (?P<REVIEW> utili[sz]ation \s review (?: \s \(UR\) )? (?: \s (?: report | form | letter | decision | determination | notice ) )?
        | UR (?: \s (?: report | form | letter | decision | determination ) )? | (?: prior | previous | original | initial ) \s
        (?: review | determination | denial | decision ) (?: \s letter )? | non-?\s?certif\w+ | denied | denials? | determination )
    | (?P<INJURY> injury \s date | date \s of \s (?: loss | accident | onset ) | D/I | DOL | (?<! for \s this \s ) (?<! for \s the \s ) (?<! for \s his \s ) (?<! for \s her \s ) (?<! after \s this \s ) injur(?:y|ies) | injured (?! \s worker ) | hurt | DOI | accident | incident | occupational \s claim )
    | (?P<DRUG_TEST> urine (?= \s (?: on | of | from | dated ) \s \d ) | (?: urine \s (?: drug | toxicology ) | toxicology | tox | drug ) \s (?: screen(?:ing|s)? | tests? | testing | panel | analysis ) {_PAPER}
        | urine \s toxicology {_PAPER} | toxicology \s reports? | UDS | UDT | UTS | urinalysis | urine (?= \s (?: (?: was | were ) \s )? (?: collected | tested | screened | obtained ) )
        | (?<= \s ) screen (?= ,? \s (?: of | on | from | dated | collected | as ) \s ) | urine \s (?: specimen | sample | screen(?:ing|s)? | tests? | testing ) {_PAPER} )
    | (?P<LABORATORY> (?: blood | laboratory | lab ) \s (?: work | tests? | testing | draw | drawn | panel | stud(?:y|ies) | results? ) {_PAPER}
        | labs | labwork | CBC | CMP | BMP | (?: metabolic | lipid | hepatic | liver | renal | chemistry ) \s panel | blood \s counts?
        | (?: liver | kidney | renal | thyroid ) \s function \s tests? | serum \s \w+ | blood (?= \s (?: (?: was | were ) \s )? (?: taken | drawn | collected ) )
        | blood \s (?: samples? | levels? | sugars? | chemistr(?:y|ies) ) | hemoglobin \s A1c | h[bg]b? \s? A1c | A1c | creatinine | testosterone \s level | venipuncture | phlebotomy )
    | (?P<STATIONARY> permanent \s (?: and | & ) \s stationary | maxim(?:um|al) \s medical \s improvement | P\s?&\s?S | MMI )
    | (?P<MRI> (?: MRIs? | magnetic \s resonance (?: \s imaging )? | MR \s arthrogra\w+ ) {_TOLD} {_PAPER} )
    | (?P<CT> (?: (?<! PET \s ) (?<! PET [-/] ) CT | CAT \s scan | computed \s tomography | computerized \s tomography ) {_TOLD} {_PAPER} )
    | (?P<XRAY> (?: x-?rays? | XRs | XRs? (?= \s (?: of | [RL] | right | left | bilateral ) \s ) | radiograph(?:s|y|ed)? | x-?rayed | (?: plain | standing | weight-?\s?bearing | stress ) \s (?: films? | views? )
        | films | (?: flex(?:ion)? (?: \s and \s | [/-] | \s ) ext(?:ension)? | sunrise | lateral | bending | Telos | oblique ) \s (?: views | films )
        | radiographic (?= \s stud | \s view | \s film | \s exam ) ) {_TOLD} {_PAPER} )
    | (?P<ULTRASOUND> (?: (?: diagnostic \s )? ultrasound | ultrasonogra\w+ | sonogra(?:m|phy) | duplex ) {_TOLD} {_PAPER} )
    | (?P<ELECTRODIAGNOSTIC> (?: EMG | NCV | NCS | electro-?\s?diagnostic(?:s|ally)? (?! \s (?:lab|laboratory|consultant|physician|medicine) \b ) | electromyogra\w+ | nerve \s conduction
        (?: \s velocit(?:y|ies) )? | nerve (?= \s stud | \s test ) | electrical (?= \s stud | \s test ) ) {_TOLD} {_PAPER} )
    | (?P<STUDY> (?: arthrogra\w+ | myelogra\w+ | discogra\w+ | (?: (?: three | triple | 3 ) -?\s?phase \s )? bone (?= \s scan ) | scintigra\w+
        | bone \s (?: density | densitometry ) | DEXA | mammogra\w+ | spirometry | (?: exercise | cardiac | treadmill ) \s stress (?= \s test ) | Holter | audiogram | audiometry
        | hearing (?= \s test ) | biops(?:y|ies) | arteriogra\w+ | venogra\w+ | angiography | urodynamic\w* | psycholog(?:y|ical) (?= \s test ) | neuropsych(?:olog(?:y|ical))? (?= \s (?: test | battery | assess | eval ) )
        | sleep (?= \s stud ) | polysomnogra\w+ | echocardiogra\w+ | electrocardiogra\w+ | EKG | ECG | EEG | angiogram | endoscopy
        | EGD | esophagogastro\w+ | colonoscopy | pulmonary \s function (?= \s test ) | functional \s capacity \s evaluation | FCE ) {_TOLD} {_PAPER} )
    | (?P<SCAN> (?: scans? | imaging ) (?: \s stud(?:y|ies) )? {_PAPER} )
    | (?P<TEST> stud(?:y|ies) | specimen | sample )
    | (?P<INJECTION> injections? | injected | injecting | inj (?= \.? \s )
        | blocked (?= \s (?: (?: on | in ) \s \d | \d | the \s (?: [\w-]+ \s ){{0,2}} (?: branch(?:es)? | nerves? | facets? | ganglion ) \b ) )
        | (?: Depo-?\s?Medrol | Kenalog | Celestone | Aristospan | triamcinolone | betamethasone | methylprednisolone | cortisone | steroid )
            (?= \s (?: (?: was | were ) \s )? (?: administered | given | injected | instilled | placed ) \b | \s in(?:to)? \s (?: the | his | her | both ) \b ) | nerve \s blocks? | blocks? | HWBs? | ESIs? | [LCT]ESI | TFESI | CSI | MBBs? | TPIs? | epidurals?
        | ablation | RFA (?= {_PLACE} ) | rhizotom\w+ | neurotom\w+ | denervation | infiltrat\w+ | (?: cortisone | steroid | cortico-?\s?steroid | gel | Botox ) \s shots? | shots? (?= \s (?: in | to | into | of | on | at ) \s )
        | viscosupplementation | Synvisc (?:-One)? | Orthovisc | Euflexxa | Hyalgan | Supartz | chemodenervation | PRP
        | platelet-?\s?rich \s plasma | Botox | botulinum \s toxin )
    | (?P<OPERATION> surger(?:y|ies) | operati(?:on|ve \s (?:report|note)) | operated | arthroscop\w+ | scoped | scope (?= ,? \s (?: of | on | from | dated | in ) \s ) | fusion | fused
        | [a-z]{{8,30}}+ (?: (?<=plasty) | (?<=ectomy) | (?<=otomy) | (?<=desis) | (?<=rrhaphy) | (?<=plasties) | (?<=ectomies) )
        | ACDF | T[KHS]A | T[KHS]R | HWR | UKA | RCR | CTR | [ALOPTX]LIF | MUA | ACLR | Mumford | (?-i: SAD )
        | repair(?:ed)? | releas(?:e|ed) | replac(?:ement|ed) | reconstruct(?:ion|ed) | ORIF | fixation | excis(?:ion|ed)
        | debride(?:ment|d) | decompress(?:ion|ed) | amputat(?:ion|ed) | pinn(?:ing|ed) | transpos(?:ition|ed) | resect(?:ion|ed) | osteosynthesis
        | (?: open | closed ) \s reduction | (?= fixed | plated | nailed | rodded | grafted ) (?: (?<= was \s ) | (?<= were \s ) | (?<= internally \s ) ) \w+ | (?: skin | bone | nerve ) \s graft(?:ing|s)?
        | (?: teno | neuro | adhesio ) lysis | Bankart | laminaplasty | manipulation \s under \s anesthesia
        | {_NOT_IN_SURGERY} (?: trimmed | shaved | sutured | sewn | stitched | reattached ) (?= (?: \s (?: back | down | again ) )? \s (?: on | in ) \b ) | implant(?:ation|ed) | (?<! suture \s ) (?<! staple \s ) (?<! sutures \s ) (?<! staples \s ) (?<! cast \s ) removal
        | {_FOREIGN} (?: \s \w{{1,12}} ){{0,6}} \s (?: removed | (?: came | taken | come ) \s out | excised | extracted ) )
    | (?P<PROCEDURE> procedures? )
    | (?P<VISIT> visits? | notes? | reports? | evaluat(?:ion|ed) | re-?evaluat(?:ion|ed) | follow(?:ed)?-?\s?up | exam(?:ination)?
        | (?: re-?\s? )? examined | seen | PR-?2 | consultation | (?: re-?\s? )? assess(?:ment|ed) | complain(?:ts?|ed|s)
        | consulted | consults? | (?: saw | sees ) (?= \s (?: him | her | them | the \s (?: patient | worker | claimant | employee | injured ) ) \b ) | check-?\s?up | recheck | encounter
        | (?: QME | AME | IME ) (?: \s (?: exam | evaluation | report ) )? | present(?:ed|s) | appointment | records? | urgent \s care | emergency \s (?: room | department ) | hospitali[sz]\w+
        | opinions? (?= \s (?: of | dated | from ) \s \d ) | documentation (?= \s (?: of | on | dated | from ) \s ) | (?: objective | subjective | physical | clinical ) \s (?: findings | complaints ) )
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The words that say what happened; the name of the group is that of the kind."""
