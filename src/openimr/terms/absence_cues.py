"""The words by which a text says that something is not there."""

import re
from collections.abc import Iterator

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
    | data | documents? | corroboration | specification | elaboration | reason(?:ing)?(?!\s+to\b) | justification
)"""
_SAY = r"""(?:
    (?: document | show | indicate | demonstrate | mention | describe | note | state | specify | specifie | provide
        | include | contain | report
    | reveal | identify | identifie | discus | discuss | address | explain | detail | reflect | evidence | list
        | outline | delineate | furnish
    | submit | submitt | confirm | suggest | clarify | clarifie | elaborate | substantiate | corroborate | supply
        | supplie | present | quantify
    | record | express | offer | establish | reference | obtain | propose | comment | perform | order | measure | attach | enclose ) (?:e?d | s | ing)?
    | say | tell | set (?= \s++ (?: a | an | any | out | down ) \b )
    | mak(?:e|es|ing) \s++ (?: any \s++ )? (?: mention | reference ) | refer(?=\s+to\b) | set \s++ forth | give | gave
    | find | locate
)"""
_SAID = r"""(?:
    documented | noted | stated | provided | submitted | specified | evidenced | demonstrated | reported | described
        | mentioned | included
    | identified | shown | seen(?!\s+as) | found | available | apparent | clear | evident | present | discussed
        | addressed | listed | outlined
    | explained | corroborated | demonstrable | supplied | attached | furnished | observed | appreciated | detailed | delineated | defined
        | made \s++ clear | clarified
    | quantified | recorded | given | elaborated | revealed | confirmed | known | on \s++ (?: file | record ) | reflected
        | set \s++ forth | articulated
    | handed \s++ in | put \s++ down | set \s++ (?: down | out ) | quoted | enclosed | sent | forthcoming | elicited | visualized | detected | well [\s-] documented | presented
)"""
_DONE = r"""(?:
    (?: tried | trialed ) \s++ (?: and | or ) \s++ failed | tried | failed (?!\s+to\b) | attempted | undergone
        | received | completed | had
    | participated | attended | exhausted | trialed | utilized | used | taken | underwent | sought | shown \s++ improvement
        | responded | plateaued
    | demonstrated | experienced | sustained | improved (?= \s++ (?: his | her | their | the | any | function\w* | pain | to ) \b ) | alleviated | relieved | helped
        | resolved | benefit(?:t)?ed
    | resulted | returned | progressed
    | been \s++ (?: treated | given | prescribed | placed | diagnosed | evaluated | on | shown \s++ to )
)"""
_ADVERBS = rf"""(?:(?:
    also | clearly | yet | currently | specifically | adequately | sufficiently | really | actually | otherwise
        | previously | fully | explicitly
    | well | readily | any | even | appear \s++ to | seem \s++ to | always | directly | objectively | be
) {_GAP} ){{0,2}}"""
_TEST = r"""(?:
    (?: straight \s++ leg | slr | spurling | lasegue | slump | kemp | patrick | faber | fabere | gaenslen | hoffmann? | babinski
        | romberg | clonus | mcmurray | apley | lachman | (?: anterior | posterior ) \s++ drawer | pivot | valgus | varus
        | apprehension | neer | hawkins | speed | yergason | o['’]?brien | impingement | cross [\s-] arm | empty \s++ can
        | drop \s++ arm | tinel | phalen | durkan | finkelstein | cozen | mill | grind | froment | thompson | squeeze
        | trendelenburg | thomas | ober | fadir | waddell | axial \s++ compression | cervical \s++ compression )
    (?:['’]?s)? | (?: provocative | orthop(?:a)?edic | neurologic(?:al)? | special ) \s++ (?: tests? | testing | maneuvers? | signs? )
)"""
_RECORDS = r"(?: documentation | records? | information | details? | reports? | notes? | data )"
_WHY = r"(?: if | whether | why | how | what | that | as \s++ to | when | which | where | about | on | regarding )"

_WORD = re.compile(r"[A-Za-z]++(?:['’][A-Za-z]++)?+")
_KEYWORDS = frozenset(
    _WORD.findall(
        """no not without lack lacks lacked lacking absent absence nor neither never none fail fails failed failing
        insufficient inadequate limited little unclear unknown uncertain deny denies denied denying negative free
        missing devoid unspecified undocumented scant scarce sparse minimal incomplete neglect neglects neglected omit
        omits omitted cannot nothing silent unable illegible indecipherable yet nowhere
        paucity scarcity vain wanting leaves left omitting unmentioned unrecorded unstated unreported unexplained undescribed unverified unconfirmed untested
        unaddressed unanswered untreated unsigned"""
    )
)
_SHORTENED = ("n't", "n’t")
_VERDICT_AFTER = re.compile(
    r"\s+(?:medically|recommended|supported|indicated|necessary|warranted|certified|appropriate|only|limited\s+to)\b",
    re.IGNORECASE,
)

CUE = re.compile(
    rf"""
    \b (?:
      (?P<no_record>
          (?: no | without | absent | absence \s++ of | lack(?:s|ed|ing)? (?: \s++ of )? | devoid \s++ of | neither
              | never \s++ any
            | (?: do | does | did | has | have | had ) {_NOT} \s++ (?: have \s++ )? (?! {_SAY} \b ) )
          {_GAP} (?: the \s++ | a \s++ | any \s++ )? {_ADJECTIVES} {_RECORD} \b
        | there {_GAP} (?: {_BE} | {_HAVE} {_GAP} been ) {_NOT} {_GAP} (?: a {_GAP} | any {_GAP} )? {_ADJECTIVES} {_RECORD} \b
        | paucity \s++ of | scarcity \s++ of
        | not \s++ (?: any \s++ )? (?: mention | indication | evidence ) \s++ of \b )
    | (?P<little>
          (?: insufficient | inadequate | limited | scant | scarce | minimal | incomplete | little
              | not \s++ (?: enough | sufficient | adequate ) )
          {_GAP} {_ADJECTIVES} (?: documentation | evidence | information | rationale | detail | explanation
              | justification | findings? | trials?
            | course | conservative | support | benefit | improvement | response | data ) \b )
    | (?P<person_not> {_BE} {_NOT} {_GAP} {_ADVERBS} (?: noted | shown | documented | reported | described | found
        | seen | stated | said | known | felt )
          {_GAP} to {_GAP} (?: have | be | has | exhibit | demonstrate | suffer | need ) \b (?: {_GAP} (?: had
              | been | any ) \b )? )
    | (?P<not_done>
          {_HAVE} {_NOT} {_GAP} {_ADVERBS} {_DONE} (?! \w )
        | {_HAVE} {_GAP} (?: as {_GAP} )? yet {_GAP} to {_GAP} (?: have | be (?= \s++ (?: treated | seen | evaluated ) \b )
            | undergo | receive | complete | try | attempt | exhaust | start | begin | attend | trial ) \b
        | never {_GAP} (?: had | tried | received | underwent | undergone | been | completed | attended | started | smoked | used ) \b
        | (?: did | does | do ) {_NOT} {_GAP} {_ADVERBS} (?: have | undergo | receive | complete | try | attempt
            | exhaust | participate | exhibit
            | complain | benefit | see | keep | wear | use | utilize | suffer | possess | respond | improve | attend | start | smoke | drink | take
            | work | wish | want ) \b
        | {_BE} {_NOT} {_GAP} {_ADVERBS} (?: involved | enrolled | participating | undergoing | taking | using
            | attending | working | receiving
            | scheduled | pending | on (?= {_GAP} (?: (?: any | an? | chronic | long | blood | daily | oral ) {_GAP} )?
                (?: anticoag | opioid | narcotic | medication | nsaid | thinner | insulin | aspirin | warfarin | steroid ) ) ) \b
        | {_BE} {_NOT} {_GAP} (?: a {_GAP} | an {_GAP} )? (?= (?: (?: good | appropriate ) {_GAP} )? (?: (?: surgical | operative ) {_GAP} )? candidate \b
            | (?: currently {_GAP} )? (?: diabetic | working | smoker | pregnant | obese | anticoagulated ) \b )
        | there {_GAP} (?: does | do | did ) {_NOT} {_GAP} (?: appear | seem ) {_GAP} to {_GAP} (?: be
            | have {_GAP} been ) \b )
    | (?P<not_said_of>
          (?: does | do | did | has | have | had | can | could ) {_NOT} {_GAP} {_ADVERBS} (?! been \b ) {_SAY} \b
        | it {_GAP} (?: does | did ) {_NOT} {_GAP} (?: appear | seem ) (?= {_GAP} that \b )
        | (?: fail(?:s|ed|ing)? | neglect(?:s|ed)? | omit(?:s|ted)? ) {_GAP} to {_GAP} {_ADVERBS} {_SAY} \b
        | (?: does | do | did | fail(?:s|ed)? {_GAP} to ) (?: {_NOT} )? {_GAP} {_ADVERBS} support
            (?= {_GAP} (?: (?: a | an | the | any | this | that ) {_GAP} )? (?: {_ADJECTIVES} )
                (?: diagnos\w+ | radicul\w+ | neuropath\w+ | findings? | presence | tear | lesion | instability | impingement
                    | compromise | compression | statement | assertion | claim | contention ) \b )
        | (?: {_BE} | am ) {_GAP} unable {_GAP} to {_GAP} (?: locate | verify | ascertain | confirm | determine | find (?= {_GAP} (?: a | any | documentation | evidence | mention ) \b ) ) \b
        | without {_GAP} {_SAY} \b
        | nor {_GAP} (?: does | do | did | has | have | had | is | are | was | were ) \b
              (?: {_GAP} (?: the | it | there | he | she | they ) \b )?
        | not {_GAP} {_SAY} (?<= ing ) \b )
    | (?P<unclear>
          (?<! \b (?: of | to | by | in ) \s ) (?<! \b (?: for ) \s ) (?<! \b (?: with | from ) \s )
          it {_GAP} (?: {_BE} | remains ) {_GAP} (?: also {_GAP} )? (?: unclear | unknown | uncertain
            | not {_GAP} (?: entirely {_GAP} | clearly {_GAP} | immediately {_GAP} | also {_GAP} )? (?: clear
                | certain | {_SAID} ) )
        | it {_GAP} (?: cannot | could \s++ not ) {_GAP} be {_GAP} (?: determined | ascertained | verified | established )
            (?: [^.;,]{{1,60}}? (?= {_GAP} (?: if | whether | why | how | what | when | which | where ) \b ) )?
        | (?: unclear | uncertain | unknown | not {_GAP} clear ) (?= {_GAP} {_WHY} \b )
        | of {_GAP} (?: an {_GAP} )? (?: unknown | unspecified | unclear )
            (?= {_GAP} (?: date | duration | origin | etiology | cause | amount | number | frequency | dose | extent ) \b )
        | an {_GAP} (?: unknown | unspecified ) (?= {_GAP} (?: amount | number | quantity | duration | date ) {_GAP} of \b )
        | (?: looks? | looked | searche[sd] ) {_GAP} in {_GAP} vain {_GAP} for \b
        | (?: leaves? | left ) {_GAP} (?: it {_GAP} )? open (?= {_GAP} (?: whether | how | what | why | which | when ) \b )
        | not {_GAP} a {_GAP} (?: single {_GAP} )? word {_GAP} (?: of | on | about ) \b
        | {_BE} {_GAP} silent {_GAP} (?: as {_GAP} to | on | about | regarding | concerning ) \b
        | (?: says? | said | states? | stated | contains? ) {_GAP} nothing {_GAP} (?: of | about | on | regarding | to ) \b
        | nothing {_GAP} (?: shows? | indicates? | suggests? | documents? | says? | establishes | points {_GAP} to ) \b
        | nothing {_GAP} (?: (?: specific | objective | else | further | clear | documented | new ) {_GAP} ){{0,2}}
            (?= (?: in {_GAP} (?: the | this | his | her ) | that | to | regarding | about | concerning | on | in | documented | noted ) \b ) )
    | (?P<negative_of> negative (?= {_GAP} (?: (?: left | right | bilateral ) {_GAP} )? {_TEST} (?! \w ) ) )
    | (?P<negative> (?: {_BE} | {_HAVE} {_GAP} been ) {_GAP} (?: all {_GAP} | both {_GAP} | also {_GAP} )?
          (?: (?: noted | found | reported | read | interpreted | said ) {_GAP} )? (?: (?: to {_GAP} be | as ) {_GAP} )?
          ["“”']? negative (?= ["“”'.,;)] | \s*+ \Z | {_GAP} (?: and | or | on | at | in | bilaterally | per | as | but | with ) \b ) )
    | (?P<is_little> {_BE} {_GAP} (?: also {_GAP} | very {_GAP} | somewhat {_GAP} | quite {_GAP} )?
          (?: insufficient | inadequate | incomplete | scant | sparse | limited )
          (?= \s*+ (?: [,.;)] | \Z ) | {_GAP} (?: and | or | in | at | with | as | for | on | because | since
              | to {_GAP} (?: determine | assess | show | evaluate | tell | judge | demonstrate | verify | know ) ) \b ) )
    | (?P<unread> {_BE} {_GAP} (?: (?: largely | mostly | partially | partly | generally | otherwise ) {_GAP} )?
          (?: illegible | indecipherable | not {_GAP} (?: altogether {_GAP} | entirely {_GAP} )? legible ) \b )
    | (?P<said_not>
          (?: {_BE} | {_HAVE} {_GAP} been | remains? ) (?: {_GAP} also )? (?: {_NOT} | {_GAP} nowhere ) {_GAP} {_ADVERBS} {_SAID} \b
        | {_HAVE} (?: {_GAP} also )? {_NOT} {_GAP} been {_GAP} {_ADVERBS} {_SAID} \b
        | (?: cannot | could \s++ not ) {_GAP} be {_GAP} (?: documented | determined | verified | ascertained
            | confirmed | identified | found ) \b
        | {_BE} {_NOT} {_GAP} (?: among | part \s++ of | in ) {_GAP} (?: the | these | those ) {_GAP}
          (?: \w++ {_GAP} )? (?: records? | file | documents? | documentation | notes? | chart | papers? | materials? ) \b
        | (?: {_BE} {_NOT} {_GAP} to {_GAP} be | {_BE} {_GAP} nowhere {_GAP} to {_GAP} be ) {_GAP} (?: found | seen | read ) \b
        | (?: {_BE} | goes | go | went | left | remains? | {_HAVE} {_GAP} been {_GAP} left ) {_GAP} (?: also {_GAP} )?
          (?: unmentioned | unrecorded | unstated | unreported | unexplained | undescribed | untested | unaddressed
            | unanswered | untreated | unsigned | wanting ) \b
        | not {_GAP} {_ADVERBS} {_SAID} \b (?! {_GAP} (?: to | as ) \b )
        | {_BE} {_GAP} (?: also {_GAP} )? lacking (?= \s*+ (?: [.,;:)] | \Z ) | {_GAP} (?: in \s the | from | at | and | or | as | to
            | on | for ) \b )
        | (?: {_BE} | remains? ) {_GAP} (?: also {_GAP} )? (?: absent | missing | unclear | unknown | unspecified | unverified | unconfirmed
            | undocumented | not \s++ there ) \b )
    | (?P<not_told> (?: cannot | could {_GAP} not ) {_GAP} be {_GAP}
          (?: told | seen | made {_GAP} out | learned | gathered | inferred | judged ) \b )
    | (?P<not_established> (?: {_BE} {_NOT} | {_HAVE} {_NOT} {_GAP} been ) {_GAP} {_ADVERBS} established \b )
    | (?P<neither_done> {_BE} {_GAP} neither {_GAP} \w++ {_GAP} nor {_GAP} \w++ )
    | (?P<done_not>
          {_HAVE} (?: {_GAP} also )? {_NOT} {_GAP} been {_GAP} {_ADVERBS}
          (?! (?: met | established | approved | certified | authorized | supported | recommended | justified | proven | proved
              | deemed | considered | able | on | a | an | the | to | in | at | any | well | done | found | satisfied | fulfilled
              | substantiated | validated | studied | adopted | shown | clinically | medically | sufficiently | much | enough
              | necessary | warranted | required | needed | indicated | accepted | cleared ) \b )
          (?: \w+ed | given | made | taken | done | sought | drawn | begun | shown | put ) (?! \w ) (?: {_GAP} out \b )?
        |
          (?: {_BE} (?: {_GAP} also )? {_NOT} | {_HAVE} (?: {_GAP} also )? {_NOT} {_GAP} been ) {_GAP} {_ADVERBS}
          (?: tried | attempted | exhausted | completed | performed | failed | trialed | utilized | used | done
              | obtained | ordered | repeated | measured | made | wasted | reduced | planned | signed | administered | conducted | helpful | beneficial | improved (?= \s*+ (?: [,.;]
              | \Z ) | {_GAP} (?: with | despite | which | since | and | or ) \b ) ) (?! \w )
        | {_HAVE} {_NOT} {_GAP} (?: {_ADVERBS} | necessarily {_GAP} | significantly {_GAP} ) (?: improved | resolved | changed | plateaued )
            (?= \s*+ (?: [,.;] | \Z ) | {_GAP} (?: with | despite | which | since | and | or | in | after ) \b ) )
    | (?P<lack> (?: omit(?: s | ted | ting )? (?= {_GAP} (?: any | the | all ) \b ) | lack(?:s|ed|ing)? (?: {_GAP} of )? | devoid {_GAP} of ) \b )
    | (?P<denies> (?: den(?:ies|ying) | denied (?= {_GAP} (?: any | having | pain | numb | tingl | weak | radi
        | prior | history | previous ) )
          | negative {_GAP} for | free {_GAP} (?: of | from ) | absence {_GAP} of | absent (?= {_GAP} (?! from \b | (?: (?: left | right | deep | bilateral | ankle | knee | achilles | patellar
                  | tendon | biceps | triceps ) {_GAP} ){{0,3}} (?: reflex | sensation | pulse ) ) )
              | none {_GAP} of ) \b )
    | (?P<no> (?: there {_GAP} (?: {_BE} {_NOT} | {_HAVE} {_NOT} {_GAP} been ) (?= {_GAP} (?: a | an | any ) \b )
              | (?<! \b or \s ) (?<! \b in \s ) (?: no | without ) | (?<! \b it \s ) (?<! \b (?: he ) \s ) (?<! \b (?: she ) \s ) (?<! \b (?: that | they ) \s ) neither ) \b
          (?! {_GAP} (?: reason {_GAP} to | (?: this | his | her | the | such ) {_GAP} (?: medication | medicine | drug | treatment | therapy | surgery | device | brace )s? (?! \w ) | longer | more | change\w* (?! [^.;]{1, 80}? \b (?: documented | noted | reported | described | recorded | shown ) \b ) | doubt | less | later | matter | one | contrast
              | other \s++ (?: \w+ \s++ )? than | end(?!\w) | \w+ \s++ to \s++ speak | good | purpose | question | merit | sequel\w+ | limit | better | worse | greater
            | difference | different | recommendations? ) \b ) (?! [.,)] ) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A cue; the name of its group says its kind and direction."""

LOOKS_BACK = frozenset(
    {"not_established", "not_told", "neither_done", "said_not", "done_not", "negative", "is_little", "unread"}
)
"""Groups of ``CUE`` whose subject stands before them."""

NEEDS_SUBJECT = {
    "not_told": re.compile(r"\A(?:whether|how|what|why|when|which)\b", re.IGNORECASE),
    "not_established": re.compile(
        r"\b(?:presence|existence|diagnosis|cause|causation|relationship|connection|link|improvement|benefit|efficacy|gains?|relief|failure)\b",
        re.IGNORECASE,
    ),
    "is_little": re.compile(rf"\b{_RECORDS}\b", re.VERBOSE | re.IGNORECASE),
}
"""What the subject of a cue must hold, by the name of its group; else the words state no absence."""

_BEFORE_KEYWORD = 30
_AFTER_KEYWORD = 130


def keywords_in(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the words stand of which a ``CUE`` holds at least one; found faster than a cue."""
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower()
        if word not in _KEYWORDS and not word.endswith(_SHORTENED):
            continue
        if word != "not" or not _VERDICT_AFTER.match(text, match.end()):
            yield match.start()


def cue_about(text: str, keyword: int, *, after: int, before: int) -> re.Match[str] | None:
    """Return the cue that a keyword is part of; None where it is of none, or the cue before took it.

    Args:
        text: The text.
        keyword: Where it stands.
        after: Offset before which no cue begins.
        before: Offset after which none ends: the end of the sentence.
    """
    stop = min(before, keyword + _AFTER_KEYWORD)
    for word in _WORD.finditer(text, max(after, keyword - _BEFORE_KEYWORD), min(keyword + 1, stop)):
        match = CUE.match(text, word.start(), stop)
        if match is not None and match.end() > keyword:
            return match
    return None
