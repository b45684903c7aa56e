"""What no one else catches before a determination is signed: one module a check.

A check looks at a determination alone: its values, what its words say (``openimr.letters``, ``openimr.citations``), the law
in force on its day and the register of guidelines. It knows no file, no clock and no page.
"""
