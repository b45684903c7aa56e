"""Determination ⇄ letter: a reader and a writer for each part; a layout is a table of parts."""
