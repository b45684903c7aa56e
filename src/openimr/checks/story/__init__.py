"""The story that a letter tells of its person, read word by word.

A letter is read once into its words (``words_read``, with the shorthand of charts), what they name (``named_words``: terms, ``figures``, ``care``)
and which of them count (``stated``): each with its clause (``clauses``, ``headings``), what is said of it (``polarity``: denied, planned, supposed,
of another) and its part of the body (``body_parts``).
"""
