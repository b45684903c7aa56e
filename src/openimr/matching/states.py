"""The states and territories of which a licence may be entered."""

from openimr.terms.states import POSTAL_CODES

STATES = tuple(POSTAL_CODES)
"""Offered when a licence is entered. Lab. Code § 139.5(d)(4)(B) says "any state of the United States"; that a licence of
the District or a territory counts is our reading, since published letters name the District."""
