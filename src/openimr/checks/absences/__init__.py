"""What stands in a letter against its statements of absence.

The subject of each absence (``reading_subjects``) is looked for in the story that the letter tells (``openimr.checks.story``): among what is
stated (``things``), among the care that was had (``treatments``), and in the request itself (``requests``); where nothing stands against
it, among what is akin to it (``akin``).
"""
