"""The states and territories that license physicians, and how a text spells them."""

import re

POSTAL_CODES = {
    "Alabama": "AL",
    "Alaska": "AK",
    "American Samoa": "AS",
    "Arizona": "AZ",
    "Arkansas": "AR",
    "California": "CA",
    "Colorado": "CO",
    "Connecticut": "CT",
    "Delaware": "DE",
    "District of Columbia": "DC",
    "Florida": "FL",
    "Georgia": "GA",
    "Guam": "GU",
    "Hawaii": "HI",
    "Idaho": "ID",
    "Illinois": "IL",
    "Indiana": "IN",
    "Iowa": "IA",
    "Kansas": "KS",
    "Kentucky": "KY",
    "Louisiana": "LA",
    "Maine": "ME",
    "Maryland": "MD",
    "Massachusetts": "MA",
    "Michigan": "MI",
    "Minnesota": "MN",
    "Mississippi": "MS",
    "Missouri": "MO",
    "Montana": "MT",
    "Nebraska": "NE",
    "Nevada": "NV",
    "New Hampshire": "NH",
    "New Jersey": "NJ",
    "New Mexico": "NM",
    "New York": "NY",
    "North Carolina": "NC",
    "North Dakota": "ND",
    "Northern Mariana Islands": "MP",
    "Ohio": "OH",
    "Oklahoma": "OK",
    "Oregon": "OR",
    "Pennsylvania": "PA",
    "Puerto Rico": "PR",
    "Rhode Island": "RI",
    "South Carolina": "SC",
    "South Dakota": "SD",
    "Tennessee": "TN",
    "Texas": "TX",
    "U.S. Virgin Islands": "VI",
    "Utah": "UT",
    "Vermont": "VT",
    "Virginia": "VA",
    "Washington": "WA",
    "West Virginia": "WV",
    "Wisconsin": "WI",
    "Wyoming": "WY",
}
"""Two-letter code by name.

Source: the state and possession abbreviations of the United States Postal Service.
"""


def _name(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _code(letters: str) -> str:
    return rf"{letters}\b|{letters[0]}\.\s?{letters[1]}\."


_NAMES = "|".join(_name(name) for name in sorted(POSTAL_CODES, key=len, reverse=True))
_CODES = "|".join(_code(code) for code in POSTAL_CODES.values())

STATE = rf"(?:Washington,?\s+D\.?\s?C\b\.?|(?i:{_NAMES}|Virgin\s+Islands)\b|\b(?:{_CODES}))"
"""Pattern of one state: its name in any case, its code in capitals, with or without full stops.

>>> re.findall(STATE, "Ohio, N.Y. and Washington, D.C.")
['Ohio', 'N.Y.', 'Washington, D.C.']
"""

STATES = rf"{STATE}(?:(?:\s*[,;&/]\s*(?:and\s+|&\s*)?|\s+and\s+){STATE})*"
"""Pattern of a list of states.

>>> re.fullmatch(STATES, "Ohio,North Carolina, and TX") is not None
True
"""
