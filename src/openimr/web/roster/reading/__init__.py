"""The roster from a file of comma-separated values: bytes → rows with their faults; asks the site for nothing."""
