"""The words of which the cues of an absence are made: those that say, do, look, and what stands between."""

GAP = r"\s++"
BE = r"(?:is|are|was|were|been|being|be)"
HAVE = r"(?:has|have|had|having)"
NOT = (
    r"(?:(?:\s++(?:evidently|apparently|certainly|reportedly|clearly|seemingly|presumably|simply|also|otherwise|still|however|currently|obviously|yet))?"
    r"\s++not|n['’]t)"
)

ADJECTIVES = rf"""(?:(?:
    clear | specific | objective | recent | current | adequate | sufficient | documented | explicit | compelling
        | additional | further | formal
    | clinical | such | other | supporting | medical | new | significant | real | apparent | detailed | definitive
        | convincing | documentary
    | physical | subjective | submitted | available | valid | conclusive | overt | quantifiable | measurable
        | clinically | clearly | written
    | imaging | radiographic | exam(?:ination)? | relevant | substantial | good | or | and | firm | direct | strong
        | reasonable | acceptable
) {GAP} ){{0,4}}"""
RECORD = r"""(?:
    documentations? | evidence | indications?(?!\s+for\b) | mention(?:ing)? | discussions? | reports? | records?
        | notations? | descriptions?
    | explanations? | rationales? | rational | statements? | information | details? | reference | proof | suggestion
        | verification | confirmation
    | data | documents? | corroboration | specification | elaboration | reason(?:ing)?(?!\s+to\b) | justification
        | support(?=\s+for\s+(?:(?:the|this|a|any)\s+)?(?:(?:patient|worker|claimant|applicant|employee|man|woman)(?:['’]s)?\s+(?:being|having)|him|her|diagnosis\s+of|presence\s+of)\b)
)"""
SAY = r"""(?:
    (?: document | show | indicate | demonstrate | mention | describe | note | state | specify | specifie | provide
        | include | contain | report
    | reveal | identify | identifie | discus | discuss | address | explain | detail | reflect | evidence | list
        | outline | delineate | furnish
    | submit | submitt | confirm | suggest | clarify | clarifie | elaborate | substantiate | corroborate | supply
        | supplie | present | quantify
    | record | express | offer | establish | reference | obtain | propose | comment | perform | order | measure | attach | enclose ) (?:e?d | s | ing)?
    | shown | given | found | say | tell | set (?= \s++ (?: a | an | any | out | down ) \b )
    | (?: mak(?:e|es|ing) | made ) \s++ (?: any \s++ )? (?: mention | reference ) | refer(?=\s+to\b) | set \s++ forth | give | gave
    | find | locate | bring \s++ (?: forth | out | up | forward ) | turn \s++ up | bear \s++ out | speak \s++ (?: of | to ) | yield | uncover | disclose | point \s++ to | mark | chart
)"""
SAID = r"""(?:
    documented | noted | stated | provided | submitted | specified | evidenced | demonstrated | reported | described
        | mentioned | included
    | identified | shown | seen(?!\s+as) | found | available | apparent | clear | evident | present | discussed
        | addressed | listed | outlined
    | explained | corroborated | demonstrable | supplied | attached | furnished | observed | appreciated | detailed | delineated | defined
        | made \s++ clear | clarified
    | quantified | recorded | given | elaborated | revealed | confirmed | known | on \s++ (?: file | record ) | reflected
        | set \s++ forth | articulated
    | handed \s++ in | charted | logged | entered | itemized | tabulated | counted | written (?: \s++ down )? | spelled \s++ out | spelt \s++ out | laid \s++ out
        | brought \s++ up | touched \s++ (?:up)?on | dealt \s++ with | commented \s++ (?:up)?on | gone \s++ into | accounted \s++ for | asked \s++ about | inquired \s++ (?:about|into)
        | looked \s++ for | characterized | named | put \s++ down | set \s++ (?: down | out ) | quoted | enclosed | sent | forthcoming | elicited | visualized | detected | well [\s-] documented | presented
)"""
DONE = r"""(?:
    (?: tried | trialed ) \s++ (?: and | or ) \s++ failed | tried | failed (?!\s+to\b) | attempted | undergone
        | received | completed | had
    | participated | attended | exhausted | trialed | utilized | used | taken (?! \s++ place ) | underwent | sought | shown \s++ improvement
        | responded | plateaued
    | lost | quit | fallen | worked | visited | consulted | signed | worn | smoked | slept | gone \s++ (?: to | through ) | stopped | been \s++ (?: fitted | admitted | hospitalized | referred | immobilized | casted | braced )
    | demonstrated | experienced | sustained | improved (?= \s++ (?: his | her | their | the | any | function\w* | pain | to ) \b ) | alleviated | relieved | helped
        | resolved | benefit(?:t)?ed
    | resulted | returned | progressed | complained \s++ of | entered \s++ into | engaged \s++ in | enrolled | monitored | assessed | tested | examined | checked | queried | screened
    | been \s++ (?: treated | given | prescribed | placed | diagnosed | evaluated | on
        | (?: shown | found | noted | documented | reported | observed | proven ) \s++ to (?: \s++ (?: be | have ) )? )
    | (?: reduced | decreased | lowered | weaned | increased | gained | regained | cut (?: \s++ down (?: \s++ on )? )? )
        (?= \s++ (?: his | her | their | the | any | opioid | narcotic | medication | drug | use | intake | dose | weight | strength | motion | function )\w* )
)"""
ADVERBS = rf"""(?:(?:
    also | clearly | yet | currently | specifically | adequately | sufficiently | really | actually | otherwise
        | previously | fully | explicitly
    | well | readily | any | even | likewise | either | again | so \s++ far | ever | once | anywhere | otherwise | yet | at \s++ all | in \s++ turn | explicitly | separately | formally | (?: in | with ) \s++ any \s++ detail | appear \s++ to | seem \s++ to | always | directly | objectively | evidently | apparently | certainly | reportedly | presumably | be
) {GAP} ){{0,2}}"""
TEST = r"""(?:
    (?: straight \s++ leg | slr | spurling | lasegue | slump | kemp | patrick | faber | fabere | gaenslen | hoffmann? | babinski
        | romberg | clonus | mcmurray | apley | lachman | (?: anterior | posterior ) \s++ drawer | pivot | valgus | varus
        | apprehension | neer | hawkins | speed | yergason | o['’]?brien | impingement | cross [\s-] arm | empty \s++ can
        | drop \s++ arm | tinel | phalen | durkan | finkelstein | cozen | mill | grind | froment | thompson | squeeze
        | trendelenburg | thomas | ober | fadir | waddell | axial \s++ compression | cervical \s++ compression )
    (?:['’]?s)? | (?: provocative | orthop(?:a)?edic | neurologic(?:al)? | special ) \s++ (?: tests? | testing | maneuvers? | signs? )
)"""
STATE = r"""(?:
    (?: (?: visibly | grossly | overtly | significantly | markedly | clinically | at \s++ all | especially | particularly | in \s++ any \s++ way ) \s++ )?
    (?: swollen | edematous | puffy | tender | unstable | lax | loose | weak | weakened | numb | stiff | atrophic | deformed | bruised | inflamed | infected | spastic
        | depressed | anxious | tearful | suicidal | sleepy | drowsy | somnolent | sedated | constipated | nauseated | dizzy | confused | forgetful | febrile
        | homebound | housebound | bedridden | bedbound | incontinent | overweight | hypertensive | asthmatic | osteoporotic | anemic | hypertonic | hyperreflexic
        | antalgic | unsteady | guarded | arthritic | degenerative | fractured | torn | ruptured | displaced | dislocated | subluxed | herniated | stenotic | narrowed
        | addicted | dependent {0} | allergic {0} | intolerant {0} | elderly | frail | distressed | traumatized | paralyzed | painful
        | positive (?= \s*+ (?: [.,;] | \Z | on \b | at \b | for \b | in \b ) ) )
)""".replace("{0}", "(?= \\s++ (?: on | to | of | upon ) \\b )")
"""What a person, or a part of the body, is said not to be."""
RECORDS = r"(?: documentation | records? | information | details? | reports? | notes? | data )"
PASSIVE = rf"""(?:
    (?! (?: met | established | approved | certified | authorized | supported | recommended | justified | proven | proved | deemed | considered
        | satisfied | fulfilled | substantiated | validated | studied | adopted | needed | accepted | cleared | required | warranted | indicated
        | limited | intended | allowed | covered | endorsed | expected | advised | convinced | persuaded | designed | meant | based | restricted
        | related | inclined | denied | modified | upheld | overturned | entitled | disputed | contested | challenged | questioned | doubted
        | confined | obliged | bound | involved | concerned | interested | favored | suited | associated | permitted | evidenced | excluded
        | mandated | compared | superseded | changed | improved | resolved | plateaued | worsened | pleased | satisfied | reimbursed | injured
        | excused | tied | counted | tolerated | asked | warned ) \b )
    (?: \w++ (?<= ed ) | x-rayed | given | taken (?! \s++ (?: by | to | into | as ) \b ) | done | made | sought | drawn | begun | shown | put | sent | held | kept | set | seen | heard | felt
        | told | worn | undergone | run | read | cut )
    (?! \w ) (?: {GAP} (?: out | down | up | in ) \b )?
)"""
"""What is said of a thing in the passive, but for a verdict."""
WHY = r"(?: if | whether | why | how | what | that | as \s++ to | when | which | where | about | on | regarding )"
SHOWN = r"(?: shown | documented | reported | described | noted | found | demonstrated | recorded | proven | stated | known )"
TRIED = r"(?: (?: adequately | fully | properly ) \s++ )?(?: tried | failed | exhausted | completed | attempted | trialed | undertaken | performed | used )"
"""What is said to have become of care."""
BY = rf"(?: {GAP} by {GAP} (?: (?: the | his | her | any ) {GAP} )? (?: \w++ {GAP} )?? \w++ (?= {GAP} {WHY} \b ) )"
"""Who did not say whether something is so."""
