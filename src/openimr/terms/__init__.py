"""Words of medicine and of time in a text, each with its span."""
