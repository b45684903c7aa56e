"""Forms of the pages of a case."""
