"""The days that a letter names, what they are the days of, and where they cannot both be right."""
