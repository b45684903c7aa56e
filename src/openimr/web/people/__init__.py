"""People, the organizations they act for, what their roles let them do, and how they sign in."""
