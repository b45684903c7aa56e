"""The words by which a text says that something is not there, and the words that end their reach."""

import re

_GAP = r"\s++"
_BE = r"(?:is|are|was|were|been|being|be)"
_HAVE = r"(?:has|have|had|having)"
_NOT = r"(?:\s++not|n['’]t)"

_ADJECTIVES = rf"""(?:(?:
    clear | specific | objective | recent | current | adequate | sufficient | documented | explicit | compelling
        | additional | further | formal
    | clinical | such | other | supporting | medical | new | significant | real | apparent | detailed | definitive
        | convincing | documentary
    | physical | subjective | submitted | available | valid | conclusive | overt | quantifiable | measurable
        | clinically | clearly | written
    | imaging | radiographic | exam(?:ination)? | relevant | substantial | good | or | and | firm | direct | strong
        | reasonable | acceptable
) {_GAP} ){{0,4}}"""
_RECORD = r"""(?:
    documentations? | evidence | indications?(?!\s+for\b) | mention(?:ing)? | discussions? | reports? | records?
        | notations? | descriptions?
    | explanations? | rationales? | rational | statements? | information | details? | reference | proof | suggestion
        | verification | confirmation
    | data | documents? | corroboration | specification | elaboration | reason(?:ing)? | justification
)"""
_SAY = r"""(?:
    (?: document | show | indicate | demonstrate | mention | describe | note | state | specify | specifie | provide
        | include | contain | report
    | reveal | identify | identifie | discus | discuss | address | explain | detail | reflect | evidence | list
        | outline | delineate | furnish
    | submit | submitt | confirm | suggest | clarify | clarifie | elaborate | substantiate | corroborate | supply
        | supplie | present | quantify
    | record | express | offer | establish | reference ) (?:e?d | s | ing)?
    | mak(?:e|es|ing) \s++ (?:any \s++)? mention | set \s++ forth | give | gave
)"""
_SAID = r"""(?:
    documented | noted | stated | provided | submitted | specified | evidenced | demonstrated | reported | described
        | mentioned | included
    | identified | shown | seen(?!\s+as) | found | available | apparent | clear | evident | present | discussed
        | addressed | listed | outlined
    | explained | supplied | attached | furnished | observed | appreciated | detailed | delineated | defined
        | made \s++ clear | clarified
    | quantified | recorded | given | elaborated | revealed | confirmed | known | on \s++ file | reflected
        | set \s++ forth | articulated
    | forthcoming | elicited | visualized | detected | well [\s-] documented | presented
)"""
_DONE = r"""(?:
    (?: tried | trialed ) \s++ (?: and | or ) \s++ failed | tried | failed (?!\s+to\b) | attempted | undergone
        | received | completed | had
    | participated | exhausted | trialed | utilized | used | taken | underwent | sought | shown \s++ improvement
        | responded | plateaued
    | demonstrated | experienced | sustained | improved (?!\s*[,.]|\s+which) | alleviated | relieved | helped
        | resolved | benefit(?:t)?ed
    | resulted | returned | progressed
    | been \s++ (?: treated | given | prescribed | placed | diagnosed | evaluated | on | shown \s++ to )
)"""
_ADVERBS = rf"""(?:(?:
    also | clearly | yet | currently | specifically | adequately | sufficiently | really | actually | otherwise
        | previously | fully | explicitly
    | well | readily | any | even | appear \s++ to | seem \s++ to | always | directly | objectively | be
) {_GAP} ){{0,2}}"""
_WHY = r"(?: if | whether | why | how | what | that | as \s++ to | when | which | where | about | on | regarding )"

KEYWORD = re.compile(
    r"\b(?:no|not|without|lack\w*|absen\w*|nor|neither|never|none|fail\w*|insufficient|inadequate|limited|little|"
    r"unclear|unknown|uncertain|den(?:y|ies|ied|ying)|"
    r"negative|free|missing|devoid|unspecified|undocumented|scan?t|scarce|minimal|incomplete|neglect\w*|omit\w*|"
    r"cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
"""A word that every ``CUE`` holds; found faster than a cue."""

CUE = re.compile(
    rf"""
    \b (?:
      (?P<no_record>
          (?: no | without | absent | absence \s++ of | lack(?:s|ed|ing)? (?: \s++ of )? | devoid \s++ of | neither
              | never \s++ any
            | (?: do | does | did | has | have | had ) {_NOT} \s++ (?: have \s++ )? (?! {_SAY} \b ) )
          {_GAP} (?: the \s++ | a \s++ | any \s++ )? {_ADJECTIVES} {_RECORD} \b
        | not \s++ (?: any \s++ )? (?: mention | indication | evidence ) \s++ of \b )
    | (?P<little>
          (?: insufficient | inadequate | limited | scant | scarce | minimal | incomplete | little
              | not \s++ (?: enough | sufficient | adequate ) )
          {_GAP} {_ADJECTIVES} (?: documentation | evidence | information | rationale | detail | explanation
              | justification | findings? | trials?
            | course | conservative | support | benefit | improvement | response | data ) \b )
    | (?P<person_not> {_BE} {_NOT} {_GAP} {_ADVERBS} (?: noted | shown | documented | reported | described | found
        | seen | stated | known | felt )
          {_GAP} to {_GAP} (?: have | be | has | exhibit | demonstrate | suffer | need ) \b (?: {_GAP} (?: had
              | been | any ) \b )? )
    | (?P<not_done>
          {_HAVE} {_NOT} {_GAP} {_ADVERBS} {_DONE} (?! \w )
        | never {_GAP} (?: had | tried | received | underwent | undergone | been ) \b
        | (?: did | does | do ) {_NOT} {_GAP} {_ADVERBS} (?: have | undergo | receive | complete | try | attempt
            | exhaust | participate | exhibit
            | complain | use | utilize | suffer | possess | respond | improve ) \b
        | {_BE} {_NOT} {_GAP} {_ADVERBS} (?: involved | enrolled | participating | undergoing | taking | using
            | attending | working | receiving
            | scheduled | pending ) \b
        | there {_GAP} (?: does | do | did ) {_NOT} {_GAP} (?: appear | seem ) {_GAP} to {_GAP} (?: be
            | have {_GAP} been ) \b )
    | (?P<not_said_of>
          (?: does | do | did | has | have | had | can | could ) {_NOT} {_GAP} {_ADVERBS} (?! been \b ) {_SAY} \b
        | (?: fail(?:s|ed|ing)? | neglect(?:s|ed)? | omit(?:s|ted)? ) {_GAP} to {_GAP} {_ADVERBS} {_SAY} \b
        | without {_GAP} {_SAY} \b
        | nor {_GAP} (?: does | do | did | has | have | is | are | was | were ) {_GAP} (?: the | it | there | he
            | she | they ) \b
        | not {_GAP} {_SAY} (?<= ing ) \b )
    | (?P<unclear>
          it {_GAP} (?: {_BE} | remains ) {_GAP} (?: also {_GAP} )? (?: unclear | unknown | uncertain
            | not {_GAP} (?: entirely {_GAP} | clearly {_GAP} | immediately {_GAP} | also {_GAP} )? (?: clear
                | certain | {_SAID} ) )
        | (?: unclear | uncertain | unknown | not {_GAP} clear ) (?= {_GAP} {_WHY} \b ) )
    | (?P<said_not>
          (?: {_BE} | {_HAVE} {_GAP} been | remains? ) (?: {_GAP} also )? {_NOT} {_GAP} {_ADVERBS} {_SAID} \b
        | {_HAVE} (?: {_GAP} also )? {_NOT} {_GAP} been {_GAP} {_ADVERBS} {_SAID} \b
        | (?: cannot | could \s++ not ) {_GAP} be {_GAP} (?: documented | determined | verified | ascertained
            | confirmed | identified | found ) \b
        | not {_GAP} {_ADVERBS} {_SAID} \b (?! {_GAP} (?: to | as ) \b )
        | {_BE} {_GAP} (?: also {_GAP} )? (?: absent | lacking | missing | unclear | unknown | unspecified
            | undocumented | not \s++ there ) \b )
    | (?P<done_not>
          (?: {_BE} (?: {_GAP} also )? {_NOT} | {_HAVE} (?: {_GAP} also )? {_NOT} {_GAP} been ) {_GAP} {_ADVERBS}
          (?: tried | attempted | exhausted | completed | performed | failed | trialed | utilized | used | done
              | obtained | ordered ) \b )
    | (?P<lack> lack(?:s|ed|ing)? (?: {_GAP} of )? \b )
    | (?P<denies> (?: den(?:ies|ying) | denied (?= {_GAP} (?: any | having | pain | numb | tingl | weak | radi
        | prior | history | previous ) )
          | negative {_GAP} for | free {_GAP} (?: of | from ) | absence {_GAP} of | absent (?= {_GAP} (?!from\b) )
              | none {_GAP} of ) \b )
    | (?P<no> (?: no | without | neither ) \b
          (?! {_GAP} (?: longer | more | change\w* | doubt | less | later | matter | one | contrast
              | other \s++ than | limit | better | worse | greater
            | difference | different | recommendations? ) \b ) (?! [.,)] ) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A cue; the name of its group says its kind and direction."""

LOOKS_BACK = frozenset({"said_not", "done_not"})
"""Groups of ``CUE`` whose subject stands before them."""

ENDS_AHEAD = re.compile(
    r"""
    [.;:] (?= \s | \Z | [A-Z] )
    | ,? \s (?: but | however | although | though | while | whereas | except | therefore | thus | hence | yet ) \b
    | , \s (?: and \s (?: the | there | it | this | no | not | he | she | they ) | so | as | which | the | this
        | that | there | it | he | she | they
        | we | nor | despite | especially | particularly | given | since | because | thereby | in \s which | where
            | who | when | even | a ) \b
    | , \s \w+ing \s (?! and | or )
    | \s (?: (?: in \s order \s )? to \s (?: support | warrant | justify | substantiate | necessitate | establish
        | corroborate | merit )
        | (?: that | which ) \s (?: would | could | might | may | will | supports? | warrants? | justif\w+ )
        | (?: in | within | from | on ) \s (?: the \s )? (?: (?: submitted | provided | available | medical
            | clinical | most | recent | current
            | reviewed | included ) \s ){0,3} (?: records? | documentation | notes? | reports? | file | documents? )
        | at \s this \s time | (?: for | at ) \s (?: the \s time \s of \s )? (?: this \s )? review
        | and \s (?: the | this | it | there | no | not | as | is | are | was | were | therefore | thus | has | have )
        | (?: is | was | are | were ) \s (?: provided | noted | given | submitted | documented | found | made
            | available | present | seen | identified )
        | nor | prior \s to \s (?: the \s )? (?: request | consider )\w* ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where the reach of a cue that looks ahead ends."""

ENDS_BEHIND = re.compile(
    r"""
    [.;:,] \s (?: (?: and | but | or | so | as | that | therefore ) \s )?
    | \s (?: but | however | although | though | while | whereas | because | since | as | that | which | where
        | when | and | thus | therefore | if
        | or ) \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where the reach of a cue that looks back ends."""

LEAD = re.compile(
    r"""
    (?: [\s]*+ (?: , (?= \s* such \s as ) )? )
    (?: (?: of | that | to | for | regarding | as \s to | about | concerning | indicating | showing | noting
        | demonstrating | documenting | supporting
        | suggesting | stating | describing | specifying | explaining | detailing | in \s regards? \s to
            | with \s regards? \s to | with | by | on | any
        | a | an | the | either | been | indicates? | indicated | shows? | showed | provided | submitted | noted
            | and \s failed
        | there \s (?: is | are | was | were | has \s been | have \s been ) ) \s++ ){0,4}
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

NO_SUBJECT = re.compile(
    r"(?:(?:such|this|these|those|that|it|the\s+above|above|above\s+mentioned|same)\b(?:\s+(?:mentioned|documentation|"
    r"evidence|information|findings?|records?|details?))*"
    r"|(?:which|who|as|and|but|because|since)\b.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A subject that only points back."""

CONDITION = re.compile(
    r"\b(?:if|when|unless|until|should|whenever|only\s+(?:if|when|after)|provided\s+that|in\s+cases?|"
    r"(?:patients?|persons?|individuals|workers|people)\s+(?:who|with|without)|"
    r"those\s+(?:who|with|without)|once|whether)\b",
    re.IGNORECASE,
)
"""Words that make what follows a condition."""

GUIDELINE = re.compile(
    r"\b(?:MTUS|ACOEM|ODG|guidelines?|FDA|criteri(?:a|on)|literature|studies|evidence-based|schedule|"
    r"chapter)\b[^.;]{0,80}?\b(?:state|recommend|indicat|"
    r"note|support|suggest|require|advis|specif|do|does|did|is|are|address|list|say|provide|include|mention|describe|"
    r"discuss|contain|not)",
    re.IGNORECASE,
)
"""A guideline that says something."""

GENERAL = re.compile(
    r"\bplacebo\b|\btrials\b|\brandomi[sz]ed\b|\bliterature\b|\b(?:long-term|controlled|clinical|several|few|"
    r"scientific)\s+studies\b|meta-analys|\beffectiveness\b|\befficacy\s+in\b|\bscientific\b|\bsuperior\s+to\b|"
    r"\bmore\s+effective\b|\bcommercially\b|peer[\s-]reviewed|\([A-Z]\w+,?\s+(?:19|20)\d\d\)",
    re.IGNORECASE,
)
"""Words of a sentence that tells of research, not of a person."""

OF_THIS_CASE = re.compile(
    r"\b(?:(?:in\s+)?this\s+(?:case|patient|injured|claimant|employee)|the\s+(?:patient|injured\s+worker|claimant|"
    r"applicant|IW|provider|treating|"
    r"requesting|physician|records?|documentation|submitted|medical\s+records?|clinical\s+(?:note|documentation|"
    r"record))|however|he|she)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of this person."""

CLAUSE_OF_THIS_CASE = re.compile(
    rf"[,;:]\s(?:and\s|but\s)?(?:there\s+(?:is|was|are|were|has|have)\b|{OF_THIS_CASE.pattern})", re.IGNORECASE
)
"""The beginning of a new clause that tells of this person."""
