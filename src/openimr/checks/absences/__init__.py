"""What stands in a letter against its statements of absence.

A letter is read once into its words (``words_read``), what they name (``named_words``) and which of them count (``stated``), each
with what is said of it (``polarity``), its part of the body (``body_parts``) and the care it names (``care``). The subject of each
absence (``reading_subjects``) is then looked for among what is stated (``things``), among the care that was had (``treatments``),
and in the request itself (``requests``); where nothing stands against it, among what is akin to it (``akin``).
"""
