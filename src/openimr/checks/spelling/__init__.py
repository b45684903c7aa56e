"""Faults of writing that can be told without doubt: misspelt terms, wrong expansions, doubled words, broken sentences."""
