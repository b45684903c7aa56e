"""Speed and accuracy over real letters, which are kept outside the repository."""
