"""Mail that tells people there is news here, and never what: each is sent once, or known to be uncertain."""
