"""Tags of the roster."""
