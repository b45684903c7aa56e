"""Which fields of care a specialty works in: its main work, and what it treats among other things.

Source: the public descriptions by the American Board of Medical Specialties of what each of its specialties does; for
chiropractors, dentists, optometrists, podiatrists, psychologists and practitioners of oriental medicine, the profession's
own name. What is "main" and what is "also" is our reading of them [unverified]; Lab. Code § 139.5(d)(4) asks that the
reviewer be knowledgeable in condition and treatment, and names no specialty for any.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from openimr.matching.fields import Field
from openimr.matching.subjects import folded_specialty

_F = Field


class Level(IntEnum):
    """How much of a specialty's work a field is; the order is from least to most."""

    NONE = 0
    ALSO = 1
    MAIN = 2


@dataclass(frozen=True, slots=True)
class Work:
    """The fields a specialty works in.

    Attributes:
        main: Its main work.
        also: What it treats too.
    """

    main: frozenset[Field] = frozenset()
    also: frozenset[Field] = frozenset()

    def level(self, field: Field) -> Level:
        """Return how much of the work a field is."""
        if field in self.main:
            return Level.MAIN
        return Level.ALSO if field in self.also else Level.NONE


def _work(*main: Field, also: tuple[Field, ...] = ()) -> Work:
    return Work(frozenset(main), frozenset(also))


_EVERYDAY = (
    _F.SKIN,
    _F.MIND,
    _F.SPINE,
    _F.JOINTS,
    _F.PAIN,
    _F.REHABILITATION,
    _F.HEART,
    _F.LUNGS,
    _F.DIGESTION,
    _F.URINARY,
    _F.INFECTION,
    _F.SLEEP,
)
_OF_WORK = (_F.SKIN, _F.PAIN, _F.HAND, _F.FOOT, _F.LUNGS, _F.NERVE_TESTS, _F.REHABILITATION, _F.ACUPUNCTURE)
_MIND = _work(_F.MIND, also=(_F.SLEEP,))
_FAMILY = _work(_F.GENERAL, also=_EVERYDAY)
_OCCUPATIONAL = _work(_F.JOINTS, _F.SPINE, also=(*_OF_WORK, _F.GENERAL))
_REHABILITATION = _work(
    _F.REHABILITATION,
    _F.JOINTS,
    _F.SPINE,
    _F.NERVE_TESTS,
    also=(_F.PAIN, _F.NERVES, _F.SKIN, _F.HAND, _F.FOOT, _F.ACUPUNCTURE, _F.MANIPULATION, _F.GENERAL),
)
_PAIN = _work(_F.PAIN, also=(_F.SPINE, _F.JOINTS, _F.NERVES, _F.REHABILITATION, _F.ACUPUNCTURE, _F.NERVE_TESTS))
_ORTHOPEDICS = _work(
    _F.JOINT_SURGERY,
    _F.SPINE_SURGERY,
    _F.JOINTS,
    _F.SPINE,
    also=(_F.HAND, _F.FOOT, _F.REHABILITATION, _F.NERVE_TESTS, _F.PICTURES),
)
_NEUROSURGERY = _work(_F.SPINE_SURGERY, _F.NERVES, _F.SPINE, also=(_F.NERVE_TESTS, _F.PAIN))
_NEUROLOGY = _work(_F.NERVES, _F.NERVE_TESTS, also=(_F.PAIN, _F.SPINE, _F.SLEEP))
_PODIATRY = _work(_F.FOOT)
_CHIROPRACTIC = _work(_F.MANIPULATION, _F.SPINE, also=(_F.JOINTS, _F.REHABILITATION))
_RADIOLOGY = _work(_F.PICTURES)
_TEETH = _work(_F.TEETH)
_HEART = _work(_F.HEART)
_SURGERY = _work(_F.ABDOMEN_SURGERY, _F.SKIN, also=(_F.DIGESTION,))
_INTERNAL = _work(
    _F.GENERAL,
    also=(_F.HEART, _F.LUNGS, _F.DIGESTION, _F.URINARY, _F.INFECTION, _F.SLEEP, _F.PAIN, _F.JOINTS, _F.SPINE, _F.SKIN),
)

WORK: Mapping[str, Work] = {
    "Addiction Psychiatry": _MIND,
    "Anesthesiology": _work(also=(_F.PAIN,)),
    "Cardiovascular Disease": _HEART,
    "Child and Adolescent Psychiatry": _MIND,
    "Chiropractic": _CHIROPRACTIC,
    "Chiropractor": _CHIROPRACTIC,
    "Colon and Rectal Surgery": _work(_F.DIGESTION, also=(_F.ABDOMEN_SURGERY,)),
    "Dentist": _TEETH,
    "Dermatology": _work(_F.SKIN),
    "Diagnostic Radiology": _RADIOLOGY,
    "Emergency Medicine": _work(also=(_F.SKIN, _F.JOINTS, _F.SPINE, _F.HEART, _F.LUNGS, _F.INFECTION, _F.GENERAL)),
    "Family Medicine": _FAMILY,
    "Family Practice": _FAMILY,
    "Gastroenterology": _work(_F.DIGESTION),
    "General Surgery": _SURGERY,
    "General Vascular Surgery": _work(_F.HEART, also=(_F.SKIN,)),
    "Geriatric Medicine": _FAMILY,
    "Hand Surgery": _work(_F.HAND, also=(_F.JOINT_SURGERY, _F.JOINTS, _F.NERVE_TESTS, _F.SKIN, _F.REHABILITATION)),
    "Hospice & Palliative Medicine": _work(also=(_F.PAIN, _F.GENERAL)),
    "Infectious Disease": _work(_F.INFECTION, also=(_F.SKIN,)),
    "Internal Medicine": _INTERNAL,
    "Interventional Cardiology": _HEART,
    "Nephrology": _work(_F.URINARY, also=(_F.GENERAL,)),
    "Neurological Surgery": _NEUROSURGERY,
    "Neurology": _NEUROLOGY,
    "Neuromuscular Medicine": _NEUROLOGY,
    "Neuroradiology": _RADIOLOGY,
    "Occupational Medicine": _OCCUPATIONAL,
    "Ophthalmology": _work(_F.EYE),
    "Optometry": _work(_F.EYE),
    "Oral and Maxillofacial Surgery": _TEETH,
    "Oriental Medicine": _work(_F.ACUPUNCTURE),
    "Orthopedic Surgery": _ORTHOPEDICS,
    "Otolaryngology": _work(_F.EAR_NOSE_THROAT),
    "Pain Management": _PAIN,
    "Pain Medicine": _PAIN,
    "Physical Medicine & Rehabilitation": _REHABILITATION,
    "Plastic Surgery": _work(_F.SKIN, _F.HAND, also=(_F.JOINT_SURGERY,)),
    "Podiatric Surgery": _PODIATRY,
    "Podiatrist": _PODIATRY,
    "Preventive Medicine": _work(_F.GENERAL, also=(_F.JOINTS, _F.SPINE, *_OF_WORK)),
    "Psychiatry": _MIND,
    "Psychologist": _MIND,
    "Psychology": _MIND,
    "Pulmonary Disease": _work(_F.LUNGS, also=(_F.SLEEP,)),
    "Radiology": _RADIOLOGY,
    "Rheumatology": _work(_F.JOINTS, also=(_F.SPINE, _F.PAIN, _F.GENERAL)),
    "Sleep Medicine": _work(_F.SLEEP),
    "Sports Medicine": _work(_F.JOINTS, also=(_F.SPINE, _F.REHABILITATION, _F.FOOT, _F.HAND)),
    "Surgery": _SURGERY,
    "Surgical Critical Care": _work(also=(_F.SKIN, _F.ABDOMEN_SURGERY)),
    "Thoracic Surgery": _work(_F.LUNGS, _F.HEART),
    "Urology": _work(_F.URINARY),
}
"""Specialty, as the Division's search form or its board names it → its work. One that is not here is not known."""


def work_of(specialty: str) -> Work | None:
    """Return the fields a specialty works in; None if not known.

    >>> work_of("Orthopaedic surgery").level(Field.SPINE_SURGERY), work_of("Registered Nurse")
    (<Level.MAIN: 2>, None)
    """
    return _folded().get(folded_specialty(specialty))


@cache
def _folded() -> dict[str, Work]:
    return {folded_specialty(name): work for name, work in WORK.items()}
