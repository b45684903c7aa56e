"""Forms that count once, however often they are posted."""
