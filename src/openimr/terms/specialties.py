"""The medical specialties that letters and the Division's search form name."""

import re
from functools import cache

SPECIALTIES = (
    "Addiction Psychiatry",
    "Allergy and Immunology",
    "Anesthesiology",
    "Cardiovascular Disease",
    "Child and Adolescent Psychiatry",
    "Chiropractic",
    "Chiropractor",
    "Colon and Rectal Surgery",
    "Critical Care Medicine",
    "Dentist",
    "Dermatology",
    "Diagnostic Radiology",
    "Emergency Medicine",
    "Family Practice",
    "Gastroenterology",
    "General Vascular Surgery",
    "Geriatric Medicine",
    "Hand Surgery",
    "Hospice & Palliative Medicine",
    "Infectious Disease",
    "Internal Medicine",
    "Interventional Cardiology",
    "Medical Oncology",
    "Medical Toxicology",
    "Nephrology",
    "Neurological Surgery",
    "Neurology",
    "Neuromuscular Medicine",
    "Neuroradiology",
    "Obstetrics and Gynecology",
    "Occupational Medicine",
    "Oncology",
    "Ophthalmology",
    "Optometry",
    "Oral and Maxillofacial Surgery",
    "Oriental Medicine",
    "Orthopedic Surgery",
    "Otolaryngology",
    "Pain Management",
    "Pediatric Rehabilitation Medicine",
    "Pediatrics",
    "Physical Medicine & Rehabilitation",
    "Plastic Surgery",
    "Podiatric Surgery",
    "Podiatrist",
    "Preventive Medicine",
    "Psychiatry",
    "Psychologist",
    "Psychology",
    "Public Health & General Preventive Medicine",
    "Pulmonary Disease",
    "Radiology",
    "Registered Nurse",
    "Rheumatology",
    "Sleep Medicine",
    "Sports Medicine",
    "Surgery",
    "Surgical Critical Care",
    "Thoracic Surgery",
    "Urology",
)
"""Specialties by the name the Division's search form uses.

Source: the option values of the Division's public decision search; *Chiropractor* and *Pediatric
Rehabilitation Medicine* stand in letters only; *Obstetrics and Gynecology* and *Oral and Maxillofacial
Surgery* are names of American boards.
"""


OTHER_NAMES = {
    "Cardiology": "Cardiovascular Disease",
    "Dental Surgery": "Dentist",
    "Dentistry": "Dentist",
    "Doctor of Chiropractic": "Chiropractic",
    "Doctor of Dental Surgery": "Dentist",
    "Family Medicine": "Family Practice",
    "General Surgery": "Surgery",
    "Neurosurgery": "Neurological Surgery",
    "Orthopaedics": "Orthopedic Surgery",
    "Orthopedics": "Orthopedic Surgery",
    "Pain Medicine": "Pain Management",
    "Physical Med & Rehab": "Physical Medicine & Rehabilitation",
    "Physical Medicine": "Physical Medicine & Rehabilitation",
    "PM&R": "Physical Medicine & Rehabilitation",
    "Podiatry": "Podiatrist",
    "Pulmonology": "Pulmonary Disease",
}
"""Other names of specialties that the form has, to its name for them.

Source: names of the same American boards and degrees, from general knowledge [unverified].
"""

_OTHER_COMPOUND_NAMES = (
    "Endocrinology, Diabetes, and Metabolism",
    "Foot and Ankle Surgery",
    "Foot and Ankle Orthopaedics",
    "Hand and Upper Extremity Surgery",
    "Hospice and Palliative Care",
    "Maternal and Fetal Medicine",
    "Plastic and Reconstructive Surgery",
    "Reproductive Endocrinology and Infertility",
    "Undersea and Hyperbaric Medicine",
)
"""Names of American boards and subspecialties that hold "and" or a comma, and that the form does not offer."""

_NOT_A_LETTER = re.compile(r"[^a-z]+")


def is_specialty(words: str) -> bool:
    """Return whether the words are the name of one specialty, as the form or a letter spells it.

    >>> is_specialty("pain management"), is_specialty("Anesthesiology/Pain Management")
    (True, False)
    """
    return _plain(words) in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(_plain(name) for name in (*SPECIALTIES, *OTHER_NAMES, *_OTHER_COMPOUND_NAMES))


def is_compound_specialty(words: str) -> bool:
    """Return whether the words are one specialty whose name itself holds "and" or a comma.

    >>> is_compound_specialty("Physical Medicine and Rehabilitation"), is_compound_specialty("Neurology and Urology")
    (True, False)
    """
    return _plain(words) in _compound_names()


@cache
def _compound_names() -> frozenset[str]:
    names = (*SPECIALTIES, *OTHER_NAMES, *_OTHER_COMPOUND_NAMES)
    return frozenset(_plain(name) for name in names if "and" in _plain(name).split())


def _plain(words: str) -> str:
    return _NOT_A_LETTER.sub(" ", words.lower().replace("&", " and ")).strip()
