"""The medical specialties that letters and the Division's search form name."""

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


def joined_by_and() -> frozenset[str]:
    """Return, in lower case and with "and" for "&", the specialties whose name itself holds "and"."""
    spelt = (specialty.lower().replace("&", "and") for specialty in SPECIALTIES)
    return frozenset(name for name in spelt if " and " in name)
