"""Who is tied to whom, what the conflict officer ruled, and the open assignments that a conflict stopped."""
