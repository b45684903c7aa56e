"""Where a letter names again what an item asks for, and in what it differs."""
