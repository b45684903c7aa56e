"""Appeals of a determination, how they end, and the review anew that a won one leads to."""
