"""The parts of a letter and of its items, one module each."""
