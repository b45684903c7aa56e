"""Documents: what is in the file of a case."""
