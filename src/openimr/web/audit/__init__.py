"""The audit trail: one chain of events per case, and one for the site."""
