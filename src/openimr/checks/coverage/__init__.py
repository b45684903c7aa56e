"""What a letter asks for, what utilization review refused of it, and what its rationales answer."""
