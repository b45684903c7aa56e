"""From the blocks of a letter to files a person can open: accessible PDF and Word."""
