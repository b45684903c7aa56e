"""Pages of cases: each parses, calls and renders."""
