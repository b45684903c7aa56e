"""The words by which a text says that something is not there."""

import re

from openimr.terms.absence_cue_words import (
    ADJECTIVES,
    ADVERBS,
    BE,
    BY,
    DONE,
    GAP,
    HAVE,
    NOT,
    PASSIVE,
    RECORD,
    RECORDS,
    SAID,
    SAY,
    SHOWN,
    STATE,
    TEST,
    TRIED,
    WHY,
)
from openimr.terms.absence_keywords import WORD

CUE = re.compile(
    rf"""
    \b (?:
      (?P<none_of_it> (?: none (?: {GAP} of {GAP} (?: these | those | them | which ) )?
          | neither (?: {GAP} of {GAP} (?: these | those | them | which ) | {GAP} (?: circumstance | condition | criterion | requirement | event | element | one ) )?
          | no {GAP} such {GAP} [\w-]++ (?: {GAP} (?: in | on | of | for | at | from ) (?: {GAP} [\w-]++ ){{1,4}}? )?? )
          {GAP} (?: (?: {HAVE} (?: {GAP} (?: ever | yet ) )? {GAP} been | {BE} ) {GAP} {ADVERBS} (?: {SAID} | {PASSIVE} )
              | (?: appear | figure | feature )s? (?= {GAP} (?: in | on | among | anywhere ) \b ) )
          (?! \w | {GAP} (?: to | as | by {GAP} (?: research | studies | trials ) | effective | superior | useful | helpful ) \b ) )
    | (?P<no_record>
          (?: no | without | absent | absence \s++ of | lack(?:s|ed|ing)? (?: \s++ of )? | devoid \s++ of | neither
              | never \s++ any
            | (?: do | does | did | has | have | had ) {NOT} \s++ (?: have \s++ )? (?! {SAY} \b ) )
          {GAP} (?: the \s++ | a \s++ | any \s++ )? {ADJECTIVES} {RECORD} \b
        | there {GAP} (?: {BE} | {HAVE} {GAP} been ) {NOT} {GAP} (?: a {GAP} | any {GAP} )? {ADJECTIVES} {RECORD} \b
        | paucity \s++ of | scarcity \s++ of
        | not \s++ (?: any \s++ )? (?: mention | indication | evidence ) \s++ of \b )
    | (?P<little>
          (?: insufficient | inadequate | limited | scant | scarce | minimal | incomplete | little
              | not \s++ (?: enough | sufficient | adequate ) )
          {GAP} {ADJECTIVES} (?: documentation | evidence | information | rationale | detail | explanation
              | justification | findings? | trials?
            | course | mention | reference | discussion | description | conservative | support | benefit | improvement | response | data ) \b )
    | (?P<not_shown_done> (?: (?: {BE} {NOT} | {HAVE} {NOT} {GAP} been ) {GAP} {ADVERBS} {SHOWN} {GAP} (?: to {GAP} have | as {GAP} having )
          | (?: do | does | did ) {NOT} {GAP} (?: appear | seem ) {GAP} to {GAP} have ) {GAP} (?: been {GAP} )? {TRIED} (?: ,? {GAP} (?: and | or ) {GAP} (?: been {GAP} )? {TRIED} )? (?! \w ) )
    | (?P<person_not> (?: {BE} {NOT} | {HAVE} {NOT} {GAP} been ) {GAP} {ADVERBS} (?: described | documented | noted | reported | identified ) {GAP} as {GAP} (?: being | having | (?= \w++ (?<= ing ) ) ) \b
        | {BE} {NOT} {GAP} {ADVERBS} (?: noted | shown | documented | reported | described | found
        | seen | stated | said | known | felt )
          {GAP} to {GAP} (?: have | be | has | exhibit | demonstrate | suffer | need ) \b (?: {GAP} (?: had
              | been | any ) \b )? )
    | (?P<not_done>
          {HAVE} {NOT} {GAP} {ADVERBS} {DONE} (?! \w )
        | (?: {HAVE} | {BE} ) {GAP} (?: as {GAP} )? yet {GAP} to {GAP} (?: have | be (?= \s++ (?: treated | seen | evaluated ) \b )
            | undergo | receive | complete | try | attempt | exhaust | start | begin | attend | trial ) \b
        | (?: (?<= [.;:,] \s ) | (?<= \n ) | \A ) not {GAP} {ADVERBS} {SAID} (?: {GAP} (?: in | by | anywhere ) [^.;,]{{0,40}}? )? {GAP} (?: is | are | was | were ) \b
        | (?: (?<= [.;:,] \s ) | (?<= \n ) | \A | what {GAP} is {GAP} ) (?: missing | absent | lacking | wanting )
            (?: {GAP} from [^.;,]{{1,40}}? )? {GAP} (?: is | are | was | were ) \b
        | fail(?:s|ed)? {GAP} to {GAP} (?: attempt | try | undergo | complete | have | receive | participate {GAP} in | engage {GAP} in | use | obtain ) \b
        | never {GAP} (?: had | tried | took | wore | saw | went {GAP} (?: to | through ) | needed | reported | complained {GAP} of | received | underwent | undergone | been (?! {GAP} {PASSIVE} ) | (?: been {GAP} )? (?: shown | found | noted | documented | reported | observed ) {GAP} to (?: {GAP} (?: be | have ) )? | been {GAP} (?: treated | diagnosed | evaluated | on )
            | completed | attended | started | smoked | used ) \b
        | (?: (?<= [.;:,] \s ) | (?<= \b pt \s ) | \A ) not {GAP} (?: on | taking | using | receiving | attending | wearing | working (?= \W ) | smoking | diabetic | obese ) \b
        | (?: did | does | do ) {NOT} {GAP} {ADVERBS} (?: have | undergo | receive | complete | try | attempt
            | exhaust | participate | exhibit
            | complain | test | examine | check | inspect | assess | go {GAP} through | benefit | see | keep | own | live | drive | walk | report (?= {GAP} (?: a | any ) \b ) | wear | use | utilize | suffer | possess | respond | improve | attend | start | smoke | drink | take
            | work | wish | want | run | get | pull | query | draw | screen | sign | palpate | weigh | grade | inject | image | scan | lose | gain
            | fall | sleep | own | hold | carry | stay | do (?= {GAP} (?: an? | any | the | his | her | home | physical ) \b )
            | look {GAP} (?: for | at | into ) | inquire {GAP} (?: about | into ) | ask {GAP} about | go {GAP} to | follow {GAP} through | keep {GAP} up
 ) (?! \w )
        | (?: did | does | do ) {NOT} {GAP} {ADVERBS} (?= (?: help | relieve | ease | lessen | reduce | alleviate | decrease | improve ) {GAP} (?: the | his | her | any | pain | symptoms? | function | sleep | spasm ) \b )
        | (?: {BE} {NOT} | {HAVE} {NOT} {GAP} been ) {GAP} {ADVERBS} (?= {STATE} (?! \w ) )
        | {BE} {NOT} {GAP} {ADVERBS} (?: involved | enrolled | participating | undergoing | taking | using
            | attending | working | receiving | vomiting | coughing | bleeding | limping | falling | sleeping | smoking | drinking | wearing | exercising | walking | driving | complaining {GAP} of
            | scheduled | pending | on (?= {GAP} (?: (?: any | an? | chronic | high [\s-] dose | high | dose | long [\s-] term | long [\s-] acting | long | term | blood | daily | oral | regular | prescribed | such ) {GAP} ){{0,3}}
                (?: anticoag | opioid | narcotic | medication | medicine | drug | agent | nsaid | thinner | insulin | aspirin | acetylsalicylic | warfarin | steroid | psychotropic | antidepress | antipsych
                    | anticonv | inhaler | oxygen | dialysis | hormone | diuretic | benzodiaz | antihypert | beta | statin | proton )) ) \b
        | {BE} {NOT} {GAP} {ADVERBS} at {GAP} (?: (?: any | increased | elevated ) {GAP} ){{0,2}} risk {GAP} (?: for | of ) \b
        | {BE} {NOT} {GAP} (?: a {GAP} | an {GAP} )? (?= (?: (?: good | appropriate ) {GAP} )? (?: (?: surgical | operative ) {GAP} )? candidate \b
            | (?: currently {GAP} )? (?: diabetic | working | smoker | pregnant | obese | anticoagulated ) \b )
        | there {GAP} (?: does | do | did ) {NOT} {GAP} (?: appear | seem ) {GAP} to {GAP} (?: be
            | have {GAP} been ) \b )
    | (?P<not_said_of>
          none {GAP} of {GAP} (?: the | these | those | his | her ) {GAP} (?: \w++ {GAP} ){{0,2}}? (?: exam(?:ination)?s | examiners | physicians | providers | surgeons | notes | reports | records | visits | documents | entries | letters )
              (?: {GAP} (?: on {GAP} (?: file | record ) | provided | submitted | reviewed | available | received | sent | in {GAP} the {GAP} (?: file | record | chart ) ) )? {GAP} {SAY} (?! {GAP} (?: by | in | from | was | were | is | are | has | have ) \b ) \b
        | (?: does | do | did | has | have | had | can | could ) {NOT} {GAP} {ADVERBS} (?! been \b ) {SAY} \b
        | it {GAP} (?: does | did ) {NOT} {GAP} (?: appear | seem ) (?= {GAP} that \b )
        | neither {GAP} (?: (?: the | his | her | any ) {GAP} )? (?: \w++ {GAP} )?? (?: complaints? | histor(?:y|ies) | exam(?:ination)?s? | notes? | reports? | records? | letters? | physician | provider | surgeon | therapist | evaluation | narrative ) {GAP}
              (?: of {GAP} [^.;,]{{1,30}}? )?? nor {GAP} [^.;,]{{1,70}}? {GAP} (?: has | have | had | does | do | did ) {GAP} {SAY} (?! {GAP} (?: nor | by | in | from | was | were | is | are | has | have | do | does | did ) \b )
        | (?: fail(?:s|ed|ing)? | neglect(?:s|ed)? | omit(?:s|ted)? ) {GAP} to {GAP} {ADVERBS} {SAY} \b
        | (?: does | do | did | fail(?:s|ed)? {GAP} to ) (?: {NOT} )? {GAP} {ADVERBS} support
            (?= {GAP} (?: (?: a | an | the | any | this | that ) {GAP} )? (?: {ADJECTIVES} )
                (?: diagnos\w+ | radicul\w+ | neuropath\w+ | findings? | presence | tear | lesion | instability | impingement
                    | compromise | compression | facet | spasms? | neurolog\w+ | stenosis | fracture | infection | insomnia | depress\w+ | anxiety
                    | function\w* {GAP} (?: improvement | gain | benefit ) s? | mechanical | weakness | symptoms? | triggering | deficits? | statement | assertion | claim | contention ) \b )
        | (?: {BE} | am ) {GAP} unable {GAP} to {GAP} (?: locate | verify | ascertain | confirm | determine | find (?= {GAP} (?: (?: a | any | documentation | evidence | mention ) \b | [^.;,]{{1,60}}? \b (?: reported | documented | described | recorded | noted | mentioned ) \b ) ) ) \b
        | without {GAP} {SAY} \b
        | cannot {GAP} (?: find | locate | identify | see | detect | trace ) \b
        | no (?: body | {GAP} one ) {GAP} (?: (?: has | have | had ) {GAP} )? (?: ever {GAP} )? (?: documented | described | mentioned | recorded | noted | reported | examined | measured | checked | tested | assessed | inspected
            | palpated | obtained | ordered | performed | tried | took | taken | looked {GAP} (?: at | for | into ) | asked {GAP} about | weighed | graded | counted | imaged ) \b
        | (?: has | have | had ) {GAP} (?: as {GAP} )? yet {GAP} to {GAP} {SAY} \b
        | not {GAP} one {GAP} of {GAP} (?: the | these | his | her ) {GAP} \w++ {GAP} {SAY} \b
        | nowhere {GAP} (?: in {GAP} (?: the | this | these | his | her ) {GAP} (?: \w++ {GAP} ){{0,2}} )?
              (?: (?: is | are | was | were ) {GAP} (?: there {GAP} )? | (?: does | do | did | has | have ) {GAP} (?: (?: the | he | she | they | any ) {GAP} )? (?: \w++ {GAP} ){{0,3}}? {SAY} {GAP} )
        | no (?: body | {GAP} one | {GAP} (?: \w++ {GAP} ){{0,2}} (?: note | report | record | physician | provider | examiner | surgeon | doctor | clinician ) s? ) {GAP} (?: ever {GAP} )? (?: has {GAP} | have {GAP} )? (?: mention | describ | document | record | report | show | state | note | address | discuss | examin | check | test )
              (?: s | es | ed | e[sd] | d ) \b (?= {GAP} (?: a | an | any | the | that | whether | how | what | why | \w++ (?: ness | sion | tion | ment | ity ) ) \b )
        | in {GAP} (?: no | none {GAP} of {GAP} (?: the | these | his | her ) ) {GAP} (?: \w++ {GAP} )? (?: note | report | record | document | visit | chart | paper )s? {GAP} (?: is | are | was | were | do | does | did | has | have ) \b (?: {GAP} (?: there | one | he | she ) \b )?
        | (?: falls? | fell ) {GAP} short {GAP} of {GAP} {SAY} (?<= ing ) \b
        | nor {GAP} (?: does | do | did | has | have | had | is | are | was | were ) \b
              (?: {GAP} (?: the | it | there | he | she | they ) \b )?
        | not {GAP} {SAY} (?<= ing ) \b )
    | (?P<unclear>
          (?<! \b (?: of | to | by | in ) \s ) (?<! \b (?: for ) \s ) (?<! \b (?: with | from ) \s )
          it {GAP} (?: {BE} | remains ) {GAP} (?: also {GAP} )? (?: unclear | unknown | uncertain
            | not {GAP} (?: entirely {GAP} | clearly {GAP} | immediately {GAP} | also {GAP} )? (?: clear
                | certain | {SAID} {BY}? ) )
        | it {GAP} {HAVE} {NOT} {GAP} been {GAP} {ADVERBS} {SAID} {BY}? (?= {GAP} {WHY} \b )
        | (?: there {GAP} )? (?: {BE} {GAP} )? little {GAP} (?: (?: here | there | in {GAP} the {GAP} \w++ ) {GAP} )? to {GAP} (?: suggest | indicate | show | prove ) (?: {GAP} that )? \b
        | it {GAP} (?: cannot | could \s++ not ) {GAP} be {GAP} (?: determined | ascertained | verified | established | gathered | gleaned | inferred | learned | told | seen | made {GAP} out | concluded | confirmed )
            (?: [^.;,]{{1,60}}? (?= {GAP} (?: if | whether | that | why | how | what | when | which | where ) \b ) )?
        | it {GAP} (?: {BE} {NOT} | {HAVE} {NOT} {GAP} been ) {GAP} {ADVERBS} established (?= {GAP} (?: that | whether ) \b (?! [^.;]{{0,80}}? \b (?: necess | warrant | indicat | appropriate | reasonable ) ) )
        | (?: unclear | uncertain | unknown | not {GAP} clear ) (?= {GAP} {WHY} \b )
        | of {GAP} (?: an {GAP} )? (?: unknown | unspecified | unclear )
            (?= {GAP} (?: date | duration | origin | etiology | cause | amount | number | frequency | dose | extent ) \b )
        | an {GAP} (?: unknown | unspecified ) (?= {GAP} (?: amount | number | quantity | duration | date ) {GAP} of \b )
        | (?: looks? | looked | searche[sd] ) {GAP} in {GAP} vain {GAP} for \b
        | (?: leaves? | left ) {GAP} (?: it {GAP} )? (?: open | unsaid | unstated | unanswered ) (?= {GAP} (?: whether | how | what | why | which | when ) \b )
        | (?: hardly | scarcely | barely ) {GAP} anything {GAP} (?: is | was ) {GAP} (?: said | told | recorded | written | known ) {GAP} (?: of | about | on ) \b
        | not {GAP} a {GAP} (?: single {GAP} )? word {GAP} (?: of | on | about ) \b
        | {BE} {GAP} silent {GAP} (?: as {GAP} to | on | about | regarding | concerning ) \b
        | (?: says? | said | states? | stated | contains? ) {GAP} nothing {GAP} (?: of | about | on | regarding | to ) \b
        | nothing {GAP} (?: is | was | {HAVE} {GAP} been ) {GAP} (?: said | stated | documented | recorded | written | noted | mentioned | told ) {GAP} (?: of | about | on | regarding | concerning | as {GAP} to ) \b
        | nothing {GAP} (?: (?: found | seen | noted | reported | recorded | elicited | written | observed | described ) {GAP} )?? (?: (?: on | in | at | during ) {GAP} [^.;,]{{1,40}}? {GAP} )??
              (?: would | could | might | does | did ) {GAP} (?: (?: lead | make | cause | prompt | allow ) {GAP} (?: one | us | anyone | a {GAP} \w++ | the {GAP} \w++ ) {GAP} (?: to {GAP} )? (?: suspect | believe | think | conclude | infer )
                  | suggest | indicate | imply | point {GAP} to ) (?: {GAP} that )? \b
        | nothing {GAP} (?: shows? | indicates? | suggests? | documents? | says? | establishes | points {GAP} to ) \b
        | (?<! \b add \s ) (?<! \b adds \s ) (?<! \b added \s ) (?<! \b adding \s ) (?<! \b brings \s ) (?<! \b contributes \s ) nothing {GAP} (?: (?: specific | objective | else | further | clear | documented | new ) {GAP} ){{0,2}}
            (?= (?: in {GAP} (?: the | this | his | her ) | that | to | regarding | about | concerning | on | in | documented | noted ) \b ) )
    | (?P<negative_of> negative (?= {GAP} (?: (?: left | right | bilateral ) {GAP} )? {TEST} (?! \w ) ) )
    | (?P<negative> (?: {BE} | {HAVE} {GAP} been ) {GAP} (?: all {GAP} | both {GAP} | also {GAP} )?
          (?: (?: noted | found | reported | read | interpreted | said ) {GAP} )? (?: (?: to {GAP} be | as ) {GAP} )?
          ["“”']? negative (?= ["“”'.,;)] | \s*+ \Z | {GAP} (?: and | or | on | at | in | bilaterally | per | as | but | with ) \b ) )
    | (?P<is_little> {BE} {GAP} (?: also {GAP} | very {GAP} | somewhat {GAP} | quite {GAP} )?
          (?: insufficient | inadequate | incomplete | scant | sparse | limited )
          (?= \s*+ (?: [,.;)] | \Z ) | {GAP} (?: and | or | in | at | with | as | for | on | because | since
              | to {GAP} (?: determine | assess | show | evaluate | tell | judge | demonstrate | verify | know ) ) \b ) )
    | (?P<unread> {BE} {GAP} (?: (?: largely | mostly | partially | partly | generally | otherwise ) {GAP} )?
          (?: illegible | indecipherable | not {GAP} (?: altogether {GAP} | entirely {GAP} )? legible ) \b )
    | (?P<said_not>
          (?: goes | go | went | pass(?:es|ed)? | remains? | left | stays? ) {GAP} without {GAP} (?: any {GAP} | a {GAP} )? (?: mention | comment | record | documentation | notice | description | discussion | word | remark ) \b
        | (?: {BE} {NOT} {GAP} {ADVERBS} | (?<! \w \s ) not {GAP} ) (?: (?: part {GAP} of | among ) \b | in {GAP} (?: evidence | place | hand | sight ) \b | on {GAP} (?: file | record | hand ) \b | under {GAP} (?: consideration | discussion | way ) \b | at {GAP} hand \b )
        | (?: does | do | did ) {NOT} {GAP} {ADVERBS} (?: appear | figure | feature | turn {GAP} up | show {GAP} up ) (?= \s*+ (?: [.,;] | \Z ) | {GAP} (?: in | on | among | anywhere | at | there | from ) \b )
        | {BE} {GAP} (?: still {GAP} | also {GAP} )? (?: outstanding | skipped | omitted | left {GAP} (?: out | undone ) | nowhere {GAP} in \b
            | conspicuous {GAP} (?: by | in ) {GAP} (?: its | their ) {GAP} absence ) (?! \w )
        | (?<= : \s ) none (?= \s*+ (?: [.;,] | \Z ) )
        | none {GAP} (?: (?: is | are | was | were ) {GAP} )? (?: (?: on | in ) {GAP} (?: the {GAP} )? (?: record | file | hand ) s? | found | noted | seen | reported | documented | recorded | given | listed | identified | charted | mentioned | provided | submitted | described | known | observed | elicited | available | to {GAP} date | so {GAP} far ) \b
        |           (?: {BE} | {HAVE} {GAP} been | remains? ) (?: {GAP} also )? (?: {NOT} | {GAP} nowhere ) {GAP} {ADVERBS} {SAID} \b
        | {HAVE} (?: {GAP} also )? {NOT} {GAP} been {GAP} {ADVERBS} {SAID} \b
        | never {GAP} (?: been {GAP} )? evidenced \b
        | (?: cannot | could \s++ not ) {GAP} be {GAP} (?: located | traced | documented | determined | verified | ascertained
            | confirmed | identified | found | demonstrated | elicited | reproduced | appreciated | detected | visualized ) \b
        | {BE} {NOT} {GAP} (?: among | part \s++ of | in ) {GAP} (?: the | these | those ) {GAP}
          (?: \w++ {GAP} )? (?: records? | file | documents? | documentation | notes? | chart | papers? | materials? ) \b
        | (?: {BE} {NOT} {GAP} to {GAP} be | {BE} {GAP} nowhere {GAP} to {GAP} be ) {GAP} (?: found | seen | read ) \b
        | (?: {BE} | goes | go | went | left | remains? | {HAVE} {GAP} been {GAP} left ) {GAP} (?: also {GAP} )?
          (?: unmentioned | unrecorded | unstated | unreported | unexplained | undescribed | untested | unaddressed
            | unanswered | untreated | unsigned | untried | unmeasured | unexamined | wanting ) \b
        | {HAVE} {GAP} gone {GAP} un\w+ed \b
        | not {GAP} {ADVERBS} {SAID} \b (?! {GAP} (?: to | as ) \b )
        | (?: absent | missing | lacking ) (?= \s*+ (?: [.,;)] | \Z ) | {GAP} (?: from | on | at | here | there | throughout | altogether | entirely ) \b | {GAP} in {GAP} (?: (?: the | this | these | his | her | both ) \b | (?: all | any ) {GAP} (?: of | the | notes? | reports? | records? ) ) \b )
        | {BE} {GAP} (?: also {GAP} )? lacking (?= \s*+ (?: [.,;:)] | \Z ) | {GAP} (?: in \s the | from | at | and | or | as | to
            | on | for ) \b )
        | (?: {BE} | remains? ) {GAP} (?: also {GAP} )? (?: absent | missing | unclear | unknown | unspecified | unverified | unconfirmed
            | undocumented | not \s++ there ) \b )
    | (?P<not_limited> {BE} {NOT} {GAP} {ADVERBS} (?: (?: significantly | markedly | clinically ) {GAP} )? (?: limited | restricted | impaired | reduced | diminished | decreased | affected | compromised )
          (?= \s*+ (?: [.,;] | \Z ) | {GAP} (?: on | at | by | and | or | according ) \b ) )
    | (?P<not_indicated> {BE} {NOT} {GAP} {ADVERBS} indicated (?= \s*+ (?: [.,;] | \Z ) ) )
    | (?P<not_told> (?: cannot | could {GAP} not ) {GAP} be {GAP}
          (?: told | seen | made {GAP} out | learned | gathered | inferred | judged ) \b )
    | (?P<not_established> (?: {BE} {NOT} | {HAVE} {NOT} {GAP} been ) {GAP} {ADVERBS} established \b )
    | (?P<neither_done> {BE} {GAP} neither {GAP} \w++ {GAP} nor {GAP} \w++ )
    | (?P<done_not>
          (?: {HAVE} | did | does | do ) {NOT} {GAP} {ADVERBS} (?: tak(?:en|e) {GAP} place | occur(?:red)? | begun | happen(?:ed)? | been {GAP} (?: under (?:taken | way) | part {GAP} of ) ) \b
        | (?: {HAVE} | {BE} ) {GAP} (?: as {GAP} )? yet {GAP} to {GAP} be {GAP} {PASSIVE}
        | (?: {BE} | remains? | {HAVE} ) {GAP} (?: still {GAP} )? to {GAP} be {GAP} (?: done | tried | seen | given | performed | obtained | shown | attempted | completed ) \b
        | (?: (?: {BE} | {HAVE} ) {GAP} )? never {GAP} (?: been {GAP} )? {PASSIVE}
        | (?: was | were ) {NOT} {GAP} {ADVERBS} {PASSIVE}
        |           {HAVE} (?: {GAP} also )? {NOT} {GAP} {ADVERBS} been {GAP} {ADVERBS}
          (?! (?: met | established | approved | certified | authorized | supported | recommended | justified | proven | proved
              | deemed | considered | able | on | a | an | the | to | in | at | any | well | done | found | satisfied | fulfilled
              | substantiated | validated | studied | adopted | shown | clinically | medically | sufficiently | much | enough
              | necessary | warranted | required | needed | indicated | accepted | cleared ) \b )
          (?: \w+ed | given | made | taken | done | sought | drawn | begun | shown | put ) (?! \w ) (?: {GAP} out \b )?
        |
          (?: {BE} (?: {GAP} also )? {NOT} | {HAVE} (?: {GAP} also )? {NOT} {GAP} {ADVERBS} been ) {GAP} {ADVERBS}
          (?: tried | attempted | exhausted | completed | performed | failed | trialed | utilized | used | done
              | obtained | ordered | repeated | measured | made | wasted | reduced | planned | signed | administered | conducted | helpful | beneficial | improved (?= \s*+ (?: [,.;]
              | \Z ) | {GAP} (?: with | despite | which | since | and | or ) \b ) ) (?! \w )
        | {HAVE} {NOT} {GAP} (?: {ADVERBS} | necessarily {GAP} | significantly {GAP} ) (?: improved | resolved | changed | plateaued )
            (?= \s*+ (?: [,.;] | \Z ) | {GAP} (?: with | despite | which | since | and | or | in | after ) \b ) )
    | (?P<lack> (?: omit(?: s | ted | ting )? (?= {GAP} (?: any | the | all | \w++ {GAP} (?: test | examin | scor | assess )\w* ) \b ) | lack(?:s|ed|ing)? (?: {GAP} (?: of | in (?= {GAP} (?: any | all ) \b ) ) )? | (?: devoid | bare | barren | void | bereft | empty ) {GAP} of ) \b )
    | (?P<denies> (?: den(?:ies|ying) | denied (?= {GAP} (?: any | having | pain | numb | tingl | weak | radi
        | prior | history | previous ) )
          | negative {GAP} for | free {GAP} (?: of | from ) | absence {GAP} of | absent (?= {GAP} (?! from \b | (?: (?: left | right | deep | bilateral | ankle | knee | achilles | patellar
                  | tendon | biceps | triceps ) {GAP} ){{0,3}} (?: reflex | sensation | pulse ) ) )
              | none {GAP} of ) \b )
    | (?P<no> (?: there {GAP} (?: {BE} {NOT} | {HAVE} {NOT} {GAP} been ) (?= {GAP} (?: a | an | any ) \b )
              | (?<! \b or \s ) (?<! \b in \s ) (?<! \b with \s and \s ) (?: no | without | not {GAP} (?: even {GAP} one | (?: even {GAP} )? a {GAP} single | one {GAP} single ) (?! {GAP} of \b ) ) | (?<! \b it \s ) (?<! \b (?: he ) \s ) (?<! \b (?: she ) \s ) (?<! \b (?: that | they ) \s ) neither ) \b
          (?! {GAP} (?: reason {GAP} to | (?: this | his | her | the | such ) {GAP} (?: medication | medicine | drug | treatment | therapy | surgery | device | brace )s? (?! \w ) | longer | more | change\w* (?! [^.;]{{1,80}}? \b (?: documented | noted | reported | described | recorded | shown | foreseen | planned | made ) \b ) | doubt | which | less | later | matter | one (?! {GAP} (?: to | at {GAP} home | who {GAP} can | in {GAP} the {GAP} home | else {GAP} (?: at | in ) ) \b ) | contrast
              | other \s++ (?: \w+ \s++ )? than | end(?!\w) | \w+ \s++ to \s++ speak | good | purpose | question | merit | sequel\w+ | limit | better (?! {GAP} (?: use | function | motion | sleep | control | tolerance | range | strength | grip | relief | ability | mobility ) ) | worse | greater
            | small | mean | trivial | slight | ordinary | difference | different | recommendations? ) \b ) (?! [.,)] ) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A cue; the name of its group says its kind and direction."""

LOOKS_BACK = frozenset(
    {
        "not_established",
        "not_limited",
        "none_of_it",
        "not_told",
        "not_indicated",
        "neither_done",
        "said_not",
        "done_not",
        "not_shown_done",
        "negative",
        "is_little",
        "unread",
    }
)
"""Groups of ``CUE`` whose subject stands before them."""

NEEDS_SUBJECT = {
    "not_told": re.compile(r"\A(?:whether|how|what|why|when|which)\b", re.IGNORECASE),
    "not_indicated": re.compile(
        r"\A(?:(?:the|exact|actual|total|precise|his|her|patient['’]s)\s+){0,3}(?:number|frequency|duration|dates?|doses?|dosage|quantity|amount|length|"
        r"responses?|outcomes?|results?|degree|extent|percentage|intensity|severity|work\s+status)\b",
        re.IGNORECASE,
    ),
    "not_limited": re.compile(
        r"\b(?:motion|movement|mobility|flexion|extension|abduction|rotation|strength|power|grip|sensation|reflex(?:es)?|gait|walking|ambulat\w+|function|"
        r"activit\w+|ability|sleep|balance|hearing|vision|memory|concentration|mood)\b",
        re.IGNORECASE,
    ),
    "not_established": re.compile(
        r"\A(?!.*\b(?:necessity|need|requests?|requested|indications?|support|safety|effectiveness|efficacy|superiority|usefulness|role|value|"
        r"appropriateness|justification|reasonableness|criteria|guidelines?|coverage|policy)\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    "is_little": re.compile(rf"\b{RECORDS}\b", re.VERBOSE | re.IGNORECASE),
}
"""What the subject of a cue must hold, by the name of its group; else the words state no absence."""

_BEFORE_KEYWORD = 30
_AFTER_KEYWORD = 130


def cue_about(text: str, keyword: int, *, after: int, before: int) -> re.Match[str] | None:
    """Return the cue that a keyword is part of; None where it is of none, or the cue before took it.

    Args:
        text: The text.
        keyword: Where it stands.
        after: Offset before which no cue begins.
        before: Offset after which none ends: the end of the sentence.
    """
    stop = min(before, keyword + _AFTER_KEYWORD)
    for word in WORD.finditer(text, max(after, keyword - _BEFORE_KEYWORD), min(keyword + 1, stop)):
        match = CUE.match(text, word.start(), stop)
        if match is not None and match.end() > keyword:
            return match
    return None
