"""Reading a letter: its text beside its data. Nothing of it is kept, so that there is no model."""
