"""Does a text name a physician? Found in every way in which people write a name, and not where a name is a word.

What counts as naming::

    given name + family name       Maja Lind, Lind Maja, LIND, MAJA, Maja K. Lind, Maja Lind-Berg
    initials + family name         M. Lind, M K Lind, Lind, M., MKLind
    title or degree + family name  Dr Lind, Professor Lind, Lind, M.D.
    address, licence               maja.lind@clinic.test, maja.lind (at) clinic, G 12345

A family name by itself does not: Hand and Hart are words, and others bear them. Where someone else of the case bears the
family name, initials and titles do not count either, since they may mean that one.

Words are compared without case, accents and look-alikes (full-width, Cyrillic, Greek), so that no way of writing hides
a name.
"""

from openimr.matching.naming.mentions import Physician, names_physician, naming_spans, without_name
from openimr.matching.naming.names import family_names

__all__ = ["Physician", "family_names", "names_physician", "naming_spans", "without_name"]
