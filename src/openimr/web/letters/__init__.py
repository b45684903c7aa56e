"""Read a letter: its text beside its data. Nothing of a letter is kept, and there is no model."""
