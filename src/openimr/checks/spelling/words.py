"""Which words are spelt rightly, and which of them one that is not was meant for."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from string import ascii_lowercase

from openimr.terms.tables import listed, table_rows

SHORTEST = 5
"""Letters of the shortest word whose spelling is looked at."""

_SHORTEST_NAME = 8
_SHORTEST_RARE = 7
_SHORTEST_STEM = 4
_SHORTEST_PART = 3
_LONGEST_COMPOUND = 12
_SHORT_PARTS = frozenset(
    {
        "bed",
        "eye",
        "ear",
        "arm",
        "leg",
        "toe",
        "off",
        "out",
        "day",
        "way",
        "man",
        "air",
        "car",
        "cup",
        "lid",
        "ray",
        "sit",
        "set",
        "use",
    }
)
"""Short words of which longer ones are made up; longer ones are those that are common."""

_VOWELS = "aeiou"
_IN_TABLE = re.compile(r"[a-z]{3,}")
_TABLES = (
    "regions",
    "categories",
    "abbreviations",
    "compounds",
    "clinical_care",
    "clinical_classes",
    "clinical_things",
)
_PREFIXES = (
    "ambi", "ante", "antero", "anti", "auto", "bi", "bio", "cardio", "cervico", "co", "contra", "counter", "costo", "cyto", "de",
    "dis", "dorso", "dys", "electro", "endo", "epi", "extra", "fore", "gastro", "hemi", "hyper", "hypo", "iliac", "ilio", "infero",
    "infra", "inter", "intra", "ischio", "juxta", "kyphos", "latero", "lumbo", "macro", "medio", "mega", "meta", "micro", "mid",
    "mini", "mis", "mono", "multi", "musculo", "myo", "naso", "neo", "neuro", "non", "normo", "ortho", "osteo", "out", "over",
    "para", "peri", "photo", "physio", "poly", "post", "postero", "pre", "pro", "pseudo", "psycho", "re", "retro", "sacro", "self",
    "semi", "sero", "sub", "super", "supero", "supra", "tele", "thermo", "thoraco", "trans", "tri", "ultra", "un", "under", "uni",
    "uro", "vaso", "ventro",
)  # fmt: skip
_ENDINGS = (
    ("s", ""), ("es", ""), ("es", "is"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("al", "a"), ("ing", ""), ("ing", "e"), ("ly", ""), ("al", ""), ("al", "e"),
    ("ally", "al"), ("ally", "ic"), ("ic", "y"), ("ic", "ia"), ("ical", "ic"), ("ically", "ic"), ("ia", "y"), ("ae", "a"), ("i", "us"),
    ("a", "um"), ("able", ""), ("able", "e"), ("ability", "able"), ("genic", ""), ("genic", "o"), ("ectomies", "ectomy"),
    ("otic", "osis"), ("itic", "itis"),
)  # fmt: skip
"""Endings, each with what stands in its place in the word that it is made of."""


@lru_cache(maxsize=20_000)
def meant_by(form: str, *, is_name: bool = False) -> str:
    """Return the word that an unknown one is but for one letter; empty where it is known, or like no other.

    A letter is wrong, missing or too many, or two beside each other have changed places. A term of medicine is thought of first,
    then the commonest word, of a long one a rare word too if there is but one. A word of a term of medicine alone is thought of where the unknown one may be a name.

    >>> meant_by("radiculapathy"), meant_by("managment"), meant_by("noncertified"), meant_by("facetogenic")
    ('radiculopathy', 'management', '', '')
    """
    shortest = _SHORTEST_NAME if is_name else SHORTEST
    if not shortest <= len(form) <= _longest() + 1 or is_word(form):
        return ""
    near = set(_one_letter_off(form))
    terms = sorted(near & _terms())
    if terms:
        return terms[0]
    if is_name:
        return ""
    common = sorted((rank, word) for word in near if (rank := _ranks().get(word)) is not None)
    if common:
        return common[0][1]
    rare = near & _spelt() if len(form) >= _SHORTEST_RARE else set()
    return rare.pop() if len(rare) == 1 else ""


@lru_cache(maxsize=20_000)
def is_word(form: str) -> bool:
    """Return whether a word is spelt rightly: as it stands in a table, or made of such words."""
    return (
        _is_made_of_one(form)
        or any(form.startswith(prefix) and _is_made_of_one(form.removeprefix(prefix)) for prefix in _PREFIXES)
        or (
            len(form) <= _LONGEST_COMPOUND
            and any(form[:at] in _common() and form[at:] in _common() for at in range(_SHORTEST_PART, len(form) - 2))
        )
    )


def _is_made_of_one(form: str) -> bool:
    if form in _known():
        return True
    return any(
        form.endswith(ending)
        and len(form) - len(ending) >= _SHORTEST_STEM
        and form[: -len(ending)] + instead in _known()
        and not _is_wrong_ending(form[: -len(ending)] + instead, ending)
        for ending, instead in _ENDINGS
    )


def _is_wrong_ending(stem: str, ending: str) -> bool:
    """Return whether an ending is put to a stem as it cannot be: "carrys", "refered" for what has its consonant doubled."""
    if ending == "s":
        return stem.endswith(("s", "x", "z", "ch", "sh")) or (stem.endswith("y") and stem[-2] not in _VOWELS)
    if ending == "es":
        return not stem.endswith(("s", "x", "z", "ch", "sh", "o", "is"))
    return ending in {"ed", "ing"} and stem + stem[-1] + ending in _known()


def _one_letter_off(word: str) -> Iterator[str]:
    for at in range(len(word)):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail[1:]
            yield head + letter + tail
    yield from (word + letter for letter in ascii_lowercase)


@cache
def _terms() -> frozenset[str]:
    """Return the words of medicine and of reviews, and the names of drugs."""
    words = {word for _, words in table_rows("medical_words") for word in listed(words)}
    drugs = {
        word for row in table_rows("drugs") for column in (row[0], row[2]) for word in _IN_TABLE.findall(column.lower())
    }
    return frozenset(word for word in words | drugs if len(word) >= SHORTEST)


@cache
def _ranks() -> Mapping[str, int]:
    """Return the common words with how many are commoner."""
    [(_, words), *_] = table_rows("spelt_words")
    return {word: rank for rank, word in enumerate(listed(words)) if len(word) >= SHORTEST}


@cache
def _common() -> frozenset[str]:
    [(_, words), *_] = table_rows("spelt_words")
    return frozenset(listed(words)) | _SHORT_PARTS


@cache
def _spelt() -> frozenset[str]:
    return frozenset(word for _, words in table_rows("spelt_words") for word in listed(words))


@cache
def _longest() -> int:
    """Return the length of the longest word that may be meant: all of one letter off are written out, so none longer is tried."""
    return max(map(len, _terms() | _spelt()))


@cache
def _known() -> frozenset[str]:
    """Return the words that are right as they stand."""
    rows = (row for name in _TABLES for row in table_rows(name))
    of_tables = {word for row in rows for column in row for word in _IN_TABLE.findall(column.lower())}
    alike = {word for (words,) in table_rows("look_alikes") for word in listed(words)}
    return frozenset(_terms() | _spelt() | of_tables | alike) - _misspelt_in_tables()


def _misspelt_in_tables() -> frozenset[str]:
    """Return the misspellings by which the table of categories finds a request all the same."""
    return frozenset(
        "accupuncture acupunture chiropracter chiropratic lumbrosacral physcial physiotheraphy theraphy".split()  # noqa: SIM905 (words)
    )
