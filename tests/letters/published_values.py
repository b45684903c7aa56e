"""Determinations such as the published letters of California hold, drawn at random; every word is ours."""

import dataclasses
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from openimr.domain.determinations import (
    DecidedItem,
    Determination,
    ItemOutcome,
    ItemRole,
    LetterLayout,
    ReviewerCredentials,
)

TREATMENTS = (
    "MRI of the left hip without contrast",
    "Acupuncture x 12 sessions (2 x 6)",
    "Labs to include: CBC, CMP: fasting",
    "Retrospective: Lidocaine 5% patch #30, DOS: 11/14/16",
    "Oxycodone HCL ER 20mg #60 day supply: 30",
    "CPT 72148, ICD-10 M54.16: lumbar MRI",
    "Pre-op urinalysis",
    "X-ray of the pelvis",
    "Open biceps tenodesis",
    'Wheelchair 18" wide, "heavy duty" type',
    "Hydrocodone/APAP 10/325mg #90 with 1 refill",
    "Chiropractic care for the low back; six sessions",
    "Medial branch block at L4-5, L5-S1 [following TPII]",
    "3 in 1 commode",
    "Voltaren® gel 1percent, 100 gm tube",
    "Consultation with Dr. Lind, pain psychologist",
    "Physical therapy, 2 times a week for 6 weeks (12 sessions), right knee & ankle",
    "EMG (electromyography)/NCV (nerve conduction velocity) of the upper extremities QTY: 2.00",
    "One stage II: co surgeon",
    "Decision support: second opinion",
    "IMR of the requested item",
    "Inpatient stay x 1 day",
    (
        "A course of water therapy in a warm pool, three times a week for four weeks, to be followed by a home exercise "
        "program with written instructions, elastic bands and a balance board for the left ankle and knee"
    ),
)
PROSE_TREATMENTS = (
    "Norco 10/325mg. Ninety tablets. One refill",
    "The surgeon asks for a stay of two days. A nurse at home, four hours a day. Transport to and from the clinic",
    "Referral to Dr. Lind, M.D. Follow up in 6 wks.",
    "Right knee brace. Is a custom one needed? Custom brace",
)
"""Headings that hold the ends of sentences: to be told from a rationale only by the gap before them."""
ASSOCIATED = ("Associated surgical service: ", "Associated service: ", "Associated surgical services: ")
PORTION = (
    "{asked} was the original request. {given} were authorized by the Claims Administrator. The remaining IMR eligible "
    "portion of the original request, {left}"
)
WHOLE = (
    "{asked} was the original request. The Claims Administrator authorized {given}, leaving the original request IMR "
    "eligible. The original request, {left}"
)
DEPENDENCE = (
    "Since the primary procedure is not medically necessary, none of the associated services are medically necessary.",
    "Because the surgery is not medically necessary, none of the associated services is medically necessary.",
    (
        "As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary "
        "service is not medically necessary."
    ),
    (
        "As the requested surgical intervention is medically necessary, the requested ancillary service is medically "
        "necessary."
    ),
    (
        "Since the primary procedure is not medically necessary, the associated services are not medically necessary and "
        "appropriate."
    ),
)
SENTENCES = (
    "The notes show six visits without a gain in function.",
    "The patient rates the pain 7-10 and 9/10 on some days, at L4-5.",
    "The MTUS says that each guideline: (1) must be read whole, (2) must be dated.",
    "The earlier decision was Overturned: it rested on another record.",
    "A plain film of 1-8-14 was normal; strength is 5/5 and the dose 10/325mg.",
    'The provider wrote "no red flags" and asked again on December 9, 2016.',
    "Dr. Okafor saw her on 9-17-15 vs. 3/24/2014, approx. two years apart.",
    "The prior decision: Upheld.",
    "Decision on the brace was put off.",
    "Was the original request of the surgeon complete? It was not.",
    "See https://example.org/a-b/c?d=1, page 12.",
)
ENDINGS = (
    "The request is not medically necessary.",
    "Therefore it is medically necessary and appropriate.",
    "Medical necessity cannot be established.",
    "As such the request is not necessary at this time.",
    'The reviewer finds that "the plan is supported."',
    (
        "The request is not medically necessary. The treating physician and the IW are advised to consult the MTUS Opioids "
        'Treatment Guidelines ("Tapering opioids"), regarding the most appropriate method for weaning for this patient.'
    ),
)
PROSE_ENDINGS = (
    "no further visits",
    "Findings at the last visit: Upheld",
    "The steps are: rest, ice, exercise;",
)
"""Ends of a rationale that are no end of a sentence."""
NO_CITATION = "The {who} did not cite any medical evidence for its decision."
NON_MTUS = (
    "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Low Back Chapter: Fusion (spinal).",
    "Decision based on Non-MTUS Citation ODG; Hip & Pelvis",
    "Decision based on Non-MTUS Official Disability Guidelines (ODG), Pain.",
    (
        "Decision based on Non-MTUS Citation What is a cast? National Bureau, Dept. of Bones. http://example.org/x-y: a, "
        "accessed 02/18/2017, Lind B, et al. and Other Medical Treatment Guidelines ACOEM, 3rd ed., pg. 607."
    ),
)
MTUS = {
    LetterLayout.CA_1A: ("ACOEM.", "Chronic Pain Treatment Guidelines Opioids Page(s): 78-80."),
    LetterLayout.CA_1B: ("ACOEM Chapter 12 Low Back Complaints Page(s): 305-307.", "Chronic Pain Page(s): 58."),
    LetterLayout.CA_1C: (
        (
            "Forearm, Wrist, and Hand Complaints 2004, Section(s): Forearm, Wrist, & Hand, and Opioid Treatment 2016, "
            "Section(s): 3. Opioids for Chronic Pain: Screening, Prior to Treatment: Alcohol, 3.3.6 Tapering."
        ),
        "Low Back Complaints 2004, Section(s): 326.",
    ),
}
STATES = ("Ohio", "North Carolina", "New York", "Washington", "California", "Washington, D.C.", "CA", "NY")
SPECIALTIES = (
    "Neurology",
    "Physical Medicine & Rehabilitation",
    "Public Health & General Preventive Medicine",
    "Sports Medicinea",
    "Orthopedic Surgery",
    "Chiropractor",
)


def some(words: tuple[str, ...], *, least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), min_size=least, max_size=most, unique=True).map(tuple)


@dataclass(frozen=True)
class Described:
    """What a heading says, and its parts."""

    heading: str
    description: str
    requested: str | None = None
    authorized: str | None = None


@st.composite
def headings(draw: st.DrawFn, *, treatments: tuple[str, ...]) -> Described:
    treatment = draw(st.sampled_from(treatments))
    frame = draw(st.sampled_from(["", "", "", PORTION, WHOLE]))
    if not frame:
        return Described(draw(st.sampled_from(["", "", *ASSOCIATED])) + treatment, treatment)
    given = draw(st.sampled_from(["Ten sessions", "six visits, 2 x 3"]))
    left = draw(st.sampled_from(["2 sessions", "with open carpal tunnel release", "Pre-op urinalysis", treatment]))
    return Described(frame.format(asked=treatment, given=given, left=left), left, treatment, given)


@st.composite
def guideline_blocks(draw: st.DrawFn, layout: LetterLayout, who: str) -> str:
    outside = f"The {who} based their decision on recommendation(s) outside of the MTUS Guidelines."
    if layout is not LetterLayout.CA_1C:
        outside = f"The {who} did not base their decision on the MTUS."
    other = draw(st.sampled_from(NON_MTUS))
    chapter = f"Decision based on MTUS {draw(st.sampled_from(MTUS[layout]))}"
    return draw(
        st.sampled_from(
            [NO_CITATION.format(who=who), f"{outside} {other}", chapter, f"{chapter} {other}", chapter[:-1]]
        )
    )


@st.composite
def items(draw: st.DrawFn, layout: LetterLayout, *, in_prose: bool) -> DecidedItem:
    heading = draw(headings(treatments=TREATMENTS + PROSE_TREATMENTS * in_prose))
    prose = [
        *draw(st.lists(st.sampled_from(SENTENCES), max_size=12)),
        draw(st.sampled_from(ENDINGS + PROSE_ENDINGS * in_prose)),
    ]
    rationale = draw(st.sampled_from([" ".join(prose), " ".join(prose), draw(st.sampled_from(DEPENDENCE))]))
    is_associated = heading.heading.startswith("Associated") or rationale in DEPENDENCE
    return DecidedItem(
        heading=heading.heading,
        description=heading.description,
        requested=heading.requested,
        authorized=heading.authorized,
        role=ItemRole.ASSOCIATED if is_associated else ItemRole.PRIMARY,
        outcome=draw(st.sampled_from(ItemOutcome)),
        claims_administrator_guideline=draw(guideline_blocks(layout, "Claims Administrator")),
        imro_guideline=draw(guideline_blocks(layout, "Expert Reviewer")),
        rationale=rationale,
    )


days = st.none() | st.dates(date(1960, 1, 1), date(2019, 12, 31))


@st.composite
def determinations(draw: st.DrawFn, *, in_prose: bool = False) -> Determination:
    """Draw a determination; its first item names a chapter, which tells the layouts with credentials apart.

    Args:
        draw: Hypothesis's.
        in_prose: Whether headings may hold sentences, and rationales end in none.
    """
    layout = draw(st.sampled_from([LetterLayout.CA_1A, LetterLayout.CA_1B, LetterLayout.CA_1C]))
    decided = draw(st.lists(items(layout, in_prose=in_prose), min_size=0, max_size=6))
    chapter = f"Decision based on MTUS {MTUS[layout][0]}"
    first = dataclasses.replace(draw(items(layout, in_prose=in_prose)), imro_guideline=chapter)
    return Determination(
        layout=layout,
        case_number=draw(st.none() | st.from_regex(r"\ACM1[3-7]-[0-9]{7}\Z")),
        date_assigned=draw(days),
        date_of_injury=draw(days),
        decision_date=draw(days),
        ur_denial_date=draw(days),
        application_received=draw(days),
        priority=draw(st.none() | st.sampled_from(["Standard", "Expedited"])),
        reviewer=ReviewerCredentials(
            licensure=draw(some(STATES, least=1, most=3)), specialties=draw(some(SPECIALTIES, least=1, most=3))
        ),
        summary=" ".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=20))),
        items=(first, *decided),
    )


def thirty_items(layout: LetterLayout) -> Determination:
    """Return a letter of thirty items: each treatment, and each once more as a service or a part."""
    chapter = f"Decision based on MTUS {MTUS[layout][0]}"
    named = [Described(treatment, treatment) for treatment in TREATMENTS]
    named += [Described(prefix + treatment, treatment) for prefix in ASSOCIATED for treatment in TREATMENTS[:1]]
    named += [
        Described(frame.format(asked=asked, given="six visits", left="2 sessions"), "2 sessions", asked, "six visits")
        for frame in (PORTION, WHOLE)
        for asked in TREATMENTS[:2]
    ]
    return Determination(
        layout=layout,
        case_number="CM15-9900001",
        decision_date=date(2015, 2, 3),
        date_of_injury=date(2001, 11, 30),
        reviewer=ReviewerCredentials(licensure=("Ohio", "North Carolina"), specialties=("Neurology",)),
        summary=" ".join(SENTENCES),
        items=tuple(
            DecidedItem(
                heading=one.heading,
                description=one.description,
                requested=one.requested,
                authorized=one.authorized,
                role=ItemRole.ASSOCIATED if one.heading.startswith("Associated") else ItemRole.PRIMARY,
                outcome=list(ItemOutcome)[number % 2],
                claims_administrator_guideline=NO_CITATION.format(who="Claims Administrator"),
                imro_guideline=chapter,
                rationale=f"{SENTENCES[number % len(SENTENCES)]} {ENDINGS[number % len(ENDINGS)]}",
            )
            for number, one in enumerate(named)
        ),
    )
