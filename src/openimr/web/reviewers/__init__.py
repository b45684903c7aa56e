"""Reviewers: the roster, who may review, assignment and attestation."""
