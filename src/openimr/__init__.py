"""Independent Medical Review: read, decide, check, write and serve determinations."""
