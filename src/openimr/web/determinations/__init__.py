"""Determinations: issued, sealed, and served on each party."""
