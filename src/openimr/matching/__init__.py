"""Who may review a case, with every reason for and against, and in which order those who may are offered."""
