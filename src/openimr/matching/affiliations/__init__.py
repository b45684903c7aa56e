"""Who is tied to whom, the paths between a reviewer and the parties of a case, and what becomes of each."""
