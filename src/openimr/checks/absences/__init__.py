"""What stands in a letter against its statements of absence.

A letter is read once into its clinical words (``stated``), each with what is said of it (``polarity``), its part of the body
(``body_parts``) and the care it names (``care``). The subject of each absence (``subjects``) is then looked for among what is
stated (``things``), among the care that was had (``treatments``), and in the request itself (``requests``).
"""
