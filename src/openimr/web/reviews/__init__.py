"""Reviews: what an expert reviewer decides and why, until signed."""
