"""The ``openimr`` command."""
