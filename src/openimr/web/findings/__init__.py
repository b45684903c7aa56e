"""Findings of the checks on a draft: shown beside its words, fixed or answered before it is signed, and kept."""
