"""The fields of care that tell specialties apart, and which field a treatment or a condition belongs to.

Coarse on purpose: enough to say that a wound is not a matter of psychiatry, never who is the better physician. What no
table names is not known, and is said to be so.
"""

from collections.abc import Mapping
from enum import Enum


class Field(Enum):
    """A field of care; the value is its name on a page."""

    SKIN = "wounds, burns and the skin"
    MIND = "mental health"
    SPINE_SURGERY = "operations on the spine"
    JOINT_SURGERY = "operations on bones and joints"
    ABDOMEN_SURGERY = "operations on the abdomen, hernias"
    SPINE = "the neck and back"
    JOINTS = "muscles, bones and joints"
    HAND = "the hand and wrist"
    FOOT = "the foot and ankle"
    PAIN = "lasting pain and its medicines"
    NERVES = "the brain and nerves"
    NERVE_TESTS = "tests of nerves and muscles"
    PICTURES = "pictures of the body, as X-rays"
    REHABILITATION = "therapy and rehabilitation"
    MANIPULATION = "chiropractic care"
    ACUPUNCTURE = "acupuncture"
    TEETH = "the teeth and jaw"
    EYE = "the eye"
    EAR_NOSE_THROAT = "the ear, nose and throat"
    HEART = "the heart and vessels"
    LUNGS = "the lungs"
    DIGESTION = "the stomach and bowel"
    URINARY = "the kidneys, bladder and sexual function"
    INFECTION = "infections"
    SLEEP = "sleep"
    GENERAL = "general medicine"


_F = Field

_OF_BACK = dict.fromkeys(("neck", "upper back", "low back", "sacroiliac joint", "spine"), frozenset({_F.SPINE}))
_OF_LIMBS = dict.fromkeys(
    (
        "pelvis",
        "hip",
        "shoulder",
        "upper arm",
        "elbow",
        "forearm",
        "thigh",
        "knee",
        "lower leg",
        "upper extremity",
        "lower extremity",
    ),
    frozenset({_F.JOINTS}),
)

PLACE_FIELDS: Mapping[str, frozenset[Field]] = {
    **_OF_BACK,
    **_OF_LIMBS,
    **dict.fromkeys(("wrist", "hand"), frozenset({_F.JOINTS, _F.HAND})),
    **dict.fromkeys(("ankle", "foot"), frozenset({_F.JOINTS, _F.FOOT})),
    **dict.fromkeys(("face and jaw", "teeth"), frozenset({_F.TEETH})),
    "head": frozenset({_F.NERVES}),
    "eye": frozenset({_F.EYE}),
    "ear": frozenset({_F.EAR_NOSE_THROAT}),
    "abdomen": frozenset({_F.DIGESTION}),
    "groin": frozenset({_F.ABDOMEN_SURGERY}),
    "skin": frozenset({_F.SKIN}),
}
"""Region of ``openimr.terms.regions.REGIONS`` → its fields; the chest alone tells none."""

SURGERY_FIELDS: Mapping[str, frozenset[Field]] = {
    **PLACE_FIELDS,
    **dict.fromkeys(_OF_BACK, frozenset({_F.SPINE_SURGERY})),
    **dict.fromkeys(_OF_LIMBS, frozenset({_F.JOINT_SURGERY})),
    **dict.fromkeys(("wrist", "hand"), frozenset({_F.JOINT_SURGERY, _F.HAND})),
    **dict.fromkeys(("ankle", "foot"), frozenset({_F.JOINT_SURGERY, _F.FOOT})),
    "abdomen": frozenset({_F.ABDOMEN_SURGERY}),
}
"""Region → the fields of an operation on it."""

_PAIN = frozenset({_F.PAIN})
_GENERAL = frozenset({_F.GENERAL})

CATEGORY_FIELDS: Mapping[str, frozenset[Field]] = {
    "diagnostic testing/imaging": frozenset({_F.PICTURES}),
    "diagnostic testing/electrodiagnostic": frozenset({_F.NERVE_TESTS}),
    "diagnostic testing/laboratory": _GENERAL,
    "dmepos/electrical stimulation": frozenset({_F.REHABILITATION, _F.PAIN}),
    "evaluation and management/dental": frozenset({_F.TEETH}),
    "home health": frozenset({_F.GENERAL, _F.REHABILITATION}),
    "injection/facet": _PAIN,
    "injection/injection": _PAIN,
    "programs": frozenset({_F.PAIN, _F.REHABILITATION}),
    "psychological services/evaluation": frozenset({_F.MIND}),
    "psychological services/therapy": frozenset({_F.MIND}),
    "rehabilitation/acupuncture": frozenset({_F.ACUPUNCTURE}),
    "rehabilitation/chiropractic": frozenset({_F.MANIPULATION}),
    "rehabilitation/physical and occupational therapy": frozenset({_F.REHABILITATION}),
    "rehabilitation/other": frozenset({_F.REHABILITATION}),
    "surgery/spine": frozenset({_F.SPINE_SURGERY}),
    "surgery/arthroscopic": frozenset({_F.JOINT_SURGERY}),
    **dict.fromkeys(
        (
            f"pharmaceutical/{kind}"
            for kind in (
                "opioid",
                "nsaid",
                "muscle relaxant",
                "topical analgesic",
                "topical compound",
                "analgesic other",
            )
        ),
        _PAIN,
    ),
    "pharmaceutical/viscosupplementation": frozenset({_F.JOINTS}),
    "pharmaceutical/anti-epilepsy": frozenset({_F.PAIN, _F.NERVES}),
    "pharmaceutical/antidepressant": frozenset({_F.PAIN, _F.MIND}),
    "pharmaceutical/benzodiazepine": frozenset({_F.PAIN, _F.MIND, _F.SLEEP}),
    "pharmaceutical/sedative-hypnotic": frozenset({_F.SLEEP, _F.MIND, _F.PAIN}),
    "pharmaceutical/antipsychotic": frozenset({_F.MIND}),
    "pharmaceutical/stimulant": frozenset({_F.MIND, _F.SLEEP}),
    "pharmaceutical/migraine": frozenset({_F.NERVES}),
    **dict.fromkeys(
        (
            f"pharmaceutical/{kind}"
            for kind in ("proton pump inhibitor", "gastrointestinal", "h2 blocker", "antiemetic")
        ),
        frozenset({_F.DIGESTION, _F.GENERAL}),
    ),
    "pharmaceutical/asthma": frozenset({_F.LUNGS, _F.GENERAL}),
    "pharmaceutical/antibiotic": frozenset({_F.INFECTION, _F.GENERAL}),
    "pharmaceutical/antihypertensive": frozenset({_F.HEART, _F.GENERAL}),
    "pharmaceutical/anticoagulant": frozenset({_F.HEART, _F.GENERAL}),
    "pharmaceutical/erectile dysfunction": frozenset({_F.URINARY}),
    **dict.fromkeys(
        (f"pharmaceutical/{kind}" for kind in ("steroid", "supplement", "antidiabetic", "antihistamine", "other")),
        _GENERAL,
    ),
}
"""Category of ``openimr.terms.categories.CATEGORIES`` → the fields any of which it may be of.

A category that is not here tells no field by itself: a brace, a visit or a ride is of the place that it names.
"""

BY_PLACE_TOO = frozenset({"diagnostic testing/imaging", "injection/injection"})
"""Categories that are of the field of the place that they name as much as of their own."""

WORD_FIELDS: Mapping[Field, str] = {
    _F.SKIN: "wound; wound care; wound dressing; dressing change; burn; skin graft; skin substitute; scar revision; keloid; "
    "laceration; pressure ulcer; foot ulcer; skin ulcer; venous ulcer; diabetic ulcer; cellulitis; dermatitis; "
    "dermatology; dermatologist; negative pressure wound therapy; hyperbaric oxygen; avulsion of skin",
    _F.MIND: "psychiatric; psychiatry; psychiatrist; psychological; psychology; psychologist; psychotherapy; behavioral "
    "therapy; cognitive behavioral; counseling; depression; depressive; anxiety; post traumatic stress; ptsd; adjustment "
    "disorder; mental health; panic disorder; transcranial magnetic stimulation",
    _F.PAIN: "pain management; pain medicine; chronic pain; spinal cord stimulator; intrathecal pump; sympathetic block; "
    "complex regional pain syndrome; crps; detoxification; ketamine infusion",
    _F.NERVES: "concussion; postconcussional; post concussive; traumatic brain injury; neurology; neurologist; seizure; "
    "epilepsy; headache; migraine; neuropsychological; stroke",
    _F.SLEEP: "sleep study; polysomnography; polysomnogram; sleep apnea; cpap; insomnia; sleep medicine",
    _F.TEETH: "dental; dentist; dentistry; tooth; implant of tooth; temporomandibular; bruxism; oral surgery",
    _F.EYE: "ophthalmology; ophthalmologist; ophthalmological; optometry; cataract; retina; retinal; cornea; corneal; "
    "glaucoma",
    _F.EAR_NOSE_THROAT: "hearing aid; hearing loss; audiology; audiological; audiogram; tinnitus; otolaryngology; ent; "
    "septoplasty; sinus surgery; vertigo; vestibular",
    _F.HEART: "cardiology; cardiologist; cardiac; cardiovascular; echocardiogram; hypertension; hypertensive; deep vein "
    "thrombosis; coronary",
    _F.LUNGS: "pulmonary; pulmonologist; asthma; silicosis; copd; spirometry; lung",
    _F.DIGESTION: "gastroenterology; gastroenterologist; endoscopy; colonoscopy; gastritis; gastroesophageal reflux; gerd; "
    "irritable bowel; constipation; hepatitis",
    _F.URINARY: "urology; urologist; urological; erectile dysfunction; urodynamic; bladder; incontinence; kidney; renal; "
    "nephrology",
    _F.ABDOMEN_SURGERY: "hernia; herniorrhaphy; cholecystectomy; appendectomy; bariatric surgery",
    _F.INFECTION: "infectious disease; osteomyelitis; hiv; sepsis; valley fever; coccidioidomycosis",
    _F.GENERAL: "internal medicine; internist; diabetes; diabetic; diabetes mellitus; primary care",
}
"""Words that tell the field, whatever the category, by "; "; general medical knowledge, put down by us."""
