"""How far a statement of absence reaches, and the sentences in which its words state none of a person."""

import re

ENDS_AHEAD = re.compile(
    r"""
    [.;:] (?= \s | \Z | [A-Z] )
    | ,? \s (?: but | however | although | though | while | whereas | except | therefore | thus | hence | yet ) \b
    | , \s (?: and \s (?: so | the | there | it | this | such | these | those | no | not | he | she | they | a | an | one | on | with ) | so | as | more | further | additional | which | the | this
        | that (?! \s (?: is | are | was | were ) \s (?: said | reported | described | stated | shown ) \s to \s have \b ) | there | it | he | she | they
        | we | nor | despite | especially | particularly | given | since | because | thereby | in \s which | without \s which | where
            | who | when | even | a ) \b
    | , \s \w+ing \s (?! and | or )
    | \s (?: (?: in \s order \s )? to \s (?: support | warrant | justify | substantiate | necessitate | establish
        | corroborate | merit )
        | (?: that | which ) \s (?! would \s (?: mark | place | put | make | render | class | classify | rank | label | predispose | expose ) \s
            (?: him | her | (?: the | this ) \s (?: injured \s )? (?: patient | worker | claimant | applicant | employee | individual | person | man | woman ) ) \b )
            (?: would | could | might | may | will | supports? | warrants? | justif\w+ )
        | (?: in | within | from | on ) \s (?: the \s )? (?: (?: submitted | provided | available | medical
            | clinical | most | recent | current
            | reviewed | included ) \s ){0,3} (?: records? | documentation | notes? | reports? | file | documents? | chart | papers | packet | history (?= \s (?: provided | submitted | available | reviewed | supplied ) ) )
        | in \s this \s (?: [\w-]+ \s ){0,3}? (?: case | patient | user | worker | claimant | individual | man | woman | employee ) | at \s this \s time | (?: for | at ) \s (?: the \s time \s of \s )? (?: this \s )? review
        | and \s (?! (?: was | were | proved ) \s (?: unsuccessful | unable | forced | not \s able ) \b | (?: has | have | had ) \s (?: broken \s down | been \s (?: unsuccessful | unable | forced ) | to \s (?: stop | leave | quit | give \s up ) ) \b )
            (?: whose | who | the | this | it | there | no | not | as | is | are | was | were | therefore | thus | has | have | had | needs? | requires? | continues? | takes
            | wants | will | would | should | cannot | can | must | lives | may | remains? | appears? | seems? | does | did | nothing )
        | the \s (?: request | treatment | service | procedure | medication | study | surgery ) s? \s (?: (?: is | are | was | were | has \s been ) \s (?: denied | upheld
            | overturned | not | found | deemed | therefore ) | cannot | fails )
        | (?: is | was | are | were | has \s been | have \s been ) \s (?: provided | noted | given | submitted | documented | found
            | made | available | present | seen | identified | performed | described | reported | included | done | obtained
            | recorded | mentioned | listed | attached | supplied | appreciated | observed | elicited | detected | palpated | felt | quoted | (?: shown | demonstrated ) (?! \s to \s have ) )
            (?! \s to \s have \s (?: ended | failed | come \s to | broken | been \s unsuccessful ) \b )
        | (?: noted | described | reported | documented | recorded | elicited | demonstrated | found | seen | observed ) \s by \s (?: any | the | his | her | a | either | an ) \s (?: \w+ \s )?? (?: examin | physician | provider | doctor | surgeon | evaluat | specialist )\w*
        | (?: is | are | was | were ) \s (?: in \s (?: effect | force | place | evidence ) | on \s (?: file | record | hand ) )
        | (?: accompan(?: y | ies | ied ) | exists? | existed ) (?! \w )
        | if \s (?! any \b ) | (?: by | with | through ) \s which | according \s to | in \s addition \s to
        | nor | prior \s to \s (?: the \s )? (?: request | consider )\w* ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where the reach of a cue that looks ahead ends."""

ENDS_BEHIND = re.compile(
    r"""
    (?: [.;:] | (?<! \s of ) (?<! \s to ) (?<! \s with ) (?<! \s from ) , ) \s (?: (?: and | but | or | so | as | that | therefore ) \s )?
    | \s (?: but | however | although | though | while | whereas | because | since | as | that | which | where
        | when | (?<! with \s ) and | and (?! \s without \b ) | thus | therefore | if
        | (?<! with \s ) or | or (?! \s without \b ) ) \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where the reach of a cue that looks back ends."""

LEAD = re.compile(
    r"""
    (?: [\s]*+ (?: , (?= \s* such \s as ) | , \s (?: however | though | moreover | unfortunately | in \s fact ) , \s
        | , \s (?: by | on | in | from | within | at | through ) \s [^,.;:]{1,60} , \s (?= (?: of | that | for | as \s to | regarding ) \s ) )? )
    (?: (?: but | and | so | of | that | to | for | regarding | as \s to | about | concerning | indicating | showing | noting
        | demonstrating | documenting | supporting
        | suggesting | stating | describing | specifying | explaining | detailing | in \s regards? \s to
            | with \s regards? \s to | with | by | on | any
        | a | an | the | either | been | indicates? | indicated | shows? | showed | provided | submitted | noted
            | and \s failed | speaks? (?= \s (?: to | of ) \b ) | states? (?= \s (?: whether | how | what | why | when ) \b )
        | there \s (?: is | are | was | were | has \s been | have \s been )
        | (?: is | are | was | were | has \s been ) \s made (?= \s of \b ) ) \s++ ){0,4}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between a cue and its subject."""

TRAIL = re.compile(
    r"\s+(?:(?:was|were|is|are|has been|have been)\s+)?(?:noted|documented|provided|submitted|reported|found|present|"
    r"identified|made|available)\Z",
    re.IGNORECASE,
)
"""What ends a subject and is no part of it."""

VERDICT = re.compile(
    r"medical(?:ly)?\s+necess\w+|\bnecess(?:ary|ity)\b|\b(?:request(?:ed|s)?(?:\s+(?:treatment|service|procedure|"
    r"medication))?|criteria|guidelines?|"
    r"recommendations?)\s*\Z",
    re.IGNORECASE,
)
"""A subject of which a verdict is given, no fact."""

PREDICATE = re.compile(
    r"\s+(?:is|are|was|were|be|been|being|would\s+be|can\s+be)\s+(?:also\s+|medically\s+|deemed\s+|considered\s+|found\s+){0,3}"
    r"(?:necessary|indicated|supported|recommended|appropriate|warranted|justified|certified|approved|decisive|required|needed|"
    r"medically)\b",
    re.IGNORECASE,
)
"""What makes a verdict of the words before it: "none of the services are necessary"."""

FOUND_NECESSARY = re.compile(
    r"\s+(?:to\s+be\s+)?(?:medically\s+)?(?:necessary|indicated|appropriate|supported|warranted|required)\b",
    re.IGNORECASE,
)
"""What makes a verdict of "has not been found"."""

COMPARED = re.compile(
    r"(?:additional\s+|added\s+)?benefit\s+(?:beyond|over|in\s+combination|shown\s+in)\b", re.IGNORECASE
)
"""A subject of which research tells, of a class of drugs."""

NEED = re.compile(
    r"(?:further\s+|additional\s+|medical\s+|clinical\s+)?(?:need|indications?|justification|role|basis|support)\s+(?:for|in)\b",
    re.IGNORECASE,
)
"""The beginning of a subject that is a verdict where nothing but "no" stands before it, or its cue looks back."""

NO_SUBJECT = re.compile(
    r"(?:such|this|these|those|that|it|he|she|they|the\s+above|above|same|(?:which|who)\s+(?:is|are|was|were|would|has|have|had|does|do)\b.*|(?:as|and|but|because|since)\b.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A subject that is none."""

POINTS_BACK = re.compile(
    r"(?:any\s+of\s+)?(?:such|this|these|those|that|the\s+above|above)(?:[\s-]+(?:mentioned|noted|stated))?\s+"
    r"(?:(?:medical|clinical|specific|objective)\s+)?"
    r"(?:documentation|evidence|information|findings?|records?|details?|data|conditions?|events?|criteria|factors?|"
    r"symptoms?|items?|things?)\b",
    re.IGNORECASE,
)
"""A subject that stands in the sentence before."""

CONDITION = re.compile(
    r"\b(?:if|when|unless|until|should|whenever|only\s+(?:if|when|after)|provided\s+that|in\s+cases?|"
    r"(?:patients?|persons?|individuals|workers|people)\s+(?:who|with|without)|"
    r"those\s+(?:who|with|without)|once(?!\s+(?:an?|per|daily|every|weekly)\b)|whether|"
    r"(?:indicated|recommended|allowed|advised|considered|appropriate|reserved|meant)\s+(?:only\s+)?where)\b",
    re.IGNORECASE,
)
"""Words that make what follows a condition."""

_SAYS_A_RULE = (
    r"(?:state|recommend|indicat|note|support|suggest|require|advis|specif|address|list|say|provide|include|mention|describe|"
    r"discuss|contain|hold|allow|permit|grant|reserve|want|ask|favo|endorse|caution|warn|counsel|regard|speak|call|limit|treat|"
    r"propose|name|tie|wish|discourage|agree|define|consider|give|find|see|keep|make|put|count|deem)\w*+"
)

GUIDELINE = re.compile(
    r"\b(?:MTUS|ACOEM|ODG|guidelines?|FDA|criteri(?:a|on)|literature|(?<!nerve )(?<!imaging )(?<!whose )(?<!his )(?<!her )(?<!conduction )(?<!diagnostic )(?<!electrical )(?<!sleep )(?<!repeat )studies|evidence-based|schedule|chapter|sections?|rules?)\b"
    rf"[^.;]{{0,80}}?\b(?:{_SAYS_A_RULE}|do|does|did|is|are|not)\b",
    re.IGNORECASE,
)
"""A guideline that says something."""

GUIDELINE_AGAIN = re.compile(
    rf"\b(?:they|it|that\s+source|these)\s+(?:also\s+)?(?:do\s+not\s+)?{_SAYS_A_RULE}", re.IGNORECASE
)
"""A guideline, named in the sentence before, that says something."""

IN_GUIDELINE = re.compile(
    r"\b(?:in|by|within|under)\s+(?:the|any|this|that)\s+(?:\w+\s+){0,4}(?:MTUS|ACOEM|ODG|guidelines?|chapter|literature)\b",
    re.IGNORECASE,
)
"""A guideline as the place where something is not said."""

GENERAL = re.compile(
    r"\bplacebo\b|\btrials\b|\brandomi[sz]ed\b|\bliterature\b|\b(?:long-term|controlled|clinical|several|few|"
    r"scientific)\s+studies\b|meta-analys|\beffectiveness\b|\befficacy\s+in\b|\bscientific\b|\bsuperior\s+to\b|"
    r"\bmore\s+effective\b|\bfalse[\s-]+positive\s+(?:test|result|finding)|\bdiagnostic\s+confusion\b|"
    r"\b(?:high|good|poor|low)[\s-]+quality\s+(?:evidence|stud)|\bhave\s+a\s+role\s+in\b|\bevidence\s+on\b(?!\s+(?:(?:physical|clinical|neurologic\w*|diagnostic)\s+)?(?:exam|imaging|MRI|CT\b|x-?ray|electrodiag|EMG|nerve|palpation|testing|file|record))|\b(?:is|are)\s+(?:discouraged|to\s+be\s+avoided)\b|\bcommercially\b|peer[\s-]reviewed|\([A-Z]\w+,?\s+(?:19|20)\d\d\)",
    re.IGNORECASE,
)
"""Words of a sentence that tells of research, not of a person."""

IN_GENERAL = re.compile(r"\b(?:may|can|should|must|might|often|usually|generally)\b", re.IGNORECASE)
"""A word of a sentence that tells of any person, where none of it tells of this one."""

OF_THIS_CASE = re.compile(
    r"\b(?:(?:in\s+)?this\s+(?:case|patient|injured|claimant|employee|worker|individual|applicant|request)|the\s+(?:patient|injured\s+worker|worker|employee|claimant|"
    r"applicant|IW|present|reports?|request|file|notes?|provider|treating|"
    r"requesting|attending|physician|surgeon|records?|documentation|submitted|medical\s+records?|clinical\s+(?:note|documentation|"
    r"record)|PR-?\s?[12]|progress\s+notes?|chart)|however|he|she)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of this person."""

IN_RECORD = re.compile(
    r"\s+(?:from|in|on|to)\s+(?:this|the|any|that|her|his)\s+(?:\w+\s+){0,2}(?:file|record|records|reports?|notes?|documentation|chart)\b|"
    r"\s*on\s+file\b",
    re.IGNORECASE,
)
"""The record as the place where something is not said."""

IN_RECORD_OF = re.compile(
    r"\s+(?:here\s+|anywhere\s+)?(?:in|within|from|on)\s+(?:any\s+of\s+)?(?:the|this|these|those|his|her|any)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:records?|documentation|notes?|reports?|files?|documents?|charts?|papers|packet|submission|materials?)"
    r"(?:\s+(?:provided|submitted|reviewed|available|sent|supplied|for\s+(?:this\s+)?review|at\s+hand|on\s+file)){0,2}"
    r"(?=\s+(?:of(?!\s+(?:\d|[A-Z][a-z]{2,8}\s+\d|Dr\b|the\s+(?:physician|provider|surgeon|doctor|therapist)))|that|to\s+(?:show|indicate|suggest)|regarding|for|about|concerning|as\s+to|showing|indicating|suggesting|whether|how|what|why)\b)",
    re.IGNORECASE,
)
"""The record as the place that stands between a cue and its subject: "no evidence in the records of …"."""

CLAUSE_OF_THIS_CASE = re.compile(
    rf"(?:[,;:]|\b(?:since|because|given\s+that|as))\s(?:and\s|but\s|yet\s)?(?:here\b|there\s+(?:is|was|are|were|has|have)\b|"
    r"such\s+(?:documentation|evidence|information)\s+(?:is|was|has)\b|which\s+(?:was|were|has|have|is|are)\s+not\s|"
    r"(?:an?|any|such)\s[^.;,]{1,80}?\b(?:has|have)\s+not\s+been\s+(?:described|documented|reported|recorded|noted|mentioned|shown|demonstrated|tried|performed)\b|"
    rf"(?:this|the)\s+reviewer\s+(?:was|is|could|did|finds|found|has|had)\b|"
    rf"(?:the\s+)?(?:physical\s+)?(?:exam|examination|imaging|MRI|findings|evaluation|assessment|consultation|interview|work-?up)\s|{OF_THIS_CASE.pattern})",
    re.IGNORECASE,
)
"""The beginning of a new clause that tells of this person."""
