"""Clerical errors of an issued letter, set right in a new one that takes its place; an outcome is never touched."""
