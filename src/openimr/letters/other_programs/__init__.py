"""Determinations of other review programmes, published as rows: values of their own, not forced into a determination."""
